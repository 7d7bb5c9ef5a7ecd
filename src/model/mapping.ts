/**
 * How a file's columns become the model's fields. It is data: guessed by `ingest/mapping`,
 * shown and changed on the screen, remembered for the next file of the same shape.
 */

/** `villageTable`: villages' figures without borders, joined to borders that are loaded. */
export const IMPORT_ROLES = ['villages', 'villageTable', 'stations', 'fibre', 'structures', 'measurements'] as const;
/** What a person's file can be. */
export type ImportRole = (typeof IMPORT_ROLES)[number];

/** The field that names a row. */
export function idFieldOf(role: ImportRole): 'code' | 'id' {
  return role === 'villages' || role === 'villageTable' ? 'code' : 'id';
}

/** Whether a row without an id gets one: cables and measurements need none, and a table's rows are found by name. */
export function needsIds(role: ImportRole): boolean {
  return role !== 'fibre' && role !== 'villageTable' && role !== 'measurements';
}

/** Where coordinates come from: the file's shapes, two columns (east, north), or one with both. */
export type CoordinateColumns =
  | { readonly kind: 'geometry' }
  | { readonly kind: 'columns'; readonly east: string; readonly north: string }
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'none' };

/** What the coordinates of a file mean. Meridians in degrees. */
export type CoordinateSystem =
  | { readonly kind: 'wgs84' }
  /** Degrees on the national datum: some 190 m from WGS 84. */
  | { readonly kind: 'vn2000-degrees' }
  | { readonly kind: 'vn2000'; readonly centralMeridian: number; readonly zoneDeg: 3 | 6 }
  /** On WGS 84. `datumAssumed`: the file names the zone and no datum. */
  | { readonly kind: 'utm'; readonly zone: 48 | 49; readonly datumAssumed?: true }
  /** As a file states it; `definition` as PROJ writes it, null where the system is not known. */
  | {
      readonly kind: 'other';
      readonly name: string;
      readonly definition: string | null;
      /** How far places may be off after the conversion, metres; absent: less than a metre. */
      readonly accuracyM?: number;
    };

/** What one row tells of: one station, or one position whose operators stand in columns of their own. */
export type RowMeaning =
  | { readonly kind: 'station' }
  | { readonly kind: 'position'; readonly operators: Readonly<Record<string, string>> };

/** `unclear`: no number in the file tells; three digits after a sign are then thousands where a count is meant. */
export type DecimalMark = ',' | '.' | 'unclear';

/** How a file becomes rows of the model. Data: kept, sent, shown. */
export interface Mapping {
  readonly role: ImportRole;
  /** Field of the model → column of the file. */
  readonly fields: Readonly<Record<string, string>>;
  readonly coordinates: CoordinateColumns;
  readonly crs: CoordinateSystem;
  /** First and second coordinate of the file's shapes are exchanged. */
  readonly swapped: boolean;
  readonly rowMeaning: RowMeaning;
  /** Column of the file → technology that it says yes or no of. */
  readonly technologyColumns: Readonly<Record<string, string>>;
  readonly decimalMark: DecimalMark;
  readonly dateOrder: 'dmy' | 'mdy';
  readonly heightUnit: 'm' | 'ft';
  readonly radiusUnit: 'm' | 'km';
  /** Rows without an id of their own are named by their number. */
  readonly idsFromRows: boolean;
  /** How the file is read; null: as its content tells. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'tcvn3' | 'vni' | null;
  readonly delimiter: ';' | '\t' | ',' | '|' | null;
  /** Sheet or layer. */
  readonly layer: string | null;
}

/** Why something was guessed: what it is about, and what it rests on. The screen makes a sentence of it. */
export interface GuessReason {
  /** A field, or `crs`, `rows`, `numbers`, `dates`, `heights`, `radii`, `ids`, `role`. */
  readonly about: string;
  readonly code: ReasonCode;
  readonly found?: string;
}

/** What a guess can rest on. */
export const REASON_CODES = [
  'header-same',
  'header-alike',
  'header-and-size',
  'values-degrees',
  'values-plane',
  'stated-in-file',
  'datum-assumed',
  'profile-meridian',
  'nearest-province',
  'axes-exchanged',
  'operator-columns',
  'technology-columns',
  'values-tell',
  'nothing-tells',
  'remembered',
  'geometry-kind',
  'columns-tell',
  'points-lost',
] as const;
/** Name of what a guess rests on. */
export type ReasonCode = (typeof REASON_CODES)[number];

/** A mapping proposed for a file, and what it rests on. */
export interface Guess {
  readonly mapping: Mapping;
  readonly reasons: readonly GuessReason[];
}

/** A change to the rows that a person chose: one click on an issue. */
export type Fix =
  /**
   * Exchanges longitude and latitude of these rows. Without rows: of every row that lies in the
   * province only so, each named, where nobody is there to be asked.
   */
  | { readonly kind: 'swap'; readonly rows: readonly number[] }
  /**
   * Gives the coordinates of these rows the decimal point that a spreadsheet took away. Without
   * rows: of every row that has lost it, each named, where nobody is there to be asked.
   */
  | { readonly kind: 'point'; readonly rows: readonly number[] }
  /** Stations of these rows are no longer of the position whose id they have. */
  | { readonly kind: 'apart'; readonly rows: readonly number[] }
  | { readonly kind: 'set'; readonly row: number; readonly field: string; readonly value: string }
  /** These rows were measured in another zone. */
  | { readonly kind: 'zone'; readonly rows: readonly number[]; readonly crs: CoordinateSystem }
  /** Borders that cross themselves are cut where they cross. */
  | { readonly kind: 'repair'; readonly rows: readonly number[] }
  /** Rings are closed and turned the right way, doubled points left out: the same land, drawn as it should be. */
  | { readonly kind: 'tidy'; readonly rows: readonly number[] }
  /** A second row of an id gets a name of its own. */
  | { readonly kind: 'rename'; readonly rows: readonly number[] };
