import type { Language } from '../language.ts';
import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './profile-form.en.json';
import vi from './profile-form.vi.json';

/** The form of a profile, and what its members are called. */
export const PROFILE_FORM_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};

const BY_NAME: Readonly<Record<Language, Readonly<Record<string, unknown>>>> = { vi, en };

/**
 * What a member of a profile is called, by its path in the schema; a name that stands in many places
 * (`source`) is said once. The name itself where there is no word.
 */
export function profileFieldLabel(path: string, key: string, language: Language): string {
  const word = BY_NAME[language][`field.${path}`] ?? BY_NAME[language][`key.${key}`];
  return typeof word === 'string' ? word : key;
}

/** What one of a member's choices is called; the choice itself where there is no word. */
export function profileOptionLabel(choice: string, language: Language): string {
  const word = BY_NAME[language][`option.${choice}`];
  return typeof word === 'string' ? word : choice;
}
