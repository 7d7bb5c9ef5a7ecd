import { booleanPointInPolygon } from '@turf/turf';
import Flatbush from 'flatbush';
import type { LonLat } from '../../model/geometry.ts';
import type { Village } from '../../model/province.ts';

/** Which village a place is in, and which unit a village is in. */

/** Districts where the villages have them, else communes. */
export type PlanUnitTier = 'district' | 'commune';

/** The tier by which figures of these villages are summed. */
export function tierOf(villages: readonly Pick<Village, 'district'>[]): PlanUnitTier {
  return villages.some((village) => village.district !== null) ? 'district' : 'commune';
}

/** Code and name of the unit that a village is in; its commune, else itself, where nothing else is known. */
export function unitOfVillage(village: Village, tier: PlanUnitTier): [code: string | null, name: string | null] {
  const { districtCode, district, communeCode, commune, code, name } = village;
  if (tier === 'district') return [districtCode ?? district, district ?? districtCode];
  return [communeCode ?? commune ?? code, commune ?? communeCode ?? name];
}

/** Index of the village that holds a place; −1 where none does. */
export function villageFinder(villages: readonly Village[]): (location: LonLat) => number {
  if (villages.length === 0) return () => -1;
  const index = new Flatbush(villages.length);
  const polygons = villages.map(({ geometry }) => ({
    type: 'MultiPolygon' as const,
    coordinates: geometry.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))),
  }));
  for (const { coordinates } of polygons) {
    const points = coordinates.flat(2);
    const [lons, lats] = [points.map(([lon = 0]) => lon), points.map(([, lat = 0]) => lat)];
    index.add(least(lons), least(lats), -least(lons.map(minus)), -least(lats.map(minus)));
  }
  index.finish();
  return ([lon, lat]) =>
    index
      .search(lon, lat, lon, lat)
      .sort((a, b) => a - b)
      .find((v) => {
        const polygon = polygons[v];
        return polygon !== undefined && booleanPointInPolygon([lon, lat], polygon);
      }) ?? -1;
}

const minus = (value: number): number => -value;
const least = (values: readonly number[]): number => values.reduce((low, value) => Math.min(low, value), Infinity);
