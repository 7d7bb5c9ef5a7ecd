import { describe, expect, test } from 'vitest';
import { outOfRange } from '../../src/model/out-of-range.ts';
import {
  exportedWithoutDocstring,
  functionsOf,
  numbersForNothing,
  parsed,
  type SourceFile,
  sourceFiles,
} from '../support/source-code.ts';

const MOST_LINES = 120;
const MOST_BRANCHES = 20;
const MOST_PARAMETERS = 5;

const files = sourceFiles('src', 'scripts');

function overLimits(file: SourceFile): readonly string[] {
  return functionsOf(file)
    .filter(
      ({ lines, branches, parameters, hasFlag }) =>
        lines > MOST_LINES || branches > MOST_BRANCHES || parameters > MOST_PARAMETERS || hasFlag,
    )
    .map(({ name }) => `${file.path} ${name}`);
}

describe('a function', () => {
  test('has at most 120 lines, 20 branches and five parameters, and no flag among them', () => {
    expect(files.flatMap(overLimits)).toEqual([]);
  });

  test('is found over a limit by its lines, its branches, its parameters or a flag', () => {
    const code = [
      `function long() {${'\n'.repeat(MOST_LINES)}}`,
      `const branched = (x: number) => ${'x ? 1 : '.repeat(MOST_BRANCHES + 1)}2;`,
      'class Several { many(a, b, c, d, e, f) {} }',
      'function flagged(a: number, isOpen: boolean) {}',
      'function fine(isOpen: boolean, b, c, d, e) { return () => b ?? c; }',
    ];
    expect(overLimits(parsed('some.ts', code.join('\n')))).toEqual(
      ['long', 'branched', 'many', 'flagged'].map((name) => `some.ts ${name}`),
    );
  });
});

describe('a wrong index', () => {
  test('is never read as a number', () => {
    // Radii by technology and kind of area: a record, where none given is no reach.
    const isRecord = (line: string): boolean => line.includes('.radiusM[');
    expect(files.flatMap(numbersForNothing).filter((line) => !isRecord(line))).toEqual([]);
  });

  test('ends in an error, in place of a figure', () => {
    const heights = Float64Array.of(3, 4);
    const sum = (last: number): number => {
      let total = 0;
      for (let i = 0; i <= last; i++) total += heights[i] ?? outOfRange();
      return total;
    };
    expect(sum(1)).toBe(7);
    expect(() => sum(2)).toThrow(RangeError);
  });

  test('is found where a number stands for it', () => {
    expect(
      numbersForNothing(parsed('some.ts', 'a[i] ?? 0; a[i]?.[1] ?? -1; map.get(i) ?? 0; a[i] ?? outOfRange();')),
    ).toEqual(['some.ts:1: a[i] ?? 0', 'some.ts:1: a[i]?.[1] ?? -1']);
  });
});

describe('what the model and the analysis export', () => {
  test('has a docstring', () => {
    const found = sourceFiles('src/model', 'src/analysis').flatMap(exportedWithoutDocstring);
    expect(found).toEqual([]);
  });

  test('is named where it has none', () => {
    const code =
      '/** With. */\nexport interface A {}\nexport const b = 1;\n\n/** Of C. */\nconst c = 2;\nexport type D = 3;';
    expect(exportedWithoutDocstring(parsed('some.ts', code))).toEqual(['some.ts b', 'some.ts D']);
  });
});
