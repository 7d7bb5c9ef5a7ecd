import type { Words } from '../translate.ts';
import en from './keep.en.json';
import vi from './keep.vi.json';

/** What this browser keeps between visits, and what it could not keep. */
export const KEEP_WORDS: Words<keyof typeof vi> = { vi, en };
