import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './radio.en.json';
import vi from './radio.vi.json';

/** Radio models on the screen: choice, progress, comparison, signal and profile. */
export const RADIO_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
