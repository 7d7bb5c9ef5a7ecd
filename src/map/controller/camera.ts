import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Bounds, LonLat } from '../../model/geometry.ts';
import type { MapCamera, MapGeometry, MapView } from '../view.ts';

/** Bounds, or a point that is moved to and zoomed in on if it is far. */
export type CameraTarget = { readonly bounds: Bounds } | { readonly point: LonLat; readonly zoom?: number };

export interface CameraControl {
  flyTo(target: CameraTarget): void;
  /** Keeps the map near a province, and shows all of it once, unless a camera was given. */
  showProvince(bounds: MapGeometry['bounds']): void;
  camera(): MapCamera;
  /** What no panel lies over. */
  visibleBounds(): Bounds;
}

const SELECTED_ZOOM = 13;
const FLIGHT_MS = 700;
const NO_PADDING: MapView['padding'] = { top: 0, right: 0, bottom: 0, left: 0 };

/** @param paddingNow What panels lie over, CSS pixels; null: no view was shown yet. */
export function createCameraControl(
  map: MapLibreMap,
  given: MapCamera | undefined,
  paddingNow: () => MapView['padding'] | null,
): CameraControl {
  let isPlaced = given !== undefined;
  const padding = (): MapView['padding'] => paddingNow() ?? NO_PADDING;

  function fitBounds([west, south, east, north]: Bounds, duration: number): void {
    const { top, right, bottom, left } = padding();
    // Scale and names of sources stand at the bottom.
    const room = { top: top + 24, right: right + 24, bottom: bottom + 44, left: left + 24 };
    map.fitBounds([west, south, east, north], { padding: room, duration, maxZoom: 14.5, linear: true });
  }

  return {
    flyTo(target) {
      if ('bounds' in target) {
        fitBounds(target.bounds, FLIGHT_MS);
        return;
      }
      const { top, right, bottom, left } = padding();
      map.easeTo({
        center: [...target.point],
        zoom: target.zoom ?? Math.max(map.getZoom(), SELECTED_ZOOM),
        offset: [(left - right) / 2, (top - bottom) / 2],
        duration: FLIGHT_MS,
      });
    },
    showProvince(bounds) {
      const [west, south, east, north] = bounds;
      // Room for what panels cover: a map kept nearer moves a province out from where it was fitted.
      const [width, height] = [3 * (east - west), 3 * (north - south)];
      if (!isPlaced && width > 0) fitBounds(bounds, 0);
      isPlaced = true;
      map.setMaxBounds([west - width, south - height, east + width, north + height]);
    },
    camera() {
      const { lng, lat } = map.getCenter();
      return { centre: [lng, lat], zoom: map.getZoom() };
    },
    visibleBounds() {
      const { top, right, bottom, left } = padding();
      const { clientWidth, clientHeight } = map.getContainer();
      const southWest = map.unproject([left, clientHeight - bottom]);
      const northEast = map.unproject([clientWidth - right, top]);
      return [southWest.lng, southWest.lat, northEast.lng, northEast.lat];
    },
  };
}
