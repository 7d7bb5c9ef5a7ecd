import type { Scenario } from '../model/scenario.ts';
import type { OpenScenario, PlannerState } from '../state/planner.ts';
import { useApp } from '../state/store.ts';
import { compute } from './analysis.ts';
import { keep } from './kept-scenarios.ts';

/** What the planner's commands do to the store, in one place. */

/** The planner's part of the store. */
export function planner(): PlannerState {
  return useApp.getState().planner;
}

/** Changes some of it. */
export function setPlanner(change: Partial<PlannerState>): void {
  useApp.setState({ planner: { ...planner(), ...change } });
}

/** Puts a scenario on the screen and computes it; null: the data as they are. */
export function show(open: OpenScenario | null): void {
  setPlanner({ open });
  if (open) keepScenario(open.scenario);
  compute();
}

/** Among the scenarios of the page at once, and kept for the next visit as soon as it can be. */
export function keepScenario(scenario: Scenario): void {
  setPlanner({ scenarios: [scenario, ...planner().scenarios.filter(({ id }) => id !== scenario.id)] });
  keep(scenario).then((kept) => {
    const keeping = kept ? 'kept' : 'not-kept';
    if (planner().keeping !== keeping) setPlanner({ keeping });
  });
}
