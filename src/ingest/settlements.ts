import type { Result } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import type { Settlement } from '../model/province.ts';
import { Fields } from './fields.ts';
import { IssueLog } from './issue-log.ts';
import { type Collector, type Content, readRows } from './read-rows.ts';
import { geometryOfType, pointOf, polygonsOf } from './shapes.ts';

/** Settlements of a GeoJSON at hand: polygons, or points; `population` where it is known. */
export function readSettlements(
  content: Content,
  file: string,
  profile: Pick<Profile, 'bounds'>,
): Result<readonly Settlement[]> {
  return readRows(collector(file, profile), content, null);
}

function collector(file: string, { bounds }: Pick<Profile, 'bounds'>): Collector<readonly Settlement[]> {
  const log = new IssueLog(file);
  const settlements: Settlement[] = [];
  return {
    log,
    emptyIsFine: false,
    required: [],
    row(row, properties, geometry) {
      const given = geometryOfType(log, row, geometry, ['Point', 'Polygon', 'MultiPolygon']);
      if (given === null) return;
      const population = new Fields(log, row, properties).count('population');
      if (given.type === 'Point') {
        const location = pointOf(log, row, given.coordinates, bounds);
        if (location !== null) settlements.push({ location, geometry: [], population });
        return;
      }
      const polygons = polygonsOf(log, row, given, bounds);
      if (polygons !== null) settlements.push({ location: null, geometry: polygons, population });
    },
    finish: () => ({ value: settlements, kept: settlements.length }),
  };
}
