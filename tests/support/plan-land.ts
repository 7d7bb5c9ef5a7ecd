import * as fc from 'fast-check';
import type { JointEffects } from '../../src/analysis/plan/joint-loss.ts';
import type { PlanProblem } from '../../src/analysis/plan/problem.ts';
import type { CellCost } from '../../src/analysis/sharing/loss.ts';
import { OPERATORS } from './plan-cases.ts';

/** Made-up land: two villages of six points; a station serves some from its own place and others from each host. */
const VILLAGES = [0, 1];
const POINTS = 6;
const masks = (count: number) =>
  fc.array(fc.nat(2 ** (VILLAGES.length * POINTS) - 1), { minLength: count, maxLength: count });
export const land = fc.record({
  own: masks(12),
  there: masks(60),
  weight: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 2 }),
});

/** What moves of a problem lose on such land, alone and together. */
export function effectsOn(
  problem: PlanProblem,
  drawn: { own: number[]; there: number[]; weight: number[] },
): JointEffects & { readonly lossOf: (chosen: readonly number[]) => number } {
  const pointsIn = (mask: number, village: number): number => {
    let points = 0;
    for (let p = 0; p < POINTS; p++) points += (mask >> (village * POINTS + p)) & 1;
    return points;
  };
  const cellOf = (m: number) => OPERATORS.operators.findIndex(({ id }) => id === problem.moves[m]?.operator);
  const own = (station: number) => drawn.own[station % drawn.own.length] ?? 0;
  const there = (m: number) => drawn.there[m % drawn.there.length] ?? 0;
  const movers = [...new Map(problem.moves.map((move, m) => [move.station, cellOf(m)]))];
  const served = (cell: number, chosen: readonly number[]): number => {
    const mine = chosen.filter((m) => cellOf(m) === cell);
    const gone = new Set(mine.map((m) => problem.moves[m]?.station));
    const staying = movers
      .filter(([station, of]) => of === cell && !gone.has(station))
      .map(([station]) => own(station));
    return [...staying, ...mine.map(there)].reduce((all, mask) => all | mask, 0);
  };
  const reaches = (m: number, village: number) => pointsIn(own(problem.moves[m]?.station ?? 0) | there(m), village) > 0;
  const weightOf = (village: number) => drawn.weight[village] ?? 1;
  const lossIn = (cell: number, village: number, chosen: readonly number[]) =>
    weightOf(village) * Math.max(0, pointsIn(served(cell, []), village) - pointsIn(served(cell, chosen), village));

  const costs = (m: number): readonly CellCost[] => {
    const cell = cellOf(m);
    const villages = VILLAGES.filter((v) => reaches(m, v) && pointsIn(served(cell, []), v) > 0);
    const losses = villages.map((v) => lossIn(cell, v, [m]));
    const base = villages.map((v) => weightOf(v) * pointsIn(served(cell, []), v));
    return [{ cell, loss: losses.reduce((all, one) => all + one, 0), villages, base, losses, uncounted: [] }];
  };
  const jointLoss = (chosen: readonly number[]) => {
    let loss = 0;
    const byCell = new Map<number, readonly { readonly village: number; readonly lost: number }[]>();
    for (const cell of new Set(chosen.map(cellOf))) {
      const touched = VILLAGES.filter((village) => chosen.some((m) => cellOf(m) === cell && reaches(m, village)));
      const losses = touched.map((village) => ({ village, lost: lossIn(cell, village, chosen) }));
      byCell.set(cell, losses);
      for (const { lost } of losses) loss += lost;
    }
    return { loss, byCell };
  };
  return { costs, jointLoss, lossOf: (chosen: readonly number[]) => jointLoss(chosen).loss };
}
