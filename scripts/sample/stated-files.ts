import { hashOf } from '../../src/ingest/file-hash.ts';

/**
 * The text of a profile with the length and SHA-256 of its data files behind their names, so that a
 * file that was cut on its way is known. Only these two members change: the rest stays as it was typed.
 * A ground pack holds a hash of its own.
 *
 * @param files Bytes by the file's name. Files that `data` does not name are let be.
 */
export function withStatedFiles(profile: string, files: ReadonlyMap<string, Uint8Array>): string {
  const start = profile.indexOf('\n  "data": {');
  const end = profile.indexOf('\n  }', start);
  if (start < 0 || end < 0) throw new RangeError('a profile without data');
  const stated = profile.slice(start, end).replace(NAMED_FILE, (member, indent: string, name: string) => {
    const bytes = files.get(name);
    if (bytes === undefined) return member;
    const members = [`"file": ${JSON.stringify(name)}`, `"bytes": ${bytes.length}`, `"sha256": "${hashOf(bytes)}"`];
    return members.map((one) => `${indent}${one},`).join('');
  });
  return profile.slice(0, start) + stated + profile.slice(end);
}

/** A `file` on a line of its own with members behind it, and what was stated of it before. */
const NAMED_FILE = /(\n +)"file": "([^"]+)",(?:\n +"bytes": \d+,)?(?:\n +"sha256": "[0-9a-f]{64}",)?/g;
