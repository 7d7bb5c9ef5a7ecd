import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { FONT_STRONG } from './labels.ts';

/**
 * What an open tool of the planner lays over the map. Lines are moves of a station. Points
 * have a `part`: `from` (hollow), `to` (filled), `chosen` (filled, with its number as
 * `label`), `off` (a mast that does not count now) and `moved` (edited in a scenario).
 */

export const OVERLAY_SOURCE = 'overlay';

export function overlayLayers(palette: Palette): readonly LayerSpecification[] {
  return [
    {
      id: 'overlay-line',
      type: 'line',
      source: OVERLAY_SOURCE,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': palette.accent,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1.6, 15, 4],
      },
    },
    overlayPoints('overlay-end', palette),
    overlayPoints('overlay-point', palette),
    {
      id: 'overlay-label',
      type: 'symbol',
      source: OVERLAY_SOURCE,
      filter: ['has', 'label'],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': FONT_STRONG,
        'text-size': ['interpolate', ['linear'], ['zoom'], 8, 9, 13, 13],
        'text-allow-overlap': true,
        // Its disc is larger than its number, the more so the nearer: names keep off both.
        'text-padding': ['interpolate', ['linear'], ['zoom'], 8, 6, 13, 10],
      },
      paint: { 'text-color': ['match', ['get', 'part'], 'off', palette.ink, palette.halo] },
    },
  ];
}

const ENDS: ExpressionSpecification = ['in', ['get', 'part'], ['literal', ['from', 'to']]];

/** Ends of moves lie under the names of districts, all else over everything. */
function overlayPoints(id: 'overlay-end' | 'overlay-point', palette: Palette): LayerSpecification {
  return {
    id,
    type: 'circle',
    source: OVERLAY_SOURCE,
    filter: ['all', ['==', ['geometry-type'], 'Point'], id === 'overlay-end' ? ENDS : ['!', ENDS]],
    paint: {
      'circle-radius': [
        'interpolate',
        ['linear'],
        ['zoom'],
        8,
        ['match', ['get', 'part'], 'chosen', 8, 3.5],
        13,
        ['match', ['get', 'part'], 'chosen', 13, 11],
      ],
      'circle-color': ['match', ['get', 'part'], ['to', 'chosen'], palette.accent, palette.halo],
      'circle-opacity': ['match', ['get', 'part'], ['from', 'off', 'moved'], 0.35, 1],
      'circle-stroke-color': [
        'match',
        ['get', 'part'],
        'from',
        palette.candidate.passes,
        'off',
        palette.verdict.uncovered,
        palette.accent,
      ],
      'circle-stroke-width': ['match', ['get', 'part'], ['to', 'chosen'], 1.5, 2.5],
    },
  };
}
