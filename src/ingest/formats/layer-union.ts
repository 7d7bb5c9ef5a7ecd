import { type Layer, type OnRow, SAMPLE_ROWS } from './layer.ts';
import type { RawRow } from './raw-row.ts';

/** Of several layers read as one, where each row comes from. */
export const LAYER_COLUMN = 'layer';

/**
 * Layers of the same columns as one: their rows one after the other, counted on, with columns
 * under the name that the first layer gives them, and one more for the name of the layer.
 *
 * @param keyOf Columns with the same key are one.
 */
export function unitedLayers(
  layers: readonly Layer[],
  keyOf: (column: string) => string,
): Pick<Layer, 'columns' | 'sample' | 'each'> {
  const spelling = new Map<string, string>();
  for (const column of layers.flatMap(({ columns }) => columns)) {
    if (!spelling.has(keyOf(column))) spelling.set(keyOf(column), column);
  }
  const members = layers.map((layer) => ({ layer, renamed: namesOf(layer.columns, keyOf, spelling) }));
  const columns = new Set(members.flatMap(({ renamed }) => [...renamed.values()]));
  const share = Math.max(1, Math.floor(SAMPLE_ROWS / layers.length));
  const sample: RawRow[] = [];
  for (const { layer, renamed } of members) {
    const take = takerOf(layer.name, renamed, (row) => sample.push(row));
    for (const row of layer.sample.slice(0, share)) take(row);
  }
  return {
    columns: [...columns.add(LAYER_COLUMN)],
    sample,
    async each(log, onRow) {
      let before = 0;
      for (const { layer, renamed } of members) {
        let last = 0;
        const take = takerOf(layer.name, renamed, onRow);
        await layer.each(log, (raw) => {
          last = Math.max(last, raw.row);
          take({ ...raw, row: before + raw.row });
        });
        before += last;
      }
    },
  };
}

function namesOf(
  columns: readonly string[],
  keyOf: (column: string) => string,
  spelling: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    columns.map((column) => {
      const known = spelling.get(keyOf(column)) ?? column;
      const name = taken.has(known) ? column : known;
      taken.add(name);
      return [column, name];
    }),
  );
}

function takerOf(layer: string, renamed: ReadonlyMap<string, string>, onRow: OnRow): OnRow {
  return ({ row, properties, geometry }) => {
    const made: Record<string, unknown> = {};
    for (const column of Object.keys(properties)) {
      if (column !== '__proto__') made[renamed.get(column) ?? column] = properties[column];
    }
    if (!Object.hasOwn(made, LAYER_COLUMN)) made[LAYER_COLUMN] = layer;
    onRow({ row, properties: made, geometry });
  };
}
