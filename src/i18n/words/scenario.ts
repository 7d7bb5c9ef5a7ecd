import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './scenario.en.json';
import vi from './scenario.vi.json';

/** Scenarios: what could be otherwise, and how two of them compare. */
export const SCENARIO_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
