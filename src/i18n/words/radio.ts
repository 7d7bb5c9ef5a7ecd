import type { Words } from '../translate.ts';
import en from './radio.en.json';
import vi from './radio.vi.json';

/** Radio models on the screen: choice, progress, comparison, signal and profile. */
export const RADIO_WORDS: Words<keyof typeof vi> = { vi, en };
