import { formatFor, pluralCategory } from './format.ts';
import type { Language } from './language.ts';
import type { Message } from './message.ts';
import { EN } from './messages-en.ts';
import { VI } from './messages-vi.ts';

export type MessageKey = keyof typeof VI;
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, values?: Values) => string;

export const MESSAGES: Readonly<Record<Language, Readonly<Record<MessageKey, Message>>>> = { vi: VI, en: EN };

/** Sentence of a key; `{name}` is filled from the values, numbers in the reader's format. */
export function translate(language: Language, key: MessageKey, values: Values = {}): string {
  const message = MESSAGES[language][key];
  const count = values.count;
  const text =
    typeof message === 'string'
      ? message
      : message[typeof count === 'number' ? pluralCategory(language, count) : 'other'];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatFor(language).number(value) : value;
  });
}
