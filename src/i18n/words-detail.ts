import { EN_DETAIL } from './messages-en-detail.ts';
import { VI_DETAIL } from './messages-vi-detail.ts';
import { MESSAGES, type MessageKey, type Words } from './translate.ts';

export type DetailKey = MessageKey | keyof typeof VI_DETAIL;

/**
 * What is said about one village, one position, and in the tables, beside the words of the
 * first screen: it comes with the first part that says it.
 */
export const DETAIL_WORDS: Words<DetailKey> = {
  vi: { ...MESSAGES.vi, ...VI_DETAIL },
  en: { ...MESSAGES.en, ...EN_DETAIL },
};
