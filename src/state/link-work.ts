import type { Pin } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { AppState } from './store.ts';
import { type ChosenCandidate, type PlanForm, WORKBENCH_AT_FIRST } from './workbench.ts';

/** What a planner works on, as a link carries it: compressed, since a scenario has many edits. */
export interface LinkWork {
  readonly version: 1;
  /** The open one, its pins among it. */
  readonly scenario?: Scenario;
  /** Of the data as they are, where no scenario is open. */
  readonly pins?: readonly Pin[];
  /** What a plan is asked for; absent: as usual. */
  readonly plan?: PlanForm;
  readonly candidate?: ChosenCandidate;
  /** Positions tried without. */
  readonly off?: readonly string[];
}

/** Null: nothing differs from what everyone sees first. */
export function linkedWork({ planner, records, workbench }: AppState): LinkWork | null {
  const scenario = planner.open?.scenario;
  const { plan, candidate, off } = workbench;
  const pins = scenario ? [] : records.pins;
  const work: LinkWork = {
    version: 1,
    ...(scenario ? { scenario } : {}),
    ...(pins.length > 0 ? { pins } : {}),
    ...(JSON.stringify(plan) === JSON.stringify(WORKBENCH_AT_FIRST.plan) ? {} : { plan }),
    ...(candidate ? { candidate } : {}),
    ...(off.length > 0 ? { off } : {}),
  };
  return Object.keys(work).length > 1 ? work : null;
}

/** Parts of the screen that a link cannot carry. */
export const LEFT_OUT = ['files', 'profile', 'scenario', 'pins', 'log', 'figures', 'objections'] as const;
/** One of `LEFT_OUT`. */
export type LeftOut = (typeof LEFT_OUT)[number];

/** What of this screen another browser would not see from its link. */
export function leftOutOfLink(state: AppState): readonly LeftOut[] {
  const { given, profileUrl, linkWork, planner, records, objections } = state;
  const left: LeftOut[] = [];
  if (given.length > 0) left.push('files');
  if (profileUrl.startsWith('blob:')) left.push('profile');
  if (linkWork.kind === 'too-long') left.push(planner.open === null && records.pins.length > 0 ? 'pins' : 'scenario');
  if (records.moveLog.length > 0) left.push('log');
  if (records.figures.length > 0) left.push('figures');
  if (objections.length > 0) left.push('objections');
  return left;
}
