import type { Map as MapLibreMap } from 'maplibre-gl';
import { firstView } from '../first-view.ts';
import { VILLAGE_SOURCE } from '../layers/villages.ts';
import { mapStyle } from '../style.ts';
import type { MapView } from '../view.ts';
import type { ThemeSync } from './theme.ts';
import type { ViewSync } from './view-sync.ts';

/**
 * What is drawn when: no style before the first geometry, so that tiles are cut once and where
 * they are seen; then villages alone, in frames of few pixels as `newMap` begins; then all.
 */
export interface DrawOrder {
  isReady(): boolean;
  /** Before the style stands, the newest view waits. */
  follow(view: MapView): void;
  /** As many pixels as the screen has: a page is zoomed, or dragged to another screen. */
  fitPixels(): void;
  /** Nothing is drawn any more. */
  stop(): void;
}

/** @param onReady The first frame with villages in it. */
export function createDrawOrder(map: MapLibreMap, theme: ThemeSync, sync: ViewSync, onReady: () => void): DrawOrder {
  const { dataset } = map.getContainer();
  let newest: MapView | null = null;
  let style: 'none' | 'asked' | 'loaded' = 'none';
  let isSketching = true;
  let isReady = false;
  let isStopped = false;

  function draw(): void {
    if (!newest || isStopped) return;
    if (style === 'loaded') sync.apply(isReady ? newest : firstView(newest));
    else if (style === 'none' && newest.geometry) {
      style = 'asked';
      theme.begin(newest.theme);
      // `tests/unit/map-style.test.ts` has validated it.
      map.setStyle(mapStyle(newest.theme), { validate: false });
    }
  }

  function fitPixels(): void {
    if (!isSketching && map.getPixelRatio() !== devicePixelRatio) map.setPixelRatio(devicePixelRatio);
  }

  // Until the style stands again nothing may be changed: MapLibre would begin an empty one.
  map.on('webglcontextlost', () => {
    if (style === 'loaded') style = 'asked';
    sync.lose();
  });
  map.on('style.load', () => {
    style = 'loaded';
    sync.restore();
    draw();
  });
  // For those who must know that all that was asked for is drawn, as a test or a picture of the map.
  map.on('idle', () => {
    dataset.idle = 'true';
  });
  map.on('render', () => {
    delete dataset.idle;
    const shown = sync.applied();
    if (isReady || !shown?.geometry || !shown.settled || !map.isSourceLoaded(VILLAGE_SOURCE)) return;
    if (isSketching) {
      isSketching = false;
      map.setPixelRatio(devicePixelRatio);
      return;
    }
    isReady = true;
    dataset.ready = 'true';
    sync.showAll();
    draw();
    onReady();
  });

  return {
    isReady: () => isReady,
    follow(view) {
      newest = view;
      draw();
    },
    fitPixels,
    stop() {
      isStopped = true;
      delete dataset.ready;
    },
  };
}
