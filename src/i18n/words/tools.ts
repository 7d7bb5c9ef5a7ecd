import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './tools.en.json';
import vi from './tools.vi.json';

/** The planner's tools: the plan, existing pairs, gaps and failure. */
export const TOOL_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
