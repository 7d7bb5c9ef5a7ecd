import type { Thresholds } from '../model/profile.ts';
import type { Source } from '../model/province.ts';
import type { Contradiction, Coverage, Verdict } from '../model/results.ts';

/** What a share means for a village: docs/definitions.md, Coverage. */

/** @param share 0 to 1; NaN where it is unknown. */
export function verdictOf(share: number, thresholds: Pick<Thresholds, 'coveredShare' | 'uncoveredShare'>): Verdict {
  if (Number.isNaN(share)) return 'unknown';
  if (share >= thresholds.coveredShare) return 'covered';
  return share < thresholds.uncoveredShare ? 'uncovered' : 'partial';
}

/** What was reported beside what is computed; what is unknown never contradicts. */
export function contradictionOf(reported: boolean | null, computed: Verdict): Contradiction {
  if (reported === null || computed === 'unknown') return 'none';
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

/** Whether anything is known of coverage: a file of stations was read, be it empty; estimates alone tell nothing. */
export function knowsCoverage({ sources }: { readonly sources: readonly Source[] }): boolean {
  return sources.some(({ role, rows, estimates = 0 }) => role === 'stations' && (estimates === 0 || estimates < rows));
}

/** Coverage as it may be shown: no share at all where no file of stations was read. */
export function coverageOrUnknown(coverage: Coverage, sources: readonly Source[]): Coverage {
  if (knowsCoverage({ sources })) return coverage;
  return { ...coverage, shares: new Float64Array(coverage.shares.length).fill(Number.NaN) };
}

/** NaN is neither less nor more: to and from the unknown nothing falls. */
const RANK: Readonly<Record<Verdict, number>> = { uncovered: 0, partial: 1, covered: 2, unknown: Number.NaN };
