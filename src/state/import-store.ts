import { create } from 'zustand';
import type { Difference } from '../analysis/project/merge-parts.ts';
import type { ProjectPart } from '../analysis/project/project-parts.ts';
import type { FixedValues } from '../model/delivery.ts';
import type { Checked, Examined } from '../model/import.ts';
import type { Issue } from '../model/issue.ts';
import type { Fix, Mapping } from '../model/mapping.ts';

/** Files that a person has brought and not yet accepted. Nothing of the province changes until then. */

export interface ImportEntry {
  readonly id: number;
  readonly name: string;
  readonly content: Blob | string;
  /** The folder it lay in; null: not known. */
  readonly folder: string | null;
  /** Of a file with several tables: the layer of this one; null: what the file suggests. */
  readonly table: string | null;
  readonly stage:
    | { readonly kind: 'working'; readonly what: 'examine' | 'check'; readonly done: number; readonly total: number }
    | { readonly kind: 'ready' }
    | { readonly kind: 'stopped' }
    /** An earlier page ended while it was being read: it is not read again by itself. */
    | { readonly kind: 'broke-off' }
    | { readonly kind: 'refused'; readonly issues: readonly Issue[] };
  /** The worker is at it. */
  readonly reading: boolean;
  readonly examined: Examined | null;
  readonly mapping: Mapping | null;
  /** The mapping was chosen for an earlier file of the same shape. */
  readonly remembered: boolean;
  readonly fixes: readonly Fix[];
  /** What a person states for all rows of the file. */
  readonly values: FixedValues;
  readonly checked: Checked | null;
  /** Whose file, and of what date. */
  readonly origin: string;
  readonly date: string;
  readonly included: boolean;
  /** Id of the delivery that it takes the place of; null: it is added to what is there. */
  readonly replaces: string | null;
}

/** A project that was opened beside work that it does not have. Nothing of it is taken until a person says what. */
export interface ProjectOffer {
  /** A zip that was opened, or the folder where others have changed the same. */
  readonly from: 'zip' | 'folder';
  /** Name of either. */
  readonly file: string;
  readonly differences: readonly Difference<ProjectPart>[];
  /** Of another province: nothing of the two can be joined. */
  readonly otherProvince: boolean;
}

/** What became of the last save to the project's folder. */
export type FolderState =
  | { readonly state: 'chosen' | 'saving' }
  /** `brought`: parts that others had saved, on the screen now. */
  | { readonly state: 'saved'; readonly brought: number }
  /** The browser or the drive does not let it be written. */
  | { readonly state: 'refused' }
  /** A file in it that cannot be read; nothing was written. */
  | { readonly state: 'damaged'; readonly file: string }
  /** It holds a project of another province, by this name; nothing was written. */
  | { readonly state: 'other-province'; readonly province: string };

/** `brokeOff`: the page ended while it was being read. */
export interface UnfinishedName {
  readonly name: string;
  readonly brokeOff: boolean;
}

export interface ImportState {
  readonly entries: readonly ImportEntry[];
  readonly current: number | null;
  /** A file is being fetched from an address, or could not be. */
  readonly fetching: { readonly url: string; readonly done: number } | null;
  readonly problem: readonly Issue[];
  /** Files that were being mapped when an earlier page ended. */
  readonly unfinished: readonly UnfinishedName[];
  /** The browser does not keep what is being mapped. */
  readonly notKept: boolean;
  readonly offer: ProjectOffer | null;
  /** The folder that the project is saved to; null: none is known. */
  readonly folder: (FolderState & { readonly name: string }) | null;
}

export const NO_IMPORT: ImportState = {
  entries: [],
  current: null,
  fetching: null,
  problem: [],
  unfinished: [],
  notKept: false,
  offer: null,
  folder: null,
};

export const useImport = create<ImportState>()(() => NO_IMPORT);

/** Changes some of one file's entry. */
export function changeEntry(id: number, change: Partial<ImportEntry>): void {
  useImport.setState(({ entries }) => ({
    entries: entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)),
  }));
}

/** Undefined: it was removed. */
export function entryOf(id: number): ImportEntry | undefined {
  return useImport.getState().entries.find((entry) => entry.id === id);
}
