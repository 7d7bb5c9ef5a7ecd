import type { MappedFile, TableBorders } from '../../model/import.ts';
import type { LoadedProvince } from '../../model/loaded-province.ts';
import { changeEntry, entryOf, useImport } from '../../state/import-store.ts';
import { useApp } from '../../state/store.ts';
import { deliveredCables, deliveredStations, deliveredStructures, deliveredVillages } from '../../worker/delivered.ts';
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
      'check',
      {
        file: { name, content },
        mapping,
        mends,
        profile: province.profile,
        land: landFor(mapping.role, province),
        before: beforeFor(mapping.role, province),
        ...(mapping.role === 'villageTable' ? { table: tableFor(province) } : {}),
      },
      {
        onProgress: ({ done, total }) => changeEntry(id, { stage: { kind: 'working', what: 'check', done, total } }),
      },
    );
    // A newer choice may have been made meanwhile; its own check will answer.
    if (entryOf(id)?.mapping !== mapping || entryOf(id)?.mends !== mends) return;
    if (answer.ok) changeEntry(id, { checked: answer.value, stage: { kind: 'ready' } });
    else changeEntry(id, { stage: { kind: 'refused', issues: answer.issues } });
    if (mapping.role === 'villages') await checkTables();
  } catch (reason) {
    stopped(id, reason);
  }
}

/** Tables of villages are joined anew when borders come with them, or go. */
export async function checkTables(): Promise<void> {
  const tables = useImport.getState().entries.filter(({ mapping }) => mapping?.role === 'villageTable');
  for (const { id } of tables) await checkEntry(id);
}

/** Borders that come with a table go before those on the screen. */
function tableFor(province: LoadedProvince): { readonly borders: TableBorders; readonly last: MappedFile | null } {
  const brought = useImport
    .getState()
    .entries.findLast(
      ({ mapping, included, stage }) => included && stage.kind === 'ready' && mapping?.role === 'villages',
    );
  const used = useApp.getState().given.villageTable;
  const last = used?.mapping
    ? { file: { name: used.name, content: used.content }, mapping: used.mapping, mends: used.mends ?? [] }
    : null;
  if (brought?.mapping) {
    const { name, content, mapping, mends } = brought;
    return { borders: { kind: 'file', file: { name, content }, mapping, mends }, last };
  }
  const { villages, mapVillages: land, sources } = province;
  const sample = sources.some((source) => source.role === 'villages' && source.sample);
  return { borders: { kind: 'loaded', villages, land, sample }, last };
}

/** Stations are to lie in the villages on the screen, unless other villages come with them. */
function landFor(role: string, province: LoadedProvince): string | null {
  const newVillages = useImport
    .getState()
    .entries.some(({ mapping, included }) => included && mapping?.role === 'villages');
  return role === 'villages' || role === 'villageTable' || newVillages || province.villages.length === 0
    ? null
    : province.mapVillages;
}

/** A sample is no delivery to compare with. */
function beforeFor(role: string, province: LoadedProvince) {
  const source = province.sources.find((one) => one.role === role);
  if (source === undefined || source.sample || role === 'villageTable') return null;
  if (role === 'villages') return deliveredVillages(province.villages);
  if (role === 'stations') return deliveredStations(province.stations);
  if (role === 'structures') return deliveredStructures(province.structures);
  return province.fibre === null ? null : deliveredCables(province.fibre);
}
