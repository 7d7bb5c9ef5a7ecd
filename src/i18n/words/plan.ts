import type { Words } from '../translate.ts';
import en from './plan.en.json';
import vi from './plan.vi.json';

/** The plan's own figures beside those that are computed. */
export const PLAN_WORDS: Words<keyof typeof vi> = { vi, en };
