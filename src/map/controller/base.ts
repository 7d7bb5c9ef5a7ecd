import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapView } from '../view.ts';

/** What lies under the figures: its code comes with its first data, never before the first map. */
export interface BaseSync {
  show(before: MapView | null, view: MapView): void;
  /** The style is gone, or the whole map: nothing is changed until it is restored. */
  lose(): void;
  /** A style has been loaded, which has none of it. */
  restore(): void;
}

export function createBaseSync(map: MapLibreMap): BaseSync {
  let newest: MapView | null = null;
  let isAsked = false;
  let layers: { show(view: MapView): void; lose(): void } | null = null;

  return {
    show(before, view) {
      newest = view;
      if (
        before &&
        before.base === view.base &&
        before.opacity === view.opacity &&
        before.signal === view.signal &&
        before.measured === view.measured &&
        before.shown === view.shown &&
        before.overlay?.about === view.overlay?.about &&
        before.theme === view.theme
      )
        return;
      if (layers) layers.show(view);
      else if ((view.base || view.signal || view.measured) && !isAsked) {
        isAsked = true;
        import('./base-layers.ts').then(
          (module) => {
            layers = module.createBaseLayers(map);
            if (newest) layers.show(newest);
          },
          (reason: unknown) => {
            isAsked = false;
            console.warn('base map:', reason);
          },
        );
      }
    },
    lose() {
      newest = null;
      layers?.lose();
    },
    restore() {
      if (newest) layers?.show(newest);
    },
  };
}
