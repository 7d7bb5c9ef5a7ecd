import { EARTH_RADIUS_M, type LonLat } from '../model/geometry.ts';
import type { Issue } from '../model/issue.ts';
import type { BaseStation } from '../model/province.ts';
import { stationKey } from '../model/station-identity.ts';
import { type IssueLog, shown } from './issue-log.ts';

/** Stations of one `position_id` that stand far apart: an id that means no position has made them one. */

/** Further than any site of masts and buildings reaches. */
const MOST_APART_M = 250;

/** Who a station is, and where. */
export type PlacedStation = Pick<BaseStation, 'id' | 'operator' | 'positionId' | 'location'>;

/** Within one file: those that stand far from the first of their position. @param rows Of each station. */
export function namePositionsApart(stations: readonly PlacedStation[], rows: readonly number[], log: IssueLog): void {
  const firsts = new Map<string, LonLat>();
  stations.forEach(({ positionId, location }, index) => {
    if (positionId === null) return;
    const first = firsts.get(positionId);
    if (first === undefined) {
      firsts.set(positionId, location);
      return;
    }
    const expected = distanceApart(first, location);
    const row = rows[index];
    if (expected === null || row === undefined) return;
    log.warn('positions-apart', { row, field: 'position_id', found: shown(positionId), expected });
  });
}

/** The stations of a file, and their rows where they are known. */
interface FilePart {
  readonly file: string;
  readonly stations: readonly PlacedStation[];
  readonly rowOf?: (id: string) => number | undefined;
}

/**
 * Between files: stations of a file that stand far from those of the same position in files before it.
 *
 * @returns One warning for each such station whose row is known; where rows are not, one for each position.
 */
export function positionsApartBetween(parts: readonly FilePart[]): readonly Issue[] {
  const firsts = new Map<string, { readonly station: PlacedStation; readonly file: string; readonly part: number }>();
  const issues: Issue[] = [];
  parts.forEach(({ file, stations, rowOf }, part) => {
    const named = new Set<string>();
    for (const station of stations) {
      const { positionId, location, id } = station;
      if (positionId === null || named.has(positionId)) continue;
      const first = firsts.get(positionId);
      if (first === undefined) {
        firsts.set(positionId, { station, file, part });
        continue;
      }
      const distance = distanceApart(first.station.location, location);
      // The same station, moved since, is no other mast of its position.
      if (first.part === part || distance === null || stationKey(first.station) === stationKey(station)) continue;
      const row = rowOf?.(id);
      if (row === undefined) named.add(positionId);
      issues.push({
        severity: 'warning',
        code: 'positions-apart',
        file,
        ...(row === undefined ? {} : { row }),
        field: 'position_id',
        found: shown(positionId),
        expected: first.file === '' ? distance : `${distance} (${first.file})`,
      });
    }
  });
  return issues;
}

/** Null: they may be of one site. */
function distanceApart(one: LonLat, other: LonLat): string | null {
  const apartM = metresBetween(one, other);
  if (apartM <= MOST_APART_M) return null;
  return apartM < 1_000 ? `${Math.round(apartM)} m` : `${(apartM / 1_000).toFixed(1)} km`;
}

/** On the sphere, for distances within a province. */
function metresBetween([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  const radians = Math.PI / 180;
  const x = (lon2 - lon1) * radians * Math.cos(((lat1 + lat2) / 2) * radians);
  return EARTH_RADIUS_M * Math.hypot(x, (lat2 - lat1) * radians);
}
