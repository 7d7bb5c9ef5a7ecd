import { isRecord, numberOf } from '../fields.ts';
import { esriFeature } from './esri-json.ts';
import { fibreProperties } from './fibre-standard.ts';
import type { RawRow } from './raw-row.ts';

/** One element of a GeoJSON or its relatives → a row: a Feature, a bare geometry, a feature of Esri's JSON. */

const GEOMETRY = /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/;
const MOST_DEPTH = 6;

export function featureRow(row: number, element: unknown): RawRow {
  if (!isRecord(element)) return { row, properties: {}, geometry: undefined };
  if (typeof element.type === 'string' && GEOMETRY.test(element.type))
    return { row, properties: {}, geometry: withNumbers(element) };
  if (isPlainRow(element)) return { row, properties: element, geometry: null };
  const { properties, geometry } = isRecord(element.attributes) ? esriFeature(element) : element;
  const plain = withId(isRecord(properties) ? properties : {}, element.id);
  return { row, properties: fibreProperties(plain, geometry) ?? plain, geometry: withNumbers(geometry) };
}

/** An object of a list that has no part of a feature: its members are the cells of a row. */
function isPlainRow({ type, properties, geometry, attributes }: Readonly<Record<string, unknown>>): boolean {
  const hasParts = [properties, geometry, attributes].some((part) => part !== undefined);
  return !hasParts && !(typeof type === 'string' && /^(Feature|Topology)/.test(type));
}

/** A feature has an id of its own beside its properties. */
function withId(properties: RawRow['properties'], id: unknown): RawRow['properties'] {
  const isId = (typeof id === 'string' && id !== '') || typeof id === 'number';
  return isId && !Object.hasOwn(properties, 'id') ? { id, ...properties } : properties;
}

/** Coordinates that were written as texts; all others are left as they are. */
function withNumbers(geometry: unknown): unknown {
  if (!isRecord(geometry)) return geometry;
  if (Array.isArray(geometry.geometries)) {
    return { ...geometry, geometries: geometry.geometries.map(withNumbers) };
  }
  let first: unknown = geometry.coordinates;
  for (let depth = 0; Array.isArray(first) && depth < MOST_DEPTH; depth++) first = first[0];
  return typeof first === 'string' ? { ...geometry, coordinates: numbersIn(geometry.coordinates, 0) } : geometry;
}

function numbersIn(value: unknown, depth: number): unknown {
  if (Array.isArray(value) && depth < MOST_DEPTH) return value.map((item: unknown) => numbersIn(item, depth + 1));
  return typeof value === 'string' ? (numberOf(value.trim()) ?? value) : value;
}
