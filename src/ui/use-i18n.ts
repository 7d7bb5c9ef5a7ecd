import { type Format, formatFor } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import { MESSAGES, type Say, sayIn, type Translate, type Words } from '../i18n/translate.ts';
import { useApp } from '../state/store.ts';

export interface I18n {
  readonly language: Language;
  readonly t: Translate;
  readonly f: Format;
}

const FIRST_SCREEN = speaker(MESSAGES);
const made: Readonly<Record<Language, I18n>> = { vi: make('vi'), en: make('en') };

function make(language: Language): I18n {
  return { language, f: formatFor(language), t: FIRST_SCREEN[language] };
}

/** Words and formats in the language of the screen. */
export function useI18n(): I18n {
  return made[useApp((state) => state.language)];
}

/** How to say the words of one part, made once at the top of its file: `const WORDS = speaker(PLANNER_WORDS)`. */
export function speaker<Key extends string>(words: Words<Key>): Readonly<Record<Language, Say<Key>>> {
  return { vi: sayIn(words, 'vi'), en: sayIn(words, 'en') };
}
