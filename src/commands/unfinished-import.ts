import { useImport } from '../state/import-store.ts';
import { useApp } from '../state/store.ts';
import { newEntry } from './import-files.ts';
import { reopenEntry } from './import-mapping.ts';
import { answered, continueAs, forget, takeUnfinished } from './kept-import.ts';
import { openImport } from './view.ts';

/** Goes on with the files that were being mapped when an earlier page ended, as they were then. */
export async function continueImport(): Promise<void> {
  answered();
  const files = await takeUnfinished();
  const lost = files.filter(({ content }) => content === null);
  const { given } = useApp.getState();
  const entries = files.flatMap((file) => {
    const { chosen, content } = file;
    if (content === null) return [];
    // What it was to take the place of may have gone meanwhile.
    const replaces = given.some(({ id }) => id === chosen.replaces) ? chosen.replaces : null;
    const entry = { ...newEntry({ name: chosen.name, content }), ...chosen, replaces };
    continueAs(entry, file);
    return [entry];
  });
  openImport();
  useImport.setState((before) => ({
    entries: [...before.entries, ...entries],
    current: entries[0]?.id ?? before.current,
    problem: lost.map(({ chosen: { name } }) => ({ severity: 'error', code: 'file-unreadable', file: name })),
  }));
  if (lost.length > 0) await forget(lost);
  for (const { id } of entries) await reopenEntry(id);
}
