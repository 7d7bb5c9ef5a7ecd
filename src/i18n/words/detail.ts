import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './detail.en.json';
import vi from './detail.vi.json';

export type DetailKey = CommonKey | keyof typeof vi;

/**
 * What is said about one village, one position, and in the tables, beside the common words: it comes with the first part that says it.
 */
export const DETAIL_WORDS: Words<DetailKey> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
