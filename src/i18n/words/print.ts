import type { Words } from '../translate.ts';
import en from './print.en.json';
import vi from './print.vi.json';

/** What every printed report has. */
export const PRINT_WORDS: Words<keyof typeof vi> = { vi, en };
