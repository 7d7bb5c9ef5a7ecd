import type { Analysis } from '../model/results.ts';
import { shareOf } from './layout.ts';

/** The answer to "does my village have signal, and from whom?", in terms that a sentence can be made of. */

export type Extent = 'full' | 'most' | 'some' | 'none';

/** What one operator gives a village. */
export interface OperatorService {
  readonly operator: string;
  /** In the layout's order. */
  readonly technologies: readonly { readonly technology: string; readonly share: number; readonly extent: Extent }[];
  /** The technology that reaches most, broadband before others and the newest of equals; else the newest that reaches any of it. */
  readonly best: { readonly technology: string; readonly share: number; readonly extent: Extent } | null;
}

/** Beyond this a village is covered for whoever stands in it. */
const FULL = 0.99;

/** How much of a village a share (0 to 1) stands for, in words of the public page. */
export function extentOf(share: number, { coveredShare, uncoveredShare }: Analysis['parameters']): Extent {
  if (share >= Math.max(FULL, coveredShare)) return 'full';
  if (share >= coveredShare) return 'most';
  return share >= uncoveredShare && share > 0 ? 'some' : 'none';
}

/**
 * Every operator, the one to choose first: by how much of the village its broadband reaches, whatever its
 * generation; where that is not enough, by older technologies that do, and last by traces.
 *
 * @param broadband Technologies that count as broadband.
 */
export function operatorAnswers(
  analysis: Analysis,
  village: number,
  broadband: ReadonlySet<string>,
): readonly OperatorService[] {
  const { coverage, parameters } = analysis;
  const { operators, technologies } = coverage.layout;
  const answers = operators.map((operator): OperatorService & { readonly rank: number } => {
    const own = technologies.map((technology) => {
      const share = shareOf(coverage, village, { kind: 'cell', operator, technology });
      return { technology, share, extent: extentOf(share, parameters) };
    });
    const isEnough = ({ extent }: { readonly extent: Extent }): boolean => extent === 'full' || extent === 'most';
    const fast = own.filter((one) => broadband.has(one.technology) && isEnough(one));
    const enough = own.findLastIndex(isEnough);
    const any = own.findLastIndex(({ extent }) => extent !== 'none');
    const most = Math.max(0, ...fast.map(({ share }) => share));
    const best = fast.findLast(({ share }) => share >= most - AS_MUCH) ?? own[enough >= 0 ? enough : any] ?? null;
    // Enough of an older technology beats a trace of a newer one.
    const rank = fast.length > 0 ? 1000 + most : (enough >= 0 ? 100 + enough * 10 : any) + (best?.share ?? 0);
    return { operator, technologies: own, best, rank };
  });
  return answers.sort((a, b) => b.rank - a.rank).map(({ rank: _, ...answer }) => answer);
}

/** Shares that differ by less are the same to who chooses a SIM. */
export const AS_MUCH = 0.02;

/**
 * Those whose broadband reaches as much of the village as the first's; none where that is not enough.
 *
 * @param answers As `operatorAnswers` orders them.
 */
export function bestOperators(answers: readonly OperatorService[], broadband: ReadonlySet<string>): readonly string[] {
  const first = answers[0]?.best;
  if (!first || first.extent === 'some' || first.extent === 'none' || !broadband.has(first.technology)) return [];
  return answers
    .filter(({ best }) => best !== null && broadband.has(best.technology) && best.share >= first.share - AS_MUCH)
    .map(({ operator }) => operator);
}

/**
 * Whether it is not known whose broadband covers a village: it is covered, but by the levels that are published,
 * which are approximate, by no operator.
 */
export function isBroadbandNobodys(analysis: Analysis, village: number, best: readonly string[]): boolean {
  const { coverage, parameters } = analysis;
  if (best.length > 0 || coverage.levelBounds === undefined) return false;
  return shareOf(coverage, village, { kind: 'broadband' }) >= parameters.coveredShare;
}

/**
 * `check`: reported and computed disagree. `low`: the edge of coverage runs through the village.
 * `high`: neither.
 */
export type Certainty = 'high' | 'low' | 'check';

const CLEARLY_COVERED = 0.8;

/** How sure the answer for a village is: report and computation agree, or somebody should check. */
export function certaintyOf(analysis: Analysis, village: number): Certainty {
  if ((analysis.mobileContradictions[village] ?? 'none') !== 'none') return 'check';
  const share = shareOf(analysis.coverage, village, { kind: 'broadband' });
  const clear = share >= Math.max(CLEARLY_COVERED, analysis.parameters.coveredShare);
  return clear || share < analysis.parameters.uncoveredShare ? 'high' : 'low';
}
