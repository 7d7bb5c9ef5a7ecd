import { boundsOfPoints, EARTH_RADIUS_M } from '../../model/geometry.ts';
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
