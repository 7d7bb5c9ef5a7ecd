import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { baseMapOutputs } from '../../src/export/publish/base-maps.ts';
import { reliefPack } from '../../src/ingest/ground/relief-pack.ts';
import type { Output } from '../../src/model/output.ts';
import type { Profile } from '../../src/model/profile.ts';

/** Base maps of a profile whose files lie beside it. */
export function baseMapFiles(profile: Profile, profilePath: string, edition: string | null): Output[] {
  return baseMapOutputs(profile, edition, (file) => piecesOf(join(dirname(profilePath), file)));
}

/** The ground of a profile, as the public sees it; null where none lies beside the profile that can be read. */
export function publicGround({ ground }: Profile, profilePath: string): Uint8Array | null {
  const path = ground && join(dirname(profilePath), ground.file);
  return path && existsSync(path) ? reliefPack(readFileSync(path)) : null;
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
