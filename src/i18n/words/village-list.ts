import type { Words } from '../translate.ts';
import en from './village-list.en.json';
import vi from './village-list.vi.json';

/** The list that says what the map shows. */
export const VILLAGE_LIST_WORDS: Words<keyof typeof vi> = { vi, en };
