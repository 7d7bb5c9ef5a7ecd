import type { Mapping } from '../../model/mapping.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import { folded } from '../names.ts';
import type { IsKnown } from './grid-layer.ts';
import type { ByteSource, Layer, NoLayer } from './layer.ts';
import { unitedLayers } from './layer-union.ts';
import { openLayers } from './open-layers.ts';
import { Refusal } from './refusal.ts';

/**
 * Any file → a table: columns, and rows with their cells and geometry as the file has them.
 * What they mean is another matter: `mapping/`. Of a file with several tables those that fit
 * what is looked for and have the same columns are one; what is left out is said.
 */

export interface RawTable extends Omit<Layer, 'name'> {
  /** Sheets, layers or files to choose from. */
  readonly layers: readonly string[];
  /** The one that is read; null where the file has but one without a name, or where several are read as one. */
  readonly layer: string | null;
  /** Tables of the same file that fit as well, and have other columns or coordinates. */
  readonly others: readonly RawTable[];
}

/** What a person chose against the guess. */
export type HowToRead = Partial<Pick<Mapping, 'encoding' | 'delimiter' | 'layer'>>;

/** How a table is told to be one that is looked for. */
export interface Wanted {
  /** Whether a header is one that is looked for: it helps to find the header row. */
  readonly isKnown?: IsKnown;
  /** 0: it is not; the more, the better. */
  readonly fit?: (layer: Layer) => number;
  /** Fields that columns are taken for. */
  readonly fieldsOf?: (columns: readonly string[]) => ReadonlyMap<string, string>;
}

/** @throws Refusal where nothing of the file can be read. */
export async function openTable(source: ByteSource, how: HowToRead = {}, wanted: Wanted = {}): Promise<RawTable> {
  const { layers, others } = await openLayers(source, how, wanted.isKnown);
  if (layers.length === 0) {
    if (others.length === 0) throw new Refusal('file-empty');
    throw new Refusal('nothing-in-archive', {
      found: others
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 200),
    });
  }
  const { groups, left } = grouped(layers, how.layer ?? null, wanted);
  const unused: NoLayer[] = [...others, ...left];
  const names = layers.map(({ name }) => name).filter((name) => name !== '');
  const used = groups.reduce((sum, group) => sum + group.length, 0);
  const total = layers.length + others.length;
  const tables = groups.map((group) => tableOf(group, names));
  const [table, ...more] = tables;
  if (table === undefined) throw new Refusal('file-empty');
  return {
    ...table,
    others: more,
    async each(log, onRow) {
      for (const { name, why } of unused)
        log.warn('layer-left-out', { found: name, expected: `${used}/${total}: ${why}` });
      await table.each(log, onRow);
    },
  };
}

interface Grouped {
  /** Layers to be read as one table each, the best first. */
  readonly groups: readonly (readonly Layer[])[];
  readonly left: readonly NoLayer[];
}

function grouped(layers: readonly Layer[], chosen: string | null, wanted: Wanted): Grouped {
  const one = chosen === null ? undefined : layers.find(({ name }) => name === chosen);
  if (one !== undefined) {
    return { groups: [[one]], left: layers.filter((layer) => layer !== one).map(({ name }) => ({ name, why: '' })) };
  }
  const fits = layers.map((layer) => (layer.sample.length === 0 ? 0 : (wanted.fit?.(layer) ?? 1)));
  const best = Math.max(...fits);
  const first =
    layers[
      best > 0
        ? fits.indexOf(best)
        : Math.max(
            0,
            layers.findIndex(({ sample }) => sample.length > 0),
          )
    ];
  if (first === undefined) return { groups: [], left: [] };
  const groups: Layer[][] = [[first]];
  const left: NoLayer[] = [];
  layers.forEach((layer, index) => {
    if (layer === first) return;
    if (layer.sample.length === 0) left.push({ name: layer.name, why: 'empty' });
    else if (!((fits[index] ?? outOfRange()) > 0)) left.push({ name: layer.name, why: 'other' });
    else {
      const group = groups.find(([of]) => of !== undefined && isSameTable(of, layer, wanted));
      if (group) group.push(layer);
      else groups.push([layer]);
    }
  });
  // In the order of the file.
  for (const group of groups) group.sort((a, b) => layers.indexOf(a) - layers.indexOf(b));
  return { groups, left };
}

/** Whether two layers say the same things in columns of the same names, about places of one system. */
function isSameTable(a: Layer, b: Layer, { fieldsOf }: Wanted): boolean {
  if (a.hasGeometry !== b.hasGeometry || (a.crs ?? '').trim() !== (b.crs ?? '').trim()) return false;
  const [ofA, ofB] = [
    fieldsOf?.(a.columns) ?? new Map<string, string>(),
    fieldsOf?.(b.columns) ?? new Map<string, string>(),
  ];
  const shared = [...ofB].filter(([field]) => ofA.has(field));
  if (shared.length > 0) return shared.every(([field, column]) => keyOf(column) === keyOf(ofA.get(field) ?? ''));
  const keys = new Set(a.columns.map(keyOf));
  return b.columns.every((column) => keys.has(keyOf(column)));
}

function tableOf(group: readonly Layer[], names: readonly string[]): RawTable {
  const [first, ...more] = group;
  if (first === undefined) throw new Error('a table of no layer');
  const { name, ...table } = first;
  if (more.length === 0) return { ...table, layers: names, layer: name === '' ? null : name, others: [] };
  return { ...table, ...unitedLayers(group, keyOf), layers: names, layer: null, others: [] };
}

/** Headers that differ in case, marks and signs are one. */
function keyOf(column: string): string {
  return folded(column).replace(/[^a-z0-9]/g, '') || column;
}
