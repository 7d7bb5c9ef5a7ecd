import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './table-file.en.json';
import vi from './table-file.vi.json';

/** What a table says when it leaves the screen, beside the words that stand in it there. */
export const TABLE_FILE_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
