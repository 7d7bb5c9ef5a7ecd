import type { Words } from '../translate.ts';
import en from './changes.en.json';
import vi from './changes.vi.json';
import { COMMON_WORDS, type CommonKey } from './common.ts';

/** What changed in the province between two dates. */
export const CHANGE_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
