import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

/** Cables as lines; nodes distinguished by shape and by the zoom they appear at: OLT ■, ODF □, splitter ▲. */

export const CABLE_SOURCE = 'fibre-cables';
export const NODE_SOURCE = 'fibre-nodes';

export function fibreLayers(palette: Palette): readonly LayerSpecification[] {
  const node = (kind: 'olt' | 'odf' | 'splitter', minzoom: number): LayerSpecification => ({
    id: `fibre-${kind}`,
    type: 'symbol',
    source: NODE_SOURCE,
    minzoom,
    filter: ['==', ['get', 'kind'], kind],
    layout: {
      'icon-image': kind,
      'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.6, 13, 0.9, 16, 1.2],
      'icon-allow-overlap': true,
    },
  });
  return [
    {
      id: 'fibre-cable',
      type: 'line',
      source: CABLE_SOURCE,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.fibre,
        'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.6, 12, 1.3, 16, 2.6],
        'line-opacity': 0.9,
      },
    },
    node('splitter', 12.5),
    node('odf', 11),
    node('olt', 0),
  ];
}
