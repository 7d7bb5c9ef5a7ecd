import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CATALOGUES = 'src/i18n/words';

interface Sentence {
  readonly part: string;
  readonly key: string;
  /** Both languages. */
  readonly text: string;
}

const read = (part: string, language: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(join(CATALOGUES, `${part}.${language}.json`), 'utf8'));

const parts = readdirSync(CATALOGUES).flatMap((file) => /^(.*)\.vi\.json$/.exec(file)?.[1] ?? []);
const sentences = parts.flatMap((part): Sentence[] => {
  const english = read(part, 'en');
  return Object.entries(read(part, 'vi')).map(([key, vi]) => ({ part, key, text: JSON.stringify([vi, english[key]]) }));
});

function repeated(of: (sentence: Sentence) => string, among: readonly Sentence[]): readonly string[] {
  const byText = new Map<string, Sentence[]>();
  for (const sentence of among) byText.set(of(sentence), [...(byText.get(of(sentence)) ?? []), sentence]);
  return [...byText.values()]
    .filter((same) => same.length > 1)
    .map((same) => same.map(({ part, key }) => `${part}: ${key}`).join(', '));
}

describe('the catalogues', () => {
  it('name a sentence by a key of its own, since parts are said together', () => {
    expect(repeated(({ key }) => key, sentences)).toEqual([]);
  });

  it('have each sentence once: what two parts say stands in common, or in first', () => {
    const files = ['src', 'scripts'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => readFileSync(join(folder, file), 'utf8')),
    );
    const quoted = new Set(files.flatMap((code) => [...code.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key)));
    // A key that is made of a value, as `verdict.${verdict}`, cannot be another's.
    const named = sentences.filter(({ key }) => quoted.has(key));
    expect(repeated(({ text }) => text, named)).toEqual([]);
  });
});
