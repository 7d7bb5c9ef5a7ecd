import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { ReliefPicture, TilesBaseMap } from '../../model/base-map.ts';
import type { SignalPicture } from '../../model/signal-picture.ts';
import { BASE_LINE_SOURCE, baseLineLayers } from '../layers/base.ts';
import { PALETTES } from '../palette.ts';
import type { BaseMapView, MapView, Theme } from '../view.ts';
import { BASE_LAYERS, isLayerShown, Z_ORDER } from '../z-order.ts';

/** Puts base map and relief into the style once there is something to show, and keeps them in step with the view. */

const RELIEF_SOURCE = 'base-relief';
const TILE_SOURCE = 'base-tiles';
const SIGNAL_SOURCE = 'base-signal';
/** Light and shade on dark colours are seen sooner. */
const RELIEF_OPACITY: Readonly<Record<Theme, number>> = { light: 0.9, dark: 0.75 };
const TILE_OPACITY: Readonly<Record<Theme, number>> = { light: 1, dark: 0.7 };

export function createBaseLayers(map: MapLibreMap): { show(view: MapView): void } {
  let shown: BaseMapView | null = null;
  let theme: Theme | null = null;
  let canvas: HTMLCanvasElement | null = null;
  let signal: SignalPicture | null = null;

  function clear(): void {
    for (const id of BASE_LAYERS) if (map.getLayer(id)) map.removeLayer(id);
    for (const id of [TILE_SOURCE, RELIEF_SOURCE, SIGNAL_SOURCE, BASE_LINE_SOURCE])
      if (map.getSource(id)) map.removeSource(id);
  }

  function add(layer: LayerSpecification): void {
    const order: readonly string[] = Z_ORDER;
    const above = order.slice(order.indexOf(layer.id) + 1).find((id) => map.getLayer(id));
    if (!map.getLayer(layer.id)) map.addLayer(layer, above);
  }

  function build({ tiles: [tiles], relief, lines }: BaseMapView, theme: Theme): void {
    if (tiles) {
      if (!map.getSource(TILE_SOURCE)) addTiles(map, tiles);
      const paint = { 'raster-opacity': TILE_OPACITY[theme] };
      add({ id: 'base-tiles', type: 'raster', source: TILE_SOURCE, paint });
    }
    if (relief) {
      canvas ??= canvasOf(relief);
      if (!map.getSource(RELIEF_SOURCE))
        map.addSource(RELIEF_SOURCE, { type: 'canvas', canvas, animate: false, coordinates: cornersOf(relief) });
      const paint = { 'raster-opacity': RELIEF_OPACITY[theme], 'raster-fade-duration': 0 };
      add({ id: 'base-relief', type: 'raster', source: RELIEF_SOURCE, paint });
    }
    if (lines.length > 0) {
      const features = lines.flatMap((one) => one.features);
      if (!map.getSource(BASE_LINE_SOURCE))
        map.addSource(BASE_LINE_SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features } });
      for (const layer of baseLineLayers(theme, PALETTES[theme])) add(layer);
    }
  }

  /** Another picture is another source: a canvas that does not move is read once. */
  function buildSignal(picture: SignalPicture | null): void {
    if (picture !== signal || picture === null) {
      if (map.getLayer('base-signal')) map.removeLayer('base-signal');
      if (map.getSource(SIGNAL_SOURCE)) map.removeSource(SIGNAL_SOURCE);
    }
    signal = picture;
    if (picture === null) return;
    if (!map.getSource(SIGNAL_SOURCE)) {
      const coordinates = cornersOf(picture);
      map.addSource(SIGNAL_SOURCE, { type: 'canvas', canvas: canvasOf(picture), animate: false, coordinates });
    }
    const paint = { 'raster-fade-duration': 0, 'raster-resampling': 'nearest' } as const;
    add({ id: 'base-signal', type: 'raster', source: SIGNAL_SOURCE, paint });
  }

  return {
    show(view) {
      if (view.base !== shown || view.theme !== theme) {
        clear();
        if (view.base?.relief !== shown?.relief) canvas = null;
        shown = view.base;
        theme = view.theme;
      }
      if (view.base) build(view.base, view.theme);
      buildSignal(view.signal);
      for (const id of BASE_LAYERS) {
        const isOn = isLayerShown(id, view.shown);
        if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', isOn ? 'visible' : 'none');
      }
      // Imagery is seen through the colours, and they through nothing: the answer stays in front.
      const isSeen = view.shown.baseMap && (view.base?.tiles.length ?? 0) > 0;
      map.setPaintProperty('village-fill', 'fill-opacity', isSeen ? 0.7 : 1);
      map.setPaintProperty('province-paper', 'fill-opacity', isSeen ? 0.15 : 1);
    },
  };
}

function addTiles(map: MapLibreMap, { tiles, tileSizePx = 256, maxZoom = 19 }: TilesBaseMap): void {
  map.addSource(TILE_SOURCE, { type: 'raster', tiles: [tiles], tileSize: tileSizePx, maxzoom: maxZoom });
}

function canvasOf({ width, height, pixels }: ReliefPicture): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas;
}

function cornersOf({
  westDeg,
  southDeg,
  eastDeg,
  northDeg,
}: ReliefPicture): [[number, number], [number, number], [number, number], [number, number]] {
  return [
    [westDeg, northDeg],
    [eastDeg, northDeg],
    [eastDeg, southDeg],
    [westDeg, southDeg],
  ];
}
