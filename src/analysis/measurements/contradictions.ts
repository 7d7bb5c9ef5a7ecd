import type { MeasuredContradiction, MeasuredFigure } from '../../model/measured.ts';
import type { Thresholds } from '../../model/profile.ts';
import type { Village } from '../../model/province.ts';
import type { Verdict } from '../../model/results.ts';
import { verdictOf } from '../verdicts.ts';

/** What measurements say of a village's mobile broadband, against what is computed and reported. */

interface Told {
  readonly verdicts: readonly Verdict[];
  readonly villages: readonly Pick<Village, 'mobileReported'>[];
  /** Ids of technologies that are broadband. */
  readonly broadband: ReadonlySet<string>;
  readonly thresholds: Pick<Thresholds, 'coveredShare' | 'uncoveredShare'>;
}

/**
 * By village, where there is one. The measured verdict of a village is that of its best operator and
 * technology with enough samples, by the thresholds of the computed one; a technology that is not
 * said counts as broadband. Figures of communes say nothing of one of their villages.
 */
export function measuredContradictions(
  figures: readonly MeasuredFigure[],
  { verdicts, villages, broadband, thresholds }: Told,
): ReadonlyMap<number, MeasuredContradiction> {
  const best = new Map<number, number>();
  for (const { village, technology, usableShare } of figures) {
    if (village === null || usableShare === null) continue;
    if (technology !== null && !broadband.has(technology)) continue;
    best.set(village, Math.max(best.get(village) ?? 0, usableShare));
  }
  const found = new Map<number, MeasuredContradiction>();
  for (const [village, share] of best) {
    const measured = verdictOf(share, thresholds);
    const computed = verdicts[village] ?? 'unknown';
    const reported = villages[village]?.mobileReported ?? null;
    if (measured === 'uncovered' && (computed === 'covered' || reported === true)) found.set(village, 'measured-none');
    if (measured === 'covered' && (computed === 'uncovered' || reported === false)) found.set(village, 'measured-only');
  }
  return found;
}
