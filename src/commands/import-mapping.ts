import { isOutOfMemory } from '../ingest/out-of-memory.ts';
import { deliveriesInUse, type GivenDelivery } from '../model/delivery.ts';
import type { Checked, InUse, MappedFile, TableBorders } from '../model/import.ts';
import type { Issue } from '../model/issue.ts';
import type { LoadedProvince } from '../model/loaded-province.ts';
import { type Fix, type ImportRole, idFieldOf, type Mapping, needsIds } from '../model/mapping.ts';
import { changeEntry, entryOf, type ImportEntry, useImport } from '../state/import-store.ts';
import { useApp } from '../state/store.ts';
import type { Channel } from '../worker/channel.ts';
import { WORKER_ENDED } from '../worker/connection.ts';
import { createImportClient } from '../worker/import-client.ts';
import type { CheckQuestion, ImportContract } from '../worker/import-protocol.ts';
import { Stopped, WorkerLost } from '../worker/messages.ts';
import { rememberedMapping } from './remembered-mappings.ts';

/** The one import worker of the page, started when a file is first brought. */

let current: Channel<ImportContract> | null = null;

/** Started when a file is first brought. */
export function importClient(): Channel<ImportContract> {
  current ??= createImportClient();
  return current;
}

/** A page that ends meanwhile names the file at the next visit. */
async function whileReading<T>(id: number, ask: () => Promise<T>): Promise<T> {
  changeEntry(id, { reading: true });
  try {
    return await ask();
  } finally {
    changeEntry(id, { reading: false });
  }
}

/**
 * Opens a file and guesses its mapping, or takes the one that was chosen for its like.
 *
 * @param how What a person chose about reading it: another sheet, encoding, separator or role.
 */
export async function examineEntry(
  id: number,
  how: Partial<Pick<Mapping, 'encoding' | 'delimiter' | 'layer' | 'role'>> = {},
): Promise<void> {
  const entry = entryOf(id);
  const profile = useApp.getState().province?.profile;
  if (!entry || !profile) return;
  changeEntry(id, { stage: { kind: 'working', what: 'examine', done: 0, total: 1 }, fixes: [], checked: null });
  const { role = null, ...reading } = entry.table === null ? how : { layer: entry.table, ...how };
  try {
    const file = { name: entry.name, content: entry.content, folder: entry.folder };
    const answer = await whileReading(id, () => importClient().ask('examine', { file, role, profile, how: reading }));
    if (!answer.ok) {
      changeEntry(id, { stage: { kind: 'refused', issues: answer.issues } });
      return;
    }
    const examined = answer.value;
    const known = Object.keys(how).length === 0 ? rememberedMapping(examined.fingerprint, examined.mapping) : null;
    const date = entry.date === '' ? (examined.date ?? '') : entry.date;
    // A delivery is kept without the folder it came in: what that says is stated from now on.
    const inFolder = examined.named.flatMap(({ field, value, from }) => (from === 'folder' ? [[field, value]] : []));
    const values = { ...Object.fromEntries(inFolder), ...entry.values };
    changeEntry(id, { examined, mapping: known ?? examined.mapping, remembered: known !== null, date, values });
    await checkEntry(id);
  } catch (reason) {
    stopped(id, reason);
  }
}

/** Opens a file that was being mapped at an earlier visit, and checks it with what was chosen then. */
export async function reopenEntry(id: number): Promise<void> {
  const entry = entryOf(id);
  const profile = useApp.getState().province?.profile;
  if (!entry || !profile) return;
  if (entry.mapping === null) return examineEntry(id);
  const { name, content, folder, mapping } = entry;
  const { role, encoding, delimiter, layer } = mapping;
  try {
    const how = { encoding, delimiter, layer };
    const file = { name, content, folder };
    const answer = await whileReading(id, () => importClient().ask('examine', { file, role, profile, how }));
    if (!answer.ok) {
      changeEntry(id, { stage: { kind: 'refused', issues: answer.issues } });
      return;
    }
    changeEntry(id, { examined: answer.value });
    await checkEntry(id);
  } catch (reason) {
    stopped(id, reason);
  }
}

/** Reads the file through its mapping without using it: what would come in, what is wrong, what changed. */
export async function checkEntry(id: number): Promise<void> {
  const entry = entryOf(id);
  const { province } = useApp.getState();
  if (!entry?.mapping || !province) return;
  const { mapping, fixes, values, name, content } = entry;
  changeEntry(id, { stage: { kind: 'working', what: 'check', done: 0, total: 1 } });
  try {
    const question: CheckQuestion = {
      file: { name, content },
      mapping,
      fixes,
      values,
      profile: province.profile,
      land: landFor(mapping.role, province),
      before: inUseOf(mapping.role, province),
      last: lastFor(entry),
      among: { entry: id, beside: stationEntriesBefore(id) },
      ...(mapping.role === 'villageTable' ? { table: tableFor(province) } : {}),
    };
    const answer = await whileReading(id, () =>
      importClient().ask('check', question, {
        onProgress: ({ done, total }) => changeEntry(id, { stage: { kind: 'working', what: 'check', done, total } }),
      }),
    );
    // A newer choice may have been made meanwhile; its own check will answer.
    if (!isSameQuestion(entry, entryOf(id))) return;
    if (answer.ok) changeEntry(id, { checked: ofThisTable(entry, answer.value), stage: { kind: 'ready' } });
    else changeEntry(id, { stage: { kind: 'refused', issues: answer.issues } });
    if (mapping.role === 'villages') await checkTables();
  } catch (reason) {
    stopped(id, reason);
  }
}

/** Files of stations that were brought before this one and are to be used with it. */
function stationEntriesBefore(id: number): readonly number[] {
  const { entries } = useImport.getState();
  return entries
    .slice(
      0,
      entries.findIndex((entry) => entry.id === id),
    )
    .flatMap((entry) => (entry.included && entry.mapping?.role === 'stations' ? [entry.id] : []));
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
  const used = deliveriesInUse(useApp.getState().given).findLast(({ kind }) => kind === 'villageTable');
  const last = used === undefined ? null : mappedFile(used);
  if (brought?.mapping) {
    const { name, content, mapping, fixes, values } = brought;
    return { borders: { kind: 'file', file: { name, content }, mapping, fixes, values }, last };
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

/** Tables that are entries of their own are not left out; what is, the first entry of the file says. */
function ofThisTable({ table, examined }: ImportEntry, checked: Checked): Checked {
  const isOwn = ({ code, found = '' }: Issue): boolean =>
    code === 'layer-left-out' && (table !== null || (examined?.others ?? []).includes(found));
  return { ...checked, issues: checked.issues.filter(({ issue }) => !isOwn(issue)) };
}

function isSameQuestion(a: ImportEntry, b: ImportEntry | undefined): boolean {
  return a.mapping === b?.mapping && a.fixes === b.fixes && a.values === b.values && a.replaces === b.replaces;
}

/** The delivery that a file is to take the place of, as it is read. */
function lastFor({ replaces }: ImportEntry): MappedFile | null {
  const last = useApp.getState().given.find(({ id }) => id === replaces);
  return last === undefined ? null : mappedFile(last);
}

/** Null: read as the file itself suggests, which only the analysis does. */
export function mappedFile({ file, content, mapping, fixes, values }: GivenDelivery): MappedFile | null {
  return mapping === null ? null : { file: { name: file, content }, mapping, fixes, values };
}

/** A sample is no delivery to compare with. */
function inUseOf(role: ImportRole, province: LoadedProvince): InUse | null {
  const source = province.sources.find((one) => one.role === role);
  if (source === undefined || source.sample) return null;
  const { villages, mapVillages, stations, fibre, structures, measurements = [] } = province;
  switch (role) {
    case 'villages':
      return { kind: role, villages, land: mapVillages };
    case 'stations':
      return { kind: role, stations };
    case 'structures':
      return { kind: role, structures };
    case 'measurements':
      return { kind: role, measurements };
    case 'fibre':
      return fibre === null ? null : { kind: role, fibre };
    case 'villageTable':
      return null;
  }
}

/** A choice in the mapping step; the file is checked again with it. */
export function changeMapping(id: number, change: Partial<Mapping>): Promise<void> {
  const mapping = entryOf(id)?.mapping;
  if (!mapping) return Promise.resolve();
  const { role, encoding, delimiter, layer } = change;
  if (role !== undefined || encoding !== undefined || delimiter !== undefined || layer !== undefined) {
    const kept = {
      role: mapping.role,
      encoding: mapping.encoding,
      delimiter: mapping.delimiter,
      layer: mapping.layer,
      ...change,
    };
    return examineEntry(id, { role: kept.role, encoding: kept.encoding, delimiter: kept.delimiter, layer: kept.layer });
  }
  changeEntry(id, { mapping: { ...mapping, ...change }, remembered: false });
  return checkEntry(id);
}

/** Another column for a field; null: none. */
export function mapField(id: number, field: string, column: string | null): Promise<void> {
  const mapping = entryOf(id)?.mapping;
  if (!mapping) return Promise.resolve();
  const others = Object.entries(mapping.fields).filter(([name, used]) => name !== field && used !== column);
  const fields = Object.fromEntries(column === null ? others : [...others, [field, column]]);
  return changeMapping(id, {
    fields,
    idsFromRows: needsIds(mapping.role) && fields[idFieldOf(mapping.role)] === undefined,
  });
}

/** One click on what is wrong: of one row, or of all of its kind. */
export function applyFixes(id: number, fixes: readonly Fix[]): Promise<void> {
  const entry = entryOf(id);
  if (!entry || fixes.length === 0) return Promise.resolve();
  changeEntry(id, { fixes: [...entry.fixes, ...fixes] });
  return checkEntry(id);
}

/** Takes back every correction of a file. */
export function forgetFixes(id: number): Promise<void> {
  changeEntry(id, { fixes: [] });
  return checkEntry(id);
}

/** One value for all rows of a file that have none of their own; '' takes it back. */
export function stateValue(id: number, field: string, value: string): Promise<void> {
  const entry = entryOf(id);
  if (!entry) return Promise.resolve();
  const { [field]: _, ...others } = entry.values;
  changeEntry(id, { values: value === '' ? others : { ...others, [field]: value } });
  return checkEntry(id);
}

/** Whether a file is added to what is there, or takes the place of a delivery. */
export function replaceWith(id: number, delivery: string | null): Promise<void> {
  changeEntry(id, { replaces: delivery });
  return checkEntry(id);
}

/** Whose file it is and of what date: both stay with every figure that comes from it. */
export function describeDelivery(id: number, change: { readonly origin?: string; readonly date?: string }): void {
  changeEntry(id, change);
}

/** Says of a file that its reading was given up, took more memory than there is, or failed for a reason of ours. */
export function stopped(id: number, reason: unknown): void {
  if (reason instanceof Stopped) {
    changeEntry(id, { stage: { kind: 'stopped' } });
    return;
  }
  console.error('import failed:', reason);
  const isLost = reason instanceof WorkerLost && reason.message === WORKER_ENDED;
  const code = isLost || isOutOfMemory(reason) ? 'needs-memory' : 'file-unreadable';
  changeEntry(id, { stage: { kind: 'refused', issues: [{ severity: 'error', code, file: entryOf(id)?.name ?? '' }] } });
}
