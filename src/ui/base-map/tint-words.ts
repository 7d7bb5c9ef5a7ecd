import { BASE_MAP_WORDS } from '../../i18n/words/base-map.ts';
import type { TintEntry } from '../../map/height-tint.ts';
import { useApp } from '../../state/store.ts';
import { speaker, useI18n } from '../use-i18n.ts';

const WORDS = speaker<keyof typeof BASE_MAP_WORDS.vi>(BASE_MAP_WORDS);

/** What the bands of height are of, and what each is called. */
export function useTintWords(): { readonly title: string; readonly of: (entry: TintEntry) => string } {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const heights = useApp((state) => state.groundAbout?.heights);
  return {
    title: t(heights === 'surface' ? 'tint.surface' : 'tint.terrain'),
    of({ fromM, toM }) {
      if (fromM === null) return t('tint.below', { to: toM === null ? null : f.number(toM) });
      return toM === null
        ? t('tint.above', { from: f.number(fromM) })
        : t('tint.range', { from: f.number(fromM), to: f.number(toM) });
    },
  };
}
