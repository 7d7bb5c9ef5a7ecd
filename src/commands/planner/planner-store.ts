import type { PlannerAnswer, PlannerQuestion } from '../../model/questions.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Asked, Basis, OpenScenario, PlannerState } from '../../state/planner.ts';
import { useApp } from '../../state/store.ts';
import { analysisClient } from '../analysis-client.ts';
import { compute } from '../compute.ts';
import { keep } from './scenario-keeper.ts';

/** What the planner's commands do to the store, in one place. */

export function planner(): PlannerState {
  return useApp.getState().planner;
}

export function setPlanner(change: Partial<PlannerState>): void {
  useApp.setState({ planner: { ...planner(), ...change } });
}

/** Puts a scenario on the screen and computes it; null: the data as they are. */
export function show(open: OpenScenario | null): void {
  setPlanner({ open });
  if (open) keepOnShelf(open.scenario);
  compute();
}

/** Among the scenarios of the page at once, and kept for the next visit as soon as it can be. */
export function keepOnShelf(scenario: Scenario): void {
  setPlanner({ scenarios: [scenario, ...planner().scenarios.filter(({ id }) => id !== scenario.id)] });
  keep(scenario).then((kept) => {
    const keeping = kept ? 'kept' : 'not-kept';
    if (planner().keeping !== keeping) setPlanner({ keeping });
  });
}

export function basis(): Basis | null {
  const { analysis, candidates, stations } = useApp.getState();
  return analysis && { analysis, candidates, stations };
}

type Slot = 'preview' | 'plan' | 'compare' | 'pairs' | 'gaps' | 'outage' | 'goal' | 'move';

const running = new Map<Slot, AbortController>();

/**
 * Asks the worker, and puts progress and answer where `write` says. A newer question for the
 * same slot stops the older one; what the older one still says is not heard.
 */
export async function ask<A extends PlannerAnswer>(
  slot: Slot,
  question: PlannerQuestion,
  read: (answer: PlannerAnswer) => A | null,
  write: (asked: Asked<A>) => void,
): Promise<void> {
  const asked = basis();
  if (!asked) return;
  running.get(slot)?.abort();
  const stopping = new AbortController();
  running.set(slot, stopping);
  const since = Date.now();
  const heard = (): boolean => running.get(slot) === stopping;
  write({ kind: 'running', progress: null, since });
  try {
    const answer = await analysisClient().askPlanner(
      question,
      (progress) => heard() && write({ kind: 'running', progress, since }),
      stopping.signal,
    );
    if (!heard()) return;
    if (answer?.kind === 'refused') {
      write(answer);
      return;
    }
    const known = answer && read(answer);
    const stopped = stopping.signal.aborted;
    write(known ? { kind: 'done', answer: known, basis: basisOf(known, asked), stopped } : { kind: 'stopped' });
  } catch (reason) {
    console.error(`${question.kind} gave no answer:`, reason);
    if (heard()) write({ kind: 'failed' });
  } finally {
    if (heard()) running.delete(slot);
  }
}

/** Candidates may have come in while the question was answered: of the same analysis they are the same. */
function basisOf(answer: PlannerAnswer, asked: Basis): Basis {
  const now = basis();
  const seen = now?.analysis === asked.analysis ? now.candidates : asked.candidates;
  return { ...asked, candidates: seen ?? (answer.kind === 'plan' ? (answer.candidates ?? null) : null) };
}

/** Ends the search for an answer: the best found until then is the answer, where there is one. */
export function stopAsking(slot: Slot): void {
  running.get(slot)?.abort();
}
