import { type Bounds, EARTH_RADIUS_M, type LonLat, type MultiPolygonRings, type Ring } from '../model/geometry.ts';
import { type CoordinateFault, coordinateFault, lonLatOf } from './coordinates.ts';
import { isRecord } from './fields.ts';
import type { IssueDetails, IssueLog } from './issue-log.ts';

/** GeoJSON geometry → rings, lines, points, with every fault named. All answer null where the row cannot be used. */

/** Smaller rings are mistakes of drawing. */
const LEAST_AREA_M2 = 1;

export interface GivenGeometry {
  readonly type: string;
  readonly coordinates: unknown;
}

/** The geometry of a row if it has one of the expected types. */
export function geometryOfType(
  log: IssueLog,
  row: number,
  geometry: unknown,
  expected: readonly string[],
): GivenGeometry | null {
  if (!isRecord(geometry)) {
    log.error('geometry-missing', { row, expected: expected.join(' | ') });
    return null;
  }
  const type = typeof geometry.type === 'string' ? geometry.type : '';
  if (!expected.includes(type)) {
    log.error('geometry-wrong-type', { row, found: type.slice(0, 80), expected: expected.join(' | ') });
    return null;
  }
  return { type, coordinates: geometry.coordinates };
}

export function pointOf(log: IssueLog, row: number, coordinates: unknown, bounds: Bounds): LonLat | null {
  const fault = coordinateFault(coordinates, bounds);
  if (fault === null) return lonLatOf(coordinates);
  log.error(fault.code, { row, ...fault.details });
  return null;
}

/** Polygon or MultiPolygon. Parts and holes that enclose nothing are left out with a warning. */
export function polygonsOf(
  log: IssueLog,
  row: number,
  { type, coordinates }: GivenGeometry,
  bounds: Bounds,
): MultiPolygonRings | null {
  const given: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  const polygons: Ring[][] = [];
  const faults: IssueDetails[] = [];
  for (const givenRings of listOf(given)) {
    const rings: Ring[] = [];
    for (const [index, givenRing] of listOf(givenRings).entries()) {
      const positions = positionsOf(givenRing, bounds);
      if ('code' in positions) {
        log.error(positions.code, { row, ...positions.details });
        return null;
      }
      const ring = closed(positions);
      const flaw = ringFlaw(ring);
      if (flaw === null) rings.push(ring);
      else {
        faults.push(flaw);
        if (index === 0) break;
      }
    }
    if (rings.length > 0) polygons.push(rings);
  }
  if (polygons.length === 0) {
    log.error('geometry-degenerate', { row, ...(faults[0] ?? { found: '0', expected: '≥ 3 points' }) });
    return null;
  }
  for (const fault of faults) log.warn('geometry-degenerate', { row, ...fault });
  return polygons;
}

/** LineString or MultiLineString; parts of fewer than two distinct points are left out with a warning. */
export function linesOf(
  log: IssueLog,
  row: number,
  { type, coordinates }: GivenGeometry,
  bounds: Bounds,
): readonly (readonly LonLat[])[] | null {
  const lines: (readonly LonLat[])[] = [];
  let short = 0;
  for (const givenLine of listOf(type === 'LineString' ? [coordinates] : coordinates)) {
    const line = positionsOf(givenLine, bounds);
    if ('code' in line) {
      log.error(line.code, { row, ...line.details });
      return null;
    }
    if (distinctUpTo(line, 2) === 2) lines.push(line);
    else short++;
  }
  const flaw = { row, found: '1', expected: '≥ 2 points' };
  if (lines.length === 0) {
    log.error('geometry-degenerate', flaw);
    return null;
  }
  if (short > 0) log.warn('geometry-degenerate', flaw);
  return lines;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** All positions of a ring or line, or the fault of the first that has one. */
function positionsOf(value: unknown, bounds: Bounds): readonly LonLat[] | CoordinateFault {
  const positions: LonLat[] = [];
  for (const given of listOf(value)) {
    const position = lonLatOf(given);
    const fault = position === null || !isInside(position, bounds) ? coordinateFault(given, bounds) : null;
    if (fault !== null) return fault;
    if (position !== null) positions.push(position);
  }
  return positions;
}

function isInside([lon, lat]: LonLat, [west, south, east, north]: Bounds): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north && (lon !== 0 || lat !== 0);
}

function closed(positions: readonly LonLat[]): Ring {
  const first = positions[0];
  const last = positions.at(-1);
  if (first === undefined || last === undefined || (first[0] === last[0] && first[1] === last[1])) return positions;
  return [...positions, first];
}

function ringFlaw(ring: Ring): IssueDetails | null {
  const distinct = distinctUpTo(ring, 3);
  if (distinct < 3) return { found: String(distinct), expected: '≥ 3 points' };
  return areaM2(ring) < LEAST_AREA_M2 ? { found: '0', expected: `≥ ${LEAST_AREA_M2} m²` } : null;
}

function distinctUpTo(positions: readonly LonLat[], enough: number): number {
  const seen = new Set<string>();
  for (const [lon, lat] of positions) {
    seen.add(`${lon},${lat}`);
    if (seen.size === enough) break;
  }
  return seen.size;
}

/** Shoelace about the first position, on a plane that touches there: only to tell something from nothing. */
function areaM2(ring: Ring): number {
  const origin = ring[0];
  if (origin === undefined) return 0;
  let twice = 0;
  let [x, y] = [0, 0];
  for (const [lon, lat] of ring) {
    const [nextX, nextY] = [lon - origin[0], lat - origin[1]];
    twice += x * nextY - nextX * y;
    x = nextX;
    y = nextY;
  }
  const metresPerDegree = (Math.PI / 180) * EARTH_RADIUS_M;
  return Math.abs(twice / 2) * metresPerDegree ** 2 * Math.cos((origin[1] * Math.PI) / 180);
}
