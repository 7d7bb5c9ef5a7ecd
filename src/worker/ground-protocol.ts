import type { ClutterHeight } from '../model/clutter.ts';
import type { Bounds } from '../model/geometry.ts';
import type { CoverClass, GroundFileUse, GroundIssue, HeightsOf } from '../model/ground.ts';
import type { StepsDone } from './protocol.ts';

/** What the page asks of the worker that makes a ground pack of a person's files. */

export interface PackQuestion {
  readonly files: readonly { readonly name: string; readonly content: Blob; readonly use: GroundFileUse }[];
  /** Address of the ground that is there: what the files do not bring is taken from it; null: there is none. */
  readonly base: string | null;
  readonly bounds: Bounds;
  readonly reachM: number;
  readonly heights: HeightsOf | null;
  /** What the profile says of classes of land cover. */
  readonly clutter: readonly ClutterHeight[];
}

export type PackAnswer =
  | { readonly ok: true; readonly pack: Blob; readonly facts: PackFacts; readonly issues: readonly GroundIssue[] }
  | { readonly ok: false; readonly issues: readonly GroundIssue[]; readonly fault?: PackFault };

/** Why a pack that was brought is not one; null file: the ground that is there. */
export interface PackFault {
  readonly file: string;
  readonly kind: 'content' | 'damaged' | 'header' | 'elsewhere';
  readonly found?: string;
  readonly expected?: string;
}

/** What a pack holds. */
export interface PackFacts {
  readonly columns: number;
  readonly rows: number;
  readonly heights: HeightsOf;
  readonly classes: readonly CoverClass[];
  /** Names of the files that it was made of. */
  readonly sources: readonly string[];
  /** Null: it has no numbers of people. */
  readonly people: number | null;
  /** Heights are those of the ground that was there. */
  readonly onBase: boolean;
}

export interface GroundContract {
  readonly make: { readonly question: PackQuestion; readonly progress: StepsDone; readonly answer: PackAnswer };
}
