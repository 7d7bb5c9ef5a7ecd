import type { Words } from '../translate.ts';
import en from './plan-file.en.json';
import vi from './plan-file.vi.json';

/** What a plan's spreadsheet says. */
export const PLAN_FILE_WORDS: Words<keyof typeof vi> = { vi, en };
export type PlanFileKey = keyof typeof vi;
