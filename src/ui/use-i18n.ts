import { type Format, formatFor } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import { type Translate, translate } from '../i18n/translate.ts';
import { useApp } from '../state/store.ts';

export interface I18n {
  readonly language: Language;
  readonly t: Translate;
  readonly f: Format;
}

const made: Readonly<Record<Language, I18n>> = { vi: make('vi'), en: make('en') };

function make(language: Language): I18n {
  return { language, f: formatFor(language), t: (key, values) => translate(language, key, values) };
}

/** Words and formats in the language of the screen. */
export function useI18n(): I18n {
  return made[useApp((state) => state.language)];
}
