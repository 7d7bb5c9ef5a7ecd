import { changeEntry, entryOf, useImport } from '../../state/import-store.ts';
import { useApp } from '../../state/store.ts';
import { deliveredCables, deliveredStations, deliveredStructures, deliveredVillages } from '../../worker/delivered.ts';
import type { LoadedProvince } from '../../worker/protocol.ts';
import { importClient } from './import-client.ts';
import { stopped } from './stopped.ts';

/** Reads the file through its mapping without using it: what would come in, what is wrong, what changed. */
export async function checkEntry(id: number): Promise<void> {
  const entry = entryOf(id);
  const { province } = useApp.getState();
  if (!entry?.mapping || !province) return;
  const { mapping, mends, name, content } = entry;
  changeEntry(id, { stage: { kind: 'working', what: 'check', done: 0, total: 1 } });
  try {
    const answer = await importClient().ask(
      {
        type: 'check',
        file: { name, content },
        mapping,
        mends,
        profile: province.profile,
        land: landFor(mapping.role, province),
        before: beforeFor(mapping.role, province),
      },
      (done, total) => changeEntry(id, { stage: { kind: 'working', what: 'check', done, total } }),
    );
    // A newer choice may have been made meanwhile; its own check will answer.
    if (entryOf(id)?.mapping !== mapping || entryOf(id)?.mends !== mends) return;
    if (answer.type === 'refused') changeEntry(id, { stage: { kind: 'refused', issues: answer.issues } });
    if (answer.type === 'checked') changeEntry(id, { checked: answer.checked, stage: { kind: 'ready' } });
  } catch (reason) {
    stopped(id, reason);
  }
}

/** Stations are to lie in the villages on the screen, unless other villages come with them. */
function landFor(role: string, province: LoadedProvince): string | null {
  const newVillages = useImport
    .getState()
    .entries.some(({ mapping, included }) => included && mapping?.role === 'villages');
  return role === 'villages' || newVillages || province.villages.length === 0 ? null : province.mapVillages;
}

/** A sample is no delivery to compare with. */
function beforeFor(role: string, province: LoadedProvince) {
  const source = province.sources.find((one) => one.role === role);
  if (source === undefined || source.sample) return null;
  if (role === 'villages') return deliveredVillages(province.villages);
  if (role === 'stations') return deliveredStations(province.stations);
  if (role === 'structures') return deliveredStructures(province.structures);
  return province.fibre === null ? null : deliveredCables(province.fibre);
}
