import { STRUCTURE_FIELDS } from '../model/fields-infrastructure.ts';
import type { Result } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation, Structure } from '../model/province.ts';
import type { Area } from './area.ts';
import { fieldReader } from './field-reader.ts';
import { Fields } from './fields.ts';
import { IssueLog, shown } from './issue-log.ts';
import { type Chunks, type Collector, type Content, type RowFeed, readRows, streamRows } from './read-rows.ts';
import { geometryOfType, pointOf } from './shapes.ts';

/**
 * Structures that could host (points) of a GeoJSON at hand.
 *
 * @param taken Ids that positions have: a host is named by its id alone, so it must be no other's.
 * @param area Land of the villages; what lies outside is kept and named. Null: not asked.
 */
export function readStructures(
  content: Content,
  file: string,
  profile: Pick<Profile, 'bounds'>,
  taken: ReadonlySet<string> = new Set(),
  area: Area | null = null,
): Result<readonly Structure[]> {
  return readRows(structureCollector(file, profile, taken, area), content, null);
}

export interface StructureOptions {
  /** As for `readStructures`. */
  readonly area?: Area | null;
  /** How many issues of a kind are listed. */
  readonly most?: number;
}

/** The same, of a GeoJSON that comes in chunks. */
export function streamStructures(
  chunks: Chunks | RowFeed,
  file: string,
  profile: Pick<Profile, 'bounds'>,
  taken: ReadonlySet<string> = new Set(),
  { area = null, most }: StructureOptions = {},
): Promise<Result<readonly Structure[]>> {
  return streamRows(structureCollector(file, profile, taken, area, most), 'geojson', chunks);
}

/** Ids that the stations' positions have or will have; see `groupPositions`. */
export function positionIdsOf(stations: readonly BaseStation[]): ReadonlySet<string> {
  return new Set(stations.map(({ id, positionId }) => positionId ?? `~${id}`));
}

function structureCollector(
  file: string,
  { bounds }: Pick<Profile, 'bounds'>,
  taken: ReadonlySet<string>,
  area: Area | null,
  most?: number,
): Collector<readonly Structure[]> {
  const log = new IssueLog(file, most);
  const structures: Structure[] = [];
  const rowOfId = new Map<string, number>();
  const reader = fieldReader(STRUCTURE_FIELDS, log);
  return {
    log,
    emptyIsFine: true,
    required: ['id'],
    row(row, properties, geometry) {
      const fields = new Fields(log, row, properties);
      const required = reader.required(fields, row);
      const id = typeof required.id === 'string' ? required.id : null;
      const given = geometryOfType(log, row, geometry, ['Point']);
      const location = given && pointOf(log, row, given.coordinates, bounds);
      if (id === null || location === null) return;
      const first = rowOfId.get(id);
      if (first !== undefined || taken.has(id)) {
        const expected = first === undefined ? 'other than position_id' : `row ${first}`;
        log.error('duplicate-id', { row, field: 'id', found: shown(id), expected });
        return;
      }
      rowOfId.set(id, row);
      if (area !== null && !area.contains(...location))
        log.warn('outside-province', { row, found: location.join(', ') });
      const structure = reader.whole(fields, row, required);
      if (structure !== null) structures.push({ ...structure, location, extra: fields.extra(reader.columns) });
    },
    finish: () => ({ value: structures, kept: structures.length }),
  };
}
