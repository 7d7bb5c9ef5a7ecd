import type { Say } from '../i18n/translate.ts';
import { DETAIL_WORDS, type DetailKey } from '../i18n/words/detail.ts';
import { type I18n, speaker, useI18n } from './use-i18n.ts';

/** `I18n` with the words of villages, positions and tables beside those of the first screen. */
export interface DetailI18n extends Omit<I18n, 't'> {
  readonly t: Say<DetailKey>;
}

const WORDS = speaker(DETAIL_WORDS);
const made = new Map<I18n, DetailI18n>();

/** For parts of the screen that arrive late: they bring these words with them. */
export function useDetail(): DetailI18n {
  const first = useI18n();
  const known = made.get(first) ?? { ...first, t: WORDS[first.language] };
  made.set(first, known);
  return known;
}
