import type { Words } from '../translate.ts';
import en from './share.en.json';
import vi from './share.vi.json';

/** Giving a view away: a link, a frame for a portal. */
export const SHARE_WORDS: Words<keyof typeof vi> = { vi, en };
