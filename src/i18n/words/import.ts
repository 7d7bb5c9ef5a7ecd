import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './import.en.json';
import vi from './import.vi.json';

/** The import of a person's own files: opening, mapping, checks, acceptance. */
export const IMPORT_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
