import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

/** Measured points: dots with a rim, and rings where nothing usable was measured. */

export const MEASURED_SOURCE = 'base-measured';

/** The layer in the colours of a theme; see `measured-paint.ts`. */
export function measuredLayer(palette: Palette): LayerSpecification {
  return {
    id: 'base-measured',
    type: 'circle',
    source: MEASURED_SOURCE,
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 2, 12, 4, 16, 7],
      'circle-color': ['case', ['==', ['get', 'ring'], 1], palette.halo, ['get', 'colour']],
      'circle-stroke-color': ['case', ['==', ['get', 'ring'], 1], ['get', 'colour'], palette.halo],
      'circle-stroke-width': [
        'interpolate',
        ['linear'],
        ['zoom'],
        8,
        ['case', ['==', ['get', 'ring'], 1], 1, 0.5],
        12,
        ['case', ['==', ['get', 'ring'], 1], 2, 1],
      ],
    },
  };
}
