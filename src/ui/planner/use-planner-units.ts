import { booleanPointInPolygon } from '@turf/turf';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { useMemo } from 'react';
import type { LonLat } from '../../model/geometry.ts';
import type { LoadedProvince } from '../../model/loaded-province.ts';
import { useApp } from '../../state/store.ts';
import { useI18n } from '../use-i18n.ts';
import type { UnitsOfPlace } from './candidate-filter.ts';

interface UnitChoice {
  readonly value: string;
  readonly words: string;
}

const OUTSIDE: UnitsOfPlace = { district: null, commune: null };

/** Districts (none where there is no such tier) and communes by name, and those that a planned station, or any place, lies in. */
export function usePlannerUnits() {
  const { f } = useI18n();
  const province = useApp((state) => state.province);
  const stations = useApp((state) => state.stations);
  return useMemo(() => {
    const villages = province?.villages ?? [];
    const byName = (a: UnitChoice, b: UnitChoice): number => f.compare(a.words, b.words);
    const districts = namedOnce(villages.map((v) => [v.districtCode, v.district, null])).sort(byName);
    const communes = namedOnce(villages.map((v) => [v.communeCode, v.commune, v.district])).sort(byName);
    const villageAt = province ? finderOnMap(province) : () => -1;
    const found = new Map<string, UnitsOfPlace>();
    const unitsAt = (place: LonLat): UnitsOfPlace => {
      const key = place.join(' ');
      const known = found.get(key);
      if (known !== undefined) return known;
      const village = villages[villageAt(place)];
      const units = village ? { district: village.districtCode, commune: village.communeCode } : OUTSIDE;
      found.set(key, units);
      return units;
    };
    const unitsOf = (station: number): UnitsOfPlace => {
      const place = stations[station]?.location;
      return place ? unitsAt(place) : OUTSIDE;
    };
    return { districts, communes, unitsOf, unitsAt };
  }, [province, stations, f]);
}

/** The unit of this name, as it is listed; empty where it is none of them. Capitals do not matter. */
export function unitNamed(name: string, units: readonly UnitChoice[]): string {
  const wanted = name.trim().toLowerCase();
  return units.find(({ words }) => words.toLowerCase() === wanted)?.value ?? '';
}

/** Each unit once; of two of one name the district tells them apart, else the code. */
export function namedOnce(
  units: readonly (readonly [code: string | null, name: string | null, within: string | null])[],
): UnitChoice[] {
  const byCode = new Map<string, readonly [name: string, within: string | null]>();
  for (const [code, name, within] of units) if (code !== null) byCode.set(code, [name ?? code, within]);
  const times = new Map<string, number>();
  for (const [name] of byCode.values()) times.set(name, (times.get(name) ?? 0) + 1);
  return [...byCode].map(([value, [name, within]]) => ({
    value,
    words: times.get(name) === 1 ? name : `${name} (${within ?? value})`,
  }));
}

/** Index of the village that holds a place, −1 where none does; the boundaries are read when first asked for. */
export function finderOnMap({ villages, mapVillages }: LoadedProvince): (place: LonLat) => number {
  let boundaries: FeatureCollection<MultiPolygon> | null = null;
  return ([lon, lat]) =>
    villages.findIndex(({ bounds: [west, south, east, north] }, index) => {
      if (lon < west || lon > east || lat < south || lat > north) return false;
      boundaries ??= JSON.parse(mapVillages);
      const boundary = boundaries?.features[index];
      return boundary !== undefined && booleanPointInPolygon([lon, lat], boundary);
    });
}
