import type { Words } from '../translate.ts';
import en from './district.en.json';
import vi from './district.vi.json';

/** What districts and communes see: the unit, its table, what needs attention, two dates side by side. */
export const DISTRICT_WORDS: Words<keyof typeof vi> = { vi, en };
