import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { TileSchema } from '../../model/base-map.ts';
import { KIND_FIELDS, NAME_FIELDS, TILE_PARTS, type TilePart, type TilePartName } from '../base-parts.ts';
import type { Palette } from '../palette.ts';
import type { Theme } from '../view.ts';
import { highwayWidth, nameOnLine } from './base.ts';
import { BASE_TINTS } from './base-tints.ts';
import { FONT_REGULAR } from './labels.ts';

/**
 * Waters, railways, roads and names from vector tiles of a known schema, as quiet as the lines of
 * `base.ts`: no land use, no buildings, nothing that could be taken for a figure. Late, like those.
 */

export const ARCHIVE_SOURCE = 'base-archive';

function filterOf(schema: TileSchema, { shape, kinds }: TilePart): ExpressionSpecification {
  if (kinds === undefined) return ['==', ['geometry-type'], shape ?? 'LineString'];
  return ['in', firstOf(KIND_FIELDS[schema]), ['literal', [...kinds]]];
}

function firstOf([first = '', ...rest]: readonly string[]): ExpressionSpecification {
  return ['coalesce', ['get', first], ...rest.map((field): ExpressionSpecification => ['get', field]), ''];
}

const NAME = firstOf(NAME_FIELDS);

export function tileArchiveLayers(schema: TileSchema, theme: Theme, palette: Palette): readonly LayerSpecification[] {
  const tint = BASE_TINTS[theme];
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const part = (name: TilePartName) => {
    const found = TILE_PARTS[schema][name];
    return { source: ARCHIVE_SOURCE, 'source-layer': found.layer, filter: filterOf(schema, found) };
  };
  const line = (id: string, name: TilePartName, colour: string, width: ExpressionSpecification, opacity = 1) =>
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
