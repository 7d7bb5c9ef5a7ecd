import { Gunzip } from 'fflate';
import { isOutOfMemory } from '../out-of-memory.ts';
import { Refusal } from './refusal.ts';
import { MOST_UNPACKED_BYTES } from './unzip.ts';

const CHUNK_BYTES = 1 << 16;

/** @throws Refusal where it is broken, or unpacks to more than any file that is read. */
export function gunzipped(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const gunzip = new Gunzip((part) => {
    size += part.length;
    if (size > MOST_UNPACKED_BYTES)
      throw new Refusal('archive-refused', { found: `> ${MOST_UNPACKED_BYTES / 1e6} MB`, expected: 'size' });
    parts.push(part);
  });
  try {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
      gunzip.push(bytes.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= bytes.length);
  } catch (error) {
    if (error instanceof Refusal || isOutOfMemory(error)) throw error;
    throw new Refusal('file-unreadable', { found: 'GZIP' });
  }
  const plain = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    plain.set(part, at);
    at += part.length;
  }
  return plain;
}
