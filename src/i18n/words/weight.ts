import type { Words } from '../translate.ts';
import en from './weight.en.json';
import vi from './weight.vi.json';

/** What shares are of: choice, names on figures and in files, refusals of commands. */
export const WEIGHT_WORDS: Words<keyof typeof vi> = { vi, en };
