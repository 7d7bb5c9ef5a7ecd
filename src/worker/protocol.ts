import type { GivenDelivery } from '../model/delivery.ts';
import type { LonLat } from '../model/geometry.ts';
import type { Ground } from '../model/ground.ts';
import type { PositionInspection, Verification, VillageInspection } from '../model/inspection.ts';
import type { Issue } from '../model/issue.ts';
import type { LoadedProvince, Outlines } from '../model/loaded-province.ts';
import type { AnalysisParameters } from '../model/parameters.ts';
import type { PointAnswer } from '../model/point-answer.ts';
import type { CommuneTier } from '../model/profile.ts';
import type { Edited, PlannerAnswer, PlannerProgress, PlannerQuestion } from '../model/questions.ts';
import type { ServedCells } from '../model/radio.ts';
import type { Analysis, Candidate } from '../model/results.ts';
import type { Edit } from '../model/scenario.ts';
import type { AnalysisDelta } from './analysis-delta.ts';

/** What the page asks of the analysis worker. */

/** What a province is read from. */
export interface LoadQuestion {
  readonly profileUrl: string;
  readonly given: readonly GivenDelivery[];
  /** ISO date: deliveries dated after it are not used. */
  readonly asOf?: string | null;
  /** What to do with files that are not whole; `refuse` unless a person chose otherwise. */
  readonly incomplete?: 'refuse' | 'use';
  /** Communes that villages are grouped by; null: as their files name them. */
  readonly communeTier?: CommuneTier | null;
}

export type LoadedAnswer =
  | { readonly kind: 'loaded'; readonly province: LoadedProvince }
  /** `files`: those that are not whole, where what can be read of all files could be shown. */
  | { readonly kind: 'unusable'; readonly issues: readonly Issue[]; readonly files?: readonly string[] };

export interface AnalyseQuestion {
  readonly parameters: AnalysisParameters;
  readonly edits: readonly Edit[];
  /** The page may not hold the analysis that was answered before: the whole is asked for. */
  readonly whole?: boolean;
}

export type Analysed =
  | { readonly kind: 'whole'; readonly analysis: Analysis; readonly edited: Edited }
  /** By what differs from the analysis answered before. */
  | { readonly kind: 'delta'; readonly delta: AnalysisDelta; readonly edited: Edited };

/** Cells by the content of their transmitter; null: the ground at its foot is not known. */
export type CellEntries = readonly (readonly [content: string, cells: ServedCells | null])[];

/** What a radio model computes with, and what was computed elsewhere. */
export interface RadioKnowledge {
  /** Absent: the one given before. */
  readonly ground?: Ground;
  readonly cells: CellEntries;
}

/** Steps done, of all. */
export interface StepsDone {
  readonly done: number;
  readonly total: number;
}

export interface AnalysisContract {
  readonly load: { readonly question: LoadQuestion; readonly progress: StepsDone; readonly answer: LoadedAnswer };
  /** Borders and names of the province that is loaded. */
  readonly outlines: { readonly question: null; readonly progress: never; readonly answer: Outlines };
  readonly analyse: {
    readonly question: AnalyseQuestion;
    readonly progress: StepsDone;
    readonly answer: Analysed;
  };
  /** Taken into the analyses that come after. */
  readonly radio: { readonly question: RadioKnowledge; readonly progress: never; readonly answer: null };
  /** Those of the analysis answered last. */
  readonly candidates: {
    readonly question: null;
    readonly progress: StepsDone;
    readonly answer: readonly Candidate[];
  };
  /** `true`: outlines and candidates wait while the first map is drawn, which needs the processor more. */
  readonly holdTheRest: { readonly question: boolean; readonly progress: never; readonly answer: null };
  readonly inspectVillage: {
    readonly question: number;
    readonly progress: never;
    readonly answer: VillageInspection;
  };
  readonly inspectPosition: {
    readonly question: number;
    readonly progress: never;
    readonly answer: PositionInspection;
  };
  /** Null: outside of what is known. */
  readonly inspectPoint: { readonly question: LonLat; readonly progress: never; readonly answer: PointAnswer | null };
  readonly verify: { readonly question: number; readonly progress: never; readonly answer: Verification };
  /** Stopped: the best that was found; null: nothing was. */
  readonly planner: {
    readonly question: PlannerQuestion;
    readonly progress: PlannerProgress;
    readonly answer: PlannerAnswer | null;
  };
}
