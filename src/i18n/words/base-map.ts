import type { Words } from '../translate.ts';
import en from './base-map.en.json';
import vi from './base-map.vi.json';

/** Of the choice of a base map, and of the ground's bands of height. */
export const BASE_MAP_WORDS: Words<keyof typeof vi> = { vi, en };
