import { outOfRange } from '../../model/out-of-range.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Coverage } from '../../model/results.ts';
import { shareOf } from '../layout.ts';

/** Coverage of a province before a move and after it, and by the mover alone from its planned place. */
interface MoveCoverage {
  readonly before: Coverage;
  readonly after: Coverage;
  readonly alone: Coverage;
}

/**
 * Of what a station itself covers from its planned place, the share that its operator still covers once
 * it is moved: 1 − loss ÷ Σ weight × share by the station alone, the least over its technologies. The
 * gate's figure is of all that the operator covers in the same villages, which is more.
 *
 * @param leastShare Villages of which it covers less alone do not count.
 * @returns Null where the station covers no such village.
 */
export function ownCoverageKept(
  { before, after, alone }: MoveCoverage,
  { operator, technologies }: Pick<BaseStation, 'operator' | 'technologies'>,
  weights: ArrayLike<number>,
  leastShare: number,
): number | null {
  let least: number | null = null;
  for (const technology of technologies) {
    const cell = { kind: 'cell', operator, technology } as const;
    let [lost, base] = [0, 0];
    for (let village = 0; village < alone.villageCount; village++) {
      const own = shareOf(alone, village, cell);
      if (!(own > 0) || own < leastShare) continue;
      const weight = weights[village] ?? outOfRange();
      base += weight * own;
      lost += weight * Math.max(0, shareOf(before, village, cell) - shareOf(after, village, cell));
    }
    if (base > 0) least = Math.min(least ?? 1, Math.max(0, 1 - lost / base));
  }
  return least;
}
