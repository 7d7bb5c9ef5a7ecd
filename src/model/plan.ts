import type { PlanMoney } from './costs.ts';
import type { Reading } from './profile.ts';
import type { NewBuild, SharedShare } from './results.ts';

/** A plan: which planned stations go on whose positions, and what is known of the choice. */

/** The goal met at the least loss, or at the least cost; or most masts saved with at least so much of the coverage kept. Shares, 0 to 1. */
export type PlanAim =
  | { readonly kind: 'goal'; readonly goal: number }
  | { readonly kind: 'cost'; readonly goal: number }
  | { readonly kind: 'keep'; readonly leastKept: number };

/** What one operator's moves may come to in a plan; null: no limit. */
export interface OperatorLimit {
  readonly operator: string;
  readonly mostMoves: number | null;
  /** Sum of single-move losses, people. */
  readonly mostLoss: number | null;
}

/** Why no plan does what is asked: each of these alone would make it possible. `candidates`: none alone would. */
export const BINDINGS = [
  'pins',
  'mandatory',
  'limits',
  'slots',
  'distance',
  'height',
  'coverage',
  'candidates',
] as const;
/** What keeps a plan from being better. */
export type Binding = (typeof BINDINGS)[number];

/** A move that a person ordered into every plan or out of it, by ids, with why and when (ISO date); null: not said. */
export interface Pin {
  readonly station: string;
  readonly host: string;
  /** True: must be in the plan; false: must not. */
  readonly in: boolean;
  readonly reason: string | null;
  readonly date: string | null;
}

/** The shared shares before or after a plan. */
export interface PlanFigures {
  readonly newBuild: NewBuild;
  readonly positions: SharedShare;
  /** Of all positions, planned stations counted as existing. */
  readonly positionsOnceBuilt: SharedShare;
}

/** What is proved of the loss of a plan's moves together, in people. */
export interface JointProof {
  /** Least sum of single-move losses of any plan that does what is asked; null: not proved. The plan's own may be greater. */
  readonly leastSum: number | null;
  /** No plan that does what is asked loses less than this with its moves together. */
  readonly bound: number;
  /** The plan's loss together is the least there is, to a twenty-thousandth. */
  readonly proven: boolean;
  /** Sets of moves that were analysed in full. */
  readonly analysed: number;
}

/** What a plan does in one quarter, by the planned dates of its stations. */
export interface PlanPhase {
  /** As `2024-Q3`; null: the date is not known. */
  readonly quarter: string | null;
  /** Indexes into the candidates. */
  readonly moves: readonly number[];
  /** Newly built positions of the quarter, and how many become shared in it. */
  readonly built: number;
  readonly shared: number;
  /** Newly built positions from the period's first day to the quarter's last. */
  readonly soFar: SharedShare;
}

/** Losses with what is lost in a village multiplied by its weight. */
export interface WeightedLoss {
  /** Villages whose weight is not 1. */
  readonly villages: number;
  /** Sum of the single-move losses, and the loss of the moves together. */
  readonly loss: number;
  readonly lossReanalysed: number;
}

/** What else a plan was asked with: repeated in it, so that its files and reports can say it. */
export interface PlanSettings {
  /** Whether every mandatory move that passes must be taken. */
  readonly enforceMandatory: boolean;
  /** Whether masts that several operators build together were proposed. */
  readonly newSites: boolean;
  readonly method: 'greedy' | 'exact';
  readonly timeLimitS: number;
}

/** A plan and what is proved about it. Candidates are named by index; losses in people. */
export interface Plan {
  readonly aim: PlanAim;
  readonly reading: Reading;
  readonly settings: PlanSettings;
  /** As ordered. */
  readonly pinned: readonly Pin[];
  /**
   * `feasible`: every constraint holds, but nothing proves that no plan is better.
   * `unknown`: nothing was found, and nothing proves that there is nothing; no move is chosen.
   */
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  /** No plan meets the goal: the moves are those of the plan that comes nearest to it. */
  readonly farthest: boolean;
  /**
   * How far the aim (loss, or masts saved) may be from the best, as a share; null unknown. At 0 it is
   * proved; where the plan is still only `feasible`, the search ended among plans equal in the aim.
   */
  readonly gap: number | null;
  /** Indexes into the candidates, by station id. */
  readonly chosen: readonly number[];
  /** Of each station that stays though a mandatory move passes: the cheapest such move. */
  readonly mandatoryNotChosen: readonly number[];
  readonly before: PlanFigures;
  readonly after: PlanFigures;
  /** Sum of the single-move losses, and the loss of the moves together. */
  readonly loss: number;
  readonly lossReanalysed: number;
  /** By these the plan was chosen; null: all villages count alike. */
  readonly weighted: WeightedLoss | null;
  /** Of a plan that was searched for a goal; null: no such search. Of weighted losses, where there are any. */
  readonly joint: JointProof | null;
  readonly coverageKept: number;
  readonly mastsSaved: number;
  /** Ascending; what has no date comes last. */
  readonly phases: readonly PlanPhase[];
  /** As asked. */
  readonly limits: readonly OperatorLimit[];
  /** Null: the profile knows no costs. */
  readonly money: PlanMoney | null;
  /** Chosen moves with a figure that must be looked up on the spot. */
  readonly needsSurvey: number;
  /** Where infeasible: what binds, and how far any plan can get; empty and null where time ran out. */
  readonly binding: readonly Binding[];
  readonly bestReachable: SharedShare | null;
}

/** Why there is nothing to plan at all. */
export type PlanObstacle = 'goal-range' | 'bound-range' | 'no-costs' | 'no-period' | 'no-planned' | 'one-operator';
