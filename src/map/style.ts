import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { BORDER_SOURCE, borderLayers } from './layers/borders.ts';
import { CANDIDATE_SOURCE, candidateLayers } from './layers/candidates.ts';
import { ESTIMATE_SOURCE, estimateLayers } from './layers/estimates.ts';
import { CABLE_SOURCE, fibreLayers, NODE_SOURCE } from './layers/fibre.ts';
import { LABEL_SOURCE, labelLayers } from './layers/labels.ts';
import { OVERLAY_SOURCE, overlayLayers } from './layers/overlay.ts';
import {
  CLUSTER_MAX_ZOOM,
  HIGHLIGHTED_POSITION_SOURCE,
  PLANNED_SOURCE,
  POSITION_SOURCE,
  positionLayers,
} from './layers/positions.ts';
import { POINTED_VILLAGE_SOURCE, VILLAGE_LINE_SOURCE, villageLineLayers } from './layers/village-lines.ts';
import { VILLAGE_SOURCE, villageLayers } from './layers/villages.ts';
import { PALETTES } from './palette.ts';
import type { Theme } from './view.ts';
import { isInStyle, Z_ORDER } from './z-order.ts';

/**
 * The whole style of one theme: empty sources, and all layers but the custom ones in the
 * order of `z-order.ts`. No glyphs, sprite or tiles: nothing is fetched.
 */
export function mapStyle(theme: Theme): StyleSpecification {
  const empty: GeoJSONSourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };
  return {
    version: 8,
    name: `song-chung-${theme}`,
    sources: {
      // Neighbours are simplified apart from each other: a low tolerance keeps gaps under a pixel.
      [VILLAGE_SOURCE]: { ...empty, tolerance: 0.2, maxzoom: 15 },
      [VILLAGE_LINE_SOURCE]: { ...empty, tolerance: 0.2, maxzoom: 15 },
      [POINTED_VILLAGE_SOURCE]: { ...empty, tolerance: 0.2, maxzoom: 15 },
      [BORDER_SOURCE]: { ...empty, tolerance: 0.2, maxzoom: 15 },
      [LABEL_SOURCE]: { ...empty },
      [CABLE_SOURCE]: { ...empty },
      [NODE_SOURCE]: { ...empty },
      [CANDIDATE_SOURCE]: { ...empty },
      [OVERLAY_SOURCE]: { ...empty },
      [ESTIMATE_SOURCE]: { ...empty },
      [PLANNED_SOURCE]: { ...empty },
      [HIGHLIGHTED_POSITION_SOURCE]: { ...empty },
      [POSITION_SOURCE]: {
        ...empty,
        cluster: true,
        clusterMaxZoom: CLUSTER_MAX_ZOOM,
        clusterRadius: 72,
        clusterMinPoints: 3,
        clusterProperties: { shared: ['+', ['case', ['get', 'shared'], 1, 0]] },
      },
    },
    layers: styleLayers(theme),
  };
}

/** All layers of the style in the order of `Z_ORDER`. @throws Error where list and layers disagree. */
export function styleLayers(theme: Theme): LayerSpecification[] {
  const palette = PALETTES[theme];
  const made = new Map(
    [
      ...borderLayers(palette),
      ...villageLayers(palette),
      ...villageLineLayers(palette),
      ...labelLayers(palette),
      ...fibreLayers(palette),
      ...candidateLayers(palette),
      ...overlayLayers(palette),
      ...estimateLayers(palette),
      ...positionLayers(palette),
    ].map((layer) => [layer.id, layer]),
  );
  const ordered: LayerSpecification[] = [];
  for (const id of Z_ORDER) {
    const layer = made.get(id);
    made.delete(id);
    if (layer) ordered.push(layer);
    else if (isInStyle(id)) throw new Error(`z-order names "${id}", no layer does`);
  }
  if (made.size > 0) throw new Error(`layers without a place in the z-order: ${[...made.keys()].join(', ')}`);
  return ordered;
}
