import { isRecord } from '../fields.ts';
import { wkbGeometry } from '../formats/wkb.ts';

/** A geometry as one cell holds it: WKT, WKB in hexadecimal, GeoJSON, with or without a stated system. */
export interface GeometryText {
  /** GeoJSON, coordinates as they stand. */
  readonly geometry: unknown;
  /** E.g. `EPSG:4326`; null where nothing is stated. */
  readonly crs: string | null;
}

const WKT = /^(?:SRID\s*=\s*(\d+)\s*;\s*)?((?:MULTI)?(?:POINT|LINESTRING|POLYGON))\s*(?:Z|M|ZM)?\s*(\([\s\S]*\))$/i;
const HEX = /^(?:\\x|0x)?((?:00|01)[0-9a-f]{40,})$/i;
const TYPES: Readonly<Record<string, string>> = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
};
const SRID_FLAG = 0x20000000;

/** Null where a cell holds none. */
export function geometryText(given: unknown): GeometryText | null {
  if (isRecord(given)) return ofGeojson(given);
  if (typeof given !== 'string') return null;
  const text = given.trim();
  if (text.startsWith('{')) {
    try {
      return ofGeojson(JSON.parse(text));
    } catch {
      return null;
    }
  }
  return ofWkt(text) ?? ofHex(text);
}

function ofGeojson(value: unknown): GeometryText | null {
  if (!isRecord(value)) return null;
  const geometry = value.type === 'Feature' ? value.geometry : value;
  const known = isRecord(geometry) && Object.values(TYPES).some((type) => type === geometry.type);
  return known && Array.isArray(geometry.coordinates) ? { geometry, crs: null } : null;
}

function ofWkt(text: string): GeometryText | null {
  const [, srid, kind = '', body = ''] = WKT.exec(text) ?? [];
  const type = TYPES[kind.toUpperCase()];
  if (type === undefined) return null;
  // Numbers of one position become a list, brackets of WKT those of JSON; a lone position needs no brackets of its own.
  const json = body
    .replace(/(?<![-+\d.eE])[-+\d.eE]+(?:\s+[-+\d.eE]+)+/g, (position) => `[${position.trim().split(/\s+/).join(',')}]`)
    .replaceAll('(', '[')
    .replaceAll(')', ']');
  try {
    const list: unknown = JSON.parse(json);
    const coordinates = flattened(type, list);
    return { geometry: { type, coordinates }, crs: srid === undefined ? null : `EPSG:${srid}` };
  } catch {
    return null;
  }
}

/** `POINT (1 2)` has a list too many; so has each point of `MULTIPOINT ((1 2), (3 4))`. */
function flattened(type: string, list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  if (type === 'Point') return list[0];
  if (type !== 'MultiPoint') return list;
  return list.map((point: unknown) => (Array.isArray(point) && Array.isArray(point[0]) ? point[0] : point));
}

function ofHex(text: string): GeometryText | null {
  const hex = HEX.exec(text)?.[1];
  if (hex === undefined || hex.length % 2 === 1) return null;
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  try {
    const geometry = wkbGeometry(bytes);
    const view = new DataView(bytes.buffer);
    const little = view.getUint8(0) === 1;
    const hasSrid = (view.getUint32(1, little) & SRID_FLAG) !== 0;
    return { geometry, crs: hasSrid ? `EPSG:${view.getUint32(5, little)}` : null };
  } catch {
    return null;
  }
}
