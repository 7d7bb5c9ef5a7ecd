import Flatbush from 'flatbush';
import { isRecord } from '../fields.ts';

/** What is wrong with how a polygon is drawn, before the readers close and tidy it. */

export interface PolygonFlaws {
  /** Where the border first crosses itself. */
  readonly crossing: readonly [number, number] | null;
  readonly unclosed: boolean;
  /** The outer ring runs clockwise, or a hole against it. */
  readonly wrongWay: boolean;
  readonly doubled: boolean;
}

type Pair = readonly [number, number];

/** Null where it is no polygon of numbers. */
export function polygonFlaws(geometry: unknown): PolygonFlaws | null {
  if (!isRecord(geometry)) return null;
  const polygons: unknown =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : null;
  if (!Array.isArray(polygons)) return null;
  let [unclosed, wrongWay, doubled] = [false, false, false];
  let crossing: Pair | null = null;
  for (const polygon of polygons) {
    if (!Array.isArray(polygon)) return null;
    for (const [index, given] of polygon.entries()) {
      const ring = pairsOf(given);
      const [first, last] = [ring[0], ring.at(-1)];
      if (first === undefined || last === undefined || ring.length < 3) continue;
      const closes = first[0] === last[0] && first[1] === last[1];
      if (!closes) unclosed = true;
      const open = closes ? ring.slice(0, -1) : ring;
      const single = open.filter((point, at) => {
        const before = open[at - 1];
        return before === undefined || before[0] !== point[0] || before[1] !== point[1];
      });
      if (single.length < open.length) doubled = true;
      if (single.length < 3) continue;
      if (signedArea(single) > 0 !== (index === 0)) wrongWay = true;
      crossing ??= firstCrossing(single);
    }
  }
  return { crossing, unclosed, wrongWay, doubled };
}

function pairsOf(ring: unknown): Pair[] {
  if (!Array.isArray(ring)) return [];
  return ring.flatMap((point: unknown): Pair[] => {
    const [x, y]: unknown[] = Array.isArray(point) ? point : [];
    return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : [];
  });
}

function signedArea(ring: readonly Pair[]): number {
  let twice = 0;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before) twice += before[0] * point[1] - point[0] * before[1];
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
