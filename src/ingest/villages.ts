import { VILLAGE_FIELDS } from '../model/fields-village.ts';
import type { Bounds } from '../model/geometry.ts';
import type { Result } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import type { Village } from '../model/province.ts';
import { boundsOf } from './area.ts';
import { fieldReader } from './field-reader.ts';
import { Fields } from './fields.ts';
import { IssueLog, shown } from './issue-log.ts';
import { type Chunks, type Collector, type Content, type RowFeed, readRows, streamRows } from './read-rows.ts';
import { geometryOfType, polygonsOf } from './shapes.ts';

type VillageProfile = Pick<Profile, 'bounds' | 'tiers'>;

/**
 * Villages of a GeoJSON at hand.
 *
 * @param file Its name, for the issues.
 */
export function readVillages(content: Content, file: string, profile: VillageProfile): Result<readonly Village[]> {
  return readRows(villageCollector(file, profile), content, null);
}

/** The same, of a GeoJSON that comes in chunks: little more than the villages themselves is held. */
export function streamVillages(
  chunks: Chunks | RowFeed,
  file: string,
  profile: VillageProfile,
  most?: number,
): Promise<Result<readonly Village[]>> {
  return streamRows(villageCollector(file, profile, most), 'geojson', chunks);
}

function villageCollector(file: string, profile: VillageProfile, most?: number): Collector<readonly Village[]> {
  const log = new IssueLog(file, most);
  const villages: Village[] = [];
  const rowOfCode = new Map<string, number>();
  const communeNames = new Map<string, string>();
  const reader = fieldReader(VILLAGE_FIELDS, log);
  const hasDistricts = profile.tiers.includes('district');

  return {
    log,
    emptyIsFine: false,
    required: ['code', 'name'],
    row(row, properties, geometry) {
      const fields = new Fields(log, row, properties);
      const required = reader.required(fields, row);
      const code = typeof required.code === 'string' ? required.code : null;
      const given = geometryOfType(log, row, geometry, ['Polygon', 'MultiPolygon']);
      const polygons = given && polygonsOf(log, row, given, profile.bounds);
      const first = code === null ? undefined : rowOfCode.get(code);
      if (first !== undefined) {
        log.error('duplicate-id', { row, field: 'code', found: shown(code), expected: `row ${first}` });
      }
      if (code === null || polygons === null || first !== undefined || !reader.isUsable(required)) return;
      rowOfCode.set(code, row);
      const village = reader.whole(fields, row, required);
      if (village === null) return;

      const { name, communeCode, commune, district, districtCode } = village;
      const own = communeCode === null && commune === null;
      if (own) log.absent('warning', 'commune', row, { whole: 'commune-missing', row: 'commune-missing' });
      if (hasDistricts && district === null && districtCode === null) {
        log.absent('warning', 'district', row, { whole: 'district-missing', row: 'district-missing' });
      }
      warnOfCommune(log, row, village, communeNames);
      warnOfHouseholds(log, row, village);
      if (isOutside(boundsOf(polygons), profile.bounds)) log.warn('outside-province', { row, found: shown(name) });
      villages.push({
        ...village,
        communeCode: own ? code : communeCode,
        commune: own ? name : commune,
        geometry: polygons,
        extra: fields.extra(reader.columns),
      });
    },
    finish: () => ({ value: villages, kept: villages.length }),
  };
}

/** @param names Of the communes met so far, by code. */
function warnOfCommune(
  log: IssueLog,
  row: number,
  { communeCode, commune }: Pick<Village, 'communeCode' | 'commune'>,
  names: Map<string, string>,
): void {
  if (communeCode === null || commune === null) return;
  const known = names.get(communeCode) ?? commune;
  names.set(communeCode, known);
  if (known === commune) return;
  log.warn('unknown-commune', { row, field: 'commune', found: shown(commune), expected: shown(known) });
}

function warnOfHouseholds(
  log: IssueLog,
  row: number,
  { households, ftthHouseholds }: Pick<Village, 'households' | 'ftthHouseholds'>,
): void {
  if (households === null || ftthHouseholds === null || ftthHouseholds <= households) return;
  log.warn('value-implausible', {
    row,
    field: 'ftth_households',
    found: String(ftthHouseholds),
    expected: `≤ ${households}`,
  });
}

function isOutside([west, south, east, north]: Bounds, [left, bottom, right, top]: Bounds): boolean {
  return east < left || west > right || north < bottom || south > top;
}
