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

/** The ground, to be shaded, lies there too. @param pack Heights alone; null: there is none that can be read. */
export function groundOutputs(
  { id, ground }: Profile,
  edition: string | null,
  pack: Uint8Array | null,
): readonly Output[] {
  return ground === undefined || pack === null ? [] : [[`${provinceFolder(id, edition)}/${ground.file}`, [pack]]];
}

/** The same without a ground that cannot be read: what is published names nothing that is not there. */
export function withGroundIf(profile: Profile, pack: Uint8Array | null): Profile {
  const { ground: _, ...rest } = profile;
  return pack === null ? rest : profile;
}

/** A project has no base map and no ground of a site's files, but where it brings them. */
export function withBaseMapsAmong(profile: Profile, files: ReadonlyMap<string, unknown>): Profile {
  const { baseMaps, ground, ...rest } = profile;
  const isThere = (file: string | null): boolean => file === null || files.has(file);
  return {
    ...rest,
    ...(ground && isThere(ground.file) ? { ground } : {}),
    ...(baseMaps ? { baseMaps: baseMaps.filter((one) => isThere(fileBesideProfile(one))) } : {}),
  };
}

/** Null: it comes from an address of its own. */
function fileBesideProfile(one: BaseMap): string | null {
  return one.kind === 'tiles' || one.file.startsWith('https:') ? null : one.file;
}
