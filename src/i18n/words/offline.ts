import type { Words } from '../translate.ts';
import en from './offline.en.json';
import vi from './offline.vi.json';

/** Without a network, and when there is something newer. */
export const OFFLINE_WORDS: Words<keyof typeof vi> = { vi, en };
