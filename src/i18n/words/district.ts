import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './district.en.json';
import vi from './district.vi.json';

/** What districts and communes see: the unit, its table, what needs attention, two dates side by side. */
export const DISTRICT_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
