import type { Words } from '../translate.ts';
import { COMMON_WORDS, type CommonKey } from './common.ts';
import en from './deliveries.en.json';
import vi from './deliveries.vi.json';

/** The list of deliveries: what each is, what became of it, and changes that can be taken back. */
export const DELIVERY_WORDS: Words<CommonKey | keyof typeof vi> = {
  vi: { ...COMMON_WORDS.vi, ...vi },
  en: { ...COMMON_WORDS.en, ...en },
};
