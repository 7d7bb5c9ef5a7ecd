import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { baseMapOutputs } from '../../src/export/publish/base-maps.ts';
import type { Output } from '../../src/model/output.ts';
import type { Profile } from '../../src/model/profile.ts';

/** Base maps of a profile whose files lie beside it. */
export function baseMapFiles(profile: Profile, profilePath: string, edition: string | null): Output[] {
  return baseMapOutputs(profile, edition, (file) => readFileSync(join(dirname(profilePath), file)));
}
