import { booleanPointInPolygon, multiPolygon, point } from '@turf/turf';
import type { LonLat, MultiPolygonRings } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import { indexed } from '../nearest.ts';

/** Index of the village that each place lies in; −1: in none, or no place. */
export function villagesOf(
  places: readonly (LonLat | null)[],
  villages: readonly { readonly geometry: MultiPolygonRings }[],
): Int32Array {
  const known = villages.flatMap(({ geometry }, index) => (geometry.length > 0 ? [{ index, geometry }] : []));
  const { tree } = indexed(known, ({ geometry }) => geometry.flatMap(([outer]) => outer ?? []));
  const shapes = new Map<number, ReturnType<typeof multiPolygon>>();
  const shapeOf = (item: number) => {
    const made = shapes.get(item) ?? multiPolygon((known[item] ?? outOfRange()).geometry.map(copied));
    shapes.set(item, made);
    return made;
  };
  return Int32Array.from(places, (place) => {
    if (place === null || tree === null) return -1;
    const [lon, lat] = place;
    const found = tree.search(lon, lat, lon, lat).sort((a, b) => a - b);
    const item = found.find((one) => booleanPointInPolygon(point([lon, lat]), shapeOf(one)));
    return item === undefined ? -1 : (known[item] ?? outOfRange()).index;
  });
}

function copied(rings: MultiPolygonRings[number]): number[][][] {
  return rings.map((ring) => ring.map((at) => [...at]));
}
