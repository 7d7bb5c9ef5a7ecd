import { featureCollection, multiPolygon, union } from '@turf/turf';
import { isRecord } from '../fields.ts';

/**
 * A polygon that crosses itself → the land that its border goes around, cut where it crosses.
 * Anything else, and what cannot be fixed, is given back as it is.
 */
export function repairedPolygon(geometry: unknown): unknown {
  if (!isRecord(geometry)) return geometry;
  const polygons: unknown = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  if (!isPolygons(polygons)) return geometry;
  try {
    // The union of a shape with itself alone is what the clipping library calls clean.
    const parts = polygons.map((polygon) => multiPolygon([polygon]));
    const [first] = parts;
    if (first === undefined) return geometry;
    const fixed = union(featureCollection(parts.length === 1 ? [first, first] : parts));
    return fixed === null ? geometry : fixed.geometry;
  } catch {
    return geometry;
  }
}

/** The clipping library never ends on a number that is none. */
function isPosition(point: unknown): boolean {
  return Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]);
}

function isPolygons(value: unknown): value is [number, number][][][] {
  return (
    Array.isArray(value) &&
    value.every(
      (polygon) => Array.isArray(polygon) && polygon.every((ring) => Array.isArray(ring) && ring.every(isPosition)),
    )
  );
}
