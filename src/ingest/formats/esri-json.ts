import { isRecord, type Properties } from '../fields.ts';
import { type CoordinatePair, polygonsOfRings } from './rings.ts';

/** Features as ArcGIS servers give them (`f=json`): attributes, and geometry as x/y, points, paths or rings. */

export function esriFeature(element: Properties): { readonly properties: unknown; readonly geometry: unknown } {
  return { properties: element.attributes, geometry: esriGeometry(element.geometry) };
}

function esriGeometry(geometry: unknown): unknown {
  if (!isRecord(geometry)) return null;
  const { x, y, points, paths, rings } = geometry;
  if (x !== undefined || y !== undefined) {
    return x === null || x === 'NaN' ? null : { type: 'Point', coordinates: [x, y] };
  }
  if (Array.isArray(points)) return single('Point', points);
  if (Array.isArray(paths)) return single('LineString', paths);
  if (!Array.isArray(rings)) return curved(geometry) ? { type: 'Esri curves' } : null;
  // Rings of anything but numbers stay as they are, for the reader to name.
  if (!rings.every(isRing)) return { type: 'Polygon', coordinates: rings };
  return single('Polygon', polygonsOfRings(rings));
}

function single(type: string, parts: readonly unknown[]): unknown {
  return parts.length === 1 ? { type, coordinates: parts[0] } : { type: `Multi${type}`, coordinates: parts };
}

function curved({ curveRings, curvePaths }: Properties): boolean {
  return curveRings !== undefined || curvePaths !== undefined;
}

function isRing(value: unknown): value is CoordinatePair[] {
  return (
    Array.isArray(value) &&
    value.every((point) => Array.isArray(point) && typeof point[0] === 'number' && typeof point[1] === 'number')
  );
}
