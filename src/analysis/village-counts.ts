import type { Analysis } from '../model/results.ts';
import { shareOf } from './layout.ts';

/** Counts of a village that the map colours by; apart from the answer in words, which comes later. */

type Judged = Pick<Analysis, 'coverage' | 'verdicts' | 'parameters'>;

/** How many operators bring broadband to enough of a village; null where nothing is known. */
export function operatorCountOf(analysis: Judged, village: number): number | null {
  if (analysis.verdicts[village] === 'unknown') return null;
  const { coverage, parameters } = analysis;
  const atLeast = (k: 2 | 3 | 4): boolean =>
    shareOf(coverage, village, { kind: 'operators', atLeast: k }) >= parameters.coveredShare;
  if (atLeast(4)) return 4;
  if (atLeast(3)) return 3;
  if (atLeast(2)) return 2;
  return shareOf(coverage, village, { kind: 'broadband' }) >= parameters.coveredShare ? 1 : 0;
}

/** How many positions can be lost before a village is no longer covered, 3 for more; null where nothing is known. */
export function resilienceOf({ coverage, verdicts }: Judged, village: number): number | null {
  return verdicts[village] === 'unknown' ? null : (coverage.resilience[village] ?? null);
}
