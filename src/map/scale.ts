import { outOfRange } from '../model/out-of-range.ts';
/**
 * Where one class of a scale ends and the next begins. The map's colours and the legend
 * both read this file, so that they cannot disagree.
 */

/**
 * Shares 0 to 1: class 0 is "nothing" (hatched), classes 1 to 5 are the steps of the ramp,
 * each from its own break up to the next. The last is "all of it", rounding aside.
 */
export const SHARE_BREAKS = [0.01, 0.25, 0.5, 0.75, 0.995] as const;

/** Class of a share, 0 to 5; -1 where it is unknown (NaN). */
export function coverageClass(share: number): number {
  return Number.isNaN(share) ? -1 : SHARE_BREAKS.filter((from) => share >= from).length;
}

/** From (inclusive) and to (exclusive; null: no end) of a share class. */
export function shareBounds(index: number): { readonly from: number; readonly to: number | null } {
  // The lowest class begins below the first break.
  const from = index === 0 ? 0 : (SHARE_BREAKS[index - 1] ?? outOfRange());
  return { from, to: SHARE_BREAKS[index] ?? null };
}

/** Step of the five-step ramp for a count from 1 to `greatest`: spread out, the greatest strongest. */
export function countStep(count: number, greatest: number): number {
  if (greatest <= 1) return 4;
  return Math.round(((Math.min(count, greatest) - 1) * 4) / (greatest - 1));
}
