import type { Words } from '../translate.ts';
import en from './open-data.en.json';
import vi from './open-data.vi.json';

/** What the published datasets and their columns are said to be. */
export const OPEN_DATA_WORDS: Words<keyof typeof vi> = { vi, en };
