import { editsOfMoves, editsOfPair } from '../analysis/scenario/edits-from.ts';
import { hostsOf } from '../analysis/sharing/hosts.ts';
import type { GapOrder, Pair } from '../model/planner.ts';
import { questionKey } from '../model/question-key.ts';
import type { PlannerAnswer, PlannerQuestion, PlanOrder } from '../model/questions.ts';
import type { Edit } from '../model/scenario.ts';
import { type Asked, type Basis, editsOf } from '../state/planner.ts';
import { useApp } from '../state/store.ts';
import { analysisClient } from './analysis-client.ts';
import { planner, setPlanner } from './planner-state.ts';

/** Searches the plan, with proof; stopped by `stopAsking('plan')`. */
export function makePlan(order: Omit<PlanOrder, 'method'>): Promise<void> {
  return ask(
    'plan',
    { kind: 'plan', order: { ...order, method: 'exact' } },
    (answer) => (answer.kind === 'plan' ? answer : null),
    (plan) => setPlanner({ plan }),
  );
}

/** The same, greedily and at once. */
export function previewPlan(order: Omit<PlanOrder, 'method'>): Promise<void> {
  return ask(
    'preview',
    { kind: 'plan', order: { ...order, method: 'greedy' } },
    (answer) => (answer.kind === 'plan' ? answer : null),
    (preview) => setPlanner({ preview }),
  );
}

/** Computes two scenarios side by side; null: the data as they are. */
export function compareScenarios(a: string | null, b: string | null): Promise<void> {
  const find = (id: string | null) => planner().scenarios.find((one) => one.id === id);
  const { surveys } = useApp.getState();
  const edits = (id: string | null): readonly Edit[] => [...surveys, ...(find(id)?.edits ?? [])];
  const names = [find(a)?.name ?? '', find(b)?.name ?? ''] as const;
  return ask(
    'compare',
    { kind: 'compare', a: edits(a), b: edits(b) },
    (answer) => (answer.kind === 'compare' ? answer : null),
    (compare) => setPlanner({ compare: { ...compare, names } }),
  );
}

/** What joining a pair of the answer on the screen changes, by the full engine. */
export function inspectPair(pair: Pair): Promise<void> {
  const asked = planner().pairs;
  if (asked.kind !== 'done') return Promise.resolve();
  const { stations, analysis } = asked.basis;
  const [mover, host] = [analysis.positions[pair.mover], analysis.positions[pair.host]];
  const before = editsOnScreen();
  const about = { mover: mover?.id ?? '', host: host?.id ?? '' };
  return ask(
    'pair',
    { kind: 'compare', a: before, b: [...before, ...editsOfPair(pair, stations, analysis.positions)] },
    (answer) => (answer.kind === 'compare' ? answer : null),
    (found) => setPlanner({ pair: { ...found, about } }),
  );
}

/**
 * The province with all planned stations at their places, and moved by the plan on the screen: for the two
 * halves of the map. `names`: of the halves.
 */
export function comparePlan(names: readonly [before: string, after: string]): Promise<void> {
  const { planner: now, province } = useApp.getState();
  if (now.plan.kind !== 'done' || !province) return Promise.resolve();
  const { answer, basis: ground } = now.plan;
  const hosts = hostsOf(ground.analysis.positions, province.structures, ground.sites);
  const moves = answer.plan.chosen.flatMap((index) => ground.candidates?.[index] ?? []);
  const before = editsOnScreen();
  const after = [...before, ...editsOfMoves(moves, ground.stations, hosts)];
  return ask(
    'compare',
    { kind: 'compare', a: before, b: after, withPlanned: true },
    (found) => (found.kind === 'compare' ? found : null),
    (compare) => setPlanner({ compare: { ...compare, names, ofPlan: true } }),
  );
}

/** What surveys and the open scenario change in the data. */
function editsOnScreen(): readonly Edit[] {
  return [...useApp.getState().surveys, ...editsOf(planner())];
}

/** Standing positions that could become one. */
export function findPairs(withinM: number): Promise<void> {
  return ask(
    'pairs',
    { kind: 'pairs', withinM },
    (answer) => (answer.kind === 'pairs' ? answer : null),
    (pairs) => setPlanner({ pairs }),
  );
}

/** The next positions that reach the most people; `exact`: with the proven optimum beside the greedy choice. */
export function fillGaps(order: GapOrder, method: 'greedy' | 'exact'): Promise<void> {
  return ask(
    'gaps',
    { kind: 'gaps', order, exact: method === 'exact' },
    (answer) => (answer.kind === 'gaps' ? answer : null),
    (gaps) => setPlanner({ gaps }),
  );
}

/** Asks what would go dark with these positions off; nothing is edited. */
export function tryOutage(positions: readonly number[]): Promise<void> {
  return ask(
    'outage',
    { kind: 'outage', positions },
    (answer) => (answer.kind === 'outage' ? answer : null),
    (outage) => setPlanner({ outage }),
  );
}

/** The goal by unit, by operator and over time. */
export function lookAtGoal(): Promise<void> {
  return ask(
    'goal',
    { kind: 'goal' },
    (answer) => (answer.kind === 'goal' ? answer : null),
    (goal) => setPlanner({ goal }),
  );
}

/** Villages that a candidate gains and loses, by the full engine; indexes of the candidate's station and host. */
export function inspectMove(station: number, host: number): Promise<void> {
  return ask(
    'move',
    { kind: 'move', station, host },
    (answer) => (answer.kind === 'move' ? answer : null),
    (move) => setPlanner({ move }),
  );
}

/** Villages whose share differs between circles and the radio model on the screen. */
export function compareWithCircles(): Promise<void> {
  return ask(
    'models',
    { kind: 'models' },
    (answer) => (answer.kind === 'models' ? answer : null),
    (modelComparison) => useApp.setState({ modelComparison }),
  );
}

/** What a question asked now would be about. */
export function basis(): Basis | null {
  const { analysis, candidates, stations } = useApp.getState();
  return analysis && { analysis, candidates, stations };
}

type Slot =
  | 'measured'
  | 'measurement-errors'
  | 'models'
  | 'preview'
  | 'plan'
  | 'compare'
  | 'pairs'
  | 'gaps'
  | 'outage'
  | 'goal'
  | 'move'
  | 'pair';

const running = new Map<Slot, AbortController>();

/**
 * Asks the worker, and puts progress and answer where `write` says. A newer question for the
 * same slot stops the older one; what the older one still says is dropped.
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
  const isNewest = (): boolean => running.get(slot) === stopping;
  write({ kind: 'running', progress: null, since });
  try {
    const answer = await analysisClient().askPlanner(
      question,
      (progress) => isNewest() && write({ kind: 'running', progress, since }),
      stopping.signal,
    );
    if (!isNewest()) return;
    if (answer?.kind === 'refused') {
      write(answer);
      return;
    }
    const known = answer && read(answer);
    const stopped = stopping.signal.aborted;
    const key = questionKey(question);
    write(known ? { kind: 'done', answer: known, key, basis: basisOf(known, asked), stopped } : { kind: 'stopped' });
  } catch (reason) {
    console.error(`${question.kind} gave no answer:`, reason);
    if (isNewest()) write({ kind: 'failed' });
  } finally {
    if (isNewest()) running.delete(slot);
  }
}

/** Candidates may have come in while the question was answered: of the same analysis they are the same. */
function basisOf(answer: PlannerAnswer, asked: Basis): Basis {
  if (answer.kind === 'plan' && answer.sites)
    return { ...asked, candidates: answer.candidates ?? null, sites: answer.sites };
  const now = basis();
  const seen = now?.analysis === asked.analysis ? now.candidates : asked.candidates;
  return { ...asked, candidates: seen ?? (answer.kind === 'plan' ? (answer.candidates ?? null) : null) };
}

/** Ends the search for an answer: the best found until then is the answer, where there is one. */
export function stopAsking(slot: Slot): void {
  running.get(slot)?.abort();
}
