import type { Words } from '../translate.ts';
import en from './issues.en.json';
import vi from './issues.vi.json';

/** What is wrong with a file: a sentence and the name of the kind for every issue code, and what was expected. */
export const ISSUE_WORDS: Words<keyof typeof vi> = { vi, en };
