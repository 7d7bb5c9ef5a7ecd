import { closeSync, openSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { baseMapOutputs } from '../../src/export/publish/base-maps.ts';
import type { Output } from '../../src/model/output.ts';
import type { Profile } from '../../src/model/profile.ts';

/** Base maps of a profile whose files lie beside it. */
export function baseMapFiles(profile: Profile, profilePath: string, edition: string | null): Output[] {
  return baseMapOutputs(profile, edition, (file) => piecesOf(join(dirname(profilePath), file)));
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
