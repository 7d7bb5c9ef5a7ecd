import type { Words } from '../translate.ts';
import en from './cli.en.json';
import vi from './cli.vi.json';

/** What the commands print. */
export const CLI_WORDS: Words<keyof typeof vi> = { vi, en };
