import { booleanPointInPolygon } from '@turf/turf';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { useMemo } from 'react';
import type { LonLat } from '../../model/geometry.ts';
import type { LoadedProvince } from '../../model/loaded-province.ts';
import { useApp } from '../../state/store.ts';
import { useI18n } from '../use-i18n.ts';

/** The districts of the province, by name, and the one that a planned station stands in. No such tier: none. */
export function useDistricts() {
  const { f } = useI18n();
  const province = useApp((state) => state.province);
  const stations = useApp((state) => state.stations);
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const { districtCode, district } of province?.villages ?? []) {
      if (districtCode !== null) names.set(districtCode, district ?? districtCode);
    }
    const districts = [...names]
      .map(([value, words]) => ({ value, words }))
      .sort((a, b) => f.compare(a.words, b.words));
    const villageAt = province && districts.length > 0 ? villageFinder(province) : () => -1;
    const found = new Map<number, string | null>();
    const districtOf = (station: number): string | null => {
      const known = found.get(station);
      if (known !== undefined) return known;
      const place = stations[station]?.location;
      const district = (place && province?.villages[villageAt(place)]?.districtCode) ?? null;
      found.set(station, district);
      return district;
    };
    return { districts, districtOf };
  }, [province, stations, f]);
}

/** Index of the village that holds a place, −1 where none does; the boundaries are read when first asked for. */
export function villageFinder({ villages, mapVillages }: LoadedProvince): (place: LonLat) => number {
  let boundaries: FeatureCollection<MultiPolygon> | null = null;
  return ([lon, lat]) =>
    villages.findIndex(({ bounds: [west, south, east, north] }, index) => {
      if (lon < west || lon > east || lat < south || lat > north) return false;
      boundaries ??= JSON.parse(mapVillages);
      const boundary = boundaries?.features[index];
      return boundary !== undefined && booleanPointInPolygon([lon, lat], boundary);
    });
}
