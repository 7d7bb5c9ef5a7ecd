import type { ShownChanges } from './changes.ts';
import type { FixedValues } from './delivery.ts';
import type { Issue } from './issue.ts';
import type { VillageRecord } from './loaded-province.ts';
import type { Fix, GuessReason, Mapping } from './mapping.ts';
import type { BaseStation, FibreNetwork, Measurement, Structure, Village } from './province.ts';

/** What is known of a person's files before they are used. */

/** What kinds of file are read. A zip is looked into where its content is at hand. */
export const FILE_FORMATS = [
  'geojson',
  'topojson',
  'csv',
  'xlsx',
  'xls',
  'shapefile',
  'geopackage',
  'parquet',
  'kml',
  'kmz',
  'gpx',
  'ods',
  'zip',
] as const;
/** A format of files that the import reads. */
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A value for the rows of a file that have none of their own. */
export interface WholeFileValue {
  readonly field: string;
  /** In the words of the model's readers. */
  readonly value: string;
  /** `stated`: by a person; the others tell which name said so. */
  readonly from: 'stated' | 'file' | 'sheet' | 'folder';
  /** The name as it stands. */
  readonly text: string;
}

/** Rows of one kind as the model has them. */
export type ModelRows =
  | { readonly kind: 'villages'; readonly villages: readonly Village[] }
  | { readonly kind: 'stations'; readonly stations: readonly BaseStation[] }
  | { readonly kind: 'fibre'; readonly fibre: FibreNetwork }
  | { readonly kind: 'structures'; readonly structures: readonly Structure[] }
  | { readonly kind: 'measurements'; readonly measurements: readonly Measurement[] };

/** What is in use of a kind, for a new file to be compared with. `land`: as the map reads the villages, in the same order. */
export type InUse =
  | Exclude<ModelRows, { readonly kind: 'villages' }>
  | { readonly kind: 'villages'; readonly villages: readonly VillageRecord[]; readonly land: string };

/** What became of the rows and of the villages. */
export interface TableJoin {
  readonly byCode: number;
  readonly byName: number;
  /** Rows left out. */
  readonly unmatchedRows: number;
  /** Villages with borders that no row speaks of; they are kept. */
  readonly villagesWithoutRow: number;
}

/** A file as it was looked at, before its columns are mapped. */
export interface Examined {
  readonly format: FileFormat;
  readonly layers: readonly string[];
  readonly titles: readonly string[];
  readonly columns: readonly string[];
  /** The first rows as text, by column. */
  readonly sample: readonly { readonly row: number; readonly cells: Readonly<Record<string, string>> }[];
  readonly mapping: Mapping;
  readonly reasons: readonly GuessReason[];
  /** What a mapping is remembered by. */
  readonly fingerprint: string;
  /** What the names of the file, its sheet or folder say of all its rows. */
  readonly named: readonly WholeFileValue[];
  /** What a name or title says of the file's date: ISO day, month or year; null: nothing. */
  readonly date: string | null;
  /** Tables of the same file with other columns, by the first of their layers: each is read by itself. */
  readonly others: readonly string[];
}

/** An issue, and the fix offered for it. */
export interface CheckedIssue {
  readonly issue: Issue;
  /** What one click does about it. */
  readonly fix: Fix | null;
}

/** How many issues of a kind are not listed. */
export interface UnlistedKind extends Pick<Issue, 'code' | 'severity'> {
  readonly count: number;
}

/** Issues that only a report names. */
export interface UnlistedIssues {
  readonly kinds: readonly UnlistedKind[];
  /** JSON of a list of `Issue`. */
  readonly issues: Blob;
}

/** What a file becomes through its mapping. */
export interface Checked {
  /** Rows of the file, and what became of them in the model. */
  readonly rows: number;
  readonly kept: number;
  /** All that a person can do something about, and the first of each other kind. */
  readonly issues: readonly CheckedIssue[];
  /** Null: all are listed. */
  readonly unlisted: UnlistedIssues | null;
  readonly preview: Preview;
  /** Ids of the operators in it, in the profile's order. */
  readonly operators: readonly string[];
  /**
   * Against the delivery that it takes the place of, else against all that is in use of its kind,
   * of which then nothing goes; null where that is a sample, or nothing.
   */
  readonly comparison: ShownChanges | null;
  /** What a table of villages was joined to; null for any other file. */
  readonly join: TableJoin | null;
}

/** What is drawn before anything is accepted: longitude and latitude, thinned where there is much. */
export interface Preview {
  /** Of each point its row, and longitude and latitude one after the other. */
  readonly points: { readonly rows: Int32Array; readonly lonLat: Float64Array };
  readonly lines: readonly { readonly row: number; readonly path: Float64Array; readonly closed: boolean }[];
}

/** A file of a person: its name and its bytes, or its text. */
export interface ImportFile {
  readonly name: string;
  /** The folder it lay in; absent or null: not known. */
  readonly folder?: string | null;
  readonly content: Blob | string;
}

/** A file as it is read: through the mapping and fixes that were chosen. */
export interface MappedFile {
  readonly file: ImportFile;
  readonly mapping: Mapping;
  readonly fixes: readonly Fix[];
  readonly values?: FixedValues;
}

/** What a table of villages is joined to: the villages on the screen, or those of a file that comes with it. */
export type TableBorders =
  | {
      readonly kind: 'loaded';
      readonly villages: readonly VillageRecord[];
      /** As the map reads them, in the same order. */
      readonly land: string;
      readonly sample: boolean;
    }
  | ({ readonly kind: 'file' } & MappedFile);
