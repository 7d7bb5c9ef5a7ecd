import { outOfRange } from '../../model/out-of-range.ts';
import { DEGREES, type Region } from './regions.ts';
import { arcsineFactor, arctangent, haversine, SMALL, tangent } from './small-angles.ts';

const RADIANS = Math.PI / 180;

/** At most 4 half-spaces give 8 breaks, and so 9 pieces, of which no two neighbours are both kept. */
export const MOST_CUTS = 5;

// Scratch of `cutRow`, which does not call itself.
const breaks = new Float64Array(10);
const quadratics = new Float64Array(12);

/**
 * The intervals of longitude in which a row lies inside a region.
 *
 * Half-space: n · p = least on the row is A cos Δλ + B sin Δλ + C = 0. With t = tan(Δλ/2)
 * this is the quadratic (C − A) t² + 2 B t + (C + A) = 0, and its left side has the sign of
 * n · p − least. The roots inside the disc break the row in pieces; the middle of each
 * piece tells whether it belongs to the region.
 *
 * @param out Receives `from, to` in degrees, west to east; room for `MOST_CUTS` pairs.
 * @returns The number of intervals.
 */
export function cutRow(of: Region, lat: number, sinLat: number, cosLat: number, out: Float64Array): number {
  const halfWidth = discHalfWidth(of.haversine, of.cosLat, lat - of.lat, cosLat);
  if (!(halfWidth > 0)) return 0;
  const { halfSpaces, lonDeg } = of;
  if (halfSpaces === null) {
    out[0] = lonDeg - halfWidth * DEGREES;
    out[1] = lonDeg + halfWidth * DEGREES;
    return 1;
  }

  const edge = tangent(halfWidth / 2);
  let last = 0;
  breaks[0] = -edge;
  const planes = halfSpaces.length / 4;
  for (let i = 0; i < planes; i++) {
    const a = (halfSpaces[i * 4] ?? outOfRange()) * cosLat;
    const b = (halfSpaces[i * 4 + 1] ?? outOfRange()) * cosLat;
    const c = (halfSpaces[i * 4 + 2] ?? outOfRange()) * sinLat - (halfSpaces[i * 4 + 3] ?? outOfRange());
    const q2 = c - a;
    const q0 = c + a;
    quadratics[i * 3] = q2;
    quadratics[i * 3 + 1] = b;
    quadratics[i * 3 + 2] = q0;
    const discriminant = b * b - q2 * q0;
    if (!(discriminant > 0)) continue;
    // The sum of like signs only: no digits are lost in either root.
    const sum = b >= 0 ? -(b + Math.sqrt(discriminant)) : Math.sqrt(discriminant) - b;
    const near = q0 / sum;
    const far = sum / q2;
    if (near > -edge && near < edge) last = insertBreak(near, last);
    if (far > -edge && far < edge) last = insertBreak(far, last);
  }
  breaks[++last] = edge;

  let cuts = 0;
  let open = false;
  for (let piece = 0; piece < last; piece++) {
    const from = breaks[piece] ?? outOfRange();
    const to = breaks[piece + 1] ?? outOfRange();
    const kept = insideAll((from + to) / 2, planes) !== of.reflex;
    if (kept && !open) out[cuts * 2] = lonDeg + 2 * arctangent(from) * DEGREES;
    if (!kept && open) out[cuts++ * 2 + 1] = lonDeg + 2 * arctangent(from) * DEGREES;
    open = kept;
  }
  if (open) out[cuts++ * 2 + 1] = lonDeg + 2 * arctangent(edge) * DEGREES;
  return cuts;
}

/** No row of a province crosses an edge twice within this half-angle (tan(Δλ / 2)), but for edges that run along the row. */
const FAR = 0.05;
/** In place of a longitude: the edge crosses the row twice near by. */
export const CROSSED_TWICE = 1e9;

/**
 * Where a row crosses an edge: longitude in degrees; ±∞ where it does not, `CROSSED_TWICE` where it does so twice.
 * Of the normal (x, y, z) with y ≥ 0 what lies east of it is kept, of its opposite what lies west.
 * The nearer root of the quadratic of `cutRow`.
 */
export function edgeCrossing(normal: EdgeNormal, lonDeg: number, sinLat: number, cosLat: number): number {
  const a = normal.x * cosLat;
  const b = normal.y * cosLat;
  const c = normal.z * sinLat - normal.least;
  const q2 = c - a;
  const q0 = c + a;
  const discriminant = b * b - q2 * q0;
  if (!(discriminant > 0)) return q0 < 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const sum = -(b + Math.sqrt(discriminant));
  if (Math.abs(sum) < FAR * Math.abs(q2)) return CROSSED_TWICE;
  return lonDeg + 2 * arctangent(q0 / sum) * DEGREES;
}

/** A half-space n · p ≥ least. */
export interface EdgeNormal {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly least: number;
}

/**
 * Half the width of a disc on a row, radians of longitude; NaN where the row is beyond it.
 *
 * The haversine formula, solved for the half-width w at latitude φ:
 * sin²(w/2) = (sin²(r/2R) − sin²((φ − φ₀)/2)) / (cos φ cos φ₀).
 *
 * @param radius Haversine of the disc's radius.
 * @param cosCentre Cosine of the centre's latitude.
 * @param fromCentre From the centre's latitude to the row's, radians.
 */
export function discHalfWidth(radius: number, cosCentre: number, fromCentre: number, cosLat: number): number {
  const square = (radius - haversine(fromCentre)) / (cosLat * cosCentre);
  const x = Math.sqrt(square);
  if (square < SMALL) return 2 * x * arcsineFactor(square);
  return 2 * Math.asin(Math.min(1, x));
}

/** Keeps the breaks in order; returns the index of the last one. */
function insertBreak(value: number, last: number): number {
  let i = last;
  for (; i > 0 && (breaks[i] ?? outOfRange()) > value; i--) breaks[i + 1] = breaks[i] ?? outOfRange();
  breaks[i + 1] = value;
  return last + 1;
}

function insideAll(t: number, planes: number): boolean {
  for (let i = 0; i < planes; i++) {
    const value =
      ((quadratics[i * 3] ?? outOfRange()) * t + 2 * (quadratics[i * 3 + 1] ?? outOfRange())) * t +
      (quadratics[i * 3 + 2] ?? outOfRange());
    if (value < 0) return false;
  }
  return true;
}

/**
 * Latitude in radians, nearest to the region's centre, at which the edge of one of its
 * half-spaces passes a longitude: x cos φ + z sin φ = least, with x turned to that longitude.
 *
 * @param plane Index of the half-space's first number.
 */
export function edgeLatitude({ halfSpaces, lonDeg, lat }: Region, plane: number, atLonDeg: number): number {
  const dLon = (atLonDeg - lonDeg) * RADIANS;
  const x =
    (halfSpaces?.[plane] ?? outOfRange()) * Math.cos(dLon) + (halfSpaces?.[plane + 1] ?? outOfRange()) * Math.sin(dLon);
  const z = halfSpaces?.[plane + 2] ?? outOfRange();
  const middle = Math.atan2(z, x);
  const half = Math.acos(Math.max(-1, Math.min(1, (halfSpaces?.[plane + 3] ?? outOfRange()) / Math.hypot(x, z))));
  const upper = turnedTo(middle + half, lat);
  const lower = turnedTo(middle - half, lat);
  return Math.abs(upper - lat) < Math.abs(lower - lat) ? upper : lower;
}

/** The same direction, by whole turns nearest to another one; radians. */
function turnedTo(angle: number, other: number): number {
  return angle - 2 * Math.PI * Math.round((angle - other) / (2 * Math.PI));
}
