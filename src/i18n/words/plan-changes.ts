import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './plan-changes.en.json';
import vi from './plan-changes.vi.json';

/** What is said of what a plan changes, on the screen and in its spreadsheet. */
export const PLAN_CHANGES_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
