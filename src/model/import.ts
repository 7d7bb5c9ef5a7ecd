import type { LonLat } from './geometry.ts';
import type { Issue } from './issue.ts';
import type { VillageRecord } from './loaded-province.ts';
import type { GuessReason, Mapping, Mend } from './mapping.ts';

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
  'kml',
  'kmz',
  'gpx',
  'ods',
  'zip',
] as const;
/** A format of files that the import reads. */
export type FileFormat = (typeof FILE_FORMATS)[number];

/** One row of a table, for comparison with the same row of another delivery. */
export interface Delivered {
  readonly id: string;
  readonly place: LonLat;
  /** Values by field, as text. */
  readonly values: Readonly<Record<string, string>>;
}

/** A new delivery of a table beside the last one, by ids. */
export interface Comparison {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly id: string; readonly fields: readonly string[] }[];
  /** Farthest first. */
  readonly moved: readonly { readonly id: string; readonly metres: number }[];
  readonly same: number;
}

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
}

/** An issue, and the fix offered for it. */
export interface CheckedIssue {
  readonly issue: Issue;
  /** What one click does about it. */
  readonly mend: Mend | null;
}

/** What a file becomes through its mapping. */
export interface Checked {
  /** Rows of the file, and what became of them in the model. */
  readonly rows: number;
  readonly kept: number;
  readonly issues: readonly CheckedIssue[];
  readonly preview: Preview;
  /** Against what is used now; null where that is a sample, or nothing. */
  readonly comparison: Comparison | null;
  /** What a table of villages was joined to; null for any other file. */
  readonly join: TableJoin | null;
}

/** What is drawn before anything is accepted: longitude and latitude, thinned where there is much. */
export interface Preview {
  readonly points: readonly { readonly row: number; readonly at: readonly [number, number] }[];
  readonly lines: readonly {
    readonly row: number;
    readonly path: readonly (readonly [number, number])[];
    readonly closed: boolean;
  }[];
}

/** A file of a person: its name and its bytes, or its text. */
export interface ImportFile {
  readonly name: string;
  readonly content: Blob | string;
}

/** A file as it is read: through the mapping and mends that were chosen. */
export interface MappedFile {
  readonly file: ImportFile;
  readonly mapping: Mapping;
  readonly mends: readonly Mend[];
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
