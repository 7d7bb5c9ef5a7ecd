import type { Comparison, Delivered } from '../analysis/compare-deliveries.ts';
import type { FileFormat } from '../ingest/formats/detect.ts';
import type { TableJoin } from '../ingest/village-table.ts';
import type { Issue } from '../model/issue.ts';
import type { ImportRole, Mapping, Mend, Reason } from '../model/mapping.ts';
import type { Profile } from '../model/profile.ts';
import type { VillageRecord } from './protocol.ts';

/** Messages between the page and the worker that looks at a person's files before they are used. */

export interface Examined {
  readonly format: FileFormat;
  readonly layers: readonly string[];
  readonly titles: readonly string[];
  readonly columns: readonly string[];
  /** The first rows as text, by column. */
  readonly sample: readonly { readonly row: number; readonly cells: Readonly<Record<string, string>> }[];
  readonly mapping: Mapping;
  readonly reasons: readonly Reason[];
  /** What a mapping is remembered by. */
  readonly fingerprint: string;
}

export interface CheckedIssue {
  readonly issue: Issue;
  /** What one click does about it. */
  readonly mend: Mend | null;
}

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

export type ImportRequest =
  | {
      readonly type: 'examine';
      readonly id: number;
      readonly file: ImportFile;
      readonly role: ImportRole | null;
      readonly profile: Profile;
      readonly how: Partial<Pick<Mapping, 'encoding' | 'delimiter' | 'layer'>>;
    }
  | ({
      readonly type: 'check';
      readonly id: number;
      readonly profile: Profile;
      /** The villages on the screen as the map reads them, for stations to lie in; null: not asked. */
      readonly land: string | null;
      readonly before: readonly Delivered[] | null;
      /** Of a table of villages: its borders, and the table that is in use. */
      readonly table?: { readonly borders: TableBorders; readonly last: MappedFile | null };
    } & MappedFile)
  | { readonly type: 'fetch'; readonly id: number; readonly url: string };

export type ImportAnswer =
  | { readonly type: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly type: 'examined'; readonly id: number; readonly examined: Examined }
  | { readonly type: 'checked'; readonly id: number; readonly checked: Checked }
  | { readonly type: 'fetched'; readonly id: number; readonly file: ImportFile }
  /** The file cannot be used; the reasons. */
  | { readonly type: 'refused'; readonly id: number; readonly issues: readonly Issue[] }
  /** A bug of ours. */
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };
