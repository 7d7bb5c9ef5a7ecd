import type { ColourBy } from '../map/colour-by.ts';
import type { LegendMeaning } from '../map/legend.ts';
import type { I18n } from './use-i18n.ts';

/** Resilience is exact for 1 and 2; this means "this many or more". */
export const LEGEND_COUNT_MAX = 3;

/** What one swatch of the legend stands for, in words. */
export function legendWords(mode: ColourBy, meaning: LegendMeaning, { t, f }: I18n): string {
  /** A bound as it is, 99.5% not rounded away. */
  const bound = (share: number): string => f.percent(share, Number.isInteger(share * 100) ? 0 : 1);
  switch (meaning.kind) {
    case 'share':
      if (meaning.to === null) return t('legend.full', { from: bound(meaning.from) });
      return meaning.from === 0
        ? t('legend.below', { to: bound(meaning.to) })
        : t('legend.range', { from: bound(meaning.from), to: bound(meaning.to) });
    case 'count':
      if (mode.kind === 'resilience') {
        if (meaning.count === 0) return t('verdict.uncovered');
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
