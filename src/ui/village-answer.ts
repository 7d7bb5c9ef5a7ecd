import { shareOf } from '../analysis/layout.ts';
import { operatorCountOf } from '../analysis/village-answer.ts';
import type { ColourBy } from '../map/colour-by.ts';
import type { Analysis } from '../model/results.ts';
import { LEGEND_COUNT_MAX } from './legend-words.ts';
import type { I18n } from './use-i18n.ts';

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
