import type { ProvinceComparison } from '../analysis/compare-provinces.ts';
import type { Checked, Examined, ImportFile, InUse, MappedFile, ModelRows, TableBorders } from '../model/import.ts';
import type { Result } from '../model/issue.ts';
import type { LoadedProvince } from '../model/loaded-province.ts';
import type { ImportRole, Mapping } from '../model/mapping.ts';
import type { Profile } from '../model/profile.ts';
import type { Analysis } from '../model/results.ts';
import type { StepsDone } from './protocol.ts';

/** What the page asks of the worker that looks at a person's files before they are used. */

export interface ExamineQuestion {
  readonly file: ImportFile;
  /** Null: as the file suggests. */
  readonly role: ImportRole | null;
  readonly profile: Profile;
  readonly how: Partial<Pick<Mapping, 'encoding' | 'delimiter' | 'layer'>>;
}

export interface CheckQuestion extends MappedFile {
  readonly profile: Profile;
  /** The villages on the screen as the map reads them, for stations to lie in; null: not asked. */
  readonly land: string | null;
  /** What is in use of the kind; null: nothing, or a sample. */
  readonly before: InUse | null;
  /** The delivery that it is to take the place of: compared with that alone. */
  readonly last?: MappedFile | null;
  /** The file among those that were brought, and those that come with it: their stations are looked at together. */
  readonly among?: { readonly entry: number; readonly beside: readonly number[] };
  /** Of a table of villages: its borders, and the table that is in use. */
  readonly table?: { readonly borders: TableBorders; readonly last: MappedFile | null };
}

export interface ReadQuestion {
  readonly file: MappedFile;
  readonly profile: Profile;
}

/** A province as the page has it, and what was computed of it. */
export interface ShownState {
  readonly province: LoadedProvince;
  readonly analysis: Analysis;
}

export interface CompareQuestion {
  readonly before: ShownState;
  readonly after: ShownState;
}

/** Not ok: the file cannot be used, for these reasons. */
export interface ImportContract {
  readonly examine: {
    readonly question: ExamineQuestion;
    readonly progress: never;
    readonly answer: Result<Examined>;
  };
  readonly check: {
    readonly question: CheckQuestion;
    readonly progress: StepsDone;
    readonly answer: Result<Checked>;
  };
  /** The rows of a file as the model has them; a table of villages has none by itself. */
  readonly read: {
    readonly question: ReadQuestion;
    readonly progress: never;
    readonly answer: Result<ModelRows>;
  };
  /** What differs between two states of the province. */
  readonly compare: {
    readonly question: CompareQuestion;
    readonly progress: never;
    readonly answer: ProvinceComparison;
  };
  /** From an address; progress in bytes or pages. */
  readonly fetch: { readonly question: string; readonly progress: StepsDone; readonly answer: Result<ImportFile> };
}
