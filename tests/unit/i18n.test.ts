import { describe, expect, it } from 'vitest';
import { formatFor } from '../../src/i18n/format.ts';
import type { Message } from '../../src/i18n/message.ts';
import { MESSAGES, say, translate, type Words } from '../../src/i18n/translate.ts';
import { DETAIL_WORDS } from '../../src/i18n/words/detail.ts';

const placeholders = (message: Message): string[] =>
  [
    ...new Set(
      (typeof message === 'string' ? [message] : Object.values(message)).flatMap(
        (text) => text.match(/\{\w+\}/g) ?? [],
      ),
    ),
  ].sort();

/** The first screen's words, and those that late parts of the screen bring: `src/i18n/words/*.ts`. */
const lateWords = import.meta.glob<Readonly<Record<string, unknown>>>('../../src/i18n/words/*.ts', {
  eager: true,
});
const PARTS: readonly (readonly [string, Words<string>])[] = [
  ['first screen', MESSAGES],
  ...Object.entries(lateWords).flatMap(([file, module]) =>
    Object.values(module)
      .filter(isWords)
      .map((words) => [file.replace(/^.*\//, ''), words] as const),
  ),
];

/** A file of words may have functions that look a word up, too. */
function isWords(exported: unknown): exported is Words<string> {
  return typeof exported === 'object' && exported !== null && 'vi' in exported && 'en' in exported;
}

describe.each(PARTS)('the two languages of the %s', (_part, words) => {
  it('have the same keys, none of them empty', () => {
    expect(Object.keys(words.en).sort()).toEqual(Object.keys(words.vi).sort());
    for (const messages of [words.vi, words.en]) {
      for (const message of Object.values<Message>(messages)) {
        expect(typeof message === 'string' ? message : message.one && message.other).toBeTruthy();
      }
    }
  });

  it('fill the same placeholders in every sentence', () => {
    const english = new Map(Object.entries(words.en));
    for (const [key, message] of Object.entries(words.vi)) {
      expect([key, placeholders(english.get(key) ?? '')]).toEqual([key, placeholders(message)]);
    }
  });
});

describe('a sentence', () => {
  it('writes its numbers as the reader does', () => {
    expect(translate('vi', 'figures.of', { count: 1355 })).toBe('trên 1.355 thôn');
    expect(translate('en', 'figures.of', { count: 1355 })).toBe('of 1,355 villages');
  });

  it('knows one from many in English', () => {
    expect(say(DETAIL_WORDS, 'en', 'village.servingCount', { count: 1 })).toBe('1 position');
    expect(say(DETAIL_WORDS, 'en', 'village.servingCount', { count: 2 })).toBe('2 positions');
    expect(say(DETAIL_WORDS, 'vi', 'village.servingCount', { count: 1 })).toBe('1 vị trí');
  });
});

describe('a part in brackets', () => {
  const words: Words<'file'> = { vi: { file: 'Tệp{name}[ ({size} MB)].' }, en: { file: 'File{name}[ ({size} MB)].' } };

  it('is said where its value is known', () => {
    expect(say(words, 'vi', 'file', { name: '', size: 1.5 })).toBe('Tệp (1,5 MB).');
    expect(say(words, 'vi', 'file', { name: ' [a]', size: 0 })).toBe('Tệp [a] (0 MB).');
  });

  it('stands as it is where it has no value in it', () => {
    const usage: Words<'usage'> = { vi: { usage: 'Cách dùng: lệnh [--out F [--all]]' }, en: { usage: '' } };
    expect(say(usage, 'vi', 'usage')).toBe('Cách dùng: lệnh [--out F [--all]]');
  });

  it('is left out where it is not', () => {
    for (const size of [null, '']) expect(say(words, 'en', 'file', { name: '', size })).toBe('File.');
    expect(say(words, 'en', 'file', { name: ' {size}' })).toBe('File {size}.');
  });
});

describe('figures', () => {
  const [vi, en] = [formatFor('vi'), formatFor('en')];

  it('are written with the reader’s comma and point', () => {
    expect(vi.number(1355)).toBe('1.355');
    expect(vi.percent(0.16)).toBe('16,0%');
    expect([vi.statedPercent(0.16), vi.statedPercent(0.214)]).toEqual(['16%', '21,4%']);
    expect(vi.distance(1234)).toBe('1,2 km');
    expect(en.number(1355)).toBe('1,355');
    expect(en.percent(0.16)).toBe('16.0%');
    expect(en.distance(1234)).toBe('1.2 km');
  });

  it('never round up to the whole what is not whole', () => {
    expect(vi.percent(0.9999)).toBe('99,9%');
    expect(vi.percent(0.9999, 0)).toBe('99%');
    expect(vi.percent(1)).toBe('100,0%');
  });

  it('change from metres to kilometres where rounding does', () => {
    expect(vi.distance(999.4)).toBe('999 m');
    expect(vi.distance(999.6)).toBe('1,0 km');
  });

  it('show a date as far as it is known', () => {
    expect(vi.date('2023-06-30')).toBe('30/06/2023');
    expect(vi.date('2023-06')).toBe('06/2023');
    expect(vi.date('2018')).toBe('2018');
    expect(vi.date('quý II')).toBe('quý II');
  });
});

describe('words for any of several', () => {
  it('are not those for every one of them', () => {
    // What a village is covered by, on the screen, in reports and in files; a radius may well be of every technology.
    const all = PARTS.flatMap(([part, { vi }]) =>
      Object.entries<Message>(vi).map(([key, text]) => ({ part, key, text })),
    );
    const every = all.filter(({ text }) => JSON.stringify(text).includes('mọi công nghệ'));
    expect(every.map(({ key }) => key)).toEqual(['explain.radius_m']);
    expect(translate('vi', 'technology.any')).toBe('ít nhất một công nghệ');
  });
});
