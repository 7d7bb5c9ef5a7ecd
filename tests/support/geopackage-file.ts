import initSqlJs from 'sql.js/dist/sql-wasm-inline.js';

/** A GeoPackage as other programs write them: the tables that the standard asks for, and one layer. */

type Pair = readonly [number, number];
type Ring = readonly Pair[];
/** Rings of a polygon, or a point. */
export interface GeopackageRow {
  readonly shape: Pair | readonly Ring[] | Uint8Array | null;
  readonly cells: Readonly<Record<string, string | number | null>>;
}

export async function geopackage(
  rows: readonly GeopackageRow[],
  { srs = 4326, table = 'lop 1', more = '' }: { srs?: number; table?: string; more?: string } = {},
): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const database = new Database();
  const columns = Object.keys(rows[0]?.cells ?? {});
  database.run(`
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z TINYINT, m TINYINT);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('x', ${srs}, 'EPSG', ${srs}, 'undefined');
    INSERT INTO gpkg_contents VALUES ('${table}', 'features', '${table}', ${srs});
    INSERT INTO gpkg_geometry_columns VALUES ('${table}', 'geom', 'GEOMETRY', ${srs}, 0, 0);
    CREATE TABLE "${table}" (fid INTEGER PRIMARY KEY, geom BLOB${columns.map((name) => `, "${name}"`).join('')});
    ${more}`);
  for (const { shape, cells } of rows) {
    const marks = columns.map(() => '?').join(', ');
    const blob = shape === null ? null : shape instanceof Uint8Array ? shape : geometryBlob(shape, srs);
    database.run(
      `INSERT INTO "${table}" (geom, ${columns.map((name) => `"${name}"`).join(', ')}) VALUES (?, ${marks})`,
      [blob, ...columns.map((name) => cells[name] ?? null)],
    );
  }
  const bytes = database.export();
  database.close();
  return bytes;
}

/** Header with an envelope, then WKB; the polygon big-endian with heights (ISO), the point little-endian. */
function geometryBlob(shape: Pair | readonly Ring[], srs: number): Uint8Array {
  const point = isPair(shape);
  const wkb = point ? pointWkb(shape) : polygonWkb(shape);
  const header = new DataView(new ArrayBuffer(point ? 8 : 40));
  header.setUint16(0, 0x4750);
  header.setUint8(3, point ? 1 : 1 | (1 << 1));
  header.setInt32(4, srs, true);
  return Uint8Array.of(...new Uint8Array(header.buffer), ...wkb);
}

function pointWkb([x, y]: Pair): Uint8Array {
  const view = new DataView(new ArrayBuffer(21));
  view.setUint8(0, 1);
  view.setUint32(1, 1, true);
  view.setFloat64(5, x, true);
  view.setFloat64(13, y, true);
  return new Uint8Array(view.buffer);
}

function polygonWkb(rings: readonly Ring[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(18 + rings.reduce((sum, ring) => sum + 4 + ring.length * 24, 0)));
  // One part of a MultiPolygon Z.
  view.setUint32(1, 1006);
  view.setUint32(5, 1);
  view.setUint32(10, 1003);
  view.setUint32(14, rings.length);
  let at = 18;
  for (const ring of rings) {
    view.setUint32(at, ring.length);
    at += 4;
    for (const [x, y] of ring) {
      view.setFloat64(at, x);
      view.setFloat64(at + 8, y);
      at += 24;
    }
  }
  return new Uint8Array(view.buffer);
}

function isPair(shape: Pair | readonly Ring[]): shape is Pair {
  return typeof shape[0] === 'number';
}
