import type { Words } from '../translate.ts';
import en from './signal-layer.en.json';
import vi from './signal-layer.vi.json';

/** Signal layers and their legends. */
export const SIGNAL_LAYER_WORDS: Words<keyof typeof vi> = { vi, en };
