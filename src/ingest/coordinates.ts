import { distance } from '@turf/turf';
import type { Bounds, LonLat } from '../model/geometry.ts';
import type { IssueCode } from '../model/issue.ts';
import { type IssueDetails, shown } from './issue-log.ts';

/** Further from the profile's bounds than this, a point is an error. */
const FAR_KM = 100;

export interface CoordinateFault {
  readonly code: IssueCode;
  readonly details: IssueDetails;
}

/**
 * What is wrong with one position, or null. Exchanged longitude and latitude are told
 * from other mistakes by exchanging them back: do they then lie near the province?
 */
export function coordinateFault(value: unknown, bounds: Bounds): CoordinateFault | null {
  const point = lonLatOf(value);
  if (point === null) return { code: 'coordinates-broken', details: { found: shown(value), expected: 'lon, lat' } };
  const [lon, lat] = point;
  const found = `${lon}, ${lat}`;
  if (lon === 0 && lat === 0) return { code: 'coordinates-zero', details: { found, expected: 'lon, lat' } };
  if (isNear(lon, lat, bounds)) return null;
  if (isNear(lat, lon, bounds)) return { code: 'coordinates-swapped', details: { found, expected: 'lon, lat' } };
  const restored = restoredPoint(lon, lat, bounds);
  if (restored !== null) return { code: 'coordinates-point-lost', details: { found, expected: restored.join(', ') } };
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
    return { code: 'coordinates-broken', details: { found, expected: 'lon -180..180, lat -90..90' } };
  }
  return { code: 'coordinates-far', details: { found, expected: `≤ ${FAR_KM} km` } };
}

/**
 * A place whose decimal points a spreadsheet took for signs of thousands (105986912, 20263956):
 * the one pair of shifts that brings it near the province; null where there is none.
 */
export function restoredPoint(lon: number, lat: number, [west, south, east, north]: Bounds): LonLat | null {
  const [x, y] = [shifted(lon, west, east), shifted(lat, south, north)];
  return x === null || y === null || (x === lon && y === lat) ? null : [x, y];
}

/** A number of at least so many has lost a point, not a part. */
const LEAST_LOST = 1_000;
/** About 100 km. */
const MARGIN_DEG = 1;

function shifted(value: number, least: number, most: number): number | null {
  const isNear = (one: number): boolean => one >= least - MARGIN_DEG && one <= most + MARGIN_DEG;
  if (isNear(value)) return value;
  if (!Number.isInteger(value) || Math.abs(value) < LEAST_LOST) return null;
  for (let size = 10; size <= 1e15; size *= 10) if (isNear(value / size)) return value / size;
  return null;
}

/** The first two numbers of a GeoJSON position (a height is dropped); null where they are none. */
export function lonLatOf(value: unknown): LonLat | null {
  if (!Array.isArray(value)) return null;
  const [lon, lat]: unknown[] = value;
  if (!isFiniteNumber(lon) || !isFiniteNumber(lat)) return null;
  return isPair(value) ? value : [lon, lat];
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Keeps the parsed array itself: millions of vertices need not be copied. */
function isPair(value: readonly unknown[]): value is [number, number] {
  return value.length === 2 && isFiniteNumber(value[0]) && isFiniteNumber(value[1]);
}

function isNear(lon: number, lat: number, [west, south, east, north]: Bounds): boolean {
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return false;
  const nearestLon = Math.min(east, Math.max(west, lon));
  const nearestLat = Math.min(north, Math.max(south, lat));
  if (nearestLon === lon && nearestLat === lat) return true;
  return distance([lon, lat], [nearestLon, nearestLat], { units: 'kilometers' }) <= FAR_KM;
}
