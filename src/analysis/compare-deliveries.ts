import { distance } from '@turf/turf';
import type { Comparison, Delivered } from '../model/import.ts';

/** A new delivery of a table beside the last one: what came, went, changed and moved. */

/** Nearer than this a place is the same, written with fewer decimals. */
const LEAST_MOVE_M = 1;

/** Rows of two states of a file, matched by id: added, gone, moved, changed. */
export function compareDeliveries(before: readonly Delivered[], after: readonly Delivered[]): Comparison {
  const known = new Map(before.map((one) => [one.id, one]));
  const ids = new Set(after.map(({ id }) => id));
  const added: string[] = [];
  const changed: { id: string; fields: readonly string[] }[] = [];
  const moved: { id: string; metres: number }[] = [];
  let same = 0;
  for (const { id, place, values } of after) {
    const old = known.get(id);
    if (old === undefined) {
      added.push(id);
      continue;
    }
    const fields = [...new Set([...Object.keys(old.values), ...Object.keys(values)])].filter(
      (field) => old.values[field] !== values[field],
    );
    const metres = distance([...old.place], [...place], { units: 'meters' });
    if (fields.length > 0) changed.push({ id, fields });
    if (metres >= LEAST_MOVE_M) moved.push({ id, metres });
    if (fields.length === 0 && metres < LEAST_MOVE_M) same++;
  }
  const removed = before.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
  return { added, removed, changed, moved: moved.sort((a, b) => b.metres - a.metres), same };
}
