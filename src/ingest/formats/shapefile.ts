import { type IssueLog, shown } from '../issue-log.ts';
import { type DbfTable, dbfTable } from './dbf.ts';
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
  const reversed: number[] = [];
  const rows = shpGeometries(shp, (index) => reversed.push(index + 1)).flatMap((geometry, index): RawRow[] => {
    const properties = table === null ? {} : table.records[index];
    return properties === null ? [] : [{ row: index + 1, properties: properties ?? {}, geometry }];
  });
  const crs = prj === undefined ? null : textOf(prj);
  const layer = rowsLayer(name, 'shapefile', rows, { encoding: table?.encoding ?? null, crs });
  return withNotes(layer, (log) => {
    if (table !== null) noteEncoding(log, table);
    for (const row of reversed) log.warn('rings-by-nesting', { row, field: 'geometry' });
  });
}

/** A dBASE table by itself. */
export function dbfLayer(name: string, dbf: Uint8Array, cpg: Uint8Array | undefined): Layer {
  const table = dbfTable(dbf, cpg === undefined ? null : textOf(cpg));
  const rows = table.records.flatMap((properties, index): RawRow[] =>
    properties === null ? [] : [{ row: index + 1, properties, geometry: null }],
  );
  const layer = { ...rowsLayer(name, 'shapefile', rows, { encoding: table.encoding }), hasGeometry: false };
  return withNotes(layer, (log) => noteEncoding(log, table));
}

/** The layer, with what is to be said of it beside its rows. */
function withNotes(layer: Layer, note: (log: IssueLog) => void): Layer {
  return {
    ...layer,
    each(log, onRow) {
      note(log);
      return layer.each(log, onRow);
    },
  };
}

function noteEncoding(log: IssueLog, { unknownLabel, readAs }: DbfTable): void {
  if (unknownLabel !== null) log.warn('encoding-unknown', { found: shown(unknownLabel), expected: readAs });
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 20_000));
}
