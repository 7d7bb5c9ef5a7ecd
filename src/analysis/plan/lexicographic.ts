import { type Formulation, moveName } from './formulate.ts';
import type { PlanProblem } from './problem.ts';
import {
  atLeast,
  atMost,
  type LinearConstraint,
  type Objective,
  type Program,
  solveProgram,
  sum,
  variable,
  weightedSum,
} from './program.ts';
import type { Solver } from './solver.ts';

/**
 * One objective after the other: each is solved to the proof, held as a row, and the next
 * one decides among what is left; at last the ids, so that the same input gives the same
 * plan. Objectives are whole numbers: solvers return 252.9999998, and what is whole can be
 * rounded and compared.
 */

export interface Aim {
  /** Most important first, each in whole units. */
  readonly objectives: readonly WholeObjective[];
  /** Must hold whatever is aimed at: the goal, the bound, sets excluded. */
  readonly rows: readonly LinearConstraint[];
}

/** An objective that can be computed exactly for any set of moves, beside its linear form. */
export interface WholeObjective extends Objective {
  /** The objective of a set of moves, exactly. */
  readonly valueOf: (chosen: readonly number[]) => number;
}

/** What solving in order came to. */
export interface StageAnswer {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  /** Move numbers, ascending. */
  readonly chosen: readonly number[];
  /** Value of the first objective, and what none can beat. */
  readonly value: number;
  readonly bound: number;
}

/** Moments in milliseconds, as `Date.now()`. */
export interface Deadline {
  readonly now: () => number;
  readonly end: number;
  /** Called with what is being proved, and how far from proved it is; null: not known yet. */
  readonly tell?: (stage: 'aim' | 'ties', gap: number | null) => void;
}

/** Whole units: anything within half a unit of the bound is at the bound. */
const ABSOLUTE_GAP = 0.5;
/** So many moves are ordered by id in one step: 2^16 is still exact. */
const BLOCK = 16;

/** What solves, and until when. */
export interface Solving {
  readonly solver: Solver;
  readonly deadline: Deadline;
  /** A set that keeps every row: the answer where the solver has none of its own. */
  readonly start?: readonly number[] | undefined;
}

/** Solves for one objective after the other, and for the ids. */
export async function solveInOrder(
  problem: PlanProblem,
  formulation: Formulation,
  aim: Aim,
  { solver, deadline, start }: Solving,
): Promise<StageAnswer> {
  const rows = [...formulation.program.rows, ...aim.rows];
  let chosen: readonly number[] | null = null;
  let value = 0;
  let bound = 0;
  for (const [stage, objective] of aim.objectives.entries()) {
    const program = { ...formulation.program, rows };
    const told = stage === 0 ? deadline : tiesOf(deadline);
    const found = await solveStage(program, objective, problem, {
      solver,
      deadline: told,
      start: chosen ?? start,
    });
    if (found.status === 'infeasible' || found.status === 'unknown') {
      // A later stage has the last one's solution: it can only have run out of time.
      if (chosen) return { status: 'feasible', chosen, value, bound };
      if (found.status === 'infeasible' || !start) return { status: found.status, chosen: [], value: 0, bound: 0 };
      return { status: 'feasible', chosen: start, value: objective.valueOf(start), bound: found.bound ?? Number.NaN };
    }
    const reached = objective.valueOf(found.chosen);
    if (stage === 0) {
      value = reached;
      bound = found.status === 'optimal' ? reached : found.bound;
    }
    chosen = found.chosen;
    if (found.status !== 'optimal') return { status: 'feasible', chosen, value, bound };
    if (chosen.length === 0 && stage > 0) break;
    rows.push(
      objective.sense === 'min'
        ? atMost(objective.expression, reached + 0.5)
        : atLeast(objective.expression, reached - 0.5),
    );
  }
  const known = chosen ?? [];
  const first = await firstById(problem, formulation, rows, known, { solver, deadline: tiesOf(deadline) });
  return { status: first ? 'optimal' : 'feasible', chosen: first ?? known, value, bound };
}

/** Of all sets that are equal so far, the one whose list of moves comes first; null if time ran out. */
async function firstById(
  problem: PlanProblem,
  formulation: Formulation,
  rows: readonly LinearConstraint[],
  chosen: readonly number[],
  solving: Solving,
): Promise<readonly number[] | null> {
  if (chosen.length === 0) return chosen;
  const all = problem.moves.map((_, m) => variable(moveName(m)));
  const asMany = [...rows, atMost(sum(all), chosen.length + 0.5), atLeast(sum(all), chosen.length - 0.5)];
  const other = atMost(sum(chosen.map((m) => variable(moveName(m)))), chosen.length - 1);
  const nothing: Objective = { sense: 'min', expression: sum([]) };
  const another = { ...formulation.program, rows: [...asMany, other] };
  const found = await solveStage(another, nothing, problem, solving);
  if (found.status === 'infeasible') return chosen;
  if (found.status === 'unknown') return null;

  let best = chosen;
  for (let from = 0; from < all.length; from += BLOCK) {
    const block = all.slice(from, from + BLOCK);
    const expression = weightedSum(block.map((move, i) => [2 ** (block.length - 1 - i), move]));
    const program = { ...formulation.program, rows: asMany };
    const answer = await solveStage(program, { sense: 'max', expression }, problem, { ...solving, start: best });
    if (answer.status !== 'optimal') return null;
    best = answer.chosen;
    const inBlock = best.filter((m) => m >= from && m < from + block.length);
    const reached = inBlock.reduce((total, m) => total + 2 ** (block.length - 1 - (m - from)), 0);
    asMany.push(atLeast(expression, reached - 0.5));
    if (best.every((m) => m < from + BLOCK)) break;
  }
  return best;
}

/** Once the aim is proved, its gap is 0 whatever else is still open. */
function tiesOf({ tell, ...deadline }: Deadline): Deadline {
  if (!tell) return deadline;
  tell('ties', 0);
  return { ...deadline, tell: () => tell('ties', 0) };
}

/** How far a value may be from the best, as a share of the larger of it and the bound. */
export function relativeGap(value: number | null, bound: number | null): number | null {
  if (value === null || bound === null) return null;
  const scale = Math.max(Math.abs(value), Math.abs(bound));
  return scale > 0 ? Math.min(1, Math.abs(value - bound) / scale) : 0;
}

async function solveStage(
  program: Program,
  objective: Objective,
  problem: PlanProblem,
  { solver, deadline, start }: Solving,
): Promise<
  | { readonly status: 'optimal' | 'feasible'; readonly chosen: readonly number[]; readonly bound: number }
  | { readonly status: 'infeasible' }
  | { readonly status: 'unknown'; readonly bound?: number }
> {
  const timeLimitS = (deadline.end - deadline.now()) / 1000;
  if (timeLimitS <= 0) return { status: 'unknown' };
  const { tell } = deadline;
  const answer = await solveProgram(solver, program, objective, {
    timeLimitS,
    absoluteGap: ABSOLUTE_GAP,
    ...(tell ? { onProgress: ({ value, bound }) => tell('aim', relativeGap(value, bound)) } : {}),
    // Only whole starts: the solver finds what follows from the moves by itself.
    ...(start ? { start: new Map(problem.moves.map((_, m) => [moveName(m), start.includes(m) ? 1 : 0])) } : {}),
  });
  if (answer.status === 'infeasible' || answer.status === 'unknown') return answer;
  const chosen = problem.moves.flatMap((_, m) => ((answer.values.get(moveName(m)) ?? 0) > 0.5 ? [m] : []));
  return { status: answer.status, chosen, bound: answer.bound };
}
