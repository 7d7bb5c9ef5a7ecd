import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import type { MapView } from '../view.ts';

/**
 * Villages: one fill coloured by feature-state, so that recolouring never touches geometry.
 * Paper stands in for it when the colours are off. Lines that only some villages have are
 * in `village-lines.ts`.
 */

/** Feature-state of a village, as the controller writes it. */
export interface VillageState {
  colour?: string | null;
  hatched?: boolean;
}

export const VILLAGE_SOURCE = 'villages';

const HATCHED: ExpressionSpecification = ['boolean', ['feature-state', 'hatched'], false];

/** Opacity of the villages' colours, which step back behind what is laid over them. */
export function villageOpacity({ overlay }: Pick<MapView, 'overlay'>): number {
  return overlay?.about ? 0.36 : 1;
}

/** Only the coloured fill is smoothed at its edges: that closes the hairlines between neighbours simplified apart. */
export function villageLayers(palette: Palette): readonly LayerSpecification[] {
  return [
    {
      id: 'province-paper',
      type: 'fill',
      source: VILLAGE_SOURCE,
      paint: { 'fill-color': palette.paper, 'fill-antialias': false },
    },
    {
      id: 'village-fill',
      type: 'fill',
      source: VILLAGE_SOURCE,
      paint: { 'fill-color': ['to-color', ['feature-state', 'colour'], palette.paper] },
    },
    {
      id: 'village-hatch',
      type: 'fill',
      source: VILLAGE_SOURCE,
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': ['case', HATCHED, 1, 0], 'fill-antialias': false },
    },
    {
      id: 'village-border',
      type: 'line',
      source: VILLAGE_SOURCE,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.border.village,
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 9, 0.1, 10.5, 0.4, 12, 0.8],
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.3, 12, 0.7, 15, 1.4],
      },
    },
  ];
}
