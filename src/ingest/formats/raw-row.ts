import type { Properties } from '../fields.ts';

/** What every parser of `formats/` makes of a row, before anyone says what its columns mean. */
export interface RawRow {
  /** As a person finds it: the feature, the data row of a CSV, the row of a sheet as Excel numbers it. */
  readonly row: number;
  readonly properties: Properties;
  /** GeoJSON geometry with coordinates as they stand; null or undefined where the file has none. */
  readonly geometry: unknown;
}
