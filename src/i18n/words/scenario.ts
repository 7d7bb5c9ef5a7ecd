import type { Words } from '../translate.ts';
import en from './scenario.en.json';
import vi from './scenario.vi.json';

/** Scenarios: what could be otherwise, and how two of them compare. */
export const SCENARIO_WORDS: Words<keyof typeof vi> = { vi, en };
