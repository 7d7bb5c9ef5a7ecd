import { STATION_FIELDS } from '../model/fields-station.ts';
import type { Result } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation } from '../model/province.ts';
import type { Area } from './area.ts';
import { fieldReader } from './field-reader.ts';
import { Fields } from './fields.ts';
import { IssueLog, shown } from './issue-log.ts';
import { namePositionsApart } from './positions-apart.ts';
import { type Chunks, type Collector, formatOf, type RowFeed, streamRows } from './read-rows.ts';
import { geometryOfType, pointOf } from './shapes.ts';

type StationProfile = Pick<Profile, 'bounds' | 'operators' | 'technologies'>;

/** Base stations of a file that comes in chunks; its extension says whether it is a GeoJSON or a CSV. */
export function streamStations(
  chunks: Chunks | RowFeed,
  file: string,
  profile: StationProfile,
  area: Area | null = null,
  most?: number,
): Promise<Result<readonly BaseStation[]>> {
  return streamRows(stationCollector(file, profile, area, most), formatOf(file), chunks);
}

export function stationCollector(
  file: string,
  profile: StationProfile,
  area: Area | null,
  most?: number,
): Collector<readonly BaseStation[]> {
  const log = new IssueLog(file, most);
  const stations: BaseStation[] = [];
  const rows: number[] = [];
  const rowOfId = new Map<string, number>();
  const reader = fieldReader(STATION_FIELDS, log, profile, ['location', 'extra']);

  return {
    log,
    emptyIsFine: true,
    required: ['id', 'operator', 'technologies'],
    row(row, properties, geometry) {
      const fields = new Fields(log, row, properties);
      const required = reader.required(fields, row);
      const id = typeof required.id === 'string' ? required.id : null;
      const given = geometryOfType(log, row, geometry, ['Point']);
      const location = given && pointOf(log, row, given.coordinates, profile.bounds);
      // Ids of two operators that are the same are no clash: a station is named by both.
      const key = `${required.operator ?? fields.raw('operator')}\n${id}`;
      const first = id === null ? undefined : rowOfId.get(key);
      if (first !== undefined) {
        log.error('duplicate-id', { row, field: 'id', found: shown(id), expected: `row ${first}` });
      }
      if (id === null || location === null || first !== undefined || !reader.isUsable(required)) return;
      rowOfId.set(key, row);
      if (area !== null && !area.contains(...location)) {
        log.warn('outside-province', { row, found: location.join(', ') });
      }
      const station = reader.whole(fields, row, required);
      if (station === null) return;
      rows.push(row);
      const status = isStated(fields) ? station.status : statusByDates(station);
      // Put onto the record that was just made: a copy of each cost a third of the time of reading a country.
      stations.push(Object.assign(station, { status, location, extra: fields.extra(reader.columns) }));
    },
    finish() {
      const estimates = stations.filter(({ status }) => status === 'estimate').length;
      if (estimates > 0) log.warn('estimates-apart', { field: 'status', found: String(estimates) });
      namePositionsApart(stations, rows, log);
      return { value: stations, kept: stations.length };
    },
  };
}

function isStated(fields: Fields): boolean {
  const said = fields.raw('status');
  return typeof said === 'string' && STATION_FIELDS.status.choices.some((one) => one === said.toLowerCase());
}

/** What has a date of plan and none of building is not built. */
function statusByDates({ plannedDate, commissioned }: Pick<BaseStation, 'plannedDate' | 'commissioned'>) {
  return plannedDate !== null && commissioned === null ? 'planned' : STATION_FIELDS.status.otherwise;
}
