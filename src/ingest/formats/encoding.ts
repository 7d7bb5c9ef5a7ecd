import { outOfRange } from '../../model/out-of-range.ts';
import {
  encodedOnce,
  fromLegacy,
  LEGACY_ENCODINGS,
  type LegacyEncoding,
  vietnameseShare,
} from './legacy-vietnamese.ts';

/**
 * Bytes → text. A byte order mark or valid UTF-8 decides; of what is left, each encoding of
 * one byte a letter is tried, and the one whose words read as Vietnamese is taken.
 */

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1258', ...LEGACY_ENCODINGS] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Beginning of a file that tells its encoding. */
const HEAD_BYTES = 200_000;

export function encodingOf(bytes: Uint8Array): Encoding {
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [index, byte] of head.subarray(0, 2_000).entries())
    if (byte === 0) zeros[index & 1] = (zeros[index & 1] ?? outOfRange()) + 1;
  const few = Math.min(head.length, 2_000) / 8;
  if ((zeros[1] ?? outOfRange()) > few && (zeros[0] ?? outOfRange()) <= few) return 'utf-16le';
  if ((zeros[0] ?? outOfRange()) > few && (zeros[1] ?? outOfRange()) <= few) return 'utf-16be';
  if (isUtf8(head)) return 'utf-8';
  let best: { readonly encoding: Encoding; readonly share: number } = { encoding: 'utf-8', share: 0.3 };
  for (const encoding of ['windows-1258', ...LEGACY_ENCODINGS] as const) {
    const share = vietnameseShare(decoded(head, encoding)) ?? 0;
    if (share > best.share) best = { encoding, share };
  }
  return best.encoding;
}

/** Text in composed Unicode, without a byte order mark; bytes that mean nothing become U+FFFD. */
export function decoded(bytes: Uint8Array, encoding: Encoding): string {
  if (isLegacy(encoding)) return fromLegacy(new TextDecoder('windows-1252').decode(bytes), encoding).normalize('NFC');
  return new TextDecoder(encoding).decode(bytes).normalize('NFC');
}

/**
 * The encoding of text that was read as Windows-1252 though it may be a legacy one: cells of a
 * spreadsheet written with old fonts. Null where it is Unicode already.
 */
export function legacyIn(text: string): LegacyEncoding | null {
  const asIs = vietnameseShare(text);
  if (asIs === null || asIs > 0.5) return null;
  let best: { readonly encoding: LegacyEncoding | null; readonly share: number } = {
    encoding: null,
    share: Math.max(0.6, asIs),
  };
  for (const encoding of LEGACY_ENCODINGS) {
    const share = vietnameseShare(fromLegacy(text, encoding)) ?? 0;
    if (share > best.share) best = { encoding, share };
  }
  return best.encoding;
}

/** Whether text reads as Vietnamese only once it is taken for UTF-8 that was encoded twice. */
export function isEncodedTwice(text: string): boolean {
  const asIs = vietnameseShare(text);
  return asIs !== null && asIs <= 0.5 && (vietnameseShare(encodedOnce(text)) ?? 0) > Math.max(0.6, asIs);
}

export function isLegacy(encoding: Encoding): encoding is LegacyEncoding {
  return encoding === 'tcvn3' || encoding === 'vni';
}

/** A character cut off at the end of the head does not count against it. */
export function isUtf8(head: Uint8Array): boolean {
  for (let cut = 0; cut < 4; cut++) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, head.length - cut));
      return true;
    } catch {
      if (head.length < HEAD_BYTES) return false;
    }
  }
  return false;
}
