import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

/**
 * Villages: one fill coloured by feature-state, so that recolouring never touches geometry.
 * Paper stands in for it when the colours are off.
 */

/** Feature-state of a village, as the controller writes it. */
export interface VillageState {
  colour?: string | null;
  hatched?: boolean;
  contradicted?: boolean;
  hover?: boolean;
  selected?: boolean;
  lit?: boolean;
  change?: 'gained' | 'lost' | null;
}

export const VILLAGE_SOURCE = 'villages';

/**
 * Width by zoom for villages in a state, 0 for all others. Not opacity: a line of no width
 * costs nothing to draw, an invisible one as much as a visible one.
 */
function widthWhen(
  condition: ExpressionSpecification,
  stops: readonly (readonly [zoom: number, width: number])[],
): ExpressionSpecification {
  const width: ExpressionSpecification = ['interpolate', ['linear'], ['zoom']];
  for (const [zoom, value] of stops) width.push(zoom, ['case', condition, value, 0]);
  return width;
}

const is = (key: keyof VillageState): ExpressionSpecification => ['boolean', ['feature-state', key], false];

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
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': ['case', is('hatched'), 1, 0], 'fill-antialias': false },
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
        'line-width': widthWhen(is('contradicted'), [
          [9.3, 0],
          [10.5, 0.9],
          [12, 1.6],
          [15, 2.2],
        ]),
        'line-offset': ['interpolate', ['linear'], ['zoom'], 9, 0.4, 12, 1.4, 15, 2.4],
        'line-dasharray': [0.9, 1.6],
      },
    },
    // Dashes for what is gained: never told by colour alone.
    ...(['gained', 'lost'] as const).map(
      (change): LayerSpecification => ({
        id: `village-${change}`,
        type: 'line',
        source: VILLAGE_SOURCE,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': change === 'gained' ? palette.accent : palette.contradiction,
          'line-width': widthWhen(
            ['==', ['feature-state', 'change'], change],
            [
              [9, 1.6],
              [12, 3],
              [15, 4.5],
            ],
          ),
          'line-offset': ['interpolate', ['linear'], ['zoom'], 9, 0.8, 15, 2.2],
          ...(change === 'gained' ? { 'line-dasharray': [2, 1.2] } : {}),
        },
      }),
    ),
    {
      id: 'village-lit',
      type: 'line',
      source: VILLAGE_SOURCE,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.lit,
        'line-width': widthWhen(is('lit'), [
          [9, 1.2],
          [12, 2.2],
          [15, 3.2],
        ]),
      },
    },
    {
      id: 'village-casing',
      type: 'line',
      source: VILLAGE_SOURCE,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.halo,
        'line-opacity': 0.9,
        'line-width': ['case', is('selected'), 6, is('hover'), 3.6, 0],
      },
    },
    {
      id: 'village-outline',
      type: 'line',
      source: VILLAGE_SOURCE,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', is('selected'), palette.accent, palette.ink],
        'line-width': ['case', is('selected'), 3, is('hover'), 1.4, 0],
      },
    },
  ];
}
