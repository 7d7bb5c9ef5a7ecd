import type { Words } from '../translate.ts';
import en from './plan-changes.en.json';
import vi from './plan-changes.vi.json';

/** What the screen says of what a plan changes. */
export const PLAN_CHANGES_WORDS: Words<keyof typeof vi> = { vi, en };
