import { DATA_ROLES, type Profile } from '../../model/profile.ts';
import type { GivenFiles } from '../../state/store.ts';

/** A project's files in the roles that its profile names; what the profile says of them stays with them. */
export function givenOf({ data }: Pick<Profile, 'data'>, files: ReadonlyMap<string, Uint8Array>): GivenFiles {
  const given: GivenFiles = {};
  for (const role of DATA_ROLES) {
    const known = data[role];
    const bytes = known && files.get(known.file);
    if (known && bytes) given[role] = { name: known.file, content: new Blob([new Uint8Array(bytes)]), known };
  }
  return given;
}
