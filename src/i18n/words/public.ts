import type { Words } from '../translate.ts';
import en from './public.en.json';
import vi from './public.vi.json';

/** What the public door says: the answer for one village, whom to ask, how to say that it is wrong. */
export const PUBLIC_WORDS: Words<keyof typeof vi> = { vi, en };
