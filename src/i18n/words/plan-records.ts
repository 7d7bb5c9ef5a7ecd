import type { Words } from '../translate.ts';
import { PLAN_WORDS } from './plan.ts';
import en from './plan-records.en.json';
import vi from './plan-records.vi.json';

/** Newest figures of the plan's indicators, and the yearly report that is made of them. */
export const PLAN_RECORD_WORDS: Words<keyof typeof PLAN_WORDS.vi | keyof typeof vi> = {
  vi: { ...PLAN_WORDS.vi, ...vi },
  en: { ...PLAN_WORDS.en, ...en },
};
