import { booleanPointInPolygon, point, pointToPolygonDistance } from '@turf/turf';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { type Bounds, EARTH_RADIUS_M, type LonLat } from '../model/geometry.ts';

/** Which village a place lies in, or how far the nearest one is. */
export type Located =
  | { readonly kind: 'inside'; readonly village: number }
  | { readonly kind: 'outside'; readonly distanceM: number };

/**
 * A phone's own error, and the generalisation of borders: so near to a village is in it.
 */
const NEAR_M = 150;
const NEAREST_TRIED = 12;

/** @param villages GeoJSON text whose features have the village's index as id. */
export function locate(place: LonLat, villages: string, bounds: readonly Bounds[]): Located {
  const collection: FeatureCollection<Polygon | MultiPolygon> = JSON.parse(villages);
  const here = point([...place]);
  // Few boxes are near; Turf walks every edge of what it is given.
  const near = bounds
    .map((box, index) => ({ index, gap: metresToBox(place, box) }))
    .sort((a, b) => a.gap - b.gap)
    .slice(0, NEAREST_TRIED);
  let [nearest, distanceM] = [-1, Infinity];
  for (const { index } of near) {
    const feature = collection.features[index];
    if (!feature) continue;
    if (booleanPointInPolygon(here, feature)) return { kind: 'inside', village: index };
    const metres = Math.max(0, pointToPolygonDistance(here, feature, { units: 'meters' }));
    if (metres < distanceM) [nearest, distanceM] = [index, metres];
  }
  return nearest >= 0 && distanceM <= NEAR_M
    ? { kind: 'inside', village: nearest }
    : { kind: 'outside', distanceM: Number.isFinite(distanceM) ? distanceM : (near[0]?.gap ?? 0) };
}

function metresToBox([lon, lat]: LonLat, [west, south, east, north]: Bounds): number {
  const metresPerDegree = (Math.PI / 180) * EARTH_RADIUS_M;
  const dx = Math.max(west - lon, 0, lon - east) * metresPerDegree * Math.cos((lat * Math.PI) / 180);
  const dy = Math.max(south - lat, 0, lat - north) * metresPerDegree;
  return Math.hypot(dx, dy);
}
