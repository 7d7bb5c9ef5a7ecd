import { strToU8, zipSync } from 'fflate';
import type { Project } from '../model/project.ts';

/** A project as one zip; `src/ingest/project-zip.ts` reads it. */
export function projectZip({ profile, files, changes, scenarios }: Project): Uint8Array {
  const manifest = { kind: 'song-chung-project', version: 1, changes };
  return zipSync({
    'project.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    'profile.json': strToU8(profile),
    ...Object.fromEntries(files),
    ...Object.fromEntries(scenarios.map((scenario, index) => [`scenarios/${index + 1}.json`, strToU8(scenario)])),
  });
}
