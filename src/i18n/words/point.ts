import type { Words } from '../translate.ts';
import en from './point.en.json';
import vi from './point.vi.json';

/** The answer for one place. */
export const POINT_WORDS: Words<keyof typeof vi> = { vi, en };
