import type { Words } from '../translate.ts';
import en from './kind.en.json';
import vi from './kind.vi.json';

/** What a village is called where its file does not say. */
export const KIND_WORDS: Words<keyof typeof vi> = { vi, en };
