import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { FONT_REGULAR } from './labels.ts';

/** Cells from crowd data: faint open rings, named `≈` from near, so that none is taken for a mast. */

export const ESTIMATE_SOURCE = 'estimates';

export function estimateLayers(palette: Palette): readonly LayerSpecification[] {
  return [
    {
      id: 'estimate-cell',
      type: 'circle',
      source: ESTIMATE_SOURCE,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 2, 13, 6],
        'circle-opacity': 0,
        'circle-stroke-color': palette.inkSoft,
        'circle-stroke-width': 1,
        'circle-stroke-opacity': 0.7,
      },
    },
    {
      id: 'estimate-label',
      type: 'symbol',
      source: ESTIMATE_SOURCE,
      minzoom: 13,
      layout: {
        'text-field': ['concat', '≈ ', ['get', 'operator']],
        'text-font': FONT_REGULAR,
        'text-size': 10,
        'text-offset': [0, 1.2],
        'text-anchor': 'top',
      },
      paint: { 'text-color': palette.inkSoft, 'text-halo-color': palette.halo, 'text-halo-width': 1 },
    },
  ];
}
