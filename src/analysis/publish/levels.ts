import { outOfRange } from '../../model/out-of-range.ts';
import { SHARE_LEVELS, type ShareLevel } from '../../model/published.ts';

/** Where the levels part between the thresholds of the province. */
const LITTLE_UNDER = 0.2;
const NEARLY_ALL_FROM = 0.8;
const WHOLE_FROM = 0.99;

/**
 * Least share of each level, in the order of `SHARE_LEVELS`. A level keeps the verdict: no level
 * reaches over a threshold.
 *
 * @param thresholds Shares from 0 to 1.
 */
export function levelBounds(thresholds: {
  readonly coveredShare: number;
  readonly uncoveredShare: number;
}): readonly number[] {
  const { coveredShare, uncoveredShare } = thresholds;
  return [
    0,
    uncoveredShare,
    Math.min(coveredShare, Math.max(uncoveredShare, LITTLE_UNDER)),
    coveredShare,
    Math.max(coveredShare, NEARLY_ALL_FROM),
    Math.max(coveredShare, WHOLE_FROM),
  ];
}

/** Index into `SHARE_LEVELS` of a share from 0 to 1; nothing at all is level 0 whatever the thresholds. */
export function levelOf(share: number, bounds: readonly number[]): number {
  if (!(share > 0)) return 0;
  return Math.max(
    0,
    bounds.findLastIndex((least) => share >= least),
  );
}

/** Name of a level by its index. */
export function levelName(index: number): ShareLevel {
  return SHARE_LEVELS[index] ?? outOfRange();
}
