import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './measured.en.json';
import vi from './measured.vi.json';

/** Keys of what is said of measurements. */
export type MeasuredKey = CommonKey | keyof typeof vi;

/** Measurements on the screen: layer, figures of a village, errors of the model. */
export const MEASURED_WORDS: Words<MeasuredKey> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
