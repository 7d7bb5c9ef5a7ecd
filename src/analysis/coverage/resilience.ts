import { outOfRange } from '../../model/out-of-range.ts';
import { type CuttingRegions, ENOUGH } from './cutting-regions.ts';
import type { IntervalTable } from './interval-table.ts';
import type { LossCounters } from './loss-counters.ts';
import { densityOf, type VillageRows } from './village-rows.ts';

/** What the loss of one position, or of two, does to a village's share of broadband. */

/** Rounding must not decide that a village falls below a threshold that it meets exactly. */
const ROUNDING = 1e-12;

let alone = new Float64Array(64);

/**
 * Whether three positions each cover `coveredShare` of the village alone: then no loss of
 * two matters, and what hangs on whom need not be measured. The area of a position is
 * taken from its widest disc, and from rows of one span only: it is never too large.
 *
 * @param table After `finish`; its owners are numbers of `cutting`.
 */
export function standsAnyTwoLosses(
  cutting: CuttingRegions,
  table: IntervalTable,
  { area, spanStart, weight, density }: VillageRows,
  coveredShare: number,
): boolean {
  const positions = cutting.positionOf.length;
  if (positions === 0) return true;
  if (alone.length < positions) alone = new Float64Array(positions * 2);
  alone.fill(0, 0, positions);
  for (let i = 0; i < table.count; i++) {
    const owner = table.owner[i] ?? outOfRange();
    if (cutting.widest[owner] !== 1) continue;
    const row = table.row[i] ?? outOfRange();
    const span = spanStart[row] ?? outOfRange();
    if ((spanStart[row + 1] ?? outOfRange()) - span !== 1) continue;
    const position = cutting.position[owner] ?? outOfRange();
    alone[position] =
      (alone[position] ?? outOfRange()) +
      (weight[row] ?? outOfRange()) *
        densityOf(density, span) *
        ((table.to[i] ?? outOfRange()) - (table.from[i] ?? outOfRange()));
  }
  const least = (coveredShare + ROUNDING) * area;
  let enough = cutting.holders;
  for (let position = 0; position < positions; position++) if ((alone[position] ?? outOfRange()) >= least) enough++;
  return enough >= ENOUGH;
}

/**
 * Resilience and critical positions of a village that is covered.
 *
 * @param spare Its share above `coveredShare`, from 0.
 * @param area As in `VillageRows.area`.
 * @param positionOf Indexes of its positions, by their number in `losses`.
 */
export function resilienceFrom(
  spare: number,
  area: number,
  positionOf: readonly number[],
  losses: LossCounters,
): { resilience: number; critical: number[] } {
  if (positionOf.length === 0) return { resilience: 3, critical: [] };
  const falls = (loss: number): boolean => spare - loss / area < -ROUNDING;
  const critical = positionOf.filter((_, number) => falls(losses.alone(number))).sort((a, b) => a - b);
  if (critical.length > 0) return { resilience: 1, critical };
  return { resilience: falls(losses.worstPair()) ? 2 : 3, critical };
}
