import type { Feature, FeatureCollection, Point } from 'geojson';
import type { LonLat } from '../model/geometry.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { Village } from '../model/province.ts';
import { type VillageRows, villageRows } from './coverage/village-rows.ts';
import type { VillageShapes } from './coverage/village-shapes.ts';
import { communeKey, districtKey } from './unit-keys.ts';

/** Names on the map: a point inside each village, commune and district. */

export interface LabelProperties {
  readonly tier: 'district' | 'commune' | 'village';
  readonly name: string;
  /** Area in km²: larger names win room. */
  readonly rank: number;
}

/**
 * A village that is its own commune is labelled as a commune only.
 *
 * @param points A point inside each village, as `labelPointOf` gives it.
 */
export function labelPoints(
  villages: readonly Village[],
  points: readonly LonLat[],
  areaKm2: ArrayLike<number>,
  holds: (village: number, point: LonLat) => boolean,
): FeatureCollection<Point, LabelProperties> {
  const features: Feature<Point, LabelProperties>[] = [];
  const districts = new Map<string, { name: string; members: number[] }>();
  const communes = new Map<string, { name: string; members: number[] }>();
  villages.forEach((village, v) => {
    const district = districtKey(village);
    if (district !== null) join(districts, district, village.district ?? district, v);
    join(communes, communeKey(village), village.commune ?? village.name, v);
    if (village.commune === null && village.communeCode === null) return;
    const point = points[v];
    if (point) features.push(label('village', village.name, areaKm2[v] ?? outOfRange(), point));
  });
  for (const [tier, units] of [
    ['commune', communes],
    ['district', districts],
  ] as const) {
    for (const { name, members } of units.values()) {
      const total = members.reduce((sum, v) => sum + (areaKm2[v] ?? outOfRange()), 0);
      const point = middleOf(members, points, areaKm2, total, holds);
      if (point) features.push(label(tier, name, total, point));
    }
  }
  return { type: 'FeatureCollection', features };
}

/**
 * A point inside a village: its centre of mass, or where that lies outside, the middle of
 * the widest stretch of the village at the same latitude, or at any. The corner of its
 * bounds for a village without area.
 */
export function labelPointOf(
  shapes: VillageShapes,
  village: number,
  rows: VillageRows = villageRows(shapes, village),
): LonLat {
  if (!(rows.area > 0))
    return [shapes.bounds[village * 4] ?? outOfRange(), shapes.bounds[village * 4 + 1] ?? outOfRange()];
  let lat = 0;
  let lon = 0;
  let widest = 0;
  let widestRow = 0;
  for (let row = 0; row < rows.rows; row++) {
    for (let s = rows.spanStart[row] ?? outOfRange(); s < (rows.spanStart[row + 1] ?? outOfRange()); s++) {
      const from = rows.spans[s * 2] ?? outOfRange();
      const to = rows.spans[s * 2 + 1] ?? outOfRange();
      const weight = (rows.weight[row] ?? outOfRange()) * (to - from);
      lat += weight * (rows.lat[row] ?? outOfRange());
      lon += (weight * (from + to)) / 2;
      if (to - from <= widest) continue;
      widest = to - from;
      widestRow = row;
    }
  }
  const centre: LonLat = [lon / rows.area, lat / rows.area / RADIANS];
  const beside = spansOf(rows, rowAt(rows, centre[1]));
  if (beside.some((span) => span.from < centre[0] && centre[0] < span.to)) return centre;
  const [{ row, from, to } = NO_SPAN] = widestFirst(beside.length > 0 ? beside : spansOf(rows, widestRow));
  return [(from + to) / 2, (rows.lat[row] ?? outOfRange()) / RADIANS];
}

interface Span {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

const NO_SPAN: Span = { row: 0, from: 0, to: 0 };
const RADIANS = Math.PI / 180;

function widestFirst(spans: Span[]): Span[] {
  return spans.sort((a, b) => b.to - b.from - (a.to - a.from));
}

function spansOf(rows: VillageRows, row: number): Span[] {
  const spans: Span[] = [];
  for (let s = rows.spanStart[row] ?? outOfRange(); s < (rows.spanStart[row + 1] ?? outOfRange()); s++) {
    spans.push({ row, from: rows.spans[s * 2] ?? outOfRange(), to: rows.spans[s * 2 + 1] ?? outOfRange() });
  }
  return spans;
}

function rowAt(rows: VillageRows, latDeg: number): number {
  const lat = latDeg * RADIANS;
  return rows.lat.findIndex((middle, row) => lat <= middle + (rows.heights[row] ?? outOfRange()) / 2);
}

/** Middle of a unit: the mean of its villages' points by area, where that lies in one of them, else the nearest of the points. */
function middleOf(
  members: readonly number[],
  points: readonly LonLat[],
  areaKm2: ArrayLike<number>,
  total: number,
  holds: (village: number, point: LonLat) => boolean,
): LonLat | undefined {
  const first = members[0];
  if (first === undefined || members.length === 1 || total === 0) return points[first ?? -1];
  let [lon, lat] = [0, 0];
  for (const v of members) {
    const share = (areaKm2[v] ?? outOfRange()) / total;
    lon += share * (points[v]?.[0] ?? outOfRange());
    lat += share * (points[v]?.[1] ?? outOfRange());
  }
  if (members.some((v) => holds(v, [lon, lat]))) return [lon, lat];
  const away = (v: number): number =>
    Math.hypot((points[v]?.[0] ?? outOfRange()) - lon, (points[v]?.[1] ?? outOfRange()) - lat);
  return points[members.reduce((nearest, v) => (away(v) < away(nearest) ? v : nearest), first)];
}

/** Whether a point lies in a village, by the village's row nearest to it. */
export function holdsPoint(
  shapes: VillageShapes,
  village: number,
  [lon, lat]: LonLat,
  rowsOf: (village: number) => VillageRows = (v) => villageRows(shapes, v),
): boolean {
  const [west = 0, south = 0, east = 0, north = 0] = shapes.bounds.subarray(village * 4, village * 4 + 4);
  if (lon < west || lon > east || lat < south || lat > north) return false;
  const rows = rowsOf(village);
  return spansOf(rows, rowAt(rows, lat)).some((span) => span.from < lon && lon < span.to);
}

function join(units: Map<string, { name: string; members: number[] }>, key: string, name: string, v: number): void {
  const unit = units.get(key);
  if (unit) unit.members.push(v);
  else units.set(key, { name, members: [v] });
}

function label(
  tier: LabelProperties['tier'],
  name: string,
  rank: number,
  point: LonLat,
): Feature<Point, LabelProperties> {
  return {
    type: 'Feature',
    properties: { tier, name, rank },
    geometry: { type: 'Point', coordinates: [point[0], point[1]] },
  };
}
