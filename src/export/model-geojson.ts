import { type FieldKind, type FieldTable, isSector } from '../model/fields.ts';
import { FIBRE_FIELDS, STRUCTURE_FIELDS } from '../model/fields-infrastructure.ts';
import { MEASUREMENT_FIELDS } from '../model/fields-measurement.ts';
import { STATION_FIELDS } from '../model/fields-station.ts';
import { VILLAGE_FIELDS } from '../model/fields-village.ts';
import type { MultiPolygonRings } from '../model/geometry.ts';
import type { BaseStation, ExtraColumns, FibreNetwork, Measurement, Structure, Village } from '../model/province.ts';

/** The model as the input files that `ingest` reads: read again they give the same model. */

type Properties = Readonly<Record<string, unknown>>;

export type VillageToWrite = Omit<Village, 'geometry'>;

/** The columns of a table as a file has them; unknown is null. */
export function propertiesOf(table: FieldTable, record: object): Properties {
  const values = new Map<string, unknown>(Object.entries(record));
  return Object.fromEntries(
    Object.entries(table).map(([column, { key, kind }]) => [column, written(kind, values.get(key))]),
  );
}

function written(kind: FieldKind, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'yes-no':
      return value === true ? 'yes' : 'no';
    case 'list':
      return Array.isArray(value) ? joined(value.map(String)) : null;
    case 'sectors':
      return Array.isArray(value)
        ? joined(value.filter(isSector).map(({ azimuthDeg, beamwidthDeg }) => `${azimuthDeg}/${beamwidthDeg}`))
        : null;
    case 'radii':
      return typeof value === 'object' ? radiusText(new Map<string, unknown>(Object.entries(value))) : null;
    default:
      return value;
  }
}

/** @param geometryOf Boundary of a village by its index. */
export function villagesGeojson(
  villages: readonly VillageToWrite[],
  geometryOf: (village: number) => MultiPolygonRings,
): string {
  return collection(
    villages.map(({ extra, ...village }, index) =>
      feature(extra, { type: 'MultiPolygon', coordinates: geometryOf(index) }, propertiesOf(VILLAGE_FIELDS, village)),
    ),
  );
}

export function stationsGeojson(stations: readonly BaseStation[]): string {
  return collection(
    stations.map(({ extra, location, ...station }) =>
      feature(extra, { type: 'Point', coordinates: location }, propertiesOf(STATION_FIELDS, station)),
    ),
  );
}

export function fibreGeojson({ nodes, cables }: FibreNetwork): string {
  const ofNodes = nodes.map(({ location, ...node }) =>
    feature({}, { type: 'Point', coordinates: location }, propertiesOf(FIBRE_FIELDS, node)),
  );
  const ofCables = cables.map(({ lines, ...cable }) => {
    const geometry =
      lines.length === 1
        ? { type: 'LineString', coordinates: lines[0] }
        : { type: 'MultiLineString', coordinates: lines };
    return feature({}, geometry, propertiesOf(FIBRE_FIELDS, cable));
  });
  return collection([...ofNodes, ...ofCables]);
}

export function structuresGeojson(structures: readonly Structure[]): string {
  return collection(
    structures.map(({ location, extra, ...structure }) =>
      feature(extra, { type: 'Point', coordinates: location }, propertiesOf(STRUCTURE_FIELDS, structure)),
    ),
  );
}

export function measurementsGeojson(measurements: readonly Measurement[]): string {
  return collection(
    measurements.map(({ location, extra, ...measurement }) =>
      feature(
        extra,
        location === null ? null : { type: 'Point', coordinates: location },
        propertiesOf(MEASUREMENT_FIELDS, measurement),
      ),
    ),
  );
}

/** Unknown is left out, never 0 or false. */
function feature(extra: ExtraColumns, geometry: unknown, properties: Properties): string {
  const known = Object.entries(properties).filter(([, value]) => value !== null);
  return JSON.stringify({ type: 'Feature', properties: { ...extra, ...Object.fromEntries(known) }, geometry });
}

function collection(features: readonly string[]): string {
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}

function joined(parts: readonly string[]): string | null {
  return parts.length === 0 ? null : parts.join(';');
}

function radiusText(radii: ReadonlyMap<string, unknown>): unknown {
  return radii.get('*') ?? joined([...radii].map(([technology, metres]) => `${technology}:${metres}`));
}
