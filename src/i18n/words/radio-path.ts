import type { Words } from '../translate.ts';
import en from './radio-path.en.json';
import vi from './radio-path.vi.json';

/** Terrain section of a path, what blocks a village, and what a change of a mast brings. */
export const RADIO_PATH_WORDS: Words<keyof typeof vi> = { vi, en };
