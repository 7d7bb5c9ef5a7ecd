import type { Result } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation, Sector } from '../model/province.ts';
import type { Area } from './area.ts';
import { Fields, numberOf } from './fields.ts';
import { IssueLog, shown } from './issue-log.ts';
import { type FindId, operatorFinder, remembered, technologyFinder } from './names.ts';
import {
  type Chunks,
  type Collector,
  type Content,
  formatOf,
  type RowFeed,
  readRows,
  streamRows,
} from './read-rows.ts';
import { parseSectors } from './sectors.ts';
import { geometryOf, pointOf } from './shapes.ts';

type StationProfile = Pick<Profile, 'bounds' | 'operators' | 'technologies'>;

const COLUMNS: ReadonlySet<string> = new Set([
  'id',
  'operator',
  'position_id',
  'status',
  'commissioned',
  'planned_date',
  'technologies',
  'height_m',
  'sectors',
  'radius_m',
  'frequency_mhz',
  'eirp_dbm',
  'structure',
  'owner',
  'served_operators',
  'tenant_slots',
  'area_class',
  'source',
  'source_date',
]);

/** No cell of a land network reaches further. */
const MAX_RADIUS_M = 100_000;
/** Higher than any mast of the country: likely feet, or height above the sea. */
const PLAUSIBLE_HEIGHT_M = 350;
const OMNI: readonly Sector[] = [];
const NONE_SERVED: readonly string[] = [];
const NO_RADIUS: Readonly<Record<string, number>> = {};

/**
 * Base stations of a GeoJSON or CSV at hand; the file's extension decides which.
 *
 * @param area Land of the villages; a station outside is kept and named. Null: not asked.
 */
export function readStations(
  content: Content,
  file: string,
  profile: StationProfile,
  area: Area | null = null,
): Result<readonly BaseStation[]> {
  return readRows(stationCollector(file, profile, area), formatOf(file), content);
}

/** The same, of a file that comes in chunks. */
export function streamStations(
  chunks: Chunks | RowFeed,
  file: string,
  profile: StationProfile,
  area: Area | null = null,
  most?: number,
): Promise<Result<readonly BaseStation[]>> {
  return streamRows(stationCollector(file, profile, area, most), formatOf(file), chunks);
}

function stationCollector(
  file: string,
  profile: StationProfile,
  area: Area | null,
  most?: number,
): Collector<readonly BaseStation[]> {
  const log = new IssueLog(file, most);
  const stations: BaseStation[] = [];
  const rowOfId = new Map<string, number>();
  const findOperator = operatorFinder(profile.operators);
  const findTechnology = technologyFinder(profile.technologies);
  const sectorsFrom = remembered(parseSectors);
  const operators = profile.operators.map(({ id }) => id).join(' | ');
  const technologyIds = profile.technologies.map(({ id }) => id).join(' | ');

  return {
    log,
    emptyIsFine: true,
    required: ['id', 'operator', 'technologies'],
    row(row, properties, geometry) {
      const fields = new Fields(log, row, properties);
      const id = fields.requiredText('id');
      const operatorName = fields.requiredText('operator');
      const operator = operatorName === null ? undefined : findOperator(operatorName);
      if (operatorName !== null && operator === undefined) {
        log.error('unknown-operator', { row, field: 'operator', found: shown(operatorName), expected: operators });
      }
      const technologies = technologiesOf(fields, findTechnology, (found) =>
        log.error('unknown-technology', { row, field: 'technologies', found: shown(found), expected: technologyIds }),
      );
      const given = geometryOf(log, row, geometry, ['Point']);
      const location = given && pointOf(log, row, given.coordinates, profile.bounds);
      // Ids of two operators that are the same are no clash: a station is named by both.
      const key = `${operator ?? operatorName}\n${id}`;
      const first = id === null ? undefined : rowOfId.get(key);
      if (first !== undefined) {
        log.error('duplicate-id', { row, field: 'id', found: shown(id), expected: `row ${first}` });
      }
      if (id === null || operator === undefined || technologies === null || location === null || first !== undefined) {
        return;
      }
      rowOfId.set(key, row);

      if (area !== null && !area.contains(...location)) {
        log.warn('outside-province', { row, found: location.join(', ') });
      }
      const heightM = fields.number('height_m', { above: 0 });
      if (heightM !== null && heightM > PLAUSIBLE_HEIGHT_M) {
        const expected = `≤ ${PLAUSIBLE_HEIGHT_M} m`;
        log.warn('value-implausible', { row, field: 'height_m', found: String(heightM), expected });
      }
      const commissioned = fields.date('commissioned');
      const plannedDate = fields.date('planned_date');
      stations.push({
        id,
        operator,
        location,
        positionId: fields.text('position_id'),
        status:
          fields.oneOf('status', ['existing', 'planned', 'retired']) ??
          // What has a date of plan and none of building is not built.
          (plannedDate !== null && commissioned === null ? 'planned' : 'existing'),
        commissioned,
        plannedDate,
        technologies,
        heightM,
        sectors: sectorsOf(fields, sectorsFrom),
        radiusM: radiusOf(fields, findTechnology),
        frequencyMhz: fields.number('frequency_mhz', { above: 0 }),
        eirpDbm: fields.number('eirp_dbm'),
        structure: fields.text('structure'),
        owner: fields.text('owner'),
        servedOperators: servedOf(fields, findOperator, (found) =>
          log.warn('unknown-operator', { row, field: 'served_operators', found: shown(found), expected: operators }),
        ),
        tenantSlots: fields.integer('tenant_slots'),
        areaClass: fields.oneOf('area_class', ['urban', 'other']),
        source: fields.text('source'),
        sourceDate: fields.date('source_date'),
        extra: fields.extra(COLUMNS),
      });
    },
    finish: () => ({ value: stations, kept: stations.length }),
  };
}

/** Null where the row cannot be used. */
function technologiesOf(fields: Fields, find: FindId, unknown: (found: string) => void): readonly string[] | null {
  const names = fields.list('technologies');
  if (names.length === 0) return fields.missing('technologies');
  const ids: string[] = [];
  let known = true;
  for (const name of names) {
    const id = find(name);
    if (id === undefined) {
      unknown(name);
      known = false;
    } else if (!ids.includes(id)) ids.push(id);
  }
  return known ? ids : null;
}

/** Operators whose coverage this counts as; an unknown one cannot be analysed, and does not cost the station. */
function servedOf(fields: Fields, find: FindId, unknown: (found: string) => void): readonly string[] {
  const names = fields.list('served_operators');
  if (names.length === 0) return NONE_SERVED;
  const ids = new Set<string>();
  for (const name of names) {
    const id = find(name);
    if (id === undefined) unknown(name);
    else ids.add(id);
  }
  return [...ids];
}

/** `azimuth/beamwidth;…` in degrees. One broken sector makes all of them unknown. */
function sectorsOf(fields: Fields, parse: (text: string) => readonly Sector[] | null): readonly Sector[] {
  const value = fields.raw('sectors');
  if (value === undefined) return OMNI;
  const sectors = parse(fields.list('sectors').join(';'));
  return sectors ?? fields.broken('sectors', value, 'azimuth/beamwidth, 0..360') ?? OMNI;
}

/** One number, or `2G:5000;4G:2500`. One broken part makes all of it unknown. */
function radiusOf(fields: Fields, findTechnology: FindId): Readonly<Record<string, number>> {
  const value = fields.raw('radius_m');
  if (value === undefined) return NO_RADIUS;
  if (typeof value !== 'string' || !value.includes(':')) {
    const radiusM = fields.number('radius_m', { above: 0, most: MAX_RADIUS_M });
    return radiusM === null ? NO_RADIUS : { '*': radiusM };
  }
  const radii: [string, number][] = [];
  for (const part of fields.list('radius_m')) {
    const [name = '', metres = '', rest] = part.split(':');
    const technology = findTechnology(name);
    const radiusM = numberOf(metres.trim());
    if (
      technology === undefined ||
      radiusM === null ||
      !(radiusM > 0 && radiusM <= MAX_RADIUS_M) ||
      rest !== undefined
    ) {
      fields.broken('radius_m', value, `2G:5000;4G:2500, > 0, ≤ ${MAX_RADIUS_M}`);
      return NO_RADIUS;
    }
    radii.push([technology, radiusM]);
  }
  return Object.fromEntries(radii);
}
