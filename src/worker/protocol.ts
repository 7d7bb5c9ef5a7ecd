import type { Delivery } from '../ingest/load-province.ts';
import type { PositionInspection, Verification, VillageInspection } from '../model/inspection.ts';
import type { Issue } from '../model/issue.ts';
import type { LoadedProvince, Outlines } from '../model/loaded-province.ts';
import type { ImportRole, Mapping, Mend } from '../model/mapping.ts';
import type { Parameters } from '../model/parameters.ts';
import type { DataFile } from '../model/profile.ts';
import type { Edited, PlannerAnswer, PlannerProgress, PlannerQuestion } from '../model/questions.ts';
import type { Analysis, Candidate } from '../model/results.ts';
import type { Edit } from '../model/scenario.ts';
import type { AnalysisDelta } from './analysis-delta.ts';

/**
 * Messages between the page and the analysis worker. Every request has an `id`; every
 * answer repeats it. The client has one `analyse` under way at a time and keeps only the
 * newest of those that wait, so that answers come in order while a slider moves.
 */

/** The inputs that a person may bring. */
export type GivenRole = ImportRole;

/** Files as the page knows them: by URL, or dropped by a person. */
export interface GivenFile {
  readonly name: string;
  readonly content: Blob | string;
  /** Absent: as the file itself suggests. */
  readonly mapping?: Mapping;
  readonly mends?: readonly Mend[];
  readonly delivery?: Delivery;
  /** What the profile says of it, where it came with the profile in one project. */
  readonly known?: DataFile;
}

export type Request =
  | {
      readonly type: 'load';
      readonly id: number;
      readonly profileUrl: string;
      readonly given: Partial<Record<GivenRole, GivenFile>>;
    }
  | { readonly type: 'analyse'; readonly id: number; readonly parameters: Parameters; readonly edits: readonly Edit[] }
  | { readonly type: 'ask-planner'; readonly id: number; readonly question: PlannerQuestion }
  /** Gives up the analysis or question under way; it answers `overtaken`. */
  | { readonly type: 'stop'; readonly id: number }
  /** Outlines and candidates wait while the first map is drawn, which needs the processor more. No answer. */
  | { readonly type: 'hold-the-rest'; readonly id: number; readonly hold: boolean }
  | { readonly type: 'inspect-village'; readonly id: number; readonly village: number }
  | { readonly type: 'inspect-position'; readonly id: number; readonly position: number }
  | { readonly type: 'verify'; readonly id: number; readonly village: number };

export type Answer =
  | {
      readonly type: 'progress';
      readonly id: number;
      readonly stage: 'read' | 'coverage' | 'candidates';
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'loaded'; readonly id: number; readonly province: LoadedProvince }
  /** Follows `loaded` of the same id. */
  | { readonly type: 'outlines'; readonly id: number; readonly outlines: Outlines }
  | { readonly type: 'load-failed'; readonly id: number; readonly issues: readonly Issue[] }
  | { readonly type: 'analysed'; readonly id: number; readonly analysis: Analysis; readonly edited: Edited }
  /** The same, said by what differs from the analysis answered before. */
  | { readonly type: 'followed'; readonly id: number; readonly delta: AnalysisDelta; readonly edited: Edited }
  /** Follows `analysed` or `followed` of the same id. */
  | { readonly type: 'candidates'; readonly id: number; readonly candidates: readonly Candidate[] }
  | { readonly type: 'village-inspected'; readonly id: number; readonly inspection: VillageInspection }
  | { readonly type: 'position-inspected'; readonly id: number; readonly inspection: PositionInspection }
  | { readonly type: 'verified'; readonly id: number; readonly verification: Verification }
  | { readonly type: 'planner-progress'; readonly id: number; readonly progress: PlannerProgress }
  | { readonly type: 'planner-answer'; readonly id: number; readonly answer: PlannerAnswer }
  /** A newer request overtook this one. */
  | { readonly type: 'overtaken'; readonly id: number }
  /** A bug of ours, not of the data. */
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };
