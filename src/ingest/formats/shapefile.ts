import { dbfTable } from './dbf.ts';
import { type Layer, rowsLayer } from './layer.ts';
import type { RawRow } from './raw-row.ts';
import { shpGeometries } from './shp.ts';

/** Bytes of the files that make one Shapefile. */
export interface ShapefileParts {
  readonly shp: Uint8Array;
  readonly dbf?: Uint8Array | undefined;
  readonly prj?: Uint8Array | undefined;
  readonly cpg?: Uint8Array | undefined;
}

/**
 * Coordinates as they stand.
 *
 * @throws Refusal
 */
export function shapefileLayer(name: string, { shp, dbf, prj, cpg }: ShapefileParts): Layer {
  const table = dbf === undefined ? null : dbfTable(dbf, cpg === undefined ? null : textOf(cpg));
  const rows = shpGeometries(shp).flatMap((geometry, index): RawRow[] => {
    const properties = table === null ? {} : table.records[index];
    return properties === null ? [] : [{ row: index + 1, properties: properties ?? {}, geometry }];
  });
  const crs = prj === undefined ? null : textOf(prj);
  return rowsLayer(name, 'shapefile', rows, { encoding: table?.encoding ?? null, crs });
}

/** A dBASE table by itself. */
export function dbfLayer(name: string, dbf: Uint8Array, cpg: Uint8Array | undefined): Layer {
  const { records, encoding } = dbfTable(dbf, cpg === undefined ? null : textOf(cpg));
  const rows = records.flatMap((properties, index): RawRow[] =>
    properties === null ? [] : [{ row: index + 1, properties, geometry: null }],
  );
  return { ...rowsLayer(name, 'shapefile', rows, { encoding }), hasGeometry: false };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 20_000));
}
