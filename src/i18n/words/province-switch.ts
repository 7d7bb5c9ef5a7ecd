import type { Words } from '../translate.ts';
import en from './province-switch.en.json';
import vi from './province-switch.vi.json';

/** The way to the other provinces and editions of a site. */
export const PROVINCE_SWITCH_WORDS: Words<keyof typeof vi> = { vi, en };
