/** What the planner has open: kept in the store, so that the map, the table and the card speak of the same thing. */

export const WORKBENCH_TABS = ['candidates', 'pairs', 'plan', 'gaps', 'failure', 'scenarios'] as const;
export type WorkbenchTab = (typeof WORKBENCH_TABS)[number];

/** A candidate by names that outlive a new computation: positions are joined and numbered anew by each. */
export interface ChosenCandidate {
  readonly station: string;
  readonly host: string;
}

export interface Workbench {
  readonly tab: WorkbenchTab;
  readonly candidate: ChosenCandidate | null;
}

export const WORKBENCH_AT_FIRST: Workbench = { tab: 'candidates', candidate: null };
