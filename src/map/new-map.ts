import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import {
  AttributionControl,
  type IControl,
  Map as MapLibreMap,
  NavigationControl,
  prewarm,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { textAsHtml } from '../model/html.ts';
import { trustMapLibrary } from './trusted-map.ts';
import type { MapCamera } from './view.ts';

/** Words on the map and its controls, in the reader's language. */
export interface MapTexts {
  /** Where the figures come from, shown in the map's corner. */
  readonly attribution: string;
  readonly mapLabel: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly toggleAttribution: string;
}

/** Until there is something to see, frames of few pixels: the processor has better to do. */
const SKETCH_PIXEL_RATIO = 0.25;

trustMapLibrary(workerUrl);
// In a bundle the library cannot find its worker by itself.
setWorkerUrl(workerUrl);
// Its worker takes as long to start as the province to be read.
prewarm();

/** A map without a style, with north up for good: panned, zoomed and worked from the keyboard, never turned or tilted. */
export function newMap(
  container: HTMLElement,
  { texts, camera }: { readonly texts: MapTexts; readonly camera?: MapCamera },
): MapLibreMap {
  const map = new MapLibreMap({
    container,
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
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 120 }), 'bottom-left');
  return map;
}

/**
 * The buttons and the attribution, which keep the words that they were made with. The library
 * takes an attribution as HTML; a province's name comes from a file and is text.
 */
export function wordedControls({ attribution }: MapTexts): readonly IControl[] {
  return [
    new AttributionControl({ compact: true, customAttribution: textAsHtml(attribution) }),
    new NavigationControl({ showCompass: false }),
  ];
}
