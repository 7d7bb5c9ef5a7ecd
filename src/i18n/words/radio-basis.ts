import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './radio-basis.en.json';
import vi from './radio-basis.vi.json';

/** The radio model of figures with its settings, for reports and files. */
export const RADIO_BASIS_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
