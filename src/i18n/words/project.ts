import type { Words } from '../translate.ts';
import en from './project.en.json';
import vi from './project.vi.json';

/** Projects, and a profile made on the screen. */
export const PROJECT_WORDS: Words<keyof typeof vi> = { vi, en };
