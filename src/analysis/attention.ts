import { outOfRange } from '../model/out-of-range.ts';
import type { Technology } from '../model/profile.ts';
import type { Village } from '../model/province.ts';
import type { Analysis } from '../model/results.ts';
import { onlyEnding } from './ending-technologies.ts';

/** Villages that need attention, each with why. */

/** Gravest first. */
export const REASONS = [
  'grave',
  'uncovered',
  'partial',
  'reported-only',
  'objected',
  'hanging',
  'ending',
  'ending-part',
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

/** What is known beside the analysis. */
export interface AlsoKnown {
  /** Indexes of villages with a report that is not mended yet. */
  readonly objected?: ReadonlySet<number>;
  /** Of the profile: some may have a last day on air. */
  readonly technologies?: readonly Technology[];
}

/** Why a village needs attention; empty where nothing is known against it. */
export function reasonsFor(
  analysis: Analysis,
  v: number,
  { objected, technologies = [] }: AlsoKnown = {},
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
  const ending = endingReason(analysis, v, technologies);
  if (ending !== null) reasons.push(ending);
  if (fibreShare !== null && (fibreShare[v] ?? outOfRange()) < parameters.fibreShare) reasons.push('no-fibre');
  if (objected?.has(v)) reasons.push('objected');
  if (mobile === 'computed-only') reasons.push('unreported');
  if (analysis.weighed?.apart[v] === 1) reasons.push('people-apart');
  return reasons;
}

/** A village that only technologies with a last day on air cover: wholly, or beside the broadband in a part of it. */
export function endingReason(
  analysis: Analysis,
  v: number,
  technologies: readonly Technology[],
): 'ending' | 'ending-part' | null {
  const only = onlyEnding(analysis, v, technologies);
  if (only === null) return null;
  if (only.isAll) return 'ending';
  return analysis.verdicts[v] === 'partial' ? 'ending-part' : null;
}

/**
 * By the gravest reason, then by people: where two are as bad, the one with more people first.
 *
 * @param members Indexes of villages to look among.
 */
export function needAttention(
  villages: readonly Pick<Village, 'population'>[],
  analysis: Analysis,
  members: readonly number[],
  known: AlsoKnown = {},
): readonly Attention[] {
  const rank = ({ reasons }: Attention): number => {
    const [first] = reasons;
    return first === undefined ? REASONS.length : REASONS.indexOf(first);
  };
  return members
    .map((village) => ({ village, reasons: reasonsFor(analysis, village, known) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort(
      (a, b) => rank(a) - rank(b) || (villages[b.village]?.population ?? 0) - (villages[a.village]?.population ?? 0),
    );
}
