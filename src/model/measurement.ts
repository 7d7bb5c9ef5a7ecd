import type { RecordOf } from './fields.ts';
import type { MEASUREMENT_FIELDS } from './fields-measurement.ts';
import type { LonLat } from './geometry.ts';
import type { ExtraColumns } from './province.ts';

type MeasurementRecord = RecordOf<typeof MEASUREMENT_FIELDS>;

/**
 * What somebody measured: at a point, in a tile (its middle is the place), or over a commune, of
 * which only a middle value is told. Never mixed with what is computed or reported.
 */
export interface Measurement extends Omit<MeasurementRecord, 'downloadKbps' | 'uploadKbps' | 'quadkey'> {
  /** Null: of the whole commune. */
  readonly location: LonLat | null;
  readonly extra: ExtraColumns;
}
