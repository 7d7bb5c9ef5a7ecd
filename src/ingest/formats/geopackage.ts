import type { Database, SqlJsStatic, SqlValue, Statement } from 'sql.js';
import type { IssueLog } from '../issue-log.ts';
import {
  columnsOf,
  type Layer,
  type LayersRead,
  NOTHING_STATED,
  type NoLayer,
  type OnRow,
  SAMPLE_ROWS,
} from './layer.ts';
import type { RawRow } from './raw-row.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { wkbGeometry } from './wkb.ts';

/**
 * A GeoPackage is an SQLite database with a table for each layer. SQLite itself reads it,
 * compiled to WebAssembly. A table or a view of a stranger may be an endless question: virtual
 * tables are not asked, and views only where SQLite's own plan shows that the work is small.
 */

/** A row takes some bytes; a file that has more rows than this allows was made to have them. */
const LEAST_BYTES_A_ROW = 4;
/** Rows that a view may walk over. */
const MOST_VIEW_STEPS = 20_000_000;
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];

/** @throws Refusal */
export async function geopackageLayers(bytes: Uint8Array): Promise<LayersRead> {
  engine ??= startEngine();
  const { Database } = await engine;
  try {
    return layersIn(new Database(withoutLog(bytes)), bytes.length);
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

interface Content {
  readonly table: string;
  readonly geometryColumn: string | null;
  readonly srs: SqlValue | undefined;
}

function layersIn(database: Database, size: number): LayersRead {
  const tables = kindsOfTables(database);
  if (tables.get('gpkg_contents') !== 'table' || tables.get('gpkg_geometry_columns') !== 'table')
    throw new Refusal('file-unreadable', { expected: 'gpkg_contents' });
  const layers: Layer[] = [];
  const others: NoLayer[] = [];
  for (const content of contentsOf(database)) {
    const kind = tables.get(content.table);
    const reads = kind === 'table' || (kind === 'view' && isSmallWork(database, content.table));
    const made = reads ? tryLayer(database, content, tables, size / LEAST_BYTES_A_ROW) : null;
    if (made === null) others.push({ name: content.table, why: kind ?? 'missing' });
    else layers.push(made);
  }
  if (layers.length === 0) throw new Refusal('file-unreadable', { expected: 'features' });
  return { layers, others };
}

function contentsOf(database: Database): readonly Content[] {
  const rowsOf = (sql: string): readonly SqlValue[][] => database.exec(sql).flatMap(({ values }) => values);
  const shapes = rowsOf('SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns').map(
    ([table, column, srs]): Content => ({ table: String(table), geometryColumn: String(column), srs }),
  );
  const known = new Set(shapes.map(({ table }) => table));
  const plain = rowsOf("SELECT table_name FROM gpkg_contents WHERE data_type LIKE 'attributes'")
    .map(([table]): Content => ({ table: String(table), geometryColumn: null, srs: undefined }))
    .filter(({ table }) => !known.has(table));
  return [...shapes, ...plain];
}

/** A program that has the file open keeps a log beside it (WAL); without that log the file is read as it is. */
function withoutLog(bytes: Uint8Array): Uint8Array {
  const plain = bytes.slice();
  plain.set([1, 1], 18);
  return plain;
}

function kindsOfTables(database: Database): ReadonlyMap<string, string> {
  const [read] = database.exec(
    "SELECT name, type FROM sqlite_master WHERE (type = 'table' AND rootpage > 0 AND sql NOT LIKE 'create virtual%') OR type = 'view'",
  );
  return new Map(read?.values.map(([name, type]) => [String(name), String(type)]) ?? []);
}

/** Whether a view walks over few rows, as SQLite plans it; what it does not say is not believed to be little. */
function isSmallWork(database: Database, view: string): boolean {
  try {
    const [plan] = database.exec(`EXPLAIN QUERY PLAN SELECT * FROM ${quoted(view)}`);
    let steps = 1;
    for (const [, , , detail] of plan?.values ?? []) {
      const text = String(detail);
      if (/RECURSIVE|VIRTUAL/i.test(text)) return false;
      const table = /^(?:SCAN|SEARCH) (?:TABLE )?(\S+)/.exec(text)?.[1];
      if (table === undefined || /rowid=\?/.test(text)) continue;
      steps *= Math.max(1, countOf(database, table));
    }
    return steps <= MOST_VIEW_STEPS;
  } catch {
    return false;
  }
}

function countOf(database: Database, table: string): number {
  try {
    const [answer] = database.exec(`SELECT count(*) FROM ${quoted(table)}`);
    const count = answer?.values[0]?.[0];
    return typeof count === 'number' ? count : 0;
  } catch {
    // An alias: how many rows it stands for is not said.
    return 1_000;
  }
}

function tryLayer(
  database: Database,
  content: Content,
  tables: ReadonlyMap<string, string>,
  most: number,
): Layer | null {
  try {
    const sample: RawRow[] = [];
    walk(database, content, SAMPLE_ROWS, (row) => sample.push(row));
    return {
      ...NOTHING_STATED,
      name: content.table,
      format: 'geopackage',
      columns: columnsOf(sample),
      hasGeometry: content.geometryColumn !== null,
      crs:
        content.srs !== undefined && tables.get('gpkg_spatial_ref_sys') === 'table'
          ? crsOf(database, content.srs)
          : null,
      sample,
      async each(log, onRow) {
        const read = walk(database, content, most, onRow, log);
        if (read > most) log.error('work-limit', { found: content.table, expected: `${Math.floor(most)}` });
      },
    };
  } catch {
    return null;
  }
}

/** Answers how many rows were met, one more than `most` where there are more. */
function walk(
  database: Database,
  { table, geometryColumn }: Content,
  most: number,
  onRow: OnRow,
  log?: IssueLog,
): number {
  const statement: Statement = database.prepare(`SELECT * FROM ${quoted(table)}`);
  try {
    const columns = statement.getColumnNames();
    let row = 0;
    while (statement.step()) {
      row++;
      if (row > most) break;
      const values = statement.get();
      const properties: Record<string, unknown> = {};
      let geometry: unknown = null;
      columns.forEach((column, index) => {
        const value = values[index] ?? null;
        if (column === geometryColumn) geometry = geometryOf(value, () => log?.warn('curves-drawn', { row }));
        // Pictures and other bytes are no values of a table.
        else if (!(value instanceof Uint8Array)) properties[column] = value;
      });
      onRow({ row, properties, geometry });
    }
    return row;
  } finally {
    statement.free();
  }
}

/** The header of a GeoPackage, then WKB. What is broken is left for the readers to name in its row. */
function geometryOf(value: SqlValue, onCurves: () => void): unknown {
  if (!(value instanceof Uint8Array)) return null;
  const [g, p, , flags = 0] = value;
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (g !== 0x47 || p !== 0x50 || envelope === undefined) return { type: 'GeoPackageBinary' };
  if (flags & 0x10) return null;
  try {
    return wkbGeometry(value.subarray(8 + envelope), onCurves);
  } catch {
    return { type: 'GeoPackageBinary' };
  }
}

function crsOf(database: Database, srs: SqlValue): string | null {
  const statement = database.prepare(
    'SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?',
  );
  try {
    statement.bind([srs]);
    if (!statement.step()) return null;
    const [organization, id, definition] = statement.get();
    const text = typeof definition === 'string' && /^\w+\s*\[/.test(definition) ? definition.slice(0, 10_000) : '';
    if (String(organization).toUpperCase() === 'EPSG') return `EPSG:${id} ${text}`.trim();
    return text === '' ? null : text;
  } finally {
    statement.free();
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
