import { unitsOf } from '../../analysis/units.ts';
import { MOST_WITH_COMMUNES, type NamedPart } from '../../map/print-map.ts';
import { boundsOfBoxes } from '../../model/bounds.ts';
import type { LonLat } from '../../model/geometry.ts';
import type { LoadedProvince, Outlines, VillageRecord } from '../../model/loaded-province.ts';

/** Villages in the order of their list. */
export function villagesOnMap(
  villages: readonly VillageRecord[],
  members: readonly number[],
): { readonly tier: 'village'; readonly named: readonly NamedPart[] } {
  return { tier: 'village', named: members.flatMap((v) => villages[v] ?? []) };
}

/** The communes of a unit in the order of their list, each where the map has its name; null: districts are named. */
export function communesOnMap(
  { villages }: LoadedProvince,
  members: readonly number[],
  { features }: Outlines['labels'],
): { readonly tier: 'commune'; readonly named: readonly NamedPart[] } | null {
  const hasDistricts = villages.some(({ districtCode, district }) => (districtCode ?? district) !== null);
  if (hasDistricts && members.length > MOST_WITH_COMMUNES) return null;
  const own = new Set(members);
  const units = unitsOf(villages, 'commune').filter((unit) => unit.villages.some((v) => own.has(v)));
  const named = units.flatMap(({ name, villages: inside }): NamedPart[] => {
    const places = inside.flatMap((v) => villages[v] ?? []);
    const bounds = boundsOfBoxes(places.map((place) => place.bounds));
    const [largest] = [...places].sort((a, b) => b.areaKm2 - a.areaKm2);
    // Two communes of a province may have one name: the label is the one that lies in this.
    const label = features
      .filter(({ properties }) => properties?.tier === 'commune' && properties.name === name)
      .map(({ geometry }): LonLat => {
        const [lon = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
        return [lon, lat];
      })
      .find(([lon, lat]) => lon >= bounds[0] && lon <= bounds[2] && lat >= bounds[1] && lat <= bounds[3]);
    const labelPoint = label ?? largest?.labelPoint;
    const areaKm2 = places.reduce((sum, place) => sum + place.areaKm2, 0);
    return labelPoint ? [{ name, labelPoint, areaKm2 }] : [];
  });
  return { tier: 'commune', named };
}
