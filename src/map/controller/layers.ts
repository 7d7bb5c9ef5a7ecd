import type { Map as MapLibreMap } from 'maplibre-gl';
import { villageOpacity } from '../layers/villages.ts';
import { PALETTES } from '../palette.ts';
import { createTintLayer } from '../tint-layer.ts';
import { fibreReachShapes, footprintShapes } from '../tint-shapes.ts';
import type { MapView } from '../view.ts';
import { isCustom, isDeferred, isInStyle, isLayerShown, type LayerId, layerAbove, Z_ORDER } from '../z-order.ts';

/** Which layers are seen, and those that draw themselves. */
export interface LayerSync {
  /** To a style that has just been loaded, which has none of it. */
  restore(): void;
  setVisibility(view: Pick<MapView, 'shown' | 'overlay'>): void;
  /** From now on these layers may be shown. True: one of them was not before. */
  enable(ids: readonly LayerId[]): boolean;
  setTints(before: MapView | null, view: MapView): void;
}

/** Behind an overlay: paper under the pale villages, no hatch on them, and no rings of many masts over what is looked at. */
const STEPS_BACK: Readonly<Partial<Record<LayerId, boolean>>> = {
  'province-paper': true,
  'village-hatch': false,
  'position-cluster': false,
};

export function createLayerSync(map: MapLibreMap): LayerSync {
  const custom = {
    footprints: createTintLayer('footprints', { fill: 0.22, edge: 0.65 }),
    'fibre-reach': createTintLayer('fibre-reach', { fill: 0.16, edge: 0.5 }),
  };
  const enabled = new Set<LayerId>();
  /** As the style has it now. */
  const visible = new Map<LayerId, boolean>();
  let isQuiet = false;

  return {
    restore() {
      for (const layer of Object.values(custom)) {
        if (!map.getLayer(layer.id)) map.addLayer(layer, layerAbove(layer.id));
      }
      visible.clear();
      isQuiet = false;
    },
    setVisibility(view) {
      const opacity = villageOpacity(view);
      if (isQuiet !== opacity < 1) {
        isQuiet = opacity < 1;
        map.setPaintProperty('village-fill', 'fill-opacity', opacity);
      }
      for (const id of Z_ORDER) {
        const wanted = (isQuiet ? STEPS_BACK[id] : undefined) ?? isLayerShown(id, view.shown);
        const shown = wanted && (!isDeferred(id) || enabled.has(id));
        if (visible.get(id) === shown) continue;
        visible.set(id, shown);
        if (isCustom(id)) custom[id].setVisible(shown);
        else if (isInStyle(id)) map.setLayoutProperty(id, 'visibility', shown ? 'visible' : 'none');
      }
    },
    enable(ids) {
      const isNew = ids.some((id) => !enabled.has(id));
      for (const id of ids) enabled.add(id);
      return isNew;
    },
    setTints(before, view) {
      if (!isSameReach(before, view)) {
        const { fibre, fibreReach, theme } = view;
        custom['fibre-reach'].setTints(
          fibre ? [{ colour: PALETTES[theme].fibre, shapes: fibreReachShapes(fibre, fibreReach) }] : [],
        );
      }
      const paint = view.footprints;
      if (paint === (before?.footprints ?? null)) return;
      custom.footprints.setTints(
        paint?.tints.map(({ colour, indexes }) => ({ colour, shapes: footprintShapes(paint.footprints, indexes) })) ??
          [],
      );
    },
  };
}

function isSameReach(before: MapView | null, { fibre, fibreReach, theme }: MapView): boolean {
  return (
    before?.fibre === fibre &&
    before.theme === theme &&
    before.fibreReach.nodeReachM === fibreReach.nodeReachM &&
    before.fibreReach.cableReachM === fibreReach.cableReachM
  );
}
