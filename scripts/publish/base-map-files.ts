import { closeSync, openSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Profile } from '../../src/model/profile.ts';
import type { Output } from '../lib/write-outputs.ts';
import { provinceFolder } from './addresses.ts';

/** Files of base maps lie beside the published profile as they lie beside the department's. */
export function baseMapFiles({ id, baseMaps = [] }: Profile, profilePath: string, edition: string | null): Output[] {
  return baseMaps.flatMap((one): Output[] => {
    if (one.kind === 'tiles' || one.file.startsWith('https:')) return [];
    return [[`${provinceFolder(id, edition)}/${one.file}`, piecesOf(join(dirname(profilePath), one.file))]];
  });
}

const PIECE_BYTES = 8 * 1024 * 1024;

/** An archive of tiles may be larger than memory. */
function* piecesOf(path: string): Iterable<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const piece = new Uint8Array(PIECE_BYTES);
      const length = readSync(file, piece);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** Read when it is its turn to be written. */
export function* inPieces(read: () => string | Uint8Array): Iterable<string | Uint8Array> {
  yield read();
}
