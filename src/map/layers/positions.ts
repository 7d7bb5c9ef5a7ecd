import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { FONT_STRONG } from './labels.ts';

/**
 * Positions: shape tells the kind (one tenant ●, shared ◉ with the number of tenants,
 * planned ◇, standing with a planned tenant ● in ◇). Standing ones gather into rings when
 * far; planned ones never do, for they are what a planner looks for. What is highlighted or
 * selected comes from a source of its own, so that no cluster can hide it.
 */

export const POSITION_SOURCE = 'positions';
export const PLANNED_SOURCE = 'planned-positions';
export const HIGHLIGHTED_POSITION_SOURCE = 'highlighted-positions';

/** Zoom of the last clusters; standing positions are drawn one by one above it. */
export const CLUSTER_MAX_ZOOM = 11;
/** Steps in which a cluster's ring shows its shared part. */
export const RING_STEPS = 16;

const iconSize: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  8,
  0.34,
  10,
  0.56,
  11,
  0.75,
  13,
  1,
  16,
  1.25,
];

const tenantCount: SymbolLayerSpecification['layout'] = {
  'text-field': ['case', ['>', ['get', 'tenants'], 1], ['to-string', ['get', 'tenants']], ''],
  'text-font': FONT_STRONG,
  'text-size': ['interpolate', ['linear'], ['zoom'], 11, 8, 13, 10, 16, 12],
  'text-allow-overlap': true,
};

export function positionLayers(palette: Palette): readonly LayerSpecification[] {
  const haloRadius: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 8, 8, 11, 10, 13, 13, 16, 16];
  const icon: SymbolLayerSpecification['layout'] = {
    'icon-image': ['get', 'icon'],
    'icon-size': iconSize,
    'icon-allow-overlap': true,
    // From afar a sign is smaller than a letter: names of districts run over it, or none would be named.
    // Names of communes begin where it no longer is.
    'icon-ignore-placement': ['step', ['zoom'], true, 10.4, false],
  };
  const single: ExpressionSpecification = ['!', ['has', 'point_count']];
  return [
    {
      id: 'position-halo',
      type: 'circle',
      source: POSITION_SOURCE,
      filter: single,
      paint: {
        'circle-radius': haloRadius,
        'circle-color': palette.halo,
        'circle-opacity': ['case', ['boolean', ['feature-state', 'hover'], false], 0.9, 0],
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': ['case', ['boolean', ['feature-state', 'hover'], false], 1.2, 0],
      },
    },
    { id: 'position-planned', type: 'symbol', source: PLANNED_SOURCE, layout: { ...icon } },
    {
      id: 'position-existing',
      type: 'symbol',
      source: POSITION_SOURCE,
      filter: single,
      layout: { ...icon, ...tenantCount, 'symbol-sort-key': ['get', 'tenants'] },
      paint: { 'text-color': palette.mast.rim },
    },
    {
      id: 'position-cluster',
      type: 'symbol',
      source: POSITION_SOURCE,
      filter: ['has', 'point_count'],
      layout: {
        'icon-image': [
          'concat',
          'ring-',
          ['to-string', ['round', ['*', RING_STEPS, ['/', ['get', 'shared'], ['get', 'point_count']]]]],
        ],
        'icon-size': ['interpolate', ['linear'], ['get', 'point_count'], 3, 0.64, 20, 0.76, 120, 0.95],
        'icon-allow-overlap': true,
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': FONT_STRONG,
        'text-size': ['interpolate', ['linear'], ['get', 'point_count'], 3, 9, 20, 10, 120, 11.5],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.ink },
    },
    {
      id: 'position-highlight-halo',
      type: 'circle',
      source: HIGHLIGHTED_POSITION_SOURCE,
      paint: {
        'circle-radius': haloRadius,
        'circle-color': ['case', ['get', 'selected'], palette.accent, palette.highlighted],
        'circle-opacity': 0.28,
        'circle-stroke-color': ['case', ['get', 'selected'], palette.accent, palette.highlighted],
        'circle-stroke-width': ['case', ['get', 'selected'], 3, 2],
      },
    },
    {
      id: 'position-highlight',
      type: 'symbol',
      source: HIGHLIGHTED_POSITION_SOURCE,
      layout: { ...icon, ...tenantCount },
      paint: { 'text-color': palette.mast.rim },
    },
  ];
}
