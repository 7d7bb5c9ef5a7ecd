import { outOfRange } from '../model/out-of-range.ts';
import type { Village } from '../model/province.ts';
import type { Analysis } from '../model/results.ts';

/** Villages that need attention, each with why. */

/** Gravest first. */
export const REASONS = [
  'grave',
  'uncovered',
  'partial',
  'reported-only',
  'objected',
  'hanging',
  'no-fibre',
  'unreported',
  'people-apart',
] as const;
/** Why a village wants a look. */
export type AttentionReason = (typeof REASONS)[number];

/** A village, by index, and why it wants a look. */
export interface Attention {
  readonly village: number;
  /** Gravest first, at least one. */
  readonly reasons: readonly AttentionReason[];
}

const NONE: ReadonlySet<number> = new Set();

/** Why a village needs attention; empty where nothing is known against it. */
export function reasonsFor(
  analysis: Analysis,
  v: number,
  objected: ReadonlySet<number> = NONE,
): readonly AttentionReason[] {
  const { coverage, fibreShare, parameters } = analysis;
  const verdict = analysis.verdicts[v] ?? 'unknown';
  const mobile = analysis.mobileContradictions[v] ?? 'none';
  const reasons: AttentionReason[] = [];
  if (mobile === 'grave') reasons.push('grave');
  else if (verdict === 'uncovered') reasons.push('uncovered');
  else if (mobile === 'reported-only') reasons.push('reported-only');
  else if (verdict === 'partial') reasons.push('partial');
  else if (coverage.resilience[v] === 1) reasons.push('hanging');
  if (fibreShare !== null && (fibreShare[v] ?? outOfRange()) < parameters.fibreShare) reasons.push('no-fibre');
  if (objected.has(v)) reasons.push('objected');
  if (mobile === 'computed-only') reasons.push('unreported');
  if (analysis.weighed?.apart[v] === 1) reasons.push('people-apart');
  return reasons;
}

/**
 * By the gravest reason, then by people: where two are as bad, the one with more people first.
 *
 * @param members Indexes of villages to look among.
 * @param objected Indexes of villages with a report that is not mended yet.
 */
export function needAttention(
  villages: readonly Pick<Village, 'population'>[],
  analysis: Analysis,
  members: readonly number[],
  objected: ReadonlySet<number> = NONE,
): readonly Attention[] {
  const rank = ({ reasons }: Attention): number => {
    const [first] = reasons;
    return first === undefined ? REASONS.length : REASONS.indexOf(first);
  };
  return members
    .map((village) => ({ village, reasons: reasonsFor(analysis, village, objected) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort(
      (a, b) => rank(a) - rank(b) || (villages[b.village]?.population ?? 0) - (villages[a.village]?.population ?? 0),
    );
}
