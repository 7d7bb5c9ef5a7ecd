import type { Words } from '../translate.ts';
import en from './template.en.json';
import vi from './template.vi.json';

/** The explanatory sheet of the templates that operators fill in. */
export const TEMPLATE_WORDS: Words<keyof typeof vi> = { vi, en };
