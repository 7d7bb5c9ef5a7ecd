import { outOfRange } from '../../model/out-of-range.ts';
import type { CellCost } from '../sharing/loss.ts';
import type { JointEffects } from './joint-loss.ts';
import type { PlanProblem } from './problem.ts';

/**
 * Villages that count more than others in the choice of a plan (field `weight`): what is lost there is
 * multiplied by it. Only the choice goes by weighted losses; every figure in people stays in people,
 * and the weighted ones are told beside them.
 */

/** The costs of one move, weighted. */
function weightedCosts(costs: readonly CellCost[], weights: Float64Array): readonly CellCost[] {
  return costs.map((cost) => {
    const weighted = (people: readonly number[]) =>
      cost.villages.map((v, i) => (weights[v] ?? outOfRange()) * (people[i] ?? outOfRange()));
    const losses = weighted(cost.losses);
    return { ...cost, losses, base: weighted(cost.base), loss: losses.reduce((sum, loss) => sum + loss, 0) };
  });
}

/** What moves lose, alone and together, weighted. */
export function weightedEffects({ costs, jointLoss }: JointEffects, weights: Float64Array): JointEffects {
  return {
    costs: (m) => weightedCosts(costs(m), weights),
    jointLoss: (chosen) => {
      let loss = 0;
      const byCell = new Map<number, readonly { readonly village: number; readonly lost: number }[]>();
      for (const [cell, villages] of jointLoss(chosen).byCell) {
        const weighted = villages.map(({ village, lost }) => ({
          village,
          lost: lost * (weights[village] ?? outOfRange()),
        }));
        byCell.set(cell, weighted);
        for (const { lost } of weighted) loss += lost;
      }
      return { loss, byCell };
    },
  };
}

/** Weighted loss of one move. */
export function weightedLoss(costs: readonly CellCost[], weights: Float64Array): number {
  return weightedCosts(costs, weights).reduce((sum, { loss }) => sum + loss, 0);
}

/** The same problem, with what each move loses by these effects; limits by operator stay in people. */
export function withLossesOf(problem: PlanProblem, { costs }: JointEffects): PlanProblem {
  const moves = problem.moves.map((move, m) => ({
    ...move,
    loss: costs(m).reduce((sum, { loss }) => sum + loss, 0),
  }));
  return { ...problem, moves };
}
