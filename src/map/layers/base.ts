import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import type { Theme } from '../view.ts';
import { BASE_TINTS } from './base-tints.ts';
import { FONT_REGULAR } from './labels.ts';

/**
 * Roads and rivers, quieter than any answer: hairlines of one warm and one cool grey over the
 * colours of villages, and names lighter than ours. Late: not part of the first style.
 */

export const BASE_LINE_SOURCE = 'base-lines';

/** Screen pixels of a metre at zoom 0, 20° north, tiles of 512 pixels. */
const PX_A_METRE = 512 / (40_075_017 * 0.94);

/** A width on the ground, never thinner than a hairline. */
function groundWidth(metres: ExpressionSpecification): ExpressionSpecification {
  const px = (zoom: number): ExpressionSpecification => ['max', 0.8, ['*', metres, PX_A_METRE * 2 ** zoom]];
  return ['interpolate', ['exponential', 2], ['zoom'], 8, px(8), 18, px(18)];
}

/** Of main roads, drawn twice: an edge, and the road on it. */
export function highwayWidth(part: 'edge' | 'middle'): ExpressionSpecification {
  return part === 'edge'
    ? ['interpolate', ['exponential', 1.5], ['zoom'], 8, 1, 11, 2.2, 16, 8]
    : ['interpolate', ['exponential', 1.5], ['zoom'], 8, 0.3, 11, 1.1, 16, 5.5];
}

/** Names along roads and rivers, lighter than ours. */
export function nameOnLine(name: ExpressionSpecification, palette: Palette) {
  return {
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 420,
      'text-field': name,
      'text-font': FONT_REGULAR,
      'text-size': 10.5,
      'text-max-angle': 30,
    },
    paint: {
      'text-color': palette.inkSoft,
      'text-halo-color': palette.halo,
      'text-halo-width': 1.2,
      'text-opacity': 0.85,
    },
  } satisfies Pick<SymbolLayerSpecification, 'layout' | 'paint'>;
}

export function baseLineLayers(theme: Theme, palette: Palette): readonly LayerSpecification[] {
  const tint = BASE_TINTS[theme];
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const ofKind = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind];
  const name = (id: string, kind: string): LayerSpecification => ({
    id,
    type: 'symbol',
    source: BASE_LINE_SOURCE,
    minzoom: 10.5,
    filter: ofKind(kind),
    ...nameOnLine(['get', 'name'], palette),
  });
  return [
    {
      id: 'base-river',
      type: 'line',
      source: BASE_LINE_SOURCE,
      filter: ofKind('river'),
      layout: round,
      paint: {
        'line-color': tint.water,
        'line-opacity': 0.8,
        'line-width': groundWidth(['coalesce', ['get', 'width_m'], 20]),
      },
    },
    {
      id: 'base-road-edge',
      type: 'line',
      source: BASE_LINE_SOURCE,
      filter: ofKind('road'),
      layout: round,
      paint: {
        'line-color': tint.roadEdge,
        'line-opacity': 0.75,
        'line-width': highwayWidth('edge'),
      },
    },
    {
      id: 'base-road',
      type: 'line',
      source: BASE_LINE_SOURCE,
      filter: ofKind('road'),
      layout: round,
      paint: {
        'line-color': tint.road,
        'line-width': highwayWidth('middle'),
      },
    },
    name('base-river-name', 'river'),
    name('base-road-name', 'road'),
  ];
}
