/**
 * What is wrong with an input, as data: never a thrown error, never a finished
 * sentence. The sentence is made in the reader's language by `src/i18n/issues.ts`.
 */

export type Severity = 'error' | 'warning';

/** Every kind of issue that a reader of files can raise. i18n has one sentence for each. */
export const ISSUE_CODES = [
  'file-missing',
  'file-unreadable',
  'file-empty',
  'json-broken',
  'csv-broken',
  'not-feature-collection',
  'geometry-missing',
  'geometry-wrong-type',
  'geometry-degenerate',
  'coordinates-broken',
  'coordinates-zero',
  'coordinates-swapped',
  'coordinates-far',
  'outside-province',
  'column-missing',
  'value-missing',
  'value-broken',
  'value-implausible',
  'text-damaged',
  'positions-apart',
  'beamwidth-assumed',
  'coordinates-point-lost',
  'point-restored',
  'row-not-data',
  'commune-undecided',
  'estimates-apart',
  'duplicate-id',
  'unknown-operator',
  'unknown-technology',
  'unknown-commune',
  'commune-missing',
  'district-missing',
  'profile-invalid',
  'answers-broken',
  'sample-not-used',
  'settlements-not-used',
  'people-apart',
  'people-nobody',
  'nothing-usable',
  'archive-refused',
  'format-unknown',
  'archive-unknown',
  'ground-file',
  'nothing-in-archive',
  'server-refuses',
  'site-not-allowed',
  'file-stalled',
  'needs-memory',
  'header-missing',
  'layer-left-out',
  'records-under-key',
  'crs-unknown',
  'crs-rough',
  'datum-assumed',
  'formula-without-value',
  'cells-left-out',
  'work-limit',
  'polygon-overlaps-itself',
  'curves-drawn',
  'rings-by-nesting',
  'rows-hidden',
  'encoding-unknown',
  'date-rough',
  'commune-renamed',
  'commune-divided',
  'commune-unlisted',
  'other-zone',
  'polygon-crosses',
  'polygon-unclosed',
  'polygon-direction',
  'polygon-doubled',
  'villages-overlap',
  'villages-gap',
  'village-unmatched',
  'village-ambiguous',
  'village-without-row',
  'village-name-differs',
  'village-code-differs',
  'borders-missing',
  'borders-sample',
  'borders-later',
  'delivered-later',
  'delivery-later',
  'delivery-undated',
  'ids-of-several-operators',
  'value-from-name',
  'value-from-group',
  'file-not-as-stated',
  'file-not-whole',
  'more-issues',
] as const;
/** Name of a kind of issue; `i18n` has a sentence for each. */
export type IssueCode = (typeof ISSUE_CODES)[number];

/** What is wrong in a file and where, as data. */
export interface Issue {
  readonly severity: Severity;
  readonly code: IssueCode;
  /** Name of the file as the reader knows it, e.g. `stations.geojson`; empty where it is no single file's. */
  readonly file: string;
  /** 1-based: the feature's number in a GeoJSON, the data row (header not counted) in a CSV, the row as Excel numbers it in a workbook. */
  readonly row?: number;
  /** Column or property; for a profile its path, e.g. `operators[2].id`. */
  readonly field?: string;
  /** What was found, shortened to at most 80 characters. */
  readonly found?: string;
  /** What was expected, machine-readable: an enum's values, a type, a bound. */
  readonly expected?: string;
}

/** A value with whatever was noticed on the way, or nothing usable and the reasons. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };
