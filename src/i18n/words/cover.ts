import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './cover.en.json';
import vi from './cover.vi.json';

/** Classes of land cover, and the heights that are taken for them. */
export const COVER_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
