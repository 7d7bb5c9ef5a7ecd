import type { Words } from '../translate.ts';
import en from './cover.en.json';
import vi from './cover.vi.json';

/** Classes of land cover, and the heights that are taken for them. */
export const COVER_WORDS: Words<keyof typeof vi> = { vi, en };
