import type { Thresholds } from '../model/profile.ts';
import type { Contradiction, Verdict } from '../model/results.ts';

/** What a share means for a village: DESIGN §4. */

export function verdictOf(share: number, thresholds: Pick<Thresholds, 'coveredShare' | 'uncoveredShare'>): Verdict {
  if (share >= thresholds.coveredShare) return 'covered';
  return share < thresholds.uncoveredShare ? 'uncovered' : 'partial';
}

/** What was reported beside what is computed; an unknown report never contradicts. */
export function contradictionOf(reported: boolean | null, computed: Verdict): Contradiction {
  if (reported === null) return 'none';
  if (reported) return computed === 'covered' ? 'none' : computed === 'uncovered' ? 'grave' : 'reported-only';
  return computed === 'covered' ? 'computed-only' : 'none';
}

/** A fall of verdict: covered to partial, covered to uncovered, partial to uncovered. */
export function verdictFalls(before: Verdict, after: Verdict): boolean {
  return RANK[after] < RANK[before];
}

/** Thresholds under which fibre reach is judged as coverage is: reach enough is `covered`. */
export function fibreThresholds(
  thresholds: Pick<Thresholds, 'fibreShare' | 'uncoveredShare'>,
): Pick<Thresholds, 'coveredShare' | 'uncoveredShare'> {
  return { coveredShare: thresholds.fibreShare, uncoveredShare: thresholds.uncoveredShare };
}

const RANK: Readonly<Record<Verdict, number>> = { uncovered: 0, partial: 1, covered: 2 };
