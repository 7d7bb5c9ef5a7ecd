import { addDelivery, newDelivery } from '../model/delivery.ts';
import { changeEntry, entryOf, type ImportEntry, NO_IMPORT, useImport } from '../state/import-store.ts';
import { type GivenFiles, useApp } from '../state/store.ts';
import { Stopped } from '../worker/messages.ts';
import { checkTables, examineEntry, importClient } from './import-mapping.ts';
import { keepProject } from './kept-project.ts';
import { loadProvince } from './province.ts';
import { rememberMapping } from './remembered-mappings.ts';

let lastId = 0;

export interface NewFile {
  readonly name: string;
  readonly content: Blob | string;
}

/** Looks at files one after another; what is guessed is checked at once. */
export async function addFiles(files: readonly NewFile[]): Promise<void> {
  const entries = files.map(({ name, content }): ImportEntry => {
    return {
      id: ++lastId,
      name,
      content,
      stage: { kind: 'working', what: 'examine', done: 0, total: 1 },
      examined: null,
      mapping: null,
      remembered: false,
      mends: [],
      checked: null,
      origin: '',
      date: '',
      included: true,
    };
  });
  useImport.setState((before) => ({
    entries: [...before.entries, ...entries],
    current: entries[0]?.id ?? before.current,
    problem: [],
  }));
  for (const { id } of entries) await examineEntry(id);
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

/** Whether a file of the import is used with the others. */
export function includeEntry(id: number, included: boolean): void {
  changeEntry(id, { included });
  if (entryOf(id)?.mapping?.role === 'villages') void checkTables();
}

/** A file, or all pages of a map server's layer, from an address. */
export async function addUrl(url: string): Promise<void> {
  useImport.setState({ fetching: { url, done: 0 }, problem: [] });
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

/** Computes with the files that are included, beside those of one's own that are in use already. */
export async function acceptImport(): Promise<void> {
  const { given: before, profileUrl } = useApp.getState();
  let given: GivenFiles = before;
  for (const { name, content, mapping, mends, examined, origin, date, included, stage } of useImport.getState()
    .entries) {
    if (!included || mapping === null || examined === null || stage.kind !== 'ready') continue;
    rememberMapping(examined.fingerprint, mapping);
    const stated = { from: origin.trim() === '' ? null : origin.trim(), date: date === '' ? null : date };
    const made = newDelivery(given, { kind: mapping.role, file: name, content });
    given = addDelivery(given, { ...made, ...stated, mapping, fixes: mends });
  }
  closeImport();
  // A project's sample files are never used beside data that are none.
  if (given.slice(before.length).some(({ kind }) => kind === 'villages' || kind === 'stations'))
    given = given.filter(({ known }) => known?.sample !== true);
  await loadProvince(profileUrl, given);
  const { province, given: used } = useApp.getState();
  if (province === null || used !== given) return;
  useApp.setState({ focus: { bounds: province.bounds } });
  await keepProject();
}

/** Leaves the import; what was not accepted is forgotten. */
export function closeImport(): void {
  importClient().stop();
  useImport.setState(NO_IMPORT);
  useApp.setState({ importing: null });
}

/** Gives up what is being read; the files stay. */
export function stopImport(): void {
  importClient().stop();
}
