import type { OperatorLimit } from '../model/plan.ts';
import type { Reading } from '../model/profile.ts';

/** What the planner has open: kept in the store, so that the map, the table and the card speak of the same thing. */

export const WORKBENCH_TABS = ['candidates', 'pairs', 'plan', 'agreement', 'gaps', 'failure', 'scenarios'] as const;
export type WorkbenchTab = (typeof WORKBENCH_TABS)[number];

/** A candidate by names that outlive a new computation: positions are joined and numbered anew by each. */
export interface ChosenCandidate {
  readonly station: string;
  readonly host: string;
}

/** Two positions that stand, by their ids: one would be given up for the other. */
export interface ChosenPair {
  readonly mover: string;
  readonly host: string;
}

/** The order of a plan as it is being typed: shares in percent, whatever a person writes. */
export interface PlanForm {
  readonly aim: 'goal' | 'cost' | 'keep';
  /** Null: the goal of the period that is shown. */
  readonly goal: string | null;
  readonly keep: string;
  /** Null: the official one. */
  readonly reading: Reading | null;
  readonly enforceMandatory: boolean;
  /** Absent: where only new positions count. */
  readonly newSites?: boolean;
  /** Absent: none. */
  readonly limits?: readonly OperatorLimit[];
}

export interface WorkbenchState {
  readonly tab: WorkbenchTab;
  readonly candidate: ChosenCandidate | null;
  readonly pair: ChosenPair | null;
  readonly plan: PlanForm;
  /** Ids of positions tried without. */
  readonly off: readonly string[];
  /** Two scenarios on the map, divided at this part of its width; null: the one on the screen alone. */
  readonly swipe: number | null;
}

export const WORKBENCH_AT_FIRST: WorkbenchState = {
  tab: 'candidates',
  candidate: null,
  pair: null,
  plan: { aim: 'goal', goal: null, keep: '95', reading: null, enforceMandatory: false },
  off: [],
  swipe: null,
};
