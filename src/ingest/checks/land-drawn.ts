import { type Bounds, boundsOfPoints, isInsideRings, type PolygonRings, type Ring } from '../../model/geometry.ts';
import { isRecord } from '../fields.ts';
import { repairedPolygon } from './repair.ts';

/**
 * The land that a polygon draws: parts that overlap count once, and a hole takes away only what
 * is within its outer ring. A polygon whose parts and holes lie as they should stays as it is.
 */

export interface LandDrawn {
  readonly geometry: unknown;
  /** Sum of the parts less the holes, and the land, km²; null where they are the same. */
  readonly areasKm2: readonly [added: number, drawn: number] | null;
  /** More points than are put together here. */
  readonly tooLarge: boolean;
}

const MOST_POINTS = 50_000;
/** Points of holes × points of the ring around them that are asked one by one. */
const MOST_ASKED = 5_000_000;
/** Of an area: what rounding makes. */
const GRAIN = 1e-6;
const KM_A_DEGREE = 111.195;

export function landDrawn(geometry: unknown): LandDrawn {
  const asItIs: LandDrawn = { geometry, areasKm2: null, tooLarge: false };
  if (isOneRing(geometry)) return asItIs;
  const polygons = ringsOf(geometry);
  if (polygons === null || !isSuspect(polygons)) return asItIs;
  const points = polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
  if (points > MOST_POINTS) return { ...asItIs, tooLarge: true };
  const drawn = repairedPolygon(geometry);
  const parts = ringsOf(drawn);
  if (parts === null || parts.length === 0) return asItIs;
  const [added, land] = [areaKm2(polygons), areaKm2(parts)];
  if (Math.abs(added - land) <= GRAIN * Math.max(added, land)) return asItIs;
  return { geometry: drawn, areasKm2: [added, land], tooLarge: false };
}

/** One ring has no other to meet: millions of vertices need not be looked at. */
function isOneRing(geometry: unknown): boolean {
  if (!isRecord(geometry) || !Array.isArray(geometry.coordinates)) return false;
  const { type, coordinates } = geometry;
  if (type === 'Polygon') return coordinates.length === 1;
  const [only, ...others]: unknown[] = coordinates;
  return type === 'MultiPolygon' && others.length === 0 && Array.isArray(only) && only.length === 1;
}

/** Whether parts, or a part's holes, come near each other, or a hole leaves its part's box. */
function isSuspect(polygons: readonly PolygonRings[]): boolean {
  if (
    polygons.length > 1 &&
    anyMeet(polygons.flatMap(([outer]) => (outer === undefined ? [] : [boundsOfPoints(outer)])))
  )
    return true;
  return polygons.some(([outer, ...holes]) => {
    if (outer === undefined || holes.length === 0) return false;
    const boxes = holes.map(boundsOfPoints);
    const [west, south, east, north] = boundsOfPoints(outer);
    const leaves = boxes.some((box) => box[0] < west || box[1] < south || box[2] > east || box[3] > north);
    if (leaves || anyMeet(boxes) || holes.reduce((sum, { length }) => sum + length, 0) * outer.length > MOST_ASKED)
      return true;
    return holes.some((hole) => hole.some((point) => !isInsideRings(point, [outer])));
  });
}

/** Boxes that overlap, by a sweep from west to east. */
function anyMeet(boxes: readonly Bounds[]): boolean {
  const sorted = [...boxes].sort((a, b) => a[0] - b[0]);
  let open: Bounds[] = [];
  for (const box of sorted) {
    open = open.filter(([, , east]) => east > box[0]);
    if (open.some(([, south, , north]) => south < box[3] && box[1] < north)) return true;
    open.push(box);
  }
  return false;
}

/** On a plane that touches at the first point: to compare, and to be said. */
function areaKm2(polygons: readonly PolygonRings[]): number {
  return polygons.reduce((sum, [outer = [], ...holes]) => {
    const latitudeDeg = outer[0]?.[1];
    if (latitudeDeg === undefined) return sum;
    const scale = KM_A_DEGREE ** 2 * Math.cos((latitudeDeg * Math.PI) / 180);
    return sum + scale * (area(outer) - holes.reduce((all, hole) => all + area(hole), 0));
  }, 0);
}

function area(ring: Ring): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let twice = 0;
  let before = ring.at(-1) ?? [];
  for (const point of ring) {
    const [x = 0, y = 0] = point;
    const [bx = 0, by = 0] = before;
    twice += (bx - x0) * (y - y0) - (x - x0) * (by - y0);
    before = point;
  }
  return Math.abs(twice / 2);
}

/** Null where it is no polygon of numbers. */
function ringsOf(geometry: unknown): readonly PolygonRings[] | null {
  if (!isRecord(geometry)) return null;
  const { type, coordinates } = geometry;
  const polygons: unknown = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  return isPolygons(polygons) ? polygons : null;
}

function isPolygons(value: unknown): value is readonly PolygonRings[] {
  const isPoint = (point: unknown): boolean =>
    Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]);
  const isRing = (ring: unknown): boolean => Array.isArray(ring) && ring.every(isPoint);
  return Array.isArray(value) && value.every((polygon) => Array.isArray(polygon) && polygon.every(isRing));
}
