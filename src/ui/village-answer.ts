import { shareOf } from '../analysis/layout.ts';
import { operatorCountOf, resilienceOf } from '../analysis/village-counts.ts';
import { shareText } from '../i18n/share-text.ts';
import type { ColourBy } from '../map/colour-by.ts';
import type { Analysis } from '../model/results.ts';
import { LEGEND_COUNT_MAX } from './legend-words.ts';
import type { I18n } from './use-i18n.ts';

/** What one village's colour says, in words. */
export function villageAnswer(mode: ColourBy, analysis: Analysis, village: number, { t, f }: I18n): string {
  switch (mode.kind) {
    case 'coverage': {
      const share = shareOf(analysis.coverage, village, mode.set);
      return Number.isNaN(share) ? t('legend.unknown') : shareText(share, analysis.coverage, f);
    }
    case 'operator-count': {
      const count = operatorCountOf(analysis, village);
      return count === null ? t('legend.unknown') : t('legend.operators', { count });
    }
    case 'resilience': {
      const count = resilienceOf(analysis, village);
      if (count === null) return t('legend.unknown');
      if (count === 0) return t('verdict.uncovered');
      return t(count >= LEGEND_COUNT_MAX ? 'legend.resilienceMore' : 'legend.resilience', { count });
    }
    case 'fibre': {
      const share = analysis.fibreShare?.[village];
      return share === undefined
        ? t('legend.unknown')
        : shareText(share, { levelBounds: analysis.fibreLevelBounds }, f);
    }
    case 'verdict':
      return t(`verdict.${analysis.verdicts[village] ?? 'unknown'}`);
    case 'mobile-contradiction':
      if (analysis.verdicts[village] === 'unknown') return t('legend.unknown');
      return t(`contradiction.${analysis.mobileContradictions[village] ?? 'none'}`);
    case 'ftth-contradiction':
      return analysis.fibreShare
        ? t(`contradiction.${analysis.ftthContradictions[village] ?? 'none'}`)
        : t('legend.unknown');
  }
}
