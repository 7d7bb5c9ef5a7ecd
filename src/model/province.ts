import type { RecordOf } from './fields.ts';
import type { FIBRE_FIELDS, STRUCTURE_FIELDS } from './fields-infrastructure.ts';
import type { MEASUREMENT_FIELDS } from './fields-measurement.ts';
import type { STATION_FIELDS } from './fields-station.ts';
import type { VILLAGE_FIELDS } from './fields-village.ts';
import type { LonLat, MultiPolygonRings } from './geometry.ts';

/** A column of the file that this program does not know: kept and exported. */
export type ExtraColumns = Readonly<Record<string, unknown>>;

/** Thôn, bản, xóm, tổ dân phố, phố. Unknown is null, never 0 or false. */
export interface Village extends RecordOf<typeof VILLAGE_FIELDS> {
  readonly geometry: MultiPolygonRings;
  readonly extra: ExtraColumns;
}

export type { Sector } from './fields.ts';

/** Trạm BTS: one operator's equipment at one place. */
export interface BaseStation extends RecordOf<typeof STATION_FIELDS> {
  readonly location: LonLat;
  readonly extra: ExtraColumns;
}
/** Whether a station stands, is planned, or is gone. */
export type StationStatus = BaseStation['status'];

type FibreRecord = RecordOf<typeof FIBRE_FIELDS>;
/** Kind of a fibre node. */
export type FibreNodeKind = NonNullable<FibreRecord['kind']>;

/** A point of the fibre network. */
export interface FibreNode extends Omit<FibreRecord, 'id' | 'kind'> {
  readonly id: string;
  readonly kind: FibreNodeKind;
  readonly location: LonLat;
}

/** A cable of the fibre network. */
export interface FibreCable extends Omit<FibreRecord, 'id' | 'kind'> {
  readonly id: string;
  /** One line or several. */
  readonly lines: readonly (readonly LonLat[])[];
}

/** The fibre that a province has told of. */
export interface FibreNetwork {
  readonly nodes: readonly FibreNode[];
  readonly cables: readonly FibreCable[];
}

/** What could take equipment though no station stands there: a pole, a public building. */
export interface Structure extends RecordOf<typeof STRUCTURE_FIELDS> {
  readonly location: LonLat;
  readonly extra: ExtraColumns;
}

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

/** Where people live: a polygon, or a point. */
export interface Settlement {
  /** Null: a polygon. */
  readonly location: LonLat | null;
  /** Empty: a point. */
  readonly geometry: MultiPolygonRings;
  /** Null: not known. */
  readonly population: number | null;
}

/** Which file a figure comes from. */
export interface Source {
  readonly role:
    | 'profile'
    | 'villages'
    | 'villageTable'
    | 'stations'
    | 'fibre'
    | 'structures'
    | 'measurements'
    | 'settlements'
    | 'population';
  readonly file: string;
  readonly date: string | null;
  /** Where its rows state different dates. */
  readonly rowDates?: RowDates;
  readonly licence: string | null;
  readonly origin: string | null;
  readonly sample: boolean;
  readonly rows: number;
  /** How many of the rows are crowd-sourced estimates; absent: none. */
  readonly estimates?: number;
  /** Operators in it, where its kind has any: ids of the profile. */
  readonly operators?: readonly string[];
  /** Of the file, lower-case hex, where it was computed. */
  readonly sha256?: string;
  /** The file was cut short, or is not the one that the profile states; what could be read is used. */
  readonly incomplete?: true;
}

/** Dates that the rows of one file state, ISO, and how many state none. */
export interface RowDates {
  readonly oldest: string;
  readonly newest: string;
  readonly undated: number;
}

/** Everything that was loaded. Fibre is null where no fibre data were given: reach is then unknown. */
export interface Province {
  readonly villages: readonly Village[];
  readonly stations: readonly BaseStation[];
  readonly fibre: FibreNetwork | null;
  readonly structures: readonly Structure[];
  /** Absent: none were given. */
  readonly measurements?: readonly Measurement[];
  readonly sources: readonly Source[];
}
