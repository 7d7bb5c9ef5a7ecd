import { outOfRange } from '../../model/out-of-range.ts';
import type { CellCost } from '../sharing/loss.ts';
import { moveName } from './formulate.ts';
import type { PlanProblem } from './problem.ts';
import { atMost, type LinearConstraint, minus, sum, variable, weightedSum } from './program.ts';

/** What moves do to coverage, one by one (the estimate) and together (the truth). Moves by their number. */
export interface Effects {
  /** Of one move, by operator × technology; every other station at its original place. */
  readonly costs: (move: number) => readonly CellCost[];
  /** Of moves made together, by full analysis: share kept over the touched villages, for each cell they touch. */
  readonly keptByCell: (chosen: readonly number[]) => ReadonlyMap<number, number>;
}

/** Least share kept over the cells, by the sum of single-move losses over the villages that any of the moves touches. */
export function keptEstimate(effects: Effects, chosen: readonly number[]): number {
  const loss = new Map<number, number>();
  const base = new Map<number, Map<number, number>>();
  for (const cost of chosen.flatMap((m) => effects.costs(m))) {
    loss.set(cost.cell, (loss.get(cost.cell) ?? 0) + cost.loss);
    const villages = base.get(cost.cell) ?? new Map<number, number>();
    cost.villages.forEach((village, i) => {
      villages.set(village, cost.base[i] ?? outOfRange());
    });
    base.set(cost.cell, villages);
  }
  let least = 1;
  for (const [cell, lost] of loss) {
    const total = [...(base.get(cell)?.values() ?? [])].reduce((all, one) => all + one, 0);
    if (total > 0) least = Math.min(least, Math.max(0, 1 - lost / total));
  }
  return least;
}

/**
 * The estimate as rows: for each cell, Σ loss ≤ (1 − bound) × Σ base of the villages touched.
 * Villages that the same moves touch stand for one another.
 */
export function keptRows(
  problem: PlanProblem,
  effects: Effects,
  leastKept: number,
): { readonly rows: readonly LinearConstraint[]; readonly shares: readonly string[] } {
  const loss = new Map<number, Map<number, number>>();
  const touching = new Map<number, Map<number, { base: number; moves: number[] }>>();
  problem.moves.forEach((_, m) => {
    for (const cost of effects.costs(m)) {
      const losses = loss.get(cost.cell) ?? new Map<number, number>();
      losses.set(m, cost.loss);
      loss.set(cost.cell, losses);
      const villages = touching.get(cost.cell) ?? new Map<number, { base: number; moves: number[] }>();
      touching.set(cost.cell, villages);
      cost.villages.forEach((village, i) => {
        const entry = villages.get(village) ?? { base: cost.base[i] ?? outOfRange(), moves: [] };
        entry.moves.push(m);
        villages.set(village, entry);
      });
    }
  });

  const rows: LinearConstraint[] = [];
  const shares: string[] = [];
  for (const [cell, losses] of loss) {
    const most = Math.max(...losses.values());
    if (!(most > 0)) continue;
    const alike = new Map<string, { base: number; moves: readonly number[] }>();
    for (const { base, moves } of touching.get(cell)?.values() ?? []) {
      const key = moves.join(' ');
      alike.set(key, { base: base + (alike.get(key)?.base ?? 0), moves });
    }
    // In units of the greatest coefficient: a loss that is mere rounding must not blow up the others.
    const unit = [...alike.values()].reduce((top, { base }) => Math.max(top, (1 - leastKept) * base), most);
    const allowed = [...alike.values()].map(({ base, moves }, i) => {
      const movers = sum(moves.map((m) => variable(moveName(m))));
      const only = new Set(moves.map((m) => problem.moves[m]?.station)).size === 1;
      const factor = ((1 - leastKept) * base) / unit;
      if (only) return [-factor, movers] as const;
      const name = `t${cell}_${i}`;
      shares.push(name);
      rows.push(atMost(minus(variable(name), movers), 0));
      return [-factor, variable(name)] as const;
    });
    const lost = [...losses].map(([m, one]) => [one / unit, variable(moveName(m))] as const);
    rows.push(atMost(weightedSum([...lost, ...allowed]), 0));
  }
  return { rows, shares };
}
