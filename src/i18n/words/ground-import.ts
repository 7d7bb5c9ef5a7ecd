import type { Words } from '../translate.ts';
import en from './ground-import.en.json';
import vi from './ground-import.vi.json';

/** Of files of the ground that are brought to the page. */
export const GROUND_IMPORT_WORDS: Words<keyof typeof vi> = { vi, en };
