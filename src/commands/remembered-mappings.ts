import type { Mapping } from '../model/mapping.ts';

/** Mappings by the shape of the files they were chosen for, kept in this browser. */

const KEY = 'song-chung.mappings';
const MOST = 50;

/** Null where nothing is remembered, or what is does not fit any more. */
export function rememberedMapping(fingerprint: string, guess: Mapping): Mapping | null {
  const known = all().find(([key]) => key === fingerprint)?.[1];
  if (known === undefined || !isSame(Object.keys(known), Object.keys(guess))) return null;
  // How the bytes are read is the file's own matter.
  return { ...known, encoding: guess.encoding, delimiter: guess.delimiter, layer: guess.layer };
}

/** For the next file of the same shape. */
export function rememberMapping(fingerprint: string, mapping: Mapping): void {
  const others = all().filter(([key]) => key !== fingerprint);
  try {
    localStorage.setItem(KEY, JSON.stringify([[fingerprint, mapping], ...others].slice(0, MOST)));
  } catch {
    // A browser that keeps nothing still imports.
  }
}

function all(): readonly (readonly [string, Mapping])[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is readonly [string, Mapping] {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false;
  const mapping: unknown = value[1];
  return (
    typeof mapping === 'object' && mapping !== null && 'fields' in mapping && 'crs' in mapping && 'role' in mapping
  );
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key) => b.includes(key));
}
