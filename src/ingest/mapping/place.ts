import type { Mapping } from '../../model/mapping.ts';
import { isRecord } from '../fields.ts';
import { uncollected } from '../formats/collections.ts';
import type { RawRow } from '../formats/raw-row.ts';
import { isUnknownText, plainCell } from '../unknown-text.ts';
import { type CoordinateRead, coordinateOf, coordinatePair } from './coordinate-text.ts';
import { orderedPair } from './guess-place.ts';
import { toLonLat } from './vn2000.ts';

/** What is taken of a collection of shapes, the first that it has. */
const SHAPES = {
  villages: ['Polygon'],
  villageTable: ['Polygon'],
  stations: ['Point'],
  structures: ['Point'],
  measurements: ['Point', 'Polygon'],
  fibre: ['LineString', 'Point'],
} as const;
/** A coordinate in degrees with 9 decimals: a tenth of a millimetre, so that what comes from a plane is readable. */
const DEGREE_GRAIN = 1e9;

/** What coordinates are read as. */
type ReadAs = Pick<Mapping, 'crs' | 'swapped'>;

/**
 * Geometry of a row in WGS 84; null where it has none. What cannot be read stays among the
 * coordinates as it was found, for the readers of the model to name.
 */
export function rowGeometry(
  { properties, geometry }: RawRow,
  { coordinates, decimalMark, role }: Mapping,
  system: ReadAs,
): unknown {
  switch (coordinates.kind) {
    case 'none':
      return null;
    case 'geometry':
      return convertedGeometry(uncollected(geometry, SHAPES[role]), system);
    case 'columns': {
      const [east, north] = [properties[coordinates.east], properties[coordinates.north]];
      if (isEmpty(east) && isEmpty(north)) return null;
      return pointOf(coordinateOf(east, decimalMark), coordinateOf(north, decimalMark), [east, north], system);
    }
    case 'column': {
      const value = properties[coordinates.column];
      if (isEmpty(value)) return null;
      const pair = coordinatePair(value, decimalMark);
      if (pair === null) return { type: 'Point', coordinates: [value] };
      const lettered =
        pair[0].axis === 'lat' || pair[1].axis === 'lon'
          ? [pair[1], pair[0]]
          : pair[0].axis !== null || pair[1].axis !== null
            ? pair
            : null;
      const [east, north] =
        lettered ?? orderedPair(pair[0].value, pair[1].value).map((one) => ({ value: one, axis: null }));
      return pointOf(east ?? null, north ?? null, [value], system);
    }
  }
}

function pointOf(
  first: CoordinateRead | null,
  second: CoordinateRead | null,
  given: readonly unknown[],
  { crs, swapped }: ReadAs,
): unknown {
  if (first === null || second === null) return { type: 'Point', coordinates: given };
  // Letters say more than the headers.
  if (first.value === 0 && second.value === 0) return { type: 'Point', coordinates: [0, 0] };
  const exchanged = first.axis === 'lat' && second.axis === 'lon';
  const [east, north] = exchanged !== swapped ? [second.value, first.value] : [first.value, second.value];
  return { type: 'Point', coordinates: crs.kind === 'wgs84' ? [east, north] : rounded(toLonLat(crs)(east, north)) };
}

function convertedGeometry(geometry: unknown, { crs, swapped }: ReadAs): unknown {
  if (!isRecord(geometry)) return geometry;
  const { coordinates } = geometry;
  const single = geometry.type === 'MultiPoint' && Array.isArray(coordinates) && coordinates.length === 1;
  const type = single ? 'Point' : geometry.type;
  const given: unknown = single ? coordinates[0] : coordinates;
  if (crs.kind === 'wgs84' && !swapped) return { type, coordinates: given };
  const convert = toLonLat(crs);
  const walk = (value: unknown, depth: number): unknown => {
    if (!Array.isArray(value) || depth > 5) return value;
    const [first, second]: unknown[] = value;
    if (typeof first !== 'number' || typeof second !== 'number')
      return value.map((item: unknown) => walk(item, depth + 1));
    return rounded(swapped ? convert(second, first) : convert(first, second));
  };
  return { type, coordinates: walk(given, 0) };
}

function rounded([lon, lat]: readonly [number, number]): [number, number] {
  return [Math.round(lon * DEGREE_GRAIN) / DEGREE_GRAIN, Math.round(lat * DEGREE_GRAIN) / DEGREE_GRAIN];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && isUnknownText(plainCell(value)));
}
