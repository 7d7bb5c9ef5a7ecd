import type { Words } from '../translate.ts';
import en from './planner.en.json';
import vi from './planner.vi.json';

/** What the planner's workbench says. */
export const PLANNER_WORDS: Words<keyof typeof vi> = { vi, en };
