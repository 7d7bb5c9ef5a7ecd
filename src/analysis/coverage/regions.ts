import { boundsOfPoints, EARTH_RADIUS_M } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { ServedCells } from '../../model/radio.ts';

/**
 * A region of the sphere that can be cut along a row of constant latitude in exact
 * intervals: a disc, and optionally half-spaces through it. That is enough for everything
 * that serves a village: a disc (no half-space), a sector (two great circles through the
 * mast), the reach along a cable segment (four half-spaces). No polygon is ever made.
 *
 * Coordinates: the unit sphere, turned about its axis so that the region's centre lies at
 * longitude 0. A point at latitude φ and longitude Δλ from the centre is
 * p = (cos φ cos Δλ, cos φ sin Δλ, sin φ).
 */
export interface Region {
  /** Degrees. */
  readonly lonDeg: number;
  /** Radians. */
  readonly lat: number;
  readonly sinLat: number;
  readonly cosLat: number;
  /** Of the centre's longitude. */
  readonly sinLon: number;
  readonly cosLon: number;
  /** Angle of the disc's radius seen from the middle of the earth, radians. */
  readonly angle: number;
  /** sin²(angle / 2), the haversine of the radius. */
  readonly haversine: number;
  /** `x, y, z, least` of each half-space: n · p ≥ least. Null: the whole disc. */
  readonly halfSpaces: Float64Array | null;
  /** The region is the disc *without* the intersection of the half-spaces: a sector over 180°. */
  readonly reflex: boolean;
  /** Cells that are served in place of the whole disc, which only holds them all. */
  readonly cells?: ServedCells;
}

const RADIANS = Math.PI / 180;
/** Degrees in a radian. */
export const DEGREES = 180 / Math.PI;

/** No plane at all: of a region that is neither a disc nor cut by planes. */
const NO_PLANES = new Float64Array(0);

/** Where a signal reaches. */
export function cellsRegion(cells: ServedCells): Region {
  return { ...discRegion(cells.lonDeg, cells.latDeg, cells.reachM), halfSpaces: NO_PLANES, cells };
}

/** Disc of `radiusM` around a point in degrees. A radius that is not above 0 gives a region without area. */
export function discRegion(lonDeg: number, latDeg: number, radiusM: number): Region {
  return region(lonDeg, latDeg * RADIANS, radiusM / EARTH_RADIUS_M, null);
}

/**
 * Disc cut to the wedge between two bearings, as Turf's `sector` draws it.
 *
 * The great circle that leaves the mast m on bearing θ has the normal
 * n(θ) = m × (cos θ · north + sin θ · east) = (−sin θ sin φ₀, −cos θ, sin θ cos φ₀),
 * and for a point at bearing ψ and angular distance d: n(θ) · p = sin d · sin(θ − ψ). So the
 * points clockwise of θ₁ have −n(θ₁) · p ≥ 0 and those before θ₂ have n(θ₂) · p ≥ 0. Up to
 * 180° the wedge is where both hold; beyond, it is the disc without the opposite wedge.
 *
 * @param azimuthDeg Middle of the sector, clockwise from north.
 * @param beamwidthDeg Full width; 360 and more is the whole disc.
 */
export function sectorRegion(
  lonDeg: number,
  latDeg: number,
  radiusM: number,
  azimuthDeg: number,
  beamwidthDeg: number,
): Region {
  if (!(beamwidthDeg < 360)) return discRegion(lonDeg, latDeg, radiusM);
  const lat = latDeg * RADIANS;
  const reflex = beamwidthDeg > 180;
  const half = ((reflex ? 360 - beamwidthDeg : beamwidthDeg) / 2) * RADIANS;
  const middle = (reflex ? azimuthDeg + 180 : azimuthDeg) * RADIANS;
  const from = greatCircleNormal(lat, middle - half);
  const to = greatCircleNormal(lat, middle + half);
  const halfSpaces = Float64Array.of(-from[0], -from[1], -from[2], 0, to[0], to[1], to[2], 0);
  const wedge = region(lonDeg, lat, radiusM / EARTH_RADIUS_M, halfSpaces);
  return reflex ? { ...wedge, reflex } : wedge;
}

/**
 * Points beside a great-circle segment a → b, no farther from it than `reachM`: between the
 * two small circles that run along it (|n · p| ≤ sin reach, n the segment's normal), after
 * the great circle across it at a, and before the one at b. The round ends are discs.
 * Null where the segment has no length.
 */
export function segmentRegion(
  a: readonly [lonDeg: number, latDeg: number],
  b: readonly [lonDeg: number, latDeg: number],
  reachM: number,
): Region | null {
  const lat = a[1] * RADIANS;
  const latB = b[1] * RADIANS;
  const dLon = (b[0] - a[0]) * RADIANS;
  const across = Math.cos(latB) * Math.sin(dLon);
  const sinHalf = Math.sin(dLon / 2);
  const along = Math.sin(latB - lat) + 2 * Math.sin(lat) * Math.cos(latB) * sinHalf * sinHalf;
  const length = Math.atan2(
    Math.hypot(across, along),
    Math.sin(lat) * Math.sin(latB) + Math.cos(lat) * Math.cos(latB) * Math.cos(dLon),
  );
  if (!(length > 0)) return null;
  const bearing = Math.atan2(across, along);
  const n = greatCircleNormal(lat, bearing);
  // Direction of travel at a; at b it is turned by the segment's length in the plane of a and t.
  const t = [-Math.sin(lat) * Math.cos(bearing), Math.sin(bearing), Math.cos(lat) * Math.cos(bearing)] as const;
  const m = [Math.cos(lat), 0, Math.sin(lat)] as const;
  const cos = Math.cos(length);
  const sin = Math.sin(length);
  const reach = reachM / EARTH_RADIUS_M;
  const least = -Math.sin(reach);
  const halfSpaces = Float64Array.of(
    n[0],
    n[1],
    n[2],
    least,
    -n[0],
    -n[1],
    -n[2],
    least,
    t[0],
    t[1],
    t[2],
    0,
    m[0] * sin - t[0] * cos,
    m[1] * sin - t[1] * cos,
    m[2] * sin - t[2] * cos,
    0,
  );
  return region(a[0], lat, length + reach, halfSpaces);
}

/**
 * Longitude-latitude box of what lies within `reachM` of a great-circle segment, degrees:
 * `west, south, east, north`. It is never too small, and for a long cable much smaller than
 * the box of `segmentRegion`'s disc.
 */
export function segmentBounds(
  a: readonly [lonDeg: number, latDeg: number],
  b: readonly [lonDeg: number, latDeg: number],
  reachM: number,
): [number, number, number, number] {
  const reach = reachM / EARTH_RADIUS_M;
  const highest = Math.max(Math.abs(a[1]), Math.abs(b[1])) * RADIANS;
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) * RADIANS;
  // A great circle leaves the straight line between its ends by L² tan φ / 8; twice that is safe.
  const rise = reach + (length * length * Math.tan(highest)) / 4;
  const sine = Math.sin(reach) / Math.cos(highest + rise);
  const halfWidth = highest + rise < Math.PI / 2 && sine < 1 ? Math.asin(sine) * DEGREES : 180;
  const [west, south, east, north] = boundsOfPoints([a, b]);
  return [west - halfWidth, south - rise * DEGREES, east + halfWidth, north + rise * DEGREES];
}

function region(lonDeg: number, lat: number, angle: number, halfSpaces: Float64Array | null): Region {
  const bounded = angle > 0 ? Math.min(angle, Math.PI) : 0;
  const sinHalf = Math.sin(bounded / 2);
  return {
    lonDeg,
    lat,
    sinLat: Math.sin(lat),
    cosLat: Math.cos(lat),
    sinLon: Math.sin(lonDeg * RADIANS),
    cosLon: Math.cos(lonDeg * RADIANS),
    angle: bounded,
    haversine: sinHalf * sinHalf,
    halfSpaces,
    reflex: false,
  };
}

function greatCircleNormal(lat: number, bearing: number): readonly [number, number, number] {
  return [-Math.sin(bearing) * Math.sin(lat), -Math.cos(bearing), Math.sin(bearing) * Math.cos(lat)];
}

/** Longitude-latitude box of a region's disc in degrees: `west, south, east, north`. */
export function regionBounds(of: Region): [number, number, number, number] {
  const south = of.lat - of.angle;
  const north = of.lat + of.angle;
  const touchesPole = north >= Math.PI / 2 || south <= -Math.PI / 2;
  const halfWidth = touchesPole ? 180 : Math.asin(Math.sin(of.angle) / of.cosLat) * DEGREES;
  return [of.lonDeg - halfWidth, south * DEGREES, of.lonDeg + halfWidth, north * DEGREES];
}

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
 * sin²(angle / 2). Under a hundred kilometres the series is exact to the last digit of a
 * double and several times faster: this and the three below it are the innermost of all.
 */
export function haversine(angle: number): number {
  const half = angle / 2;
  const square = half * half;
  if (square < SMALL) return square * (1 - square * (1 / 3 - square * (2 / 45 - square / 315)));
  const sine = Math.sin(half);
  return sine * sine;
}

/** arcsin(x) / x by its series. @param square x², below `SMALL`. */
function arcsineFactor(square: number): number {
  return 1 + square * (1 / 6 + square * (3 / 40 + square * (15 / 336)));
}

function tangent(x: number): number {
  const square = x * x;
  if (square < SMALL)
    return x * (1 + square * (1 / 3 + square * (2 / 15 + square * (17 / 315 + square * (62 / 2835)))));
  return Math.tan(x);
}

function arctangent(x: number): number {
  const square = x * x;
  if (square < SMALL) return x * (1 - square * (1 / 3 - square * (1 / 5 - square * (1 / 7 - square / 9))));
  return Math.atan(x);
}

const SMALL = 1e-4;

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
