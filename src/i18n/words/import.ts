import type { Words } from '../translate.ts';
import en from './import.en.json';
import vi from './import.vi.json';

/** The import of a person's own files: opening, mapping, checks, acceptance. */
export const IMPORT_WORDS: Words<keyof typeof vi> = { vi, en };
