import { outOfRange } from '../../model/out-of-range.ts';
import type { CellCost } from '../sharing/loss.ts';
import { type Formulation, moveName } from './formulate.ts';
import type { Deadline } from './lexicographic.ts';
import type { PlanProblem } from './problem.ts';
import { atLeast, combine, type LinearConstraint, solveProgram, variable } from './program.ts';
import type { Solver } from './solver.ts';

/**
 * The set of moves with the least loss *together*. That loss can be above the sum of the single
 * ones (two stations stood in for each other) or below it (one comes to where another leaves), so
 * sets are analysed in full, in the order of a sum that the loss together is never below: what a
 * move loses where no move of another station can change the same operator and technology.
 * Once that sum reaches the best loss found, no set is better.
 */
export interface JointAnswer {
  /** Move numbers, ascending. */
  readonly chosen: readonly number[];
  /** Loss of the moves together, people. */
  readonly loss: number;
  /** No set that does what is asked loses less. */
  readonly bound: number;
  /** The bound is the loss, but for rounding. */
  readonly proven: boolean;
  /** Sets analysed in full. */
  readonly analysed: number;
}

/** Among which sets the search goes on. */
export interface JointChoice {
  readonly formulation: Formulation;
  /** What every set must keep, beside the formulation's own rows. */
  readonly rows: readonly LinearConstraint[];
  /** Sets that do what is asked, at least one; the first is the answer among equals. */
  readonly known: readonly (readonly number[])[];
}

/** After so many sets the search ends with the best one found. */
export const MOST_SETS = 40;
/** Losses this close, as a share of the greater, are equal: areas are sums of many rows. */
const EQUAL = 1e-9;

/**
 * @param effects Single losses, and the loss of a set by full analysis.
 */
export async function leastJointLoss(
  problem: PlanProblem,
  { formulation, rows, known }: JointChoice,
  effects: {
    readonly costs: (move: number) => readonly CellCost[];
    readonly jointLoss: (chosen: readonly number[]) => number;
  },
  solver: Solver,
  deadline: Deadline,
): Promise<JointAnswer> {
  const least = ownLosses(problem, effects.costs);
  const scale = unitsPerPerson(least);
  // Rounded down: the sum must stay below the loss.
  const units = least.map((loss) => Math.floor(loss * scale));
  const expression = combine(units.map((unit, m) => [unit, variable(moveName(m))]));
  const seen = new Set<string>();
  const cuts: LinearConstraint[] = [];
  let best: { readonly chosen: readonly number[]; readonly loss: number } | null = null;
  let bound = 0;
  for (const set of known) analyse(set);

  const isProven = (): boolean => best !== null && bound >= best.loss * (1 - EQUAL) - 1 / scale;
  while (!isProven() && seen.size < MOST_SETS) {
    const timeLimitS = (deadline.end - deadline.now()) / 1000;
    if (timeLimitS <= 0) break;
    const program = { ...formulation.program, rows: [...formulation.program.rows, ...rows, ...cuts] };
    const answer = await solveProgram(solver, program, { sense: 'min', expression }, { timeLimitS, absoluteGap: 0.5 });
    if (answer.status === 'infeasible') {
      // Every set has been analysed.
      bound = lossOfBest();
      break;
    }
    if (answer.bound !== undefined && Number.isFinite(answer.bound))
      bound = Math.max(bound, Math.min(lossOfBest(), Math.ceil(answer.bound - 1e-6) / scale));
    if (answer.status === 'unknown' || isProven()) break;
    const chosen = problem.moves.flatMap((_, m) => ((answer.values.get(moveName(m)) ?? 0) > 0.5 ? [m] : []));
    if (!analyse(chosen)) break;
  }
  const proven = isProven();
  return { chosen: chosenOfBest(), loss: lossOfBest(), bound, proven, analysed: seen.size };

  function lossOfBest(): number {
    return best?.loss ?? 0;
  }

  function chosenOfBest(): readonly number[] {
    return best?.chosen ?? [];
  }

  /** False: this set was analysed before. */
  function analyse(set: readonly number[]): boolean {
    const chosen = [...set].sort((a, b) => a - b);
    const key = chosen.join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    const inside = new Set(chosen);
    const parts = problem.moves.map((_, m) => [inside.has(m) ? -1 : 1, variable(moveName(m))] as const);
    cuts.push(atLeast(combine(parts), 1 - chosen.length));
    const loss = effects.jointLoss(chosen);
    if (best === null || loss < best.loss - EQUAL * Math.max(loss, best.loss)) best = { chosen, loss };
    return true;
  }
}

/**
 * What each move loses whatever other stations do: in villages that the moves of no other station
 * reach in the same operator and technology.
 */
function ownLosses(problem: PlanProblem, costs: (move: number) => readonly CellCost[]): number[] {
  const reachedBy = new Map<string, number>();
  const SEVERAL = -1;
  problem.moves.forEach(({ station }, m) => {
    for (const { cell, villages, grazed } of costs(m)) {
      for (const village of [...villages, ...grazed]) {
        const key = `${cell} ${village}`;
        const first = reachedBy.get(key);
        reachedBy.set(key, first === undefined || first === station ? station : SEVERAL);
      }
    }
  });
  return problem.moves.map((_, m) =>
    costs(m).reduce(
      (total, { cell, villages, losses }) =>
        villages.reduce(
          (sum, village, i) =>
            reachedBy.get(`${cell} ${village}`) === SEVERAL ? sum : sum + (losses[i] ?? outOfRange()),
          total,
        ),
      0,
    ),
  );
}

/** A power of ten: the greatest loss is about a million units. */
function unitsPerPerson(losses: readonly number[]): number {
  const greatest = losses.reduce((most, loss) => Math.max(most, loss), 0);
  return greatest > 0 ? 10 ** (6 - Math.floor(Math.log10(greatest))) : 1;
}
