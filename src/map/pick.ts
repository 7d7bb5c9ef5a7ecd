import type { GeoJSONFeature, Map as MapLibreMap } from 'maplibre-gl';
import type { LonLat } from '../model/geometry.ts';
import type { Position } from '../model/results.ts';
import type { MapSelection, Pointed } from './view.ts';
import type { LayerId } from './z-order.ts';

/** What lies under a point of the screen. A mast comes before a line, both before the village they are in. */
export type Pick =
  | { readonly kind: 'selection'; readonly selection: MapSelection }
  | Extract<Pointed, { kind: 'candidate' }>
  | { readonly kind: 'cluster'; readonly clusterId: number; readonly centre: LonLat };

const MASTS: readonly LayerId[] = ['position-highlight', 'position-existing', 'position-planned'];
const CLUSTERS: readonly LayerId[] = ['position-cluster'];
const LINES: readonly LayerId[] = ['candidate-passes', 'candidate-fails'];
const VILLAGES: readonly LayerId[] = ['village-fill', 'province-paper'];

/** Half the side of the square in which a mast is hit, CSS pixels: 24 by 24 for a finger at least. */
export const REACH_PX = { fine: 6, coarse: 14 };
/** Farther out the lines lie over each other, and would keep the pointer from the villages. */
const LINES_FROM_ZOOM = 12;

export function pickAt(
  map: MapLibreMap,
  positions: readonly Position[],
  point: { readonly x: number; readonly y: number },
  reachPx: number,
): Pick {
  const nearest = nearestMast(map, positions, point, reachPx);
  if (nearest !== null) return { kind: 'selection', selection: { kind: 'position', index: nearest } };

  const cluster = map.queryRenderedFeatures([point.x, point.y], { layers: [...CLUSTERS] })[0];
  const clusterId: unknown = cluster?.properties.cluster_id;
  if (cluster && typeof clusterId === 'number' && cluster.geometry.type === 'Point') {
    const [lon, lat] = cluster.geometry.coordinates;
    if (lon !== undefined && lat !== undefined) return { kind: 'cluster', clusterId, centre: [lon, lat] };
  }

  const line = map.getZoom() < LINES_FROM_ZOOM ? null : lineAt(map, point, reachPx / 2);
  if (line) return line;

  const village = map.queryRenderedFeatures([point.x, point.y], { layers: [...VILLAGES] })[0];
  const index = village ? featureIndex(village) : null;
  return { kind: 'selection', selection: index === null ? null : { kind: 'village', index } };
}

function lineAt(
  map: MapLibreMap,
  { x, y }: { readonly x: number; readonly y: number },
  reachPx: number,
): Extract<Pick, { kind: 'candidate' }> | null {
  const [found] = map.queryRenderedFeatures(
    [
      [x - reachPx, y - reachPx],
      [x + reachPx, y + reachPx],
    ],
    { layers: [...LINES] },
  );
  const { station, host }: Record<string, unknown> = found?.properties ?? {};
  return typeof station === 'number' && typeof host === 'number' ? { kind: 'candidate', station, host } : null;
}

function nearestMast(
  map: MapLibreMap,
  positions: readonly Position[],
  { x, y }: { readonly x: number; readonly y: number },
  reachPx: number,
): number | null {
  const found = map.queryRenderedFeatures(
    [
      [x - reachPx, y - reachPx],
      [x + reachPx, y + reachPx],
    ],
    { layers: [...MASTS] },
  );
  let best: number | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const feature of found) {
    const index = featureIndex(feature);
    const position = index === null ? undefined : positions[index];
    if (!position) continue;
    const at = map.project([position.location[0], position.location[1]]);
    const distance = Math.hypot(at.x - x, at.y - y);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = index;
    }
  }
  return best;
}

function featureIndex(feature: GeoJSONFeature): number | null {
  return typeof feature.id === 'number' ? feature.id : null;
}
