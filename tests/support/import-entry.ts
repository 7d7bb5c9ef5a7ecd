import type { ImportEntry } from '../../src/state/import-store.ts';

/** A file in the import, looked at and of nothing known yet. */
export function importEntry(id: number, name: string, more: Partial<ImportEntry> = {}): ImportEntry {
  return {
    id,
    name,
    content: `rows of ${name}`,
    folder: null,
    table: null,
    stage: { kind: 'ready' },
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
    replaces: null,
    ...more,
  };
}
