import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './public.en.json';
import vi from './public.vi.json';

/** What the public door says: the answer for one village, whom to ask, how to say that it is wrong. */
export const PUBLIC_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
