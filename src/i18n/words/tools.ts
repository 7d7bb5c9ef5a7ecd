import type { Words } from '../translate.ts';
import en from './tools.en.json';
import vi from './tools.vi.json';

/** The planner's tools: the plan, existing pairs, gaps and failure. */
export const TOOL_WORDS: Words<keyof typeof vi> = { vi, en };
