import { outOfRange } from '../../model/out-of-range.ts';
import type { CellCost } from '../sharing/loss.ts';
import { moveName } from './formulate.ts';
import type { PlanProblem } from './problem.ts';
import { atLeast, type LinearConstraint, variable, weightedSum } from './program.ts';

/**
 * Where moves of several stations count together: villages of one operator and technology that the
 * same moves reach. Of each such group the program has one variable, its loss as a share of `most`.
 */
export interface JointGroup {
  /** Variable in the program. */
  readonly name: string;
  readonly cell: number;
  readonly villages: readonly number[];
  /** Moves that reach these villages, of two stations or more; ascending. */
  readonly moves: readonly number[];
  /** What each of the moves loses there alone, people. */
  readonly alone: readonly number[];
  /** No set of moves loses more there: all that is covered before. */
  readonly most: number;
}

type Costs = (move: number) => readonly CellCost[];

/** One village in one operator × technology: people covered before, and what each move that reaches it loses alone. */
interface Reached {
  readonly village: number;
  base: number;
  readonly losses: Map<number, number>;
}

/** Groups of villages that moves of several stations reach; those where most is lost first. */
export function groupsOf(problem: PlanProblem, costs: Costs): readonly JointGroup[] {
  const groups = new Map<string, { readonly cell: number; readonly villages: Reached[] }>();
  for (const [cell, villages] of reachedBy(problem, costs)) {
    for (const reached of villages.values()) {
      const moves = [...reached.losses.keys()];
      if (isOfOneStation(problem, moves)) continue;
      const key = `${cell} ${moves.join(' ')}`;
      const group = groups.get(key) ?? { cell, villages: [] };
      groups.set(key, group);
      group.villages.push(reached);
    }
  }
  return [...groups.values()]
    .map(({ cell, villages }) => {
      const moves = [...(villages[0]?.losses.keys() ?? [])];
      const alone = moves.map((m) => villages.reduce((sum, { losses }) => sum + (losses.get(m) ?? 0), 0));
      const most = villages.reduce((sum, { base }) => sum + base, 0);
      return { cell, villages: villages.map(({ village }) => village), moves, alone, most };
    })
    .filter(({ most }) => most > 0)
    .sort((a, b) => Math.max(...b.alone) - Math.max(...a.alone))
    .map((group, g) => ({ ...group, name: `y${g}` }));
}

/** What each move loses for certain: in villages that no move of another station reaches in the same operator and technology. */
export function ownLosses(problem: PlanProblem, costs: Costs): number[] {
  const own = problem.moves.map(() => 0);
  for (const villages of reachedBy(problem, costs).values())
    for (const { losses } of villages.values())
      if (isOfOneStation(problem, [...losses.keys()]))
        for (const [m, loss] of losses) own[m] = (own[m] ?? outOfRange()) + loss;
  return own;
}

/** The only move of a group loses there what it loses alone; nothing is said once another joins it. */
export function knownAlone(problem: PlanProblem, group: JointGroup): readonly LinearConstraint[] {
  return group.moves.flatMap((m, i) => {
    const loss = group.alone[i] ?? outOfRange();
    return loss > 0 ? [knownTogether(problem, group, [m], loss)] : [];
  });
}

/**
 * These moves, and no other of the group, lose so much there:
 * y ≥ loss ÷ most × (1 − Σ over them of (1 − x) − Σ over those of other stations of x).
 */
export function knownTogether(
  problem: PlanProblem,
  { name, moves, most }: JointGroup,
  chosen: readonly number[],
  loss: number,
): LinearConstraint {
  const share = Math.min(1, loss / most);
  const movers = new Set(chosen.map((m) => problem.moves[m]?.station));
  const others = moves.filter((m) => !movers.has(problem.moves[m]?.station));
  const parts = [
    [1, variable(name)] as const,
    ...chosen.map((m) => [-share, variable(moveName(m))] as const),
    ...others.map((m) => [share, variable(moveName(m))] as const),
  ];
  return atLeast(weightedSum(parts), share * (1 - chosen.length));
}

function isOfOneStation({ moves }: PlanProblem, reaching: readonly number[]): boolean {
  return new Set(reaching.map((m) => moves[m]?.station)).size === 1;
}

/** By operator × technology and village, whom its moves reach; those that reach too little to count lose nothing. */
function reachedBy(problem: PlanProblem, costs: Costs): ReadonlyMap<number, ReadonlyMap<number, Reached>> {
  const cells = new Map<number, Map<number, Reached>>();
  problem.moves.forEach((_, m) => {
    for (const { cell, villages, base, losses, uncounted } of costs(m)) {
      const known = cells.get(cell) ?? new Map<number, Reached>();
      cells.set(cell, known);
      const note = (village: number, people: number, loss: number): void => {
        const reached = known.get(village) ?? { village, base: 0, losses: new Map<number, number>() };
        known.set(village, reached);
        reached.base = Math.max(reached.base, people);
        reached.losses.set(m, loss);
      };
      villages.forEach((village, i) => {
        note(village, base[i] ?? outOfRange(), losses[i] ?? outOfRange());
      });
      for (const village of uncounted) note(village, 0, 0);
    }
  });
  return cells;
}
