import { Refusal } from './refusal.ts';
import { type CoordinatePair, polygonsOfRings } from './rings.ts';

/** Shapes of a `.shp` as GeoJSON geometries, in file order; null for a shape without geometry. */

const [POINT, LINE, POLYGON, MULTIPOINT] = [1, 3, 5, 8];
const MOST_SHAPES = 2_000_000;

/**
 * @param onReversed Called with the index of a shape whose rings run against what they are.
 * @throws Refusal where lengths and counts lead out of the file.
 */
export function shpGeometries(bytes: Uint8Array, onReversed: (index: number) => void = () => {}): readonly unknown[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 100 || view.getInt32(0) !== 9994) throw new Refusal('file-unreadable', { expected: '.shp' });
  const geometries: unknown[] = [];
  for (let at = 100; at + 12 <= bytes.length && geometries.length < MOST_SHAPES; ) {
    const length = view.getInt32(at + 4) * 2;
    if (length < 4 || at + 8 + length > bytes.length) throw broken(at);
    const shape = new DataView(view.buffer, view.byteOffset + at + 8, length);
    geometries.push(geometryOf(shape, at, () => onReversed(geometries.length)));
    at += 8 + length;
  }
  return geometries;
}

function geometryOf(shape: DataView, at: number, onReversed: () => void): unknown {
  // 11 to 18 add heights, 21 to 28 measures; both come after what is read here.
  const type = shape.getInt32(0, true) % 10;
  if (type === 0) return null;
  if (type === POINT) {
    if (shape.byteLength < 20) throw broken(at);
    return { type: 'Point', coordinates: pairAt(shape, 4) };
  }
  if (type === MULTIPOINT) {
    const points = pairsAt(shape, 40, countAt(shape, 36, at), at);
    return points.length === 1
      ? { type: 'Point', coordinates: points[0] }
      : { type: 'MultiPoint', coordinates: points };
  }
  if (type !== LINE && type !== POLYGON) throw broken(at);
  const [partCount, pointCount] = [countAt(shape, 36, at), countAt(shape, 40, at)];
  if (partCount > pointCount || 44 + partCount * 4 + pointCount * 16 > shape.byteLength) throw broken(at);
  const starts = Array.from({ length: partCount }, (_, part) => shape.getInt32(44 + part * 4, true));
  const points = pairsAt(shape, 44 + partCount * 4, pointCount, at);
  const parts = starts.map((start, part) => {
    const end = starts[part + 1] ?? pointCount;
    if (start < 0 || end < start || end > pointCount) throw broken(at);
    return points.slice(start, end);
  });
  if (type === LINE) {
    return parts.length === 1
      ? { type: 'LineString', coordinates: parts[0] }
      : { type: 'MultiLineString', coordinates: parts };
  }
  const polygons = polygonsOfRings(
    parts.filter(({ length }) => length > 0),
    onReversed,
  );
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function countAt(shape: DataView, at: number, record: number): number {
  if (at + 4 > shape.byteLength) throw broken(record);
  const count = shape.getInt32(at, true);
  if (count < 0) throw broken(record);
  return count;
}

function pairsAt(shape: DataView, from: number, count: number, record: number): CoordinatePair[] {
  if (from + count * 16 > shape.byteLength) throw broken(record);
  return Array.from({ length: count }, (_, index) => pairAt(shape, from + index * 16));
}

function pairAt(shape: DataView, at: number): CoordinatePair {
  return [shape.getFloat64(at, true), shape.getFloat64(at + 8, true)];
}

function broken(at: number): Refusal {
  return new Refusal('file-unreadable', { found: `.shp @${at}` });
}
