import type { Words } from '../translate.ts';
import en from './agreement.en.json';
import vi from './agreement.vi.json';
import { COMMON_WORDS, type CommonKey } from './common.ts';

/** From a plan to agreement: pins and their reasons, what operators answer, what is built. */
export const AGREEMENT_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
