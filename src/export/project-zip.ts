import { strToU8, zipSync } from 'fflate';
import { PROJECT_WORDS } from '../i18n/words/project.ts';
import { PRIVATE_NOTE_FILE, type Project } from '../model/project.ts';

/**
 * A project as one zip; `src/ingest/project-zip.ts` reads it. `project.json` lists the deliveries
 * with their mappings, fixes, values, order and switches, and names the file of each in `originals/`.
 */
export function projectZip({
  profile,
  files,
  deliveries,
  asOf,
  communeTier,
  changes,
  scenarios,
  records,
}: Project): Uint8Array {
  const originals = deliveries.map(({ bytes, ...delivery }, index) => ({
    delivery,
    bytes,
    path: `originals/${index + 1}-${delivery.file.replace(/[^\p{L}\p{N}._ -]/gu, '-')}`,
  }));
  const manifest = {
    kind: 'song-chung-project',
    version: 1,
    changes,
    deliveries: originals.map(({ delivery, path }) => ({ ...delivery, path })),
    asOf,
    communeTier,
  };
  const note = (['vi', 'en'] as const).map((language) => PROJECT_WORDS[language]['project.privateFile']);
  return zipSync({
    [PRIVATE_NOTE_FILE]: strToU8(`${note.join('\n\n')}\n`),
    'project.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    'profile.json': strToU8(profile),
    'records.json': strToU8(`${JSON.stringify(records, null, 2)}\n`),
    ...Object.fromEntries(files),
    ...Object.fromEntries(originals.map(({ path, bytes }) => [path, bytes])),
    ...Object.fromEntries(scenarios.map((scenario, index) => [`scenarios/${index + 1}.json`, strToU8(scenario)])),
  });
}
