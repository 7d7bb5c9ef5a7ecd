import type { LonLat } from './geometry.ts';
import type { MeasuredFigures, MeasurementErrors } from './measured.ts';
import type { ExplainedSection, MastChange, VillageSignal } from './path-section.ts';
import type { OperatorLimit, Plan, PlanAim, PlanObstacle } from './plan.ts';
import type {
  CoverageChanges,
  GapFilling,
  GapObstacle,
  GapOrder,
  GoalGlance,
  MoveInspection,
  Outage,
  Pair,
  PairPotential,
  PinnedMove,
  PlanChanges,
  ScenarioComparison,
} from './planner.ts';
import type { Reading } from './profile.ts';
import type { Analysis, Candidate, Position } from './results.ts';
import type { Edit, EditIssue, StationChange } from './scenario.ts';

/** What the page asks of the analysis, and what it is answered. */

/**
 * What a scenario's edits came to: the province's stations with these in their places
 * (added ones after them) are what the answer's indexes mean.
 */
export interface Edited {
  readonly changed: readonly StationChange[];
  readonly issues: readonly EditIssue[];
}

/** What a plan is asked for; pins are moves by name. */
export interface PlanOrder {
  readonly aim: PlanAim;
  readonly reading: Reading;
  readonly pinnedIn: readonly PinnedMove[];
  readonly pinnedOut: readonly PinnedMove[];
  readonly enforceMandatory: boolean;
  /** Absent: no operator is spared. */
  readonly limits?: readonly OperatorLimit[];
  /** Whether masts that several operators build together are proposed where nothing stands; absent: no. */
  readonly newSites?: boolean;
  /** `greedy`: the live preview, at once. */
  readonly method: 'greedy' | 'exact';
  readonly timeLimitS: number;
}

/** The planner's questions, all but `compare` about the analysis answered last. */
export type PlannerQuestion =
  /** `withPlanned`: with the planned stations counted as if they stood; absent: as on the screen. */
  | { readonly kind: 'compare'; readonly a: readonly Edit[]; readonly b: readonly Edit[]; readonly withPlanned?: true }
  | { readonly kind: 'plan'; readonly order: PlanOrder }
  /** Positions farther apart than `withinM` are no pair. */
  | { readonly kind: 'pairs'; readonly withinM: number }
  /** `exact`: with the proven optimum for each number of positions. */
  | { readonly kind: 'gaps'; readonly order: GapOrder; readonly exact: boolean }
  /** Indexes of positions that are off. */
  | { readonly kind: 'outage'; readonly positions: readonly number[] }
  | { readonly kind: 'goal' }
  /** Circles beside the radio model of the analysis answered last. */
  | { readonly kind: 'models' }
  /** A planned station's index and a host's. */
  | { readonly kind: 'move'; readonly station: number; readonly host: number }
  | RadioQuestion
  | MeasuredQuestion;

/** What measurements come to beside the analysis answered last; the errors of the model there take longer. */
export type MeasuredQuestion = { readonly kind: 'measured' } | { readonly kind: 'measurement-errors' };

/** Answers to `MeasuredQuestion`, by the kind of question; null: nothing was measured. */
export type MeasuredAnswer =
  | { readonly kind: 'measured'; readonly measured: MeasuredFigures | null }
  | { readonly kind: 'measurement-errors'; readonly errors: MeasurementErrors | null };

/** Single paths over the ground, by the model of the analysis; with circles by ITU-R P.1812-8. Stations and villages by index. */
export type RadioQuestion =
  | { readonly kind: 'section'; readonly station: number; readonly technology: string; readonly to: LonLat }
  | { readonly kind: 'village-signal'; readonly village: number }
  | { readonly kind: 'mast-changes'; readonly station: number };

/**
 * Why a radio question has no answer: no ground was given, the station's height, EIRP or link budget
 * is not known, the ground on the way is not known, or the analysis is by circles.
 */
export type RadioMissing = 'ground' | 'transmitter' | 'terrain' | 'model';

/** What was found, or why nothing was. */
export type RadioFound<T> = { readonly found: T } | { readonly missing: RadioMissing };

/** Answers to `RadioQuestion`, by the kind of question. */
export type RadioAnswer =
  | {
      readonly kind: 'section';
      readonly section: RadioFound<ExplainedSection>;
    }
  | { readonly kind: 'village-signal'; readonly signal: RadioFound<VillageSignal> }
  | { readonly kind: 'mast-changes'; readonly changes: RadioFound<readonly MastChange[]> };

/** Answers to the planner's questions, by the kind of question. */
export type PlannerAnswer =
  | { readonly kind: 'compare'; readonly comparison: ScenarioComparison; readonly a: Compared; readonly b: Compared }
  /** Indexes in the plan are into the candidates answered last; into these, where they had not been answered yet. */
  | {
      readonly kind: 'plan';
      readonly plan: Plan;
      /** Null: of a preview. */
      readonly changes: PlanChanges | null;
      readonly candidates?: readonly Candidate[];
      /** New sites proposed: the candidates' hosts after all positions and structures. Then the candidates are there, too. */
      readonly sites?: readonly Position[];
    }
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[]; readonly potential: PairPotential }
  | { readonly kind: 'gaps'; readonly filling: GapFilling }
  | { readonly kind: 'outage'; readonly outage: Outage }
  | { readonly kind: 'goal'; readonly glance: GoalGlance }
  | { readonly kind: 'move'; readonly inspection: MoveInspection }
  /** From circles to the model, on broadband. */
  | { readonly kind: 'models'; readonly changes: CoverageChanges }
  | RadioAnswer
  | MeasuredAnswer
  /** There is nothing to search: what was asked, or the data, rule it out. */
  | { readonly kind: 'refused'; readonly obstacle: PlannerObstacle };

/** `pin-unknown`: a move is pinned in that is no candidate. */
export type PlannerObstacle = PlanObstacle | GapObstacle | 'pin-unknown';

/** One side of a comparison, for the map. */
export interface Compared {
  readonly analysis: Analysis;
  readonly edited: Edited;
}

/** How far the answer to a planner's question is. */
export interface PlannerProgress {
  /** `aim`: what was asked is being proved; `ties`: among plans equal in the aim; `check`: full re-analysis. */
  readonly stage: 'candidates' | 'aim' | 'ties' | 'check' | 'sites' | 'greedy' | 'optimum' | 'points';
  /** Of steps that can be counted; 0 of 0 where they cannot. */
  readonly done: number;
  readonly total: number;
  /** How far the best found may be from the best there is, as a share of it; null where nothing is known. */
  readonly gap: number | null;
}
