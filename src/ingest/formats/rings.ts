import { Refusal } from './refusal.ts';

/** Rings as Esri's formats list them, outer ones and holes in any order → polygons as GeoJSON has them. */

export type CoordinatePair = [number, number];

/** Rings × points that are asked which lies in which; more were made to be asked. */
const MOST_ASKED = 200_000_000;

interface SizedRing {
  readonly ring: CoordinatePair[];
  readonly area: number;
  readonly box: Box;
  /** How many rings lie around it: an odd number makes it a hole. */
  depth: number;
  readonly holes: CoordinatePair[][];
}

type Box = readonly [west: number, south: number, east: number, north: number];

/**
 * A ring within no other, or within a hole, is land; one within land is a hole of the smallest
 * ring around it. In these formats outer rings run clockwise and holes the other way, but files
 * are written both ways round, so that the direction does not decide.
 *
 * @param onReversed Called where a ring runs against what it is.
 */
export function polygonsOfRings(
  rings: readonly CoordinatePair[][],
  onReversed: () => void = () => {},
): readonly CoordinatePair[][][] {
  let asked = 0;
  const surrounds = (outer: SizedRing, inner: SizedRing): boolean => {
    asked += outer.ring.length;
    if (asked > MOST_ASKED) throw new Refusal('work-limit', { found: `${rings.length} rings` });
    return mostlyWithin(inner.ring, outer.ring);
  };
  const sized = rings.map((ring): SizedRing => {
    return { ring, area: signedArea(ring), box: boxOf(ring), depth: 0, holes: [] };
  });
  const fromLarge = [...sized].sort((a, b) => Math.abs(b.area) - Math.abs(a.area));
  const larger: SizedRing[] = [];
  let reversed = false;
  for (const one of fromLarge) {
    // A part that is drawn twice is no hole in itself.
    const host = larger.findLast(
      (other) =>
        Math.abs(other.area) > Math.abs(one.area) * (1 + SAME_AREA) &&
        boxesMeet(one.box, other.box) &&
        surrounds(other, one),
    );
    if (host !== undefined) {
      one.depth = host.depth + 1;
      if (one.depth % 2 === 1) host.holes.push(one.ring);
    }
    if (one.area !== 0 && one.area > 0 !== (one.depth % 2 === 1)) reversed = true;
    larger.push(one);
  }
  if (reversed) onReversed();
  return sized
    .filter(({ depth }) => depth % 2 === 0)
    .map(({ ring, holes }) => [running(ring, 'anticlockwise'), ...holes.map((hole) => running(hole, 'clockwise'))]);
}

/** Of an area: what rounding makes. */
const SAME_AREA = 1e-9;
/** Points of a ring that are asked whether they lie within another. */
const MOST_POINTS = 15;

/** As GeoJSON has outer rings and holes. */
function running(ring: readonly CoordinatePair[], direction: 'anticlockwise' | 'clockwise'): CoordinatePair[] {
  return signedArea(ring) > 0 === (direction === 'anticlockwise') ? [...ring] : [...ring].reverse();
}

/** One point may lie on the other's border, where rounding decides: the most of several do. */
function mostlyWithin(inner: readonly CoordinatePair[], outer: readonly CoordinatePair[]): boolean {
  const step = Math.max(1, Math.floor(inner.length / MOST_POINTS));
  let [within, all] = [0, 0];
  for (let at = 0; at + 1 < inner.length; at += step) {
    const [one, next] = [inner[at], inner[at + 1]];
    if (one === undefined || next === undefined) continue;
    all++;
    if (contains(outer, [(one[0] + next[0]) / 2, (one[1] + next[1]) / 2])) within++;
  }
  return within > all / 2;
}

function boxOf(ring: readonly CoordinatePair[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

function boxesMeet(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function signedArea(ring: readonly CoordinatePair[]): number {
  let twice = 0;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before) twice += before[0] * point[1] - point[0] * before[1];
    before = point;
  }
  return twice / 2;
}

function contains(ring: readonly CoordinatePair[], point: CoordinatePair): boolean {
  let inside = false;
  let before = ring.at(-1);
  for (const vertex of ring) {
    if (before && vertex[1] > point[1] !== before[1] > point[1]) {
      const x = ((before[0] - vertex[0]) * (point[1] - vertex[1])) / (before[1] - vertex[1]) + vertex[0];
      if (point[0] < x) inside = !inside;
    }
    before = vertex;
  }
  return inside;
}
