import type { Edit } from '../model/scenario.ts';
import type { OpenScenario } from './planner.ts';

/** Undo and redo over whole lists of edits: what a person does at once is one step, whatever it is made of. */

const LONGEST_PAST = 200;

/** @param now ISO date-time of the change. */
export function withEdits(open: OpenScenario, edits: readonly Edit[], now: string): OpenScenario {
  const past = [...open.past, open.scenario.edits].slice(-LONGEST_PAST);
  return { scenario: { ...open.scenario, edits, changed: now }, past, future: [] };
}

/** The same where there is nothing to undo. */
export function undone(open: OpenScenario, now: string): OpenScenario {
  const edits = open.past.at(-1);
  if (!edits) return open;
  return {
    scenario: { ...open.scenario, edits, changed: now },
    past: open.past.slice(0, -1),
    future: [...open.future, open.scenario.edits],
  };
}

/** The same where there is nothing to do again. */
export function redone(open: OpenScenario, now: string): OpenScenario {
  const edits = open.future.at(-1);
  if (!edits) return open;
  return {
    scenario: { ...open.scenario, edits, changed: now },
    past: [...open.past, open.scenario.edits],
    future: open.future.slice(0, -1),
  };
}
