import { MESSAGES, type MessageKey, type Words } from '../translate.ts';
import en from './detail.en.json';
import vi from './detail.vi.json';

export type DetailKey = MessageKey | keyof typeof vi;

/**
 * What is said about one village, one position, and in the tables, beside the words of the
 * first screen: it comes with the first part that says it.
 */
export const DETAIL_WORDS: Words<DetailKey> = {
  vi: { ...MESSAGES.vi, ...vi },
  en: { ...MESSAGES.en, ...en },
};
