import { withShapefiles } from '../ingest/shapefile-parts.ts';
import { addDelivery, newDelivery, replaceDelivery } from '../model/delivery.ts';
import { NO_GROUND_IMPORT, useGroundImport } from '../state/ground-import-store.ts';
import { changeEntry, entryOf, type ImportEntry, NO_IMPORT, useImport } from '../state/import-store.ts';
import { type GivenFiles, useApp } from '../state/store.ts';
import { Stopped } from '../worker/messages.ts';
import { takeDeliveries } from './deliveries.ts';
import { checkTables, examineEntry, importClient } from './import-mapping.ts';
import { forgetWhenUsed, keepImport } from './kept-import.ts';
import { rememberMapping } from './remembered-mappings.ts';

let lastId = 0;

export interface NewFile {
  readonly name: string;
  readonly content: Blob | string;
  /** The folder it lay in. */
  readonly folder?: string | null;
  /** Id of the delivery that it is to take the place of. */
  readonly replaces?: string | null;
}

/** A file with the folder it lay in, where the browser tells it. */
export function withFolder(file: File): NewFile {
  return { name: file.name, content: file, folder: file.webkitRelativePath.split('/').at(-2) ?? null };
}

/** Looks at files one after another; what is guessed is checked at once. Parts of a Shapefile are one file. */
export async function addFiles(given: readonly NewFile[]): Promise<void> {
  keepImport();
  const { addGroundFiles, isOfGround } = await import('./ground-import.ts');
  const ofGround = await Promise.all(given.map(isOfGround));
  const rasters = given.filter((_, i) => ofGround[i]);
  if (rasters.length > 0) void addGroundFiles(rasters);
  const files = await withShapefiles(given.filter((_, i) => !ofGround[i]));
  const entries = files.map(newEntry);
  useImport.setState((before) => ({
    entries: [...before.entries, ...entries],
    current: entries[0]?.id ?? before.current,
    problem: [],
  }));
  for (const entry of entries) {
    await examineEntry(entry.id);
    const tables = addOtherTables(entry);
    for (const { id } of tables) await examineEntry(id);
  }
}

/** A file of which nothing is known yet. */
export function newEntry({ name, content, folder = null, replaces = null }: NewFile): ImportEntry {
  return {
    id: ++lastId,
    name,
    content,
    folder,
    table: null,
    stage: { kind: 'working', what: 'examine', done: 0, total: 1 },
    reading: false,
    examined: null,
    mapping: null,
    remembered: false,
    fixes: [],
    values: {},
    checked: null,
    origin: '',
    date: '',
    included: true,
    replaces,
  };
}

/** Tables of other columns in the same file are entries of their own, after the first. */
function addOtherTables({ id, ...file }: ImportEntry): readonly ImportEntry[] {
  const others = entryOf(id)?.examined?.others ?? [];
  const added = others.map((table): ImportEntry => ({ ...newEntry(file), table }));
  useImport.setState(({ entries }) => ({
    entries: entries.flatMap((entry) => (entry.id === id ? [entry, ...added] : [entry])),
  }));
  return added;
}

/** Shows one of the files that were brought. */
export function showEntry(id: number): void {
  useImport.setState({ current: id });
}

/** Takes a file out of the import; tables that were joined to its borders are joined anew. */
export function removeEntry(id: number): void {
  const role = entryOf(id)?.mapping?.role;
  useImport.setState(({ entries, current }) => {
    const rest = entries.filter((entry) => entry.id !== id);
    return { entries: rest, current: current === id ? (rest[0]?.id ?? null) : current };
  });
  if (role === 'villages') void checkTables();
}

/** A file of the import is used with the others, or left out. */
export function setEntryUse(id: number, to: 'included' | 'left-out'): void {
  changeEntry(id, { included: to === 'included' });
  if (entryOf(id)?.mapping?.role === 'villages') void checkTables();
}

/** A file, or all pages of a map server's layer, from an address. */
export async function addUrl(url: string): Promise<void> {
  const { siteRefusal } = await import('./allowed-sites.ts');
  const refused = siteRefusal(url);
  useImport.setState({
    fetching: refused === null ? { url, done: 0 } : null,
    problem: refused === null ? [] : [refused],
  });
  if (refused !== null) return;
  try {
    const answer = await importClient().ask('fetch', url, {
      onProgress: ({ done }) => useImport.setState({ fetching: { url, done } }),
    });
    useImport.setState({ fetching: null });
    if (answer.ok) await addFiles([answer.value]);
    else useImport.setState({ problem: answer.issues });
  } catch (reason) {
    useImport.setState({ fetching: null });
    if (!(reason instanceof Stopped)) console.error('fetching failed:', reason);
  }
}

/** Computes with the files that are included: each beside the deliveries there are, or in the place of one. */
export async function acceptImport(): Promise<void> {
  const { given: before } = useApp.getState();
  let given: GivenFiles = before;
  const accepted = useImport
    .getState()
    .entries.filter(({ included, mapping, stage }) => included && mapping !== null && stage.kind === 'ready');
  for (const { name, content, mapping, fixes, values, examined, origin, date, replaces } of accepted) {
    if (mapping === null || examined === null) continue;
    rememberMapping(examined.fingerprint, mapping);
    const stated = { from: origin.trim() === '' ? null : origin.trim(), date: date === '' ? null : date };
    const made = newDelivery(given, { kind: mapping.role, file: name, content });
    const delivery = { ...made, ...stated, mapping, fixes, values };
    given = replaces === null ? addDelivery(given, delivery) : replaceDelivery(given, replaces, delivery);
  }
  // A project's sample files are never used beside data that are none.
  if (given.slice(before.length).some(({ kind }) => kind === 'villages' || kind === 'stations'))
    given = given.filter(({ known }) => known?.sample !== true);
  const what = accepted.some(({ replaces }) => replaces !== null) ? 'replaced' : 'added';
  const names = accepted.map(({ name }) => name);
  const using = takeDeliveries(given, what, names);
  forgetWhenUsed(using);
  closeImport();
  const used = await using;
  const { province } = useApp.getState();
  if (used && province !== null) useApp.setState({ focus: { bounds: province.bounds } });
}

/** Leaves the import; what was not accepted is forgotten. */
export function closeImport(): void {
  importClient().stop();
  useGroundImport.setState(NO_GROUND_IMPORT);
  useImport.setState(({ unfinished }) => ({ ...NO_IMPORT, unfinished }));
  useApp.setState({ importing: null });
}

/** Gives up what is being read; the files stay. */
export function stopImport(): void {
  importClient().stop();
}
