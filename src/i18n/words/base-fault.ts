import type { Words } from '../translate.ts';
import en from './base-fault.en.json';
import vi from './base-fault.vi.json';

/** Of a base map that cannot be shown. */
export const BASE_FAULT_WORDS: Words<keyof typeof vi> = { vi, en };
