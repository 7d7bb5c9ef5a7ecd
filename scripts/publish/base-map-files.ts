import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Profile } from '../../src/model/profile.ts';
import type { Output } from '../lib/write-outputs.ts';
import { provinceFolder } from './addresses.ts';

/** Files of base maps lie beside the published profile as they lie beside the department's. */
export function baseMapFiles({ id, baseMaps = [] }: Profile, profilePath: string, edition: string | null): Output[] {
  return baseMaps.flatMap((one): Output[] => {
    if (one.kind !== 'lines') return [];
    const path = join(dirname(profilePath), one.file);
    return [[`${provinceFolder(id, edition)}/${one.file}`, inPieces(() => readFileSync(path))]];
  });
}

/** Read when it is its turn to be written. */
export function* inPieces(read: () => string | Uint8Array): Iterable<string | Uint8Array> {
  yield read();
}
