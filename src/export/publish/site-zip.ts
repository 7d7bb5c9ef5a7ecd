import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Output } from '../../model/output.ts';

/** A published folder as one zip. */
export function siteZip(outputs: readonly Output[]): Uint8Array {
  const files: Zippable = {};
  for (const [name, chunks] of outputs) files[name] = joined(chunks);
  return zipSync(files);
}

function joined(chunks: Iterable<string | Uint8Array>): Uint8Array {
  const parts = Array.from(chunks, (chunk) => (typeof chunk === 'string' ? strToU8(chunk) : chunk));
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
