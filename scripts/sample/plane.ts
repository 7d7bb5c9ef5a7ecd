import type { LonLat } from '../../src/model/geometry.ts';
import { hash01 } from './rng.ts';

/**
 * The generator works on a local plane in metres around the province's middle
 * (equirectangular, constants typed in so that no cosine is computed). Over 60 km the
 * plane is off by less than 0.2%, which areas are then measured on the sphere without.
 */

export type Point = readonly [x: number, y: number];

export const ORIGIN: LonLat = [105.87, 20.2];
export const METRES_PER_DEGREE_LAT = 111195.08;
/** cos 20.2° = 0.93849… */
export const METRES_PER_DEGREE_LON = 104355.36;

export function toPlane(position: LonLat): Point {
  return [(position[0] - ORIGIN[0]) * METRES_PER_DEGREE_LON, (position[1] - ORIGIN[1]) * METRES_PER_DEGREE_LAT];
}

/** Back to degrees, rounded to 6 decimals (0.1 m). */
export function degreesOf(point: Point): LonLat {
  return [round6(ORIGIN[0] + point[0] / METRES_PER_DEGREE_LON), round6(ORIGIN[1] + point[1] / METRES_PER_DEGREE_LAT)];
}

export function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

export function distance(a: Point, b: Point): number {
  return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
}

/** Signed area of a closed or open ring in m²; positive counterclockwise. */
export function signedArea(ring: readonly Point[]): number {
  let sum = 0;
  let previous = ring[ring.length - 1];
  for (const point of ring) {
    if (previous) sum += previous[0] * point[1] - point[0] * previous[1];
    previous = point;
  }
  return sum / 2;
}

/**
 * Bends a stretch from a to b by moving middles aside, again and again: appends the
 * points after a, b among them.
 *
 * @param aside How far a middle moves, as a share of the length; a new draw each time.
 */
export function bend(a: Point, b: Point, longestM: number, aside: () => number, line: Point[]): void {
  if (distance(a, b) <= longestM) {
    line.push(b);
    return;
  }
  const share = aside();
  const middle: Point = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * share, (a[1] + b[1]) / 2 + (b[0] - a[0]) * share];
  bend(a, middle, longestM, aside, line);
  bend(middle, b, longestM, aside, line);
}

/** Smooth value noise in [−1, 1] with features of about `wavelengthM`. */
export function noise(point: Point, wavelengthM: number, seed: number): number {
  const gx = point[0] / wavelengthM;
  const gy = point[1] / wavelengthM;
  const ix = Math.floor(gx);
  const iy = Math.floor(gy);
  const fx = fade(gx - ix);
  const fy = fade(gy - iy);
  const bottom = hash01(ix, iy, seed) * (1 - fx) + hash01(ix + 1, iy, seed) * fx;
  const top = hash01(ix, iy + 1, seed) * (1 - fx) + hash01(ix + 1, iy + 1, seed) * fx;
  return (bottom * (1 - fy) + top * fy) * 2 - 1;
}

function fade(t: number): number {
  return t * t * (3 - 2 * t);
}

/**
 * A smooth, invertible distortion of the plane: straight borders computed in the
 * distorted plane are winding ones on the ground, and never cross.
 */
export function warp(point: Point): Point {
  const dx = 420 * noise(point, 3100, 11) + 190 * noise(point, 1050, 12) + 65 * noise(point, 410, 13);
  const dy = 420 * noise(point, 3100, 21) + 190 * noise(point, 1050, 22) + 65 * noise(point, 410, 23);
  return [point[0] + dx, point[1] + dy];
}
