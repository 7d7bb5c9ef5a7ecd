import type { BaseMap } from '../../model/base-map.ts';
import type { Output } from '../../model/output.ts';
import type { Profile } from '../../model/profile.ts';
import { provinceFolder } from './addresses.ts';

/** Files of base maps lie beside the published profile as they lie beside the department's. */
export function baseMapOutputs(
  { id, baseMaps = [] }: Profile,
  edition: string | null,
  read: (file: string) => Iterable<string | Uint8Array>,
): Output[] {
  return baseMaps.flatMap((one): Output[] => {
    const file = fileBesideProfile(one);
    return file === null ? [] : [[`${provinceFolder(id, edition)}/${file}`, read(file)]];
  });
}

/** A project has no base map of a site's files, but where it brings them. */
export function withBaseMapsAmong(profile: Profile, files: ReadonlyMap<string, unknown>): Profile {
  const { baseMaps, ...rest } = profile;
  if (baseMaps === undefined) return profile;
  const isThere = (file: string | null): boolean => file === null || files.has(file);
  return { ...rest, baseMaps: baseMaps.filter((one) => isThere(fileBesideProfile(one))) };
}

/** Null: it comes from an address of its own. */
function fileBesideProfile(one: BaseMap): string | null {
  return one.kind === 'tiles' || one.file.startsWith('https:') ? null : one.file;
}
