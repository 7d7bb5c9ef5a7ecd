import { MESSAGES, type MessageKey, type Words } from '../translate.ts';
import en from './panel.en.json';
import vi from './panel.vi.json';

/** What the panel's figures say: after the first map. */
export const PANEL_WORDS: Words<MessageKey | keyof typeof vi> = {
  vi: { ...MESSAGES.vi, ...vi },
  en: { ...MESSAGES.en, ...en },
};
