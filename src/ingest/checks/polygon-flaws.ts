import Flatbush from 'flatbush';
import type { IssueCode } from '../../model/issue.ts';
import { isRecord } from '../fields.ts';

/** What is wrong with how a polygon is drawn, before the readers close and tidy it. */

export interface PolygonFlaw {
  readonly code: Extract<IssueCode, `polygon-${string}`>;
  /** Where it is, or how the ring stands; with how often, where more than once. */
  readonly found: string;
  readonly expected: string;
}

type Pair = readonly [number, number];

/** Square degrees, some tenth of a thousandth of a square metre: a ring of less has no direction. */
const LEAST_AREA = 1e-14;

/** The flaws of a polygon, one of a kind; null where it is no polygon of numbers. */
export function polygonFlaws(geometry: unknown): readonly PolygonFlaw[] | null {
  if (!isRecord(geometry)) return null;
  const polygons: unknown =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : null;
  if (!Array.isArray(polygons)) return null;
  const flaws = new Map<PolygonFlaw['code'], { readonly found: string; readonly expected: string; count: number }>();
  const note = (code: PolygonFlaw['code'], found: string, expected: string): void => {
    const known = flaws.get(code);
    if (known) known.count++;
    else flaws.set(code, { found, expected, count: 1 });
  };
  for (const polygon of polygons) {
    if (!Array.isArray(polygon)) return null;
    for (const [index, given] of polygon.entries()) {
      const ring = pairsOf(given);
      const [first, last] = [ring[0], ring.at(-1)];
      if (first === undefined || last === undefined || ring.length < 3) continue;
      const closes = isSame(first, last);
      if (!closes) note('polygon-unclosed', `${placeText(first)} … ${placeText(last)}`, 'closed');
      const points = ring.filter((point, at) => {
        const before = ring[at - 1];
        const doubled = before !== undefined && isSame(before, point);
        if (doubled) note('polygon-doubled', placeText(point), 'single');
        return !doubled;
      });
      const single = closes ? points.slice(0, -1) : points;
      if (single.length < 3) continue;
      const [area, should] = [signedArea(single), index === 0];
      const runs = area > 0;
      if (Math.abs(area) > LEAST_AREA && runs !== should)
        note('polygon-direction', directionText(runs), directionText(should));
      const crossing = flaws.has('polygon-crosses') ? null : firstCrossing(single);
      if (crossing !== null) note('polygon-crosses', placeText(crossing), 'simple');
    }
  }
  return [...flaws].map(([code, { found, expected, count }]) => ({
    code,
    found: count > 1 ? `${found} (×${count})` : found,
    expected,
  }));
}

/**
 * The same polygon with its rings closed, their points single, outer ones anticlockwise and
 * holes clockwise: the same land. Anything else is given back as it is.
 */
export function tidiedPolygon(geometry: unknown): unknown {
  if (!isRecord(geometry) || !Array.isArray(geometry.coordinates)) return geometry;
  const ofPolygon = (polygon: unknown): unknown =>
    Array.isArray(polygon)
      ? polygon.map((ring: unknown, index) => tidiedRing(ring, index === 0 ? 'anticlockwise' : 'clockwise'))
      : polygon;
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: ofPolygon(geometry.coordinates) };
  if (geometry.type === 'MultiPolygon') return { ...geometry, coordinates: geometry.coordinates.map(ofPolygon) };
  return geometry;
}

function tidiedRing(given: unknown, direction: 'anticlockwise' | 'clockwise'): unknown {
  const ring = pairsOf(given);
  // Points that are no numbers are for the reader to name.
  if (!Array.isArray(given) || ring.length !== given.length || ring.length < 3) return given;
  const single = ring.filter((point, at) => {
    const before = ring[at - 1];
    return before === undefined || !isSame(before, point);
  });
  const [first, last] = [single[0], single.at(-1)];
  if (first === undefined || last === undefined) return given;
  const open = single.length > 1 && isSame(first, last) ? single.slice(0, -1) : single;
  const turned = signedArea(open) > 0 === (direction === 'anticlockwise') ? open : [...open].reverse();
  return [...turned, ...turned.slice(0, 1)];
}

function isSame(a: Pair, b: Pair): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function placeText([lon, lat]: Pair): string {
  return `${lon.toFixed(6)}, ${lat.toFixed(6)}`;
}

function directionText(anticlockwise: boolean): string {
  return anticlockwise ? 'anticlockwise' : 'clockwise';
}

function pairsOf(ring: unknown): Pair[] {
  if (!Array.isArray(ring)) return [];
  return ring.flatMap((point: unknown): Pair[] => {
    const [x, y]: unknown[] = Array.isArray(point) ? point : [];
    return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : [];
  });
}

function signedArea(ring: readonly Pair[]): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let twice = 0;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before) twice += (before[0] - x0) * (point[1] - y0) - (point[0] - x0) * (before[1] - y0);
    before = point;
  }
  return twice / 2;
}

/** Edges that are not neighbours and cross properly; touching at a point is allowed. */
function firstCrossing(ring: readonly Pair[]): Pair | null {
  const count = ring.length;
  if (count < 4) return null;
  const edge = (index: number): readonly [Pair, Pair] => [ring[index] ?? [0, 0], ring[(index + 1) % count] ?? [0, 0]];
  const index = new Flatbush(count);
  for (let i = 0; i < count; i++) {
    const [a, b] = edge(i);
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  }
  index.finish();
  for (let i = 0; i < count; i++) {
    const [a, b] = edge(i);
    const near = index.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
      (j) => j > i + 1 && !(i === 0 && j === count - 1),
    );
    for (const j of near) {
      const [c, d] = edge(j);
      const [abc, abd, cda, cdb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
      if (abc * abd < 0 && cda * cdb < 0) {
        const t = cda / (cda - cdb);
        return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
      }
    }
  }
  return null;
}

function side(a: Pair, b: Pair, p: Pair): number {
  return Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) === 0
    ? 0
    : (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}
