import { MESSAGES, type MessageKey, type Words } from '../translate.ts';
import en from './common.en.json';
import vi from './common.vi.json';

export type CommonKey = MessageKey | keyof typeof vi;

/** What several late parts say, beside the words of the first screen: every one of them has these words too. */
export const COMMON_WORDS: Words<CommonKey> = {
  vi: { ...MESSAGES.vi, ...vi },
  en: { ...MESSAGES.en, ...en },
};
