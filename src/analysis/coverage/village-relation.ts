import { outOfRange } from '../../model/out-of-range.ts';
import type { Region } from './regions.ts';
import { haversine } from './small-angles.ts';
import type { VillageShapes } from './village-shapes.ts';

/**
 * How a region lies to a whole village, known from the corners of its convex hull alone.
 * Most footprints hold a village or miss it; only those that cut it go over its rows.
 */

const RADIANS = Math.PI / 180;

/** No part of the village is inside the region; some may be; all of it is. */
export type Relation = 'apart' | 'cuts' | 'holds';

/**
 * Whether a region holds a whole village, or certainly misses it, without looking at rows.
 *
 * The distance from a point has no maximum inside a straight longitude-latitude line
 * shorter than a thousand kilometres, so a disc that holds the corners of the convex hull
 * holds the village: exact. A great circle bends against such a line by at most
 * L² tan φ / 8; below 60° the margin L² / 4 is on the safe side, and a village within the
 * margin merely takes the way over the rows.
 */
export function relate(of: Region, shapes: VillageShapes, village: number): Relation {
  const { hull, bounds } = shapes;
  const from = shapes.hullStart[village] ?? outOfRange();
  const to = shapes.hullStart[village + 1] ?? outOfRange();
  const west = ((bounds[village * 4] ?? outOfRange()) - of.lonDeg) * RADIANS;
  const south = (bounds[village * 4 + 1] ?? outOfRange()) * RADIANS;
  const east = ((bounds[village * 4 + 2] ?? outOfRange()) - of.lonDeg) * RADIANS;
  const north = (bounds[village * 4 + 3] ?? outOfRange()) * RADIANS;
  if (discMisses(of, west, south, east, north)) return 'apart';
  if (of.cells !== undefined) return 'cuts';
  if (of.halfSpaces === null) return discHolds(of, hull, from, to) ? 'holds' : 'cuts';

  const corners = { hull, from, to, margin: marginOf(bounds, village) };
  let insideEvery = true;
  let outsideOne = false;
  for (let plane = 0; plane < of.halfSpaces.length; plane += 4) {
    const side = sideOf(of, of.halfSpaces, plane, corners);
    if (side !== 'inside') insideEvery = false;
    if (side === 'outside') outsideOne = true;
  }
  if (of.reflex ? insideEvery : outsideOne) return 'apart';
  const holds = of.reflex ? outsideOne : insideEvery;
  return holds && discHolds(of, hull, from, to) ? 'holds' : 'cuts';
}

/**
 * The same region as far as one village can tell: without the half-spaces that hold all
 * of it. A sector is then often a disc, which is cheaper to cut.
 */
export function asSeenFrom(of: Region, shapes: VillageShapes, village: number): Region {
  const { halfSpaces } = of;
  if (halfSpaces === null) return of;
  const { hull, bounds } = shapes;
  const from = shapes.hullStart[village] ?? outOfRange();
  const to = shapes.hullStart[village + 1] ?? outOfRange();
  const corners = { hull, from, to, margin: marginOf(bounds, village) };
  const kept: number[] = [];
  for (let plane = 0; plane < halfSpaces.length; plane += 4) {
    const side = sideOf(of, halfSpaces, plane, corners);
    if (of.reflex && side === 'outside') return { ...of, halfSpaces: null, reflex: false };
    if (side !== 'inside') kept.push(...halfSpaces.subarray(plane, plane + 4));
  }
  if (kept.length === halfSpaces.length || (of.reflex && kept.length === 0)) return of;
  return { ...of, halfSpaces: kept.length === 0 ? null : Float64Array.from(kept) };
}

/** How far a great circle may bend against the village's straight edges; see `relate`. */
function marginOf(bounds: Float64Array, village: number): number {
  const width = ((bounds[village * 4 + 2] ?? outOfRange()) - (bounds[village * 4] ?? outOfRange())) * RADIANS;
  const height = ((bounds[village * 4 + 3] ?? outOfRange()) - (bounds[village * 4 + 1] ?? outOfRange())) * RADIANS;
  return (width * width + height * height) / 4;
}

/** Corners of one village's hull, and how far a great circle may bend against its edges. */
interface Hull {
  readonly hull: Float64Array;
  readonly from: number;
  readonly to: number;
  readonly margin: number;
}

/** On which side of a half-space's edge the corners of a hull lie. The half-space is turned to where the corners are, not they to it. */
function sideOf(
  of: Region,
  halfSpaces: Float64Array,
  plane: number,
  { hull, from, to, margin }: Hull,
): 'inside' | 'outside' | 'both' {
  const a = halfSpaces[plane] ?? outOfRange();
  const b = halfSpaces[plane + 1] ?? outOfRange();
  const x = a * of.cosLon - b * of.sinLon;
  const y = a * of.sinLon + b * of.cosLon;
  const z = halfSpaces[plane + 2] ?? outOfRange();
  let least = Infinity;
  let most = -Infinity;
  for (let i = from; i < to; i++) {
    const value =
      x * (hull[i * 3] ?? outOfRange()) + y * (hull[i * 3 + 1] ?? outOfRange()) + z * (hull[i * 3 + 2] ?? outOfRange());
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const edge = halfSpaces[plane + 3] ?? outOfRange();
  if (least - edge >= margin) return 'inside';
  return most - edge < -margin ? 'outside' : 'both';
}

/** Every term of the haversine at its least over the village's box: never misses what touches. */
function discMisses(of: Region, west: number, south: number, east: number, north: number): boolean {
  const fromLat = haversine(Math.max(0, south - of.lat, of.lat - north));
  const fromLon = haversine(Math.max(0, west, -east));
  const cosLat = Math.cos(Math.max(Math.abs(south), Math.abs(north)));
  return fromLat + of.cosLat * cosLat * fromLon > of.haversine;
}

/** Half the chord between two points of the unit sphere is the sine of half the angle between them. */
function discHolds(of: Region, hull: Float64Array, from: number, to: number): boolean {
  const x = of.cosLat * of.cosLon;
  const y = of.cosLat * of.sinLon;
  const z = of.sinLat;
  for (let i = from; i < to; i++) {
    const dx = (hull[i * 3] ?? outOfRange()) - x;
    const dy = (hull[i * 3 + 1] ?? outOfRange()) - y;
    const dz = (hull[i * 3 + 2] ?? outOfRange()) - z;
    if (!((dx * dx + dy * dy + dz * dz) / 4 <= of.haversine)) return false;
  }
  return to > from;
}
