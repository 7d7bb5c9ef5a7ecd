import type { Analysis } from '../model/results.ts';
import { shareOf } from './layout.ts';

/** The answer to "does my village have signal, and from whom?", in terms that a sentence can be made of. */

export type Extent = 'full' | 'most' | 'some' | 'none';

/** What one operator gives a village. */
export interface OperatorAnswer {
  readonly operator: string;
  /** In the layout's order. */
  readonly technologies: readonly { readonly technology: string; readonly share: number; readonly extent: Extent }[];
  /** The newest technology that reaches most of the village, else the newest that reaches any of it. */
  readonly best: { readonly technology: string; readonly extent: Extent } | null;
}

/** Beyond this a village is covered for whoever stands in it. */
const FULL = 0.99;

/** How much of a village a share (0 to 1) stands for, in words of the public page. */
export function extentOf(share: number, { coveredShare, uncoveredShare }: Analysis['parameters']): Extent {
  if (share >= Math.max(FULL, coveredShare)) return 'full';
  if (share >= coveredShare) return 'most';
  return share >= uncoveredShare && share > 0 ? 'some' : 'none';
}

/** Every operator, the one to choose first: by its newest technology that reaches enough, then by its share. */
export function operatorAnswers(analysis: Analysis, village: number): readonly OperatorAnswer[] {
  const { coverage, parameters } = analysis;
  const { operators, technologies } = coverage.layout;
  const answers = operators.map((operator): OperatorAnswer & { readonly rank: number } => {
    const own = technologies.map((technology) => {
      const share = shareOf(coverage, village, { kind: 'cell', operator, technology });
      return { technology, share, extent: extentOf(share, parameters) };
    });
    const enough = own.findLastIndex(({ extent }) => extent === 'full' || extent === 'most');
    const any = own.findLastIndex(({ extent }) => extent !== 'none');
    const best = own[enough >= 0 ? enough : any] ?? null;
    // Enough of an older technology beats a trace of a newer one; a share never outweighs a generation.
    const rank = (enough >= 0 ? 100 + enough * 10 : any) + (best?.share ?? 0);
    return { operator, technologies: own, best, rank };
  });
  return answers.sort((a, b) => b.rank - a.rank).map(({ rank: _, ...answer }) => answer);
}

/**
 * Those that reach most here in the first's newest technology; none where that is no broadband.
 *
 * @param answers As `operatorAnswers` orders them.
 */
export function bestOperators(answers: readonly OperatorAnswer[], broadband: ReadonlySet<string>): readonly string[] {
  const first = answers[0]?.best;
  if (!first || first.extent === 'some' || first.extent === 'none' || !broadband.has(first.technology)) return [];
  return answers
    .filter(({ best }) => best?.technology === first.technology && best.extent === first.extent)
    .map(({ operator }) => operator);
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
