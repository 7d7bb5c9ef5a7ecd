import type { Words } from '../translate.ts';
import en from './plan-money.en.json';
import vi from './plan-money.vi.json';

/** What a plan costs and saves, and what it may ask of each operator. */
export const PLAN_MONEY_WORDS: Words<keyof typeof vi> = { vi, en };
