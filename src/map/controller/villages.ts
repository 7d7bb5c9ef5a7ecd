import type { Map as MapLibreMap } from 'maplibre-gl';
import { NO_FEATURES } from '../features.ts';
import { POINTED_VILLAGE_SOURCE, VILLAGE_LINE_SOURCE } from '../layers/village-lines.ts';
import { VILLAGE_SOURCE } from '../layers/villages.ts';
import type { MapGeometry, MapSelection, MapView } from '../view.ts';
import {
  type LinedVillage,
  linedVillages,
  lineFeatures,
  pointedVillages,
  sameLines,
  villageChanges,
} from '../village-changes.ts';
import { setSourceData } from './source-data.ts';

/** The villages of the map: their shapes, their colours, and the lines around some of them. */
export interface VillageSync {
  setGeometry(geometry: MapGeometry | null): void;
  setColours(before: MapView | null, view: MapView): void;
  setLines(view: MapView, hovered: MapSelection): void;
  /** Gives back what the page keeps for it. */
  release(): void;
}

export function createVillageSync(map: MapLibreMap): VillageSync {
  let url: string | null = null;
  /** Read out of the text when lines first need them. */
  let shapes: readonly GeoJSON.Feature[] | null = null;
  /** As they are drawn now. */
  let lines: Readonly<Record<'lasting' | 'pointed', readonly LinedVillage[]>> = { lasting: [], pointed: [] };

  function release(): void {
    if (url) URL.revokeObjectURL(url);
    url = null;
  }

  return {
    setGeometry(geometry) {
      map.removeFeatureState({ source: VILLAGE_SOURCE });
      shapes = null;
      lines = { lasting: [], pointed: [] };
      for (const source of [VILLAGE_LINE_SOURCE, POINTED_VILLAGE_SOURCE]) setSourceData(map, source, NO_FEATURES);
      release();
      const villages = geometry?.villages ?? NO_FEATURES;
      // Text goes to the map's worker unparsed: reading megabytes of JSON would hold up the page.
      if (typeof villages === 'string') url = URL.createObjectURL(new Blob([villages]));
      setSourceData(map, VILLAGE_SOURCE, url ?? villages);
    },
    setColours(before, view) {
      for (const [id, state] of villageChanges(before, view)) {
        map.setFeatureState({ source: VILLAGE_SOURCE, id }, state);
      }
    },
    setLines(view, hovered) {
      const { geometry } = view;
      if (geometry === null) return;
      const next = { lasting: linedVillages(view), pointed: pointedVillages(view.selection, hovered) };
      for (const [which, source] of [
        ['lasting', VILLAGE_LINE_SOURCE],
        ['pointed', POINTED_VILLAGE_SOURCE],
      ] as const) {
        if (sameLines(lines[which], next[which])) continue;
        shapes ??= shapesOf(geometry);
        setSourceData(map, source, lineFeatures(next[which], shapes));
      }
      lines = next;
    },
    release,
  };
}

function shapesOf({ villages }: MapGeometry): readonly GeoJSON.Feature[] {
  const collection: GeoJSON.FeatureCollection = typeof villages === 'string' ? JSON.parse(villages) : villages;
  return collection.features;
}
