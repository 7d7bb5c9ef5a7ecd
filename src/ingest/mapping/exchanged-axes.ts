import type { Bounds, LonLat } from '../../model/geometry.ts';
import { coordinateFault, lonLatOf } from '../coordinates.ts';
import { isRecord } from '../fields.ts';
import type { IssueLog } from '../issue-log.ts';

/** Arrays in arrays of a geometry's coordinates. */
const DEEPEST = 4;

/** A geometry of which every position lies near the province only with its axes exchanged, so; any other as it is. */
export function withAxesBack(geometry: unknown, bounds: Bounds, row: number, log: IssueLog): unknown {
  if (!isRecord(geometry)) return geometry;
  const { type, coordinates } = geometry;
  const first = firstPosition(coordinates);
  if (first === null || !isExchanged(first, bounds)) return geometry;
  const exchanged = exchangedBack(coordinates, bounds, 0);
  if (exchanged === null) return geometry;
  const [lat, lon] = first;
  log.warn('coordinates-swapped', { row, found: `${lat}, ${lon}`, expected: `${lon}, ${lat}` });
  return { type, coordinates: exchanged };
}

function isExchanged(position: LonLat, bounds: Bounds): boolean {
  return coordinateFault(position, bounds)?.code === 'coordinates-swapped';
}

/** Null where one of them is not exchanged. */
function exchangedBack(given: unknown, bounds: Bounds, depth: number): unknown {
  if (!Array.isArray(given) || depth > DEEPEST) return null;
  const position = lonLatOf(given);
  if (position !== null) return isExchanged(position, bounds) ? [position[1], position[0]] : null;
  const parts = given.map((part: unknown) => exchangedBack(part, bounds, depth + 1));
  return parts.includes(null) ? null : parts;
}

function firstPosition(coordinates: unknown): LonLat | null {
  let at = coordinates;
  for (let depth = 0; depth < DEEPEST && Array.isArray(at) && Array.isArray(at[0]); depth++) at = at[0];
  return lonLatOf(at);
}
