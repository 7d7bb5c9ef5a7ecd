import { expect, test } from 'vitest';
import { sourceFiles } from '../support/source-code.ts';

/** What a command does for a person may have the name of the function that it calls. */
const isVerb = (path: string): boolean => /^(src\/commands|scripts)\//.test(path);
/** Gives a component of its own name once it is fetched. */
const isLate = (path: string): boolean => /\/late[a-z-]*\.ts$/.test(path);

interface Source {
  readonly path: string;
  readonly text: string;
}

/** Names that several files export, each with its files. */
function exportedTwice(files: readonly Source[]): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { path, text } of files.filter((file) => !isLate(file.path))) {
    for (const [, kind = '', name = ''] of text.matchAll(
      /^export (?:async )?(function|const|class|interface|type) (\w+)/gm,
    )) {
      const known = places.get(name) ?? [];
      if (!(kind === 'function' && isVerb(path) && known.length < 2)) places.set(name, [...known, path]);
    }
  }
  return [...places].filter(([, paths]) => paths.length > 1).map(([name, paths]) => `${name}: ${paths.join(', ')}`);
}

test('an exported name means one thing', () => {
  expect(exportedTwice(sourceFiles('src', 'scripts'))).toEqual([]);
});

test('a name that two files export is found, a verb that calls another and a late part are not', () => {
  const files = [
    { path: 'src/model/a.ts', text: 'export type Level = 1;\nexport function fill() {}' },
    { path: 'src/ui/b.ts', text: 'export const Level = 2;' },
    { path: 'src/commands/c.ts', text: 'export function fill() {}' },
    { path: 'src/ui/late.ts', text: 'export const Level = 3;' },
  ];
  expect(exportedTwice(files)).toEqual(['Level: src/model/a.ts, src/ui/b.ts']);
});
