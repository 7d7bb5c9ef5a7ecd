import { isRecord } from '../fields.ts';

/**
 * A collection of shapes → the one shape that is looked for: the parts of a village are one
 * village, cables drawn in pieces one cable, and of a mast drawn with its surroundings the point.
 */

type Kind = 'Point' | 'LineString' | 'Polygon';

const MOST_DEPTH = 20;

/** Anything that is no collection, or has none of these kinds, is given back as it is. */
export function uncollected(geometry: unknown, kinds: readonly Kind[]): unknown {
  if (!isRecord(geometry) || geometry.type !== 'GeometryCollection') return geometry;
  const parts = partsOf(geometry, 0);
  for (const kind of kinds) {
    const coordinates = parts.flatMap(({ type, coordinates: given }) => {
      if (type === kind) return [given];
      return type === `Multi${kind}` && Array.isArray(given) ? given : [];
    });
    if (coordinates.length === 1) return { type: kind, coordinates: coordinates[0] };
    if (coordinates.length > 1) return { type: `Multi${kind}`, coordinates };
  }
  return geometry;
}

function partsOf(
  geometry: Readonly<Record<string, unknown>>,
  depth: number,
): readonly { readonly type: unknown; readonly coordinates: unknown }[] {
  const { type, coordinates, geometries } = geometry;
  if (type !== 'GeometryCollection') return [{ type, coordinates }];
  if (!Array.isArray(geometries) || depth > MOST_DEPTH) return [];
  return geometries.flatMap((part: unknown) => (isRecord(part) ? partsOf(part, depth + 1) : []));
}
