import type { Pin } from '../model/plan.ts';
import type { BaseStation } from '../model/province.ts';
import type { PlannerAnswer, PlannerObstacle, PlannerProgress, PlannerQuestion } from '../model/questions.ts';
import type { Records } from '../model/records.ts';
import type { Analysis, Candidate, Position } from '../model/results.ts';
import type { Edit, EditIssue, Scenario, ScenarioFileIssue } from '../model/scenario.ts';
import type { ChosenPair } from './workbench.ts';

/** The planner's part of the store: scenarios, and the questions asked about what is on the screen. */

/** What indexes in an answer mean; an answer whose basis is no longer on the screen is an old one. */
export interface Basis {
  readonly analysis: Analysis;
  readonly candidates: readonly Candidate[] | null;
  readonly stations: readonly BaseStation[];
  /** Of a plan: new sites proposed, hosts after all positions and structures. */
  readonly sites?: readonly Position[];
}

export type Asked<A extends PlannerAnswer> =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly progress: PlannerProgress | null; readonly since: number }
  /** Stopped by hand before anything was found. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'refused'; readonly obstacle: PlannerObstacle }
  /** `stopped`: by hand; the answer is the best that was found until then. */
  | {
      readonly kind: 'done';
      readonly answer: A;
      /** `questionKey` of what was asked. */
      readonly key: string;
      readonly basis: Basis;
      readonly stopped: boolean;
    };

type Kind = PlannerQuestion['kind'];
export type AnswerTo<K extends Kind> = Extract<PlannerAnswer, { kind: K }>;

export interface OpenScenario {
  readonly scenario: Scenario;
  /** Lists of edits to go back to, newest last; and forward to, next one last. */
  readonly past: readonly (readonly Edit[])[];
  readonly future: readonly (readonly Edit[])[];
}

/** `not-kept`: this browser keeps nothing; scenarios last as long as the page. */
export type Keeping = 'unknown' | 'kept' | 'not-kept';

export interface PlannerState {
  /** Being edited; null: the data as they are. */
  readonly open: OpenScenario | null;
  /** Of the analysis on the screen: edits that do not fit the data. */
  readonly editIssues: readonly EditIssue[];
  /** Scenarios of this province, newest change first; the open one is among them as last kept. */
  readonly scenarios: readonly Scenario[];
  readonly keeping: Keeping;
  /** What was noticed in the scenario file imported last. */
  readonly fileIssues: readonly ScenarioFileIssue[];
  /** The live preview beside the plan. */
  readonly preview: Asked<AnswerTo<'plan'>>;
  readonly plan: Asked<AnswerTo<'plan'>>;
  readonly compare: Asked<AnswerTo<'compare'>> & {
    readonly names?: readonly [a: string, b: string];
    /** Of a plan, before and after it with all planned stations; absent: of two scenarios. */
    readonly ofPlan?: true;
  };
  readonly pairs: Asked<AnswerTo<'pairs'>>;
  readonly gaps: Asked<AnswerTo<'gaps'>>;
  readonly outage: Asked<AnswerTo<'outage'>>;
  readonly goal: Asked<AnswerTo<'goal'>>;
  readonly move: Asked<AnswerTo<'move'>>;
  /** Without and with one pair of standing positions joined; `about`: that pair. */
  readonly pair: Asked<AnswerTo<'compare'>> & { readonly about?: ChosenPair };
}

const NONE = { kind: 'none' } as const;

/** Nothing asked of the data on the screen. */
export const NOTHING_ASKED = {
  preview: NONE,
  plan: NONE,
  compare: NONE,
  pairs: NONE,
  gaps: NONE,
  outage: NONE,
  goal: NONE,
  move: NONE,
  pair: NONE,
} satisfies Partial<PlannerState>;

/** No scenario, and nothing asked. */
export function initialPlanner(): PlannerState {
  return {
    open: null,
    editIssues: [],
    scenarios: [],
    keeping: 'unknown',
    fileIssues: [],
    ...NOTHING_ASKED,
  };
}

/** The edits that the analysis is to be made with. */
export function editsOf({ open }: Pick<PlannerState, 'open'>): readonly Edit[] {
  return open?.scenario.edits ?? NO_EDITS;
}

const NO_EDITS: readonly Edit[] = [];
const NO_PINS: readonly Pin[] = [];

/** The pins that a plan is made with now: the open scenario's own, else those of the data as they are. */
export function pinsInForce({
  planner,
  records,
}: {
  readonly planner: Pick<PlannerState, 'open'>;
  readonly records: Records;
}): readonly Pin[] {
  return planner.open === null ? records.pins : (planner.open.scenario.pins ?? NO_PINS);
}
