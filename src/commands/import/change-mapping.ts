import { idFieldOf, type Mapping, type Mend, needsIds } from '../../model/mapping.ts';
import { changeEntry, entryOf } from '../../state/import-store.ts';
import { checkEntry } from './check-entry.ts';
import { examineEntry } from './examine-entry.ts';

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
export function applyMends(id: number, mends: readonly Mend[]): Promise<void> {
  const entry = entryOf(id);
  if (!entry || mends.length === 0) return Promise.resolve();
  changeEntry(id, { mends: [...entry.mends, ...mends] });
  return checkEntry(id);
}

export function forgetMends(id: number): Promise<void> {
  changeEntry(id, { mends: [] });
  return checkEntry(id);
}

/** Whose file it is and of what date: both stay with every figure that comes from it. */
export function describeDelivery(id: number, change: { readonly origin?: string; readonly date?: string }): void {
  changeEntry(id, change);
}
