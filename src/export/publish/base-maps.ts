import type { Output } from '../../model/output.ts';
import type { Profile } from '../../model/profile.ts';
import { provinceFolder } from './addresses.ts';

/** Files of base maps lie beside the published profile as they lie beside the department's. */
export function baseMapOutputs(
  { id, baseMaps = [] }: Profile,
  edition: string | null,
  read: (file: string) => string | Uint8Array,
): Output[] {
  return baseMaps.flatMap((one): Output[] => {
    if (one.kind !== 'lines') return [];
    return [[`${provinceFolder(id, edition)}/${one.file}`, inPieces(() => read(one.file))]];
  });
}

/** Read when it is its turn to be written. */
export function* inPieces(read: () => string | Uint8Array): Iterable<string | Uint8Array> {
  yield read();
}

/** A project has no base map of a site's files, but where it brings them. */
export function withBaseMapsAmong(profile: Profile, files: ReadonlyMap<string, unknown>): Profile {
  const { baseMaps, ...rest } = profile;
  if (baseMaps === undefined) return profile;
  return { ...rest, baseMaps: baseMaps.filter((one) => one.kind !== 'lines' || files.has(one.file)) };
}
