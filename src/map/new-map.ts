import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import { AttributionControl, Map as MapLibreMap, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Theme } from './palette.ts';
import { mapStyle } from './style.ts';
import type { MapCamera } from './view.ts';

/** Words on the map and its controls, in the reader's language. */
export interface MapTexts {
  readonly attribution: string;
  readonly mapLabel: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly toggleAttribution: string;
}

/** Until there is something to see, frames of few pixels: the processor has better to do. */
const SKETCH_PIXEL_RATIO = 0.25;

// In a bundle the library cannot find its worker by itself.
setWorkerUrl(workerUrl);

/** An empty map with north up for good: panned, zoomed and worked from the keyboard, never turned or tilted. */
export function newMap(
  container: HTMLElement,
  { theme, texts, camera }: { readonly theme: Theme; readonly texts: MapTexts; readonly camera?: MapCamera },
): MapLibreMap {
  const map = new MapLibreMap({
    container,
    style: mapStyle(theme, texts),
    ...(camera ? { center: [...camera.centre], zoom: camera.zoom } : {}),
    pixelRatio: SKETCH_PIXEL_RATIO,
    attributionControl: false,
    dragRotate: false,
    touchPitch: false,
    maxPitch: 0,
    maxZoom: 18,
    renderWorldCopies: false,
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
    locale: {
      'Map.Title': texts.mapLabel,
      'NavigationControl.ZoomIn': texts.zoomIn,
      'NavigationControl.ZoomOut': texts.zoomOut,
      'AttributionControl.ToggleAttribution': texts.toggleAttribution,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new AttributionControl({ compact: true }), 'bottom-right');
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 120 }), 'bottom-left');
  return map;
}
