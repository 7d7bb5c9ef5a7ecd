import Flatbush from 'flatbush';
import { type Bounds, boundsOfPoints, EARTH_RADIUS_M, type LonLat } from '../model/geometry.ts';
import { outOfRange } from '../model/out-of-range.ts';

/**
 * The nearest of many things to a place with a box, without a look at all of them: an index gives those
 * whose boxes are near, and the gap between two boxes is never more than the true distance.
 */

/** Things with their boxes, and an index of these. */
export interface Indexed<T> {
  readonly items: readonly T[];
  readonly boxes: readonly Bounds[];
  /** Null without items: an R-tree cannot be empty. */
  readonly tree: Flatbush | null;
}

const RADIANS = Math.PI / 180;
const FIRST_REACH_M = 400;
/** Half the way around the earth: nothing is farther. */
const WHOLE_EARTH_M = Math.PI * EARTH_RADIUS_M;

/** @param pointsOf Corners of a thing; at least one. */
export function indexed<T>(items: readonly T[], pointsOf: (item: T) => readonly LonLat[]): Indexed<T> {
  const boxes = items.map((item) => boundsOfPoints(pointsOf(item)));
  if (boxes.length === 0) return { items, boxes, tree: null };
  const tree = new Flatbush(boxes.length);
  for (const box of boxes) tree.add(...box);
  tree.finish();
  return { items, boxes, tree };
}

/**
 * The nearest item; of those at the same distance the one whose box is nearer, then the first.
 *
 * @param metresOf The true distance, asked for as few items as can be.
 */
export function nearestOf<T>(
  box: Bounds,
  { items, boxes, tree }: Indexed<T>,
  metresOf: (item: T) => number,
): { readonly item: T; readonly metres: number } | null {
  if (tree === null) return null;
  const within = (reachM: number) =>
    tree
      .search(...widened(box, reachM))
      .map((index) => ({ index, gapM: gapM(box, boxes[index] ?? outOfRange()) }))
      .sort((a, b) => a.gapM - b.gapM || a.index - b.index);
  let reachM = FIRST_REACH_M;
  let near = within(reachM);
  while (near.length === 0 && reachM < WHOLE_EARTH_M) {
    reachM *= 4;
    near = within(reachM);
  }
  const asked = new Map<number, number>();
  const best = (of: typeof near) => {
    let found: { index: number; metres: number } | null = null;
    for (const { index, gapM: least } of of) {
      if (found !== null && least >= found.metres) break;
      const metres = asked.get(index) ?? metresOf(items[index] ?? outOfRange());
      asked.set(index, metres);
      if (found === null || metres < found.metres) found = { index, metres };
    }
    return found;
  };
  let found = best(near);
  // What is farther than was looked may hide something nearer beyond that.
  if (found !== null && found.metres > reachM) found = best(within(found.metres));
  return found && { item: items[found.index] ?? outOfRange(), metres: found.metres };
}

/** A box that holds everything within so many metres of the box. */
function widened([west, south, east, north]: Bounds, metres: number): [number, number, number, number] {
  // A little more: an arc is longer than its chord, and rounding is on nobody's side.
  const lat = ((metres * 1.001) / EARTH_RADIUS_M / RADIANS) * 1.001;
  const farthest = Math.max(Math.abs(south), Math.abs(north)) + lat;
  if (farthest > 80) return [-180, -90, 180, 90];
  const lon = lat / Math.cos(farthest * RADIANS);
  return [west - lon, south - lat, east + lon, north + lat];
}

/** Every term of the haversine formula at its least between two boxes, metres. */
function gapM(a: Bounds, b: Bounds): number {
  const sinLat = Math.sin((Math.max(0, a[1] - b[3], b[1] - a[3]) * RADIANS) / 2);
  const sinLon = Math.sin((Math.max(0, a[0] - b[2], b[0] - a[2]) * RADIANS) / 2);
  const cosA = Math.cos(Math.max(Math.abs(a[1]), Math.abs(a[3])) * RADIANS);
  const cosB = Math.cos(Math.max(Math.abs(b[1]), Math.abs(b[3])) * RADIANS);
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(sinLat * sinLat + cosA * cosB * sinLon * sinLon)));
}
