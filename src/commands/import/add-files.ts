import { changeEntry, entryOf, type ImportEntry, useImport } from '../../state/import-store.ts';
import { checkTables } from './check-entry.ts';
import { examineEntry } from './examine-entry.ts';

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

export function removeEntry(id: number): void {
  const role = entryOf(id)?.mapping?.role;
  useImport.setState(({ entries, current }) => {
    const rest = entries.filter((entry) => entry.id !== id);
    return { entries: rest, current: current === id ? (rest[0]?.id ?? null) : current };
  });
  if (role === 'villages') void checkTables();
}

export function includeEntry(id: number, included: boolean): void {
  changeEntry(id, { included });
  if (entryOf(id)?.mapping?.role === 'villages') void checkTables();
}

/** Shows one of the files that were brought. */
export function showEntry(id: number): void {
  useImport.setState({ current: id });
}
