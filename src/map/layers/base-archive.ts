import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { TileSchema } from '../../model/base-map.ts';
import type { Palette } from '../palette.ts';
import type { Theme } from '../view.ts';
import { BASE_TINTS, highwayWidth, nameOnLine } from './base.ts';
import { FONT_REGULAR } from './labels.ts';

/**
 * Waters, railways, roads and names from vector tiles of a known schema, as quiet as the lines of
 * `base.ts`: no land use, no buildings, nothing that could be taken for a figure. Late, like those.
 */

export const ARCHIVE_SOURCE = 'base-archive';

/** Where a schema keeps what is drawn. */
interface Part {
  readonly layer: string;
  readonly filter: ExpressionSpecification;
}
type PartName = 'water' | 'stream' | 'rail' | 'street' | 'highway' | 'streamName' | 'highwayName' | 'place';

function oneOf(field: ExpressionSpecification, ...kinds: readonly string[]): ExpressionSpecification {
  return ['in', field, ['literal', [...kinds]]];
}
const isArea: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];

/** Of Protomaps 4; version 3 had the same words in `pmap:kind`, and roads of a kind more. */
const kind: ExpressionSpecification = ['coalesce', ['get', 'kind'], ['get', 'pmap:kind'], ''];
const mapClass: ExpressionSpecification = ['coalesce', ['get', 'class'], ''];
const PROTOMAPS_HIGHWAY = oneOf(kind, 'highway', 'major_road', 'medium_road');
const OPENMAPTILES_HIGHWAY = oneOf(mapClass, 'motorway', 'trunk', 'primary', 'secondary');

const PARTS: Readonly<Record<TileSchema, Readonly<Record<PartName, Part>>>> = {
  protomaps: {
    water: { layer: 'water', filter: isArea },
    stream: { layer: 'water', filter: isLine },
    rail: { layer: 'roads', filter: oneOf(kind, 'rail') },
    street: { layer: 'roads', filter: oneOf(kind, 'minor_road') },
    highway: { layer: 'roads', filter: PROTOMAPS_HIGHWAY },
    streamName: { layer: 'water', filter: isLine },
    highwayName: { layer: 'roads', filter: PROTOMAPS_HIGHWAY },
    place: { layer: 'places', filter: oneOf(kind, 'locality') },
  },
  openmaptiles: {
    water: { layer: 'water', filter: isArea },
    stream: { layer: 'waterway', filter: isLine },
    rail: { layer: 'transportation', filter: oneOf(mapClass, 'rail') },
    street: { layer: 'transportation', filter: oneOf(mapClass, 'tertiary', 'minor') },
    highway: { layer: 'transportation', filter: OPENMAPTILES_HIGHWAY },
    streamName: { layer: 'waterway', filter: isLine },
    highwayName: { layer: 'transportation_name', filter: OPENMAPTILES_HIGHWAY },
    place: { layer: 'place', filter: oneOf(mapClass, 'city', 'town', 'village') },
  },
};

/** In Vietnamese where the tiles know it; else as it is written there. */
const NAME: ExpressionSpecification = ['coalesce', ['get', 'name:vi'], ['get', 'name'], ''];

export function archiveLayers(schema: TileSchema, theme: Theme, palette: Palette): readonly LayerSpecification[] {
  const tint = BASE_TINTS[theme];
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const part = (name: PartName) => {
    const { layer, filter } = PARTS[schema][name];
    return { source: ARCHIVE_SOURCE, 'source-layer': layer, filter };
  };
  const line = (id: string, name: PartName, colour: string, width: ExpressionSpecification, opacity = 1) =>
    ({
      id,
      type: 'line',
      ...part(name),
      layout: round,
      paint: { 'line-color': colour, 'line-width': width, 'line-opacity': opacity },
    }) satisfies LayerSpecification;
  const names = nameOnLine(NAME, palette);
  return [
    {
      id: 'base-water',
      type: 'fill',
      ...part('water'),
      paint: { 'fill-color': tint.water, 'fill-opacity': 0.55 },
    },
    line(
      'base-stream',
      'stream',
      tint.water,
      ['interpolate', ['exponential', 1.5], ['zoom'], 8, 0.5, 12, 1.4, 16, 4],
      0.8,
    ),
    {
      ...line('base-rail', 'rail', tint.roadEdge, ['interpolate', ['linear'], ['zoom'], 9, 0.6, 16, 2], 0.8),
      minzoom: 9,
    },
    {
      ...line('base-street', 'street', tint.roadEdge, ['interpolate', ['linear'], ['zoom'], 11, 0.4, 16, 1.6], 0.6),
      minzoom: 11,
    },
    line('base-highway-edge', 'highway', tint.roadEdge, highwayWidth('edge'), 0.75),
    line('base-highway', 'highway', tint.road, highwayWidth('middle')),
    { id: 'base-stream-name', type: 'symbol', ...part('streamName'), minzoom: 10.5, ...names },
    { id: 'base-highway-name', type: 'symbol', ...part('highwayName'), minzoom: 11.5, ...names },
    {
      id: 'base-place',
      type: 'symbol',
      ...part('place'),
      layout: { 'text-field': NAME, 'text-font': FONT_REGULAR, 'text-size': 11, 'text-max-width': 8 },
      paint: { ...names.paint, 'text-opacity': 0.8 },
    },
  ];
}
