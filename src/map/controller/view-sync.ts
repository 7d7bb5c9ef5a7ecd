import type { Map as MapLibreMap } from 'maplibre-gl';
import { NO_FEATURES } from '../features.ts';
import { BORDER_SOURCE } from '../layers/borders.ts';
import { LABEL_SOURCE, labelZooms } from '../layers/labels.ts';
import { POSITION_SOURCE } from '../layers/positions.ts';
import { sourceChanges } from '../source-changes.ts';
import type { MapOutlines, MapSelection, MapView } from '../view.ts';
import { DEFERRED_LAYERS } from '../z-order.ts';
import { createBaseSync } from './base.ts';
import type { CameraControl } from './camera.ts';
import { createLayerSync } from './layers.ts';
import { loadLabelFonts } from './pictures.ts';
import { setSourceData } from './source-data.ts';
import type { ThemeSync } from './theme.ts';
import { createVillageSync } from './villages.ts';

/**
 * Brings the map from the view that it shows to another: recolouring writes feature-state,
 * switches write visibility, and a source gets new data only when its part of the view is
 * another object.
 */
export interface ViewSync {
  /** The view that the map shows; null: none, or a style that has just been loaded. */
  applied(): MapView | null;
  apply(view: MapView): void;
  /** The WebGL context is gone, and the style with it: nothing is changed before `restore`. */
  lose(): void;
  /** A style has been loaded, again after a lost WebGL context: what stood beside it is gone. */
  restore(): void;
  /** The first villages are drawn: from now on all that a view holds is shown. */
  showAll(): void;
  /** Marks what the pointer is on. */
  hover(next: MapSelection): void;
  release(): void;
}

export function createViewSync(
  map: MapLibreMap,
  theme: ThemeSync,
  { showProvince }: Pick<CameraControl, 'showProvince'>,
): ViewSync {
  const layers = createLayerSync(map);
  const villages = createVillageSync(map);
  const base = createBaseSync(map);
  let applied: MapView | null = null;
  let isAllShown = false;
  let isReleased = false;
  let hovered: MapSelection = null;

  function setOutlines(outlines: MapOutlines | null): void {
    setSourceData(map, BORDER_SOURCE, outlines?.borders ?? NO_FEATURES);
    setSourceData(map, LABEL_SOURCE, NO_FEATURES);
    if (outlines === null) return;
    void loadLabelFonts().then(() => {
      if (!isReleased && applied?.outlines === outlines) setSourceData(map, LABEL_SOURCE, outlines.labels);
    });
    const hasDistricts = outlines.labels.features.some((feature) => feature.properties?.tier === 'district');
    // Without districts it is communes that are named from afar, over the signs.
    if (!hasDistricts && outlines.labels.features.length > 0) map.moveLayer('label-commune', 'position-cluster');
    for (const [id, [from, to]] of Object.entries(labelZooms(hasDistricts))) map.setLayerZoomRange(id, from, to);
  }

  function enable(ids: Parameters<typeof layers.enable>[0]): void {
    if (layers.enable(ids) && applied) layers.setVisibility(applied);
  }

  return {
    applied: () => applied,
    apply(view) {
      const before = applied;
      applied = view;
      if (view.theme !== theme.current()) theme.change(view.theme);
      if (view.padding !== before?.padding) setPadding(map, view.padding);
      if (view.geometry !== (before?.geometry ?? null)) {
        villages.setGeometry(view.geometry);
        if (view.geometry) showProvince(view.geometry.bounds);
      }
      if (view.outlines !== (before?.outlines ?? null)) setOutlines(view.outlines);
      layers.setVisibility(view);
      villages.setColours(before, view);
      if (isAllShown) villages.setLines(view, hovered);
      for (const [source, data] of sourceChanges(before, view)) setSourceData(map, source, data);
      layers.setTints(before, view);
      base.show(before, view);
    },
    lose() {
      applied = null;
      base.lose();
    },
    restore() {
      theme.addIcons();
      layers.restore();
      base.restore();
      applied = null;
    },
    showAll() {
      isAllShown = true;
      enable(DEFERRED_LAYERS.untilFirstDrawn);
    },
    hover(next) {
      if (applied && (hovered?.kind !== next?.kind || hovered?.index !== next?.index)) {
        if (hovered?.kind === 'position') map.setFeatureState(halo(hovered.index), { hover: false });
        if (next?.kind === 'position') {
          enable(DEFERRED_LAYERS.untilMastHovered);
          map.setFeatureState(halo(next.index), { hover: true });
        }
      }
      hovered = next;
      if (applied) villages.setLines(applied, hovered);
    },
    release() {
      isReleased = true;
      villages.release();
      base.lose();
    },
  };
}

function setPadding(map: MapLibreMap, padding: MapView['padding']): void {
  for (const side of ['top', 'right', 'bottom', 'left'] as const) {
    map.getContainer().style.setProperty(`--map-padding-${side}`, `${padding[side]}px`);
  }
}

function halo(position: number) {
  return { source: POSITION_SOURCE, id: position };
}
