import type { Language } from '../../i18n/language.ts';
import { sayIn, type Values } from '../../i18n/translate.ts';
import { OPEN_DATA_WORDS } from '../../i18n/words/open-data.ts';
import type { LocalText } from '../../model/profile.ts';

/** A sentence of the open data in both languages. */
export function inBoth(
  key: keyof typeof OPEN_DATA_WORDS.vi,
  valuesIn: (language: Language) => Values = () => ({}),
): LocalText {
  const sentence = (language: Language): string => sayIn(OPEN_DATA_WORDS, language)(key, valuesIn(language));
  return { vi: sentence('vi'), en: sentence('en') };
}
