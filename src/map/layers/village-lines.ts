import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

/**
 * Lines around some of the villages: what disagrees, gains or loses, is highlighted, pointed at or
 * selected. Each is a copy of the village's boundary in a source of its own: as states of all
 * boundaries they made every tile carry every line, and moving the map stutter.
 */
export type VillageLine = 'contradicted' | 'gained' | 'lost' | 'highlighted' | 'hover' | 'selected';

/** Lines that stay while the pointer moves. */
export const VILLAGE_LINE_SOURCE = 'village-lines';
/** What the pointer is on, and what is selected. */
export const POINTED_VILLAGE_SOURCE = 'pointed-village';

const is = (line: VillageLine): ExpressionSpecification => ['==', ['get', 'line'], line];

export function villageLineLayers(palette: Palette): readonly LayerSpecification[] {
  const layout = { 'line-join': 'round' } as const;
  return [
    {
      id: 'village-contradiction',
      type: 'line',
      source: VILLAGE_LINE_SOURCE,
      filter: is('contradicted'),
      minzoom: 9.3,
      layout,
      paint: {
        'line-color': palette.contradiction,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9.3, 0, 10.5, 0.9, 12, 1.6, 15, 2.2],
        'line-offset': ['interpolate', ['linear'], ['zoom'], 9, 0.4, 12, 1.4, 15, 2.4],
        'line-dasharray': [0.9, 1.6],
      },
    },
    // Dashes for what is gained: never by colour alone.
    ...(['gained', 'lost'] as const).map(
      (change): LayerSpecification => ({
        id: `village-${change}`,
        type: 'line',
        source: VILLAGE_LINE_SOURCE,
        filter: is(change),
        layout,
        paint: {
          'line-color': change === 'gained' ? palette.accent : palette.contradiction,
          'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1.6, 12, 3, 15, 4.5],
          'line-offset': ['interpolate', ['linear'], ['zoom'], 9, 0.8, 15, 2.2],
          ...(change === 'gained' ? { 'line-dasharray': [2, 1.2] } : {}),
        },
      }),
    ),
    {
      id: 'village-highlight',
      type: 'line',
      source: VILLAGE_LINE_SOURCE,
      filter: is('highlighted'),
      layout,
      paint: {
        'line-color': palette.highlighted,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1.2, 12, 2.2, 15, 3.2],
      },
    },
    {
      id: 'village-casing',
      type: 'line',
      source: POINTED_VILLAGE_SOURCE,
      layout,
      paint: {
        'line-color': palette.halo,
        'line-opacity': 0.9,
        'line-width': ['case', is('selected'), 6, 3.6],
      },
    },
    {
      id: 'village-outline',
      type: 'line',
      source: POINTED_VILLAGE_SOURCE,
      layout,
      paint: {
        'line-color': ['case', is('selected'), palette.accent, palette.ink],
        'line-width': ['case', is('selected'), 3, 1.4],
      },
    },
  ];
}
