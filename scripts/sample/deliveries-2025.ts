import { type Cell, csvChunks, plain } from '../../src/export/csv.ts';
import type { StationRow } from './equipment.ts';
import { OPERATORS } from './sites.ts';
import { type Feature, toMetre } from './write.ts';

/** Stations as they come from whom: one table from each operator, and the province's list of planned ones. */

export interface Delivery2025 {
  readonly file: string;
  readonly text: string;
}

/** Columns of the tables; the date of a delivery stands in the profile. */
const COLUMNS = [
  'id',
  'operator',
  'position_id',
  'lon',
  'lat',
  'status',
  'commissioned',
  'planned_date',
  'technologies',
  'height_m',
  'sectors',
  'radius_m',
  'frequency_mhz',
  'eirp_dbm',
  'structure',
  'owner',
  'served_operators',
  'tenant_slots',
  'area_class',
  'source',
] as const;

export function deliveries2025(
  stations: readonly { readonly row: StationRow; readonly feature: Feature }[],
): readonly Delivery2025[] {
  const fileOf = ({ row }: (typeof stations)[number]): string =>
    row.status === 'planned' ? 'planned.csv' : `${row.operator.toLowerCase()}.csv`;
  return [...OPERATORS.map(([operator]) => `${operator.toLowerCase()}.csv`), 'planned.csv'].map((file) => {
    const own = stations.filter((station) => fileOf(station) === file).map(({ feature }) => rowOf(toMetre(feature)));
    return { file, text: [...csvChunks(COLUMNS, own)].join('') };
  });
}

function rowOf({ properties, geometry }: Feature): Cell[] {
  const [lon = null, lat = null] = geometry.type === 'Point' ? geometry.coordinates : [];
  const values: Readonly<Record<string, string | number | null>> = { ...properties, lon, lat };
  return COLUMNS.map((column) => {
    const value = values[column] ?? null;
    return typeof value === 'number' ? plain(value) : value;
  });
}
