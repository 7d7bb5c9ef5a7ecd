import { outOfRange } from '../../model/out-of-range.ts';
import { type Effects, keptEstimate, keptRows } from './effects.ts';
import { type Formulation, formulate, moveName } from './formulate.ts';
import { goalByParts } from './goal-by-parts.ts';
import { type Aim, type Deadline, type StageAnswer, solveInOrder, type WholeObjective } from './lexicographic.ts';
import { lossUnits } from './loss-units.ts';
import { madeWith } from './mast-mates.ts';
import { countsAfter, type Fraction, type PlanProblem } from './problem.ts';
import { atLeast, type LinearConstraint, type Objective, solveProgram, variable, weightedSum } from './program.ts';
import type { Solver } from './solver.ts';

/** The fraction with the least denominator that is this number; e.g. 0.3 → 3/10. */
export function fractionOf(share: number): Fraction {
  for (let under = 1; under <= 1_000_000; under++) {
    const over = Math.round(share * under);
    if (over / under === share) return { over, under };
  }
  return { over: Math.floor(share * 1_000_000), under: 1_000_000 };
}

/** Strictly more than the goal: 30 of 100 is not more than 0.30. */
export function exceeds(shared: number, locations: number, goal: Fraction): boolean {
  return goal.under * shared - goal.over * locations >= 1;
}

/** Aim (a): the goal met, then least total loss, fewest moves, least total distance, ids. The solver is asked only where trying everything takes too long. */
export async function reachGoal(
  problem: PlanProblem,
  goal: Fraction,
  solver: Solver,
  deadline: Deadline,
  start?: readonly number[],
): Promise<StageAnswer> {
  if (problem.impossible) return NONE;
  const tried = await goalByParts(problem, { goal, units: sacrificeUnits(problem), start });
  if (tried !== null) return tried;
  const formulation = formulate(problem);
  const aim: Aim = { objectives: sacrifices(problem), rows: [goalRow(formulation, goal)] };
  return solveInOrder(problem, formulation, aim, { solver, deadline, start });
}

/** Coverage that every move set must keep. */
export interface KeptBound {
  /** From 0 to 1, of every operator and technology. */
  readonly leastKept: number;
  readonly effects: Effects;
}

/** After so many sets that break the bound the search ends with the best one found. */
export const MOST_ROUNDS = 20;

/**
 * Aim (b): most masts saved with kept ≥ a bound, then as aim (a). The sum of single-move
 * losses stands in for the loss of a set; each set found is analysed in full, and one that
 * breaks the bound is excluded. Coverage of one operator and technology depends only on
 * the moves of its own stations, so that part of the set is what is excluded.
 */
export async function saveMasts(
  problem: PlanProblem,
  { leastKept, effects }: KeptBound,
  solver: Solver,
  deadline: Deadline,
  start?: readonly number[],
): Promise<StageAnswer> {
  if (problem.impossible) return NONE;
  const formulation = formulate(problem);
  const kept = keptRows(problem, effects, leastKept);
  const roomy: Formulation = {
    ...formulation,
    program: { ...formulation.program, shares: [...formulation.program.shares, ...kept.shares] },
  };
  const before = countsAfter(problem, []).plannedMasts;
  const saved = (chosen: readonly number[]) => before - countsAfter(problem, chosen).plannedMasts;
  const masts: WholeObjective = { sense: 'max', expression: formulation.mastsSaved, valueOf: saved };
  const excluded: LinearConstraint[] = [];
  let best: readonly number[] | null = null;
  let bound = before;
  const better = (chosen: readonly number[]) => {
    if (best === null || saved(chosen) > saved(best)) best = chosen;
  };
  if (start && holds(start)) better(start);

  for (let round = 0; round < MOST_ROUNDS; round++) {
    const aim: Aim = { objectives: [masts, ...sacrifices(problem)], rows: [...kept.rows, ...excluded] };
    const answer = await solveInOrder(problem, roomy, aim, { solver, deadline, start: best ?? undefined });
    if (answer.status === 'infeasible' && best === null) return answer;
    if (answer.status === 'infeasible' || answer.status === 'unknown') break;
    if (Number.isFinite(answer.bound)) bound = Math.min(bound, Math.floor(answer.bound + 1e-6));
    const broken = brokenCells(answer.chosen);
    if (broken.length === 0) return { ...answer, bound };
    for (const cell of broken) excluded.push(notAgain(cell, answer.chosen));
    const repaired = repair(answer.chosen);
    if (repaired) better(repaired);
    if (deadline.now() >= deadline.end) break;
  }
  if (best === null) return { status: 'unknown', chosen: [], value: 0, bound: 0 };
  const value = saved(best);
  return { status: 'feasible', chosen: best, value, bound: Math.max(value, bound) };

  function brokenCells(chosen: readonly number[]): number[] {
    return [...effects.keptByCell(chosen)].filter(([, share]) => !keeps(share, leastKept)).map(([cell]) => cell);
  }

  function holds(chosen: readonly number[]): boolean {
    return keeps(keptEstimate(effects, chosen), leastKept) && brokenCells(chosen).length === 0;
  }

  function notAgain(cell: number, chosen: readonly number[]): LinearConstraint {
    const inside = new Set(chosen);
    const touching = problem.moves.flatMap((_, m) => (effects.costs(m).some((cost) => cost.cell === cell) ? [m] : []));
    // Σ over those inside of (1 − x) + Σ over the others of x ≥ 1.
    const parts = touching.map((m) => [inside.has(m) ? -1 : 1, variable(moveName(m))] as const);
    const size = touching.filter((m) => inside.has(m)).length;
    return atLeast(weightedSum(parts), 1 - size);
  }

  /** Takes back the moves that cost most in what is broken; null where pins and orders allow none. */
  function repair(chosen: readonly number[]): readonly number[] | null {
    let left = [...chosen];
    for (let broken = brokenCells(left); broken.length > 0 || !holds(left); broken = brokenCells(left)) {
      const costOf = (m: number) =>
        effects
          .costs(m)
          .filter(({ cell }) => broken.length === 0 || broken.includes(cell))
          .reduce((total, { loss }) => total + loss, 0);
      const free = left.filter((m) => isFree(problem, m));
      const [worst] = [...free].sort((a, b) => costOf(b) - costOf(a) || b - a);
      if (worst === undefined) return null;
      const taken = madeWith(problem, worst);
      left = left.filter((m) => !taken.includes(m));
    }
    return left;
  }
}

/** Rounding must not decide that a bound that is met exactly is broken. */
export function keeps(share: number, leastKept: number): boolean {
  return share >= leastKept - 1e-9;
}

/** Neither pinned nor ordered. */
export function isFree(problem: PlanProblem, m: number): boolean {
  return !problem.pinned.includes(m) && !problem.mustMove.has(problem.moves[m]?.station ?? -1);
}

/** Move numbers, and newly built locations with them. */
export interface CountedMoves {
  readonly chosen: readonly number[];
  readonly locations: number;
  readonly shared: number;
}

/**
 * The greatest share that any plan can reach, by Dinkelbach's method; null where pins or orders
 * allow no plan, or where it was not proved.
 */
export async function furthest(problem: PlanProblem, solver: Solver, deadline: Deadline): Promise<CountedMoves | null> {
  if (problem.impossible) return null;
  const formulation = formulate(problem);
  let best: CountedMoves | null = null;
  for (;;) {
    const { locations, shared } = best ?? { locations: 1, shared: 0 };
    const expression = weightedSum([
      [Math.max(1, locations), formulation.shared],
      [-shared, formulation.locations],
    ]);
    const objective: Objective = { sense: 'max', expression };
    const timeLimitS = (deadline.end - deadline.now()) / 1000;
    if (timeLimitS <= 0) return null;
    const answer = await solveProgram(solver, formulation.program, objective, { timeLimitS, absoluteGap: 0.5 });
    if (answer.status !== 'optimal') return null;
    const chosen = problem.moves.flatMap((_, m) => ((answer.values.get(moveName(m)) ?? 0) > 0.5 ? [m] : []));
    const counts = countsAfter(problem, chosen);
    const gain = counts.shared * Math.max(1, locations) - counts.locations * shared;
    if (best !== null && gain <= 0) return best;
    best = { chosen, locations: counts.locations, shared: counts.shared };
  }
}

/**
 * Of the plans that reach the greatest share, the one of least total loss, then fewest moves, least
 * distance, ids; null where no plan is allowed or the share was not proved.
 */
export async function farthestPlan(
  problem: PlanProblem,
  solver: Solver,
  deadline: Deadline,
): Promise<CountedMoves | null> {
  const far = await furthest(problem, solver, deadline);
  if (far === null) return null;
  const formulation = formulate(problem);
  const asFar = weightedSum([
    [Math.max(1, far.locations), formulation.shared],
    [-far.shared, formulation.locations],
  ]);
  const aim: Aim = { objectives: sacrifices(problem), rows: [atLeast(asFar, 0)] };
  const cheapest = await solveInOrder(problem, formulation, aim, { solver, deadline, start: far.chosen });
  const isFound = cheapest.status === 'optimal' || cheapest.status === 'feasible';
  if (!isFound) return far;
  const { locations, shared } = countsAfter(problem, cheapest.chosen);
  return { chosen: cheapest.chosen, locations, shared };
}

/** The goal as a row: shared ÷ locations strictly above it, in whole numbers. */
export function goalRow(formulation: Formulation, goal: Fraction): LinearConstraint {
  const surplus = weightedSum([
    [goal.under, formulation.shared],
    [-goal.over, formulation.locations],
  ]);
  return atLeast(surplus, 1);
}

/** Every plan wants the least of these, in this order. */
export function sacrifices(problem: PlanProblem): WholeObjective[] {
  return sacrificeUnits(problem).map((units) => ({
    sense: 'min',
    expression: weightedSum(units.map((unit, m) => [unit, variable(moveName(m))])),
    valueOf: (chosen) => chosen.reduce((total, m) => total + (units[m] ?? outOfRange()), 0),
  }));
}

/** What each move costs of them, in whole units. */
export function sacrificeUnits(problem: PlanProblem): readonly (readonly number[])[] {
  return [
    lossUnits(problem),
    problem.moves.map(() => 1),
    problem.moves.map((move) => Math.round(move.distanceM * 100)),
  ];
}

/** Nothing does what is asked. */
export const NONE: StageAnswer = { status: 'infeasible', chosen: [], value: 0, bound: 0 };
