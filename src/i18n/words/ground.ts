import type { Words } from '../translate.ts';
import en from './ground.en.json';
import vi from './ground.vi.json';

/** Of files of heights and land cover. */
export const GROUND_WORDS: Words<keyof typeof vi> = { vi, en };
