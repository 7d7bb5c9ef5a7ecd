import type { CellCost } from '../sharing/loss.ts';
import { type Formulation, moveName } from './formulate.ts';
import { groupsOf, knownAlone, knownTogether, ownLosses } from './joint-groups.ts';
import type { Deadline } from './lexicographic.ts';
import type { PlanProblem } from './problem.ts';
import { atLeast, type LinearConstraint, solveProgram, variable, weightedSum } from './program.ts';
import type { Solver } from './solver.ts';

/**
 * The set of moves with the least loss *together*. That loss can be above the sum of the single
 * ones (two stations stood in for each other) or below it (one comes to where another leaves). It is
 * a sum over villages, of each operator and technology, and in most villages only the moves of one
 * station count: there the single losses are exact. The others are gathered in groups that the same
 * moves reach, each with a loss that the program may choose, but not below what is known: what each
 * move loses where it is the only one of the group, and what every set analysed in full has lost
 * there. So each analysis teaches the program about all sets that have the same moves in a group;
 * once no set is left whose known loss is below that of the best, the best is proved.
 */
export interface JointAnswer {
  /** Move numbers, ascending. */
  readonly chosen: readonly number[];
  /** Loss of the moves together, people. */
  readonly loss: number;
  /** No set that does what is asked loses less. */
  readonly bound: number;
  /** The bound is the loss, to a twenty-thousandth. */
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
export const MOST_SETS = 400;
/** With more rows of groups than this the program is slow: the groups that matter least are left out, which only lowers the bound. */
const MOST_ROWS = 3_000;
/** Losses this close, as a share of the greater, are equal: areas are sums of many rows. */
const EQUAL = 1e-9;
/** A bound this close, as a share of the loss, is the loss: what groups lose is exact to a millionth of their people. */
const PROVED = 5e-5;

/** What moves lose, one by one and together. */
export interface JointEffects {
  /** Of one move, every other station at its original place. */
  readonly costs: (move: number) => readonly CellCost[];
  /** Of a set by full analysis: all of it, and by operator × technology in each village that a mover touches. */
  readonly jointLoss: (chosen: readonly number[]) => {
    readonly loss: number;
    readonly byCell: ReadonlyMap<number, readonly { readonly village: number; readonly lost: number }[]>;
  };
}

/** The set whose moves lose least together, and what is proved of it. */
export async function leastJointLoss(
  problem: PlanProblem,
  { formulation, rows, known }: JointChoice,
  effects: JointEffects,
  solver: Solver,
  deadline: Deadline,
): Promise<JointAnswer> {
  let rowCount = 0;
  const groups = groupsOf(problem, effects.costs).filter(({ moves }) => {
    rowCount += moves.length;
    return rowCount <= MOST_ROWS;
  });
  const own = ownLosses(problem, effects.costs);
  const scale = unitsPerPerson([...own, ...groups.map(({ most }) => most)]);
  // Rounded down: the sum must stay below the loss.
  const expression = weightedSum([
    ...own.map((loss, m) => [Math.floor(loss * scale), variable(moveName(m))] as const),
    ...groups.map(({ name, most }) => [Math.floor(most * scale), variable(name)] as const),
  ]);
  const shares = [...formulation.program.shares, ...groups.map(({ name }) => name)];
  const learned: LinearConstraint[] = groups.flatMap((group) => knownAlone(problem, group));
  const taught = new Set<string>();
  const seen = new Set<string>();
  let best: { readonly chosen: readonly number[]; readonly loss: number } | null = null;
  let bound = 0;
  for (const set of known) analyse(set);

  const isProven = (): boolean => best !== null && bound >= best.loss * (1 - PROVED) - 1 / scale;
  while (!isProven() && seen.size < MOST_SETS) {
    const timeLimitS = (deadline.end - deadline.now()) / 1000;
    if (timeLimitS <= 0) break;
    const program = { ...formulation.program, shares, rows: [...formulation.program.rows, ...rows, ...learned] };
    const absoluteGap = Math.max(0.5, (lossOfBest() * scale * PROVED) / 4);
    const answer = await solveProgram(solver, program, { sense: 'min', expression }, { timeLimitS, absoluteGap });
    if (answer.status === 'infeasible') {
      // Every set has been analysed.
      bound = lossOfBest();
      break;
    }
    if (answer.bound !== undefined && Number.isFinite(answer.bound))
      bound = Math.max(bound, Math.min(lossOfBest(), answer.bound / scale));
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
    learned.push(atLeast(weightedSum(parts), 1 - chosen.length));
    const { loss, byCell } = effects.jointLoss(chosen);
    learn(inside, byCell);
    if (best === null || loss < best.loss - EQUAL * Math.max(loss, best.loss)) best = { chosen, loss };
    return true;
  }

  /** What the set has lost in each group of which it has two moves or more. */
  function learn(inside: ReadonlySet<number>, byCell: ReturnType<JointEffects['jointLoss']>['byCell']): void {
    const lostIn = new Map<number, Map<number, number>>();
    for (const [cell, villages] of byCell)
      lostIn.set(cell, new Map(villages.map(({ village, lost }) => [village, lost])));
    for (const group of groups) {
      const there = group.moves.filter((m) => inside.has(m));
      const key = `${group.name} ${there.join(' ')}`;
      if (there.length < 2 || taught.has(key)) continue;
      taught.add(key);
      const lost = lostIn.get(group.cell);
      const loss = group.villages.reduce((sum, village) => sum + (lost?.get(village) ?? 0), 0);
      if (loss > 0) learned.push(knownTogether(problem, group, there, loss));
    }
  }
}

/** A power of ten: the greatest loss is about a million units. */
export function unitsPerPerson(losses: readonly number[]): number {
  const greatest = losses.reduce((most, loss) => Math.max(most, loss), 0);
  return greatest > 0 ? 10 ** (6 - Math.floor(Math.log10(greatest))) : 1;
}
