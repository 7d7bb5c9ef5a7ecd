import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './plan-file.en.json';
import vi from './plan-file.vi.json';

/** What a plan's spreadsheet says. */
export const PLAN_FILE_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
export type PlanFileKey = CommonKey | keyof typeof vi;
