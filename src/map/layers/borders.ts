import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

/** Commune, district and province borders: heavier the higher the tier. */

export const BORDER_SOURCE = 'borders';

const ofTier = (tier: 'commune' | 'district' | 'province'): FilterSpecification => ['==', ['get', 'tier'], tier];

export function borderLayers(palette: Palette): readonly LayerSpecification[] {
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
    {
      id: 'province-shade',
      type: 'line',
      source: BORDER_SOURCE,
      filter: ofTier('province'),
      layout: round,
      paint: {
        'line-color': palette.shade,
        'line-opacity': 0.55,
        'line-width': ['interpolate', ['linear'], ['zoom'], 8, 12, 12, 22, 16, 36],
        'line-blur': ['interpolate', ['linear'], ['zoom'], 8, 10, 12, 18, 16, 30],
      },
    },
    {
      id: 'commune-border',
      type: 'line',
      source: BORDER_SOURCE,
      filter: ofTier('commune'),
      layout: round,
      paint: {
        'line-color': palette.border.commune,
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 8.5, 0.25, 10.5, 0.6, 13, 0.9],
        'line-width': ['interpolate', ['linear'], ['zoom'], 8.5, 0.4, 11, 0.8, 15, 2],
      },
    },
    {
      id: 'district-border',
      type: 'line',
      source: BORDER_SOURCE,
      filter: ofTier('district'),
      layout: round,
      paint: {
        'line-color': palette.border.district,
        'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.9, 11, 1.5, 15, 3],
      },
    },
    {
      id: 'province-border',
      type: 'line',
      source: BORDER_SOURCE,
      filter: ofTier('province'),
      layout: round,
      paint: {
        'line-color': palette.border.province,
        'line-width': ['interpolate', ['linear'], ['zoom'], 8, 1.3, 11, 2.1, 15, 4],
      },
    },
  ];
}
