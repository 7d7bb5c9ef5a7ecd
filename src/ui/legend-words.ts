import type { ColourBy } from '../map/colour-by.ts';
import type { LegendMeaning } from '../map/legend.ts';
import type { I18n } from './use-i18n.ts';

/** Resilience is exact for 1 and 2; this means "this many or more". */
export const LEGEND_COUNT_MAX = 3;

/** What one swatch of the legend stands for, in words. */
export function legendWords(mode: ColourBy, meaning: LegendMeaning, { t, f }: I18n): string {
  switch (meaning.kind) {
    case 'share':
      if (meaning.to === null) return t('legend.full');
      return meaning.from === 0
        ? t('legend.below', { to: f.percent(meaning.to, 0) })
        : t('legend.range', { from: f.percent(meaning.from, 0), to: f.percent(meaning.to, 0) });
    case 'count':
      if (mode.kind === 'resilience') {
        if (meaning.count === 0) return t('legend.resilience0');
        return t(meaning.orMore ? 'legend.resilienceMore' : 'legend.resilience', { count: meaning.count });
      }
      return t(meaning.orMore ? 'legend.operatorsMore' : 'legend.operators', { count: meaning.count });
    case 'verdict':
      return t(`verdict.${meaning.verdict}`);
    case 'contradiction':
      return t(`contradiction.${meaning.contradiction}`);
    case 'unknown':
      return t('legend.unknown');
  }
}
