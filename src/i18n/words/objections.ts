import type { Words } from '../translate.ts';
import en from './objections.en.json';
import vi from './objections.vi.json';

/** Reports from people, as the department and the public see them. */
export const OBJECTION_WORDS: Words<keyof typeof vi> = { vi, en };
