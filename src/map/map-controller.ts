import type { LonLat } from '../model/geometry.ts';
import { type CameraTarget, createCameraControl } from './controller/camera.ts';
import { addControls } from './controller/controls.ts';
import { createDrawOrder } from './controller/first-draw.ts';
import { finishedPicture, snapshot } from './controller/pictures.ts';
import { listenToPointer } from './controller/pointer.ts';
import { createThemeSync } from './controller/theme.ts';
import { createViewSync } from './controller/view-sync.ts';
import { type MapTexts, newMap } from './new-map.ts';
import type { MapCamera, MapEvents, MapSelection, MapView, Theme } from './view.ts';

/**
 * With the files of `controller/`, the only place that changes the map. It is given whole views
 * and works out the least change from the one before.
 */

export interface MapController {
  /** Shows a view; before the style stands, the newest one waits. */
  update(view: MapView): void;
  /** Moves to a point (closer if far) or so that the bounds fit the free part of the map. */
  flyTo(target: CameraTarget): void;
  camera(): MapCamera;
  /** Shows a place at once, to follow another map. */
  jumpTo(camera: MapCamera): void;
  resize(): void;
  /** Where a place is drawn, CSS pixels from the container's top left. */
  project(place: LonLat): { readonly x: number; readonly y: number };
  /** What a click there would select; clusters answer null. */
  inspectAt(x: number, y: number): MapSelection;
  /** The map as it is drawn, without controls. */
  snapshot(): Promise<Blob>;
  /** The same once all that the newest view shows is drawn. */
  picture(): Promise<Blob>;
  /** The words of the map and its controls, in another language. */
  setTexts(texts: MapTexts): void;
  destroy(): void;
}

export function createMapController(
  container: HTMLElement,
  options: { readonly camera?: MapCamera; readonly theme: Theme; readonly events: MapEvents; readonly texts: MapTexts },
): MapController {
  const { events } = options;
  let newest: MapView | null = null;
  const map = newMap(container, options);
  const setTexts = addControls(map, options.texts);
  const theme = createThemeSync(map, options.theme);
  const camera = createCameraControl(map, options.camera, () => newest?.padding ?? null);
  const sync = createViewSync(map, theme, camera);
  const pointer = listenToPointer(map, events, () => newest, sync.hover);
  const order = createDrawOrder(map, theme, sync, events.onReady);
  map.on('webglcontextlost', () => events.onGraphics?.('lost'));
  map.on('webglcontextrestored', () => events.onGraphics?.('there'));
  map.on('moveend', () => events.onMove(camera.camera(), camera.visibleBounds()));
  map.on('move', () => events.onMoving?.(camera.camera()));

  return {
    update(view) {
      newest = view;
      order.follow(view);
    },
    flyTo: camera.flyTo,
    camera: camera.camera,
    jumpTo({ centre, zoom }) {
      map.jumpTo({ center: [...centre], zoom });
    },
    resize() {
      map.resize();
      order.fitPixels();
    },
    project(place) {
      const { x, y } = map.project([...place]);
      return { x, y };
    },
    inspectAt: (x, y) => pointer.selectionAt({ x, y }),
    snapshot: () => snapshot(map),
    picture: () => finishedPicture(map, order.isReady),
    setTexts,
    destroy() {
      order.stop();
      pointer.stop();
      sync.release();
      map.remove();
    },
  };
}
