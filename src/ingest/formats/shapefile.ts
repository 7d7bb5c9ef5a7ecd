import { dbfTable } from './dbf.ts';
import type { Encoding } from './encoding.ts';
import type { RawRow } from './raw-row.ts';
import { Refusal } from './refusal.ts';
import { shpGeometries } from './shp.ts';
import { unzipped } from './unzip.ts';

export interface ShapefileRead {
  readonly rows: readonly RawRow[];
  readonly encoding: Encoding | null;
  /** Text of the `.prj`. */
  readonly crs: string | null;
  /** Names of the layers in the archive. */
  readonly layers: readonly string[];
  readonly layer: string;
}

const PART = /\.(shp|dbf|prj)$/i;

/**
 * A layer of a zipped Shapefile: the chosen one, else the first. Coordinates as they stand.
 *
 * @throws Refusal
 */
export function shapefileOf(bytes: Uint8Array, chosen?: string): ShapefileRead {
  const entries = unzipped(bytes, (path) => PART.test(path) && !path.includes('__MACOSX'));
  const parts = new Map([...entries].map(([path, part]) => [path.toLowerCase(), part]));
  const layers = [...parts.keys()].filter((path) => path.endsWith('.shp')).map((path) => path.slice(0, -'.shp'.length));
  const layer = layers.find((name) => name === chosen) ?? layers[0];
  const shp = parts.get(`${layer}.shp`);
  if (layer === undefined || shp === undefined) throw new Refusal('file-unreadable', { expected: '.shp' });
  const [dbf, prj] = [parts.get(`${layer}.dbf`), parts.get(`${layer}.prj`)];
  const table = dbf === undefined ? null : dbfTable(dbf);
  const rows = shpGeometries(shp).flatMap((geometry, index): RawRow[] => {
    const properties = table === null ? {} : table.records[index];
    return properties === null ? [] : [{ row: index + 1, properties: properties ?? {}, geometry }];
  });
  const crs = prj === undefined ? null : new TextDecoder().decode(prj.subarray(0, 10_000));
  return { rows, encoding: table?.encoding ?? null, crs, layers, layer };
}
