import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

/**
 * Villages: one fill coloured by feature-state, so that recolouring never touches geometry.
 * The paper beneath is always drawn and is what a click meets when the colours are off.
 */

/** Feature-state of a village, as the controller writes it. */
export interface VillageState {
  colour?: string | null;
  hatched?: boolean;
  contradicted?: boolean;
  hover?: boolean;
  selected?: boolean;
  lit?: boolean;
}

export const VILLAGE_SOURCE = 'villages';

const is = (key: keyof VillageState): ExpressionSpecification => ['boolean', ['feature-state', key], false];

export function villageLayers(palette: Palette): readonly LayerSpecification[] {
  return [
    { id: 'province-paper', type: 'fill', source: VILLAGE_SOURCE, paint: { 'fill-color': palette.paper } },
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
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': ['case', is('hatched'), 1, 0] },
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
    {
      id: 'village-contradiction',
      type: 'line',
      source: VILLAGE_SOURCE,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.contradiction,
        'line-opacity': ['case', is('contradicted'), 1, 0],
        'line-width': ['interpolate', ['linear'], ['zoom'], 9.3, 0, 10.5, 0.9, 12, 1.6, 15, 2.2],
        'line-offset': ['interpolate', ['linear'], ['zoom'], 9, 0.4, 12, 1.4, 15, 2.4],
        'line-dasharray': [0.9, 1.6],
      },
    },
    {
      id: 'village-lit',
      type: 'line',
      source: VILLAGE_SOURCE,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.lit,
        'line-opacity': ['case', is('lit'), 1, 0],
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1, 12, 1.8, 15, 2.6],
      },
    },
    {
      id: 'village-casing',
      type: 'line',
      source: VILLAGE_SOURCE,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.halo,
        'line-opacity': ['case', is('selected'), 0.95, is('hover'), 0.8, 0],
        'line-width': ['case', is('selected'), 6, 3.6],
      },
    },
    {
      id: 'village-outline',
      type: 'line',
      source: VILLAGE_SOURCE,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', is('selected'), palette.accent, palette.ink],
        'line-opacity': ['case', is('selected'), 1, is('hover'), 0.9, 0],
        'line-width': ['case', is('selected'), 3, 1.4],
      },
    },
  ];
}
