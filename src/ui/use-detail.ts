import type { Language } from '../i18n/language.ts';
import { MESSAGES, type MessageKey, type Say } from '../i18n/translate.ts';
import { DETAIL_WORDS } from '../i18n/words-detail.ts';
import { type I18n, speaker, useI18n } from './use-i18n.ts';

type DetailKey = MessageKey | keyof typeof DETAIL_WORDS.vi;

/** `I18n` with the words of villages, positions and tables beside those of the first screen. */
export interface DetailI18n extends Omit<I18n, 't'> {
  readonly t: Say<DetailKey>;
}

const WORDS: Readonly<Record<Language, Say<DetailKey>>> = speaker({
  vi: { ...MESSAGES.vi, ...DETAIL_WORDS.vi },
  en: { ...MESSAGES.en, ...DETAIL_WORDS.en },
});
const made = new Map<I18n, DetailI18n>();

/** For parts of the screen that arrive late: they bring these words with them. */
export function useDetail(): DetailI18n {
  const first = useI18n();
  const known = made.get(first) ?? { ...first, t: WORDS[first.language] };
  made.set(first, known);
  return known;
}
