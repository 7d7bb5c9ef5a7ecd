import type { Checked, Delivered, Examined, ImportFile, MappedFile, TableBorders } from '../model/import.ts';
import type { Issue } from '../model/issue.ts';
import type { ImportRole, Mapping } from '../model/mapping.ts';
import type { Profile } from '../model/profile.ts';

/** Messages between the page and the worker that looks at a person's files before they are used. */

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
