import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './issues.en.json';
import vi from './issues.vi.json';

/** What is wrong with a file: a sentence and the name of the kind for every issue code, and what was expected. */
export const ISSUE_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
