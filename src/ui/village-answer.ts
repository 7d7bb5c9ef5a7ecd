import { shareOf } from '../analysis/layout.ts';
import type { ColourBy } from '../map/colour-by.ts';
import type { Analysis } from '../model/results.ts';
import { LEGEND_COUNT_MAX } from './legend-words.ts';
import type { I18n } from './use-i18n.ts';

/** How many operators bring broadband to enough of a village. */
export function operatorCountOf(analysis: Analysis, village: number): number {
  const { coverage, parameters } = analysis;
  const atLeast = (k: 2 | 3 | 4): boolean =>
    shareOf(coverage, village, { kind: 'operators', atLeast: k }) >= parameters.coveredShare;
  if (atLeast(4)) return 4;
  if (atLeast(3)) return 3;
  if (atLeast(2)) return 2;
  return shareOf(coverage, village, { kind: 'broadband' }) >= parameters.coveredShare ? 1 : 0;
}

/** What one village's colour says, in words. */
export function villageAnswer(mode: ColourBy, analysis: Analysis, village: number, { t, f }: I18n): string {
  switch (mode.kind) {
    case 'coverage':
      return f.percent(shareOf(analysis.coverage, village, mode.set));
    case 'operator-count':
      return t('legend.operators', { count: operatorCountOf(analysis, village) });
    case 'resilience': {
      const count = analysis.coverage.resilience[village] ?? 0;
      if (count === 0) return t('legend.resilience0');
      return t(count >= LEGEND_COUNT_MAX ? 'legend.resilienceMore' : 'legend.resilience', { count });
    }
    case 'fibre': {
      const share = analysis.fibreShare?.[village];
      return share === undefined ? t('legend.unknown') : f.percent(share);
    }
    case 'verdict':
      return t(`verdict.${analysis.verdicts[village] ?? 'uncovered'}`);
    case 'mobile-contradiction':
      return t(`contradiction.${analysis.mobileContradictions[village] ?? 'none'}`);
    case 'ftth-contradiction':
      return analysis.fibreShare
        ? t(`contradiction.${analysis.ftthContradictions[village] ?? 'none'}`)
        : t('legend.unknown');
  }
}
