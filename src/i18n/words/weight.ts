import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './weight.en.json';
import vi from './weight.vi.json';

/** What shares are of: choice, names on figures and in files, refusals of commands. */
export const WEIGHT_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
