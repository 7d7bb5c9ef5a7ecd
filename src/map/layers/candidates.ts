import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

/** From a planned station to the mast that could take it; dashed where a gate fails, ◆ at the host. */

export const CANDIDATE_SOURCE = 'candidates';

export function candidateLayers(palette: Palette): readonly LayerSpecification[] {
  return [
    {
      id: 'candidate-fails',
      type: 'line',
      source: CANDIDATE_SOURCE,
      minzoom: 11,
      filter: ['all', ['==', ['get', 'part'], 'line'], ['!', ['get', 'passes']]],
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': palette.candidate.fails,
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.7, 15, 1.4],
        'line-dasharray': [1, 3],
      },
    },
    {
      id: 'candidate-passes',
      type: 'line',
      source: CANDIDATE_SOURCE,
      filter: ['all', ['==', ['get', 'part'], 'line'], ['get', 'passes']],
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': palette.candidate.passes,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.9, 12, 1.4, 15, 2.2],
      },
    },
    {
      id: 'candidate-host',
      type: 'symbol',
      source: CANDIDATE_SOURCE,
      minzoom: 11,
      filter: ['==', ['get', 'part'], 'host'],
      layout: {
        'icon-image': 'host',
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.55, 13, 0.8, 16, 1.1],
        'icon-offset': [11, -11],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}
