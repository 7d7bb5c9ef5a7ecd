import type { Words } from '../translate.ts';
import en from './validity.en.json';
import vi from './validity.vi.json';

/** What is said of a profile whose time is over. */
export const VALIDITY_WORDS: Words<keyof typeof vi> = { vi, en };
