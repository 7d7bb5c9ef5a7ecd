import type { Feature, FeatureCollection, Point } from 'geojson';
import type { LonLat } from '../model/geometry.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { Village } from '../model/province.ts';
import { communeKey, districtKey } from './unit-keys.ts';

/** Names on the map: a point inside each village, commune and district. A part that comes with the map's names. */

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
