import type { Database, SqlJsStatic, SqlValue } from 'sql.js';
import type { RawRow } from './raw-row.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { wkbGeometry } from './wkb.ts';

/**
 * A GeoPackage is an SQLite database with a table for each layer. SQLite itself reads it,
 * compiled to WebAssembly; what it is asked for are rows of plain tables only, since a view
 * or a virtual table of a stranger may be an endless question.
 */

export interface GeopackageRead {
  readonly rows: readonly RawRow[];
  /** What the file says of the coordinates: a name such as `EPSG:9210`, else a text as in a `.prj`. */
  readonly crs: string | null;
  readonly layers: readonly string[];
  readonly layer: string;
}

/** A row takes some bytes; a file that has more rows than this allows was made to have them. */
const LEAST_BYTES_A_ROW = 4;
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];

/**
 * The chosen layer, else the first with features.
 *
 * @throws Refusal
 */
export async function geopackageOf(bytes: Uint8Array, chosen?: string): Promise<GeopackageRead> {
  engine ??= startEngine();
  const { Database } = await engine;
  try {
    const database = new Database(withoutLog(bytes));
    const read = layerOf(database, bytes.length, chosen);
    database.close();
    return read;
  } catch (error) {
    // What a broken file left behind is not built upon.
    engine = null;
    throw refusalOf(error, 'GeoPackage');
  }
}

/** SQLite, started with the first file. */
let engine: Promise<SqlJsStatic> | null = null;

async function startEngine(): Promise<SqlJsStatic> {
  const { default: initSqlJs } = await import('sql.js/dist/sql-wasm-inline.js');
  return initSqlJs();
}

function layerOf(database: Database, size: number, chosen: string | undefined): GeopackageRead {
  const tables = plainTables(database);
  const contents = tables.has('gpkg_contents') && tables.has('gpkg_geometry_columns');
  if (!contents) throw new Refusal('file-unreadable', { expected: 'gpkg_contents' });
  const found = database
    .exec('SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns')
    .flatMap(({ values }) => values)
    .map(([table, column, srs]) => ({ table: String(table), column: String(column), srs }))
    .filter(({ table }) => tables.has(table));
  const layer = found.find(({ table }) => table === chosen) ?? found[0];
  if (layer === undefined) throw new Refusal('file-unreadable', { expected: 'features' });
  return {
    rows: rowsOf(database, layer.table, layer.column, size / LEAST_BYTES_A_ROW),
    crs: tables.has('gpkg_spatial_ref_sys') ? crsOf(database, layer.srs) : null,
    layers: found.map(({ table }) => table),
    layer: layer.table,
  };
}

/** A program that has the file open keeps a log beside it (WAL); without that log the file is read as it is. */
function withoutLog(bytes: Uint8Array): Uint8Array {
  const plain = bytes.slice();
  plain.set([1, 1], 18);
  return plain;
}

function plainTables(database: Database): ReadonlySet<string> {
  const [read] = database.exec(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND sql NOT LIKE 'create virtual%'",
  );
  return new Set(read?.values.map(([name]) => String(name)) ?? []);
}

function rowsOf(database: Database, table: string, geometryColumn: string, most: number): RawRow[] {
  const statement = database.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`);
  try {
    const columns = statement.getColumnNames();
    const rows: RawRow[] = [];
    while (statement.step()) {
      if (rows.length >= most) throw new Refusal('archive-refused', { found: table });
      const values = statement.get();
      const properties: Record<string, unknown> = {};
      let geometry: unknown = null;
      columns.forEach((column, index) => {
        const value = values[index] ?? null;
        if (column === geometryColumn) geometry = geometryOf(value);
        // Pictures and other bytes are no values of a table.
        else if (!(value instanceof Uint8Array)) properties[column] = value;
      });
      rows.push({ row: rows.length + 1, properties, geometry });
    }
    return rows;
  } finally {
    statement.free();
  }
}

/** The header of a GeoPackage, then WKB. What is broken is left for the readers to name in its row. */
function geometryOf(value: SqlValue): unknown {
  if (!(value instanceof Uint8Array)) return null;
  const [g, p, , flags = 0] = value;
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (g !== 0x47 || p !== 0x50 || envelope === undefined) return { type: 'GeoPackageBinary' };
  if (flags & 0x10) return null;
  try {
    return wkbGeometry(value.subarray(8 + envelope));
  } catch {
    return { type: 'GeoPackageBinary' };
  }
}

function crsOf(database: Database, srs: SqlValue | undefined): string | null {
  const statement = database.prepare(
    'SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?',
  );
  try {
    statement.bind([srs ?? null]);
    if (!statement.step()) return null;
    const [organization, id, definition] = statement.get();
    if (String(organization).toUpperCase() === 'EPSG') return `EPSG:${id}`;
    return typeof definition === 'string' ? definition.slice(0, 10_000) : null;
  } finally {
    statement.free();
  }
}
