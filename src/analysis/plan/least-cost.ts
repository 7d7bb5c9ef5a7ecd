import { outOfRange } from '../../model/out-of-range.ts';
import { type Formulation, formulate, moveName } from './formulate.ts';
import { type Deadline, type StageAnswer, solveInOrder, type WholeObjective } from './lexicographic.ts';
import { mastsOf, type ProblemMoney } from './money.ts';
import { goalRow, NONE, sacrifices } from './optimise.ts';
import type { Fraction, PlanProblem } from './problem.ts';
import { atMost, type LinearConstraint, variable, weightedSum } from './program.ts';
import type { Solver } from './solver.ts';

/**
 * The goal met at the least cost (rent, surveys and masts built together, less masts saved), then
 * as in every plan: least loss, fewest moves, least distance, ids. The middle of each spread counts;
 * a mast whose cost is not known counts nothing.
 */
export async function leastCost(
  problem: PlanProblem,
  { goal, money }: { readonly goal: Fraction; readonly money: ProblemMoney },
  solver: Solver,
  deadline: Deadline,
  start?: readonly number[],
): Promise<StageAnswer> {
  if (problem.impossible) return NONE;
  const formulation = formulate(problem);
  const cost = costObjective(problem, formulation, money);
  const aim = { objectives: [cost, ...sacrifices(problem)], rows: [goalRow(formulation, goal)] };
  return solveInOrder(problem, formulation, aim, { solver, deadline, start });
}

/** Sets that cost no more than this one. */
export function asCheapAs(cost: WholeObjective, chosen: readonly number[]): LinearConstraint {
  return atMost(cost.expression, cost.valueOf(chosen) + 0.5);
}

/** What a set of moves costs, in whole units. */
export function costObjective(problem: PlanProblem, formulation: Formulation, money: ProblemMoney): WholeObjective {
  const scale = unitsPerMillion(money);
  const moves = money.ofMove.map(({ mid }) => Math.round(mid * scale));
  const masts = new Map([...money.ofMast].map(([place, cost]) => [place, Math.round((cost?.mid ?? 0) * scale)]));
  const sum = (places: readonly number[]) => places.reduce((total, place) => total + (masts.get(place) ?? 0), 0);
  return {
    sense: 'min',
    expression: weightedSum([
      ...moves.map((units, m) => [units, variable(moveName(m))] as const),
      ...formulation.masts.map(({ place, saved }) => [-(masts.get(place) ?? 0), saved] as const),
    ]),
    valueOf: (chosen) => {
      const { saved, built } = mastsOf(problem, chosen);
      return chosen.reduce((total, m) => total + (moves[m] ?? outOfRange()), 0) + sum(built) - sum(saved);
    },
  };
}

/** A power of ten: the greatest amount is about a million units, so that sums are whole and exact. */
function unitsPerMillion({ ofMove, ofMast }: ProblemMoney): number {
  const amounts = [...ofMove, ...[...ofMast.values()].flatMap((cost) => cost ?? [])].map(({ mid }) => mid);
  const greatest = Math.max(0, ...amounts);
  return greatest > 0 ? 10 ** (6 - Math.floor(Math.log10(greatest))) : 1;
}
