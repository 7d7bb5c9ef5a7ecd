import type { MultiPolygonRings } from '../model/geometry.ts';
import type { VillageRecord } from '../model/loaded-province.ts';
import type { Village } from '../model/province.ts';

/** Villages as the page has them, with their borders again. */

/** @param land As the map reads the villages, in the same order. */
export function withLand(villages: readonly VillageRecord[], land: string): readonly Village[] {
  const {
    features,
  }: { readonly features: readonly { readonly geometry: { readonly coordinates: MultiPolygonRings } }[] } =
    JSON.parse(land);
  return villages.map(({ bounds: _, labelPoint: __, areaKm2: ___, ...village }, index) => ({
    ...village,
    geometry: features[index]?.geometry.coordinates ?? [],
  }));
}
