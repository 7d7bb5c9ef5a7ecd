import type { Words } from '../translate.ts';
import en from './finding.en.json';
import vi from './finding.vi.json';

/** What was asked for and is not there. */
export const FINDING_WORDS: Words<keyof typeof vi> = { vi, en };
