import { unzipSync } from 'fflate';
import { isOutOfMemory } from '../out-of-memory.ts';
import { Refusal } from './refusal.ts';

/**
 * Entries of a zip, held in memory and never written anywhere. What a bomb or a trick would
 * use is refused before anything is unpacked: the sizes in the directory decide, and no entry
 * can grow beyond its own, because its room is made once, of that size.
 */

const MOST_ENTRIES = 2_000;
export const MOST_UNPACKED_BYTES = 600_000_000;
/** Text packs some 10 to 20 times, a bomb a thousand times. Small entries may pack as they like. */
const MOST_RATIO = 250;
const SMALL_BYTES = 5_000_000;

export interface ZipLimits {
  readonly entries: number;
  readonly bytes: number;
}

/**
 * @param wanted Which entries are unpacked, by their path; the limits hold for all of them.
 * @throws Refusal where the archive is broken, too large, or has paths that lead out of it.
 */
export function unzipped(
  bytes: Uint8Array,
  wanted: (path: string) => boolean,
  limits: ZipLimits = { entries: MOST_ENTRIES, bytes: MOST_UNPACKED_BYTES },
): ReadonlyMap<string, Uint8Array> {
  let entries = 0;
  let total = 0;
  const seen = new Set<string>();
  const check = (name: string, size: number, originalSize: number): boolean => {
    entries++;
    if (entries > limits.entries) refuse(`> ${limits.entries}`, 'entries');
    if (/^([a-z]:|[\\/])|(^|[\\/])\.\.([\\/]|$)|\0/i.test(name)) refuse(name, 'path');
    if (seen.has(name)) refuse(name, 'distinct paths');
    seen.add(name);
    total += originalSize;
    if (total > limits.bytes) refuse(`> ${limits.bytes / 1e6} MB`, 'size');
    if (originalSize > SMALL_BYTES && originalSize > size * MOST_RATIO) refuse(name, 'ratio');
    return !name.endsWith('/') && wanted(name);
  };
  refuseLocked(bytes);
  try {
    const files = unzipSync(bytes, { filter: ({ name, size, originalSize }) => check(name, size, originalSize) });
    return new Map(Object.entries(files));
  } catch (error) {
    if (error instanceof Refusal || isOutOfMemory(error)) throw error;
    throw new Refusal('file-unreadable', { found: 'ZIP' });
  }
}

/** Paths of all entries; the same refusals. */
export function zipPaths(bytes: Uint8Array): readonly string[] {
  const paths: string[] = [];
  unzipped(bytes, (path) => {
    paths.push(path);
    return false;
  });
  return paths;
}

/** The first entry's flag of encryption: an archiver locks all entries or none. */
function refuseLocked(bytes: Uint8Array): void {
  const [p, k, three, four, , , flags = 0] = bytes;
  const isEntry = p === 0x50 && k === 0x4b && three === 3 && four === 4;
  if (isEntry && (flags & 1) === 1) throw new Refusal('file-unreadable', { expected: 'no password' });
}

function refuse(found: string, expected: string): never {
  throw new Refusal('archive-refused', { found: found.slice(0, 80), expected });
}
