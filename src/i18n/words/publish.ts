import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './publish.en.json';
import vi from './publish.vi.json';

/** Publishing from the screen. */
export const PUBLISH_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
