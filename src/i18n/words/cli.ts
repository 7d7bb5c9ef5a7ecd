import type { Words } from '../translate.ts';
import en from './cli.en.json';
import vi from './cli.vi.json';
import { COMMON_WORDS, type CommonKey } from './common.ts';

/** What the commands print. */
export const CLI_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
