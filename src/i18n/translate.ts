import { formatFor, pluralCategory } from './format.ts';
import type { Language } from './language.ts';
import type { Message } from './message.ts';
import en from './words/first.en.json';
import vi from './words/first.vi.json';

/**
 * The words of one part of the screen: `words/<part>.vi.json`, `words/<part>.en.json` and a
 * `words/<part>.ts` that joins them. The keys are those of the Vietnamese file. A part that loads
 * late brings its own. Vietnamese has one form for one thing and for several, English has two.
 */
export interface Words<Key extends string> {
  readonly vi: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, Message>>;
}
/** Null: unknown, shown as a dash. */
export type Values = Readonly<Record<string, string | number | null>>;
export type Say<Key extends string> = (key: Key, values?: Values) => string;

const PLACEHOLDER = /\{(\w+)\}/g;

/** Words that the first screen needs. */
export const MESSAGES: Words<keyof typeof vi> = { vi, en };
export type MessageKey = keyof typeof vi;
export type Translate = Say<MessageKey>;

/**
 * Sentence of a key; `{name}` is filled from the values, numbers in the reader's format. A part in
 * brackets, `[, {name}]`, is left out where a value in it is not known: null, empty or not given. Other
 * brackets stand as they are.
 */
export function say<Key extends string>(words: Words<Key>, language: Language, key: Key, values: Values = {}): string {
  const message: Message = words[language][key];
  const count = values.count;
  const text =
    typeof message === 'string'
      ? message
      : message[typeof count === 'number' ? pluralCategory(language, count) : 'other'];
  return text
    .replace(/\[([^[\]]*\{\w+\}[^[\]]*)\]/g, (_, part: string) =>
      [...part.matchAll(PLACEHOLDER)].some(([, name = '']) => (values[name] ?? '') === '') ? '' : part,
    )
    .replace(PLACEHOLDER, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === 'string' ? value : formatFor(language).number(value ?? Number.NaN);
    });
}

/** `say` with the words of one part in one language. */
export function sayIn<Key extends string>(words: Words<Key>, language: Language): Say<Key> {
  return (key, values) => say(words, language, key, values);
}

/** `say` with the words of the first screen. */
export function translate(language: Language, key: MessageKey, values?: Values): string {
  return say(MESSAGES, language, key, values);
}
