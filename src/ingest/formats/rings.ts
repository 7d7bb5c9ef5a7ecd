import { boundsOfPoints, isInsideRings } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import { Refusal } from './refusal.ts';

/** Rings as Esri's formats list them, outer ones and holes in any order → polygons as GeoJSON has them. */

export type CoordinatePair = [number, number];

/** Boxes that are compared, and points that are compared with points; more were made to be asked. */
const MOST_ASKED = 1_000_000_000;

interface SizedRing {
  readonly ring: CoordinatePair[];
  readonly area: number;
  /** How many rings lie around it: an odd number makes it a hole. */
  depth: number;
  readonly holes: CoordinatePair[][];
}

/**
 * A ring within no other, or within a hole, is land; one within land is a hole of the smallest
 * ring around it. In these formats outer rings run clockwise and holes the other way, but files
 * are written both ways round, so that the direction does not decide.
 *
 * @param onReversed Called where a ring runs against what it is.
 * @throws {Refusal} Where more than `most` boxes and points would have to be compared.
 */
export function polygonsOfRings(
  rings: readonly CoordinatePair[][],
  onReversed: () => void = () => {},
  most = MOST_ASKED,
): readonly CoordinatePair[][][] {
  let asked = 0;
  const ask = (steps: number): void => {
    asked += steps;
    if (asked > most) throw new Refusal('work-limit', { found: `${rings.length} rings` });
  };
  const sized = rings.map((ring): SizedRing => ({ ring, area: signedArea(ring), depth: 0, holes: [] }));
  const fromLarge = [...sized].sort((a, b) => Math.abs(b.area) - Math.abs(a.area));
  // Flat, since of many rings each is compared with each that is larger.
  const boxes = Float64Array.from(fromLarge.flatMap(({ ring }) => boundsOfPoints(ring)));
  let reversed = false;
  for (const [at, one] of fromLarge.entries()) {
    ask(at);
    let host: SizedRing | undefined;
    for (let larger = at - 1; larger >= 0 && host === undefined; larger--) {
      if (!boxesMeet(boxes, larger, at)) continue;
      const other = fromLarge[larger] ?? outOfRange();
      // A part that is drawn twice is no hole in itself.
      if (Math.abs(other.area) <= Math.abs(one.area) * (1 + SAME_AREA)) continue;
      ask(other.ring.length * Math.ceil(one.ring.length / stepOf(one.ring)));
      if (mostlyWithin(one.ring, other.ring)) host = other;
    }
    if (host !== undefined) {
      one.depth = host.depth + 1;
      if (one.depth % 2 === 1) host.holes.push(one.ring);
    }
    if (one.area !== 0 && one.area > 0 !== (one.depth % 2 === 1)) reversed = true;
  }
  if (reversed) onReversed();
  return sized
    .filter(({ depth }) => depth % 2 === 0)
    .map(({ ring, holes }) => [running(ring, 'anticlockwise'), ...holes.map((hole) => running(hole, 'clockwise'))]);
}

/** Of an area: what rounding makes. */
const SAME_AREA = 1e-9;
/** About so many points of a ring are asked whether they lie within another; never twice as many. */
const MOST_POINTS = 15;

/** As GeoJSON has outer rings and holes. */
function running(ring: readonly CoordinatePair[], direction: 'anticlockwise' | 'clockwise'): CoordinatePair[] {
  return signedArea(ring) > 0 === (direction === 'anticlockwise') ? [...ring] : [...ring].reverse();
}

function stepOf({ length }: readonly CoordinatePair[]): number {
  return Math.max(1, Math.floor(length / MOST_POINTS));
}

/** One point may lie on the other's border, where rounding decides: the most of several do. */
function mostlyWithin(inner: readonly CoordinatePair[], outer: readonly CoordinatePair[]): boolean {
  const step = stepOf(inner);
  let [within, all] = [0, 0];
  for (let at = 0; at + 1 < inner.length; at += step) {
    const [one, next] = [inner[at], inner[at + 1]];
    if (one === undefined || next === undefined) continue;
    all++;
    if (isInsideRings([(one[0] + next[0]) / 2, (one[1] + next[1]) / 2], [outer])) within++;
  }
  return within > all / 2;
}

/** @param flat `west, south, east, north` of each box. */
function boxesMeet(flat: Float64Array, a: number, b: number): boolean {
  const [atA, atB] = [a * 4, b * 4];
  return (
    (flat[atA] ?? outOfRange()) < (flat[atB + 2] ?? outOfRange()) &&
    (flat[atB] ?? outOfRange()) < (flat[atA + 2] ?? outOfRange()) &&
    (flat[atA + 1] ?? outOfRange()) < (flat[atB + 3] ?? outOfRange()) &&
    (flat[atB + 1] ?? outOfRange()) < (flat[atA + 3] ?? outOfRange())
  );
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
