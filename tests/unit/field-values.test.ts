import { describe, expect, it } from 'vitest';
import { Fields, isoDate, numberOf } from '../../src/ingest/fields.ts';
import { IssueLog } from '../../src/ingest/issue-log.ts';

/** What one cell of a row says: a value, nothing, or something that cannot be. */

/** A row of one cell, and what was said about it as `severity code: found, expected`. */
function cell(value: unknown, column = 'f') {
  const log = new IssueLog('a.csv');
  const said = (): readonly string[] =>
    log.list().map(({ severity, code, row, field, found, expected }) => {
      return [`${severity} ${code} ${row}:${field}`, found, expected].filter((part) => part !== undefined).join(', ');
    });
  return { fields: new Fields(log, 3, { [column]: value }), log, said };
}

describe('a number', () => {
  it.each([
    [12.5, 12.5],
    [Number.POSITIVE_INFINITY, null],
    ['12', 12],
    ['+12', 12],
    ['-0.5', -0.5],
    ['.5', 0.5],
    ['12.', 12],
    ['1.5e3', 1500],
    ['1E-2', 0.01],
    ['1e400', null],
    ['42,5', 42.5],
    ['-42,25', -42.25],
    ['42,1234', 42.1234],
    // A thousand and more, or a part: nobody can tell.
    ['42,125', null],
    ['1,2,3', null],
    ['a1,5', null],
    ['1,5a', null],
    ['12 m', null],
    ['e5', null],
    ['.', null],
    ['', null],
    [null, null],
    [true, null],
    [[1], null],
  ])('%j is %s', (text, number) => expect(numberOf(text)).toBe(number));

  it('within its bounds is taken, and outside of them unknown, with what was found', () => {
    expect(cell('12').fields.number('f', { least: 12, most: 12 })).toBe(12);
    const over = cell('13');
    expect(over.fields.number('f', { most: 12 })).toBeNull();
    expect(over.said()).toEqual(['warning value-broken 3:f, 13, number ≤ 12']);
  });

  it('that is no number is unknown, and one that is not there too, without a word', () => {
    const text = cell('cao');
    expect(text.fields.number('f')).toBeNull();
    expect(text.said()).toEqual(['warning value-broken 3:f, cao, number']);
    for (const empty of [cell(''), cell(null), cell(undefined), cell('12', 'other')]) {
      expect(empty.fields.number('f')).toBeNull();
      expect(empty.said()).toEqual([]);
    }
  });
});

describe('a count', () => {
  it.each([
    ['1355', 1355],
    [1355, 1355],
    [2.5, 2.5],
    [0, 0],
    ['1.355', null],
    ['12,0', null],
    ['12.0', null],
    ['2.5e0', null],
    [-1, null],
    ['nhiều', null],
  ])('%j is %s', (value, count) => {
    const { fields, said } = cell(value);
    expect(fields.count('f')).toBe(count);
    expect(said()).toEqual(count === null ? [`warning value-broken 3:f, ${value}, integer ≥ 0`] : []);
  });

  it('of things that cannot be split is whole', () => {
    const half = cell(2.5);
    expect(half.fields.integer('f')).toBeNull();
    expect(half.said()).toEqual(['warning value-broken 3:f, 2.5, integer ≥ 0']);
    expect(cell(2).fields.integer('f')).toBe(2);
    expect(cell(-2).fields.integer('f', { least: -5 })).toBe(-2);
    const nothing = cell('-');
    expect(nothing.fields.integer('f')).toBeNull();
    expect(nothing.said()).toEqual([]);
  });
});

describe('a day', () => {
  it.each([
    ['2025-06-30', '2025-06-30'],
    ['2025-06-30T23:59:00+07:00', '2025-06-30'],
    ['2025-01-01', '2025-01-01'],
    ['2025-12-31', '2025-12-31'],
    ['2025-01-31', '2025-01-31'],
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['2025-02-28', '2025-02-28'],
    ['2025-02-29', null],
    ['1900-02-29', null],
    ['2024-02-30', null],
    ['2025-04-31', null],
    ['2025-06-31', null],
    ['2025-09-31', null],
    ['2025-11-31', null],
    ['2025-04-30', '2025-04-30'],
    ['2025-01-32', null],
    ['2025-00-10', null],
    ['2025-13-10', null],
    ['2025-06-00', null],
    ['2025-6-30', null],
    ['ngày 2025-06-30', null],
    ['2025-06-30 10:00', null],
    ['', null],
  ])('%s is %s', (text, day) => expect(isoDate(text)).toBe(day));

  it('that the calendar does not have is unknown, and said', () => {
    for (const value of ['31/6/2025', 45_000]) {
      const { fields, said } = cell(value);
      expect(fields.date('f')).toBeNull();
      expect(said()).toEqual([`warning value-broken 3:f, ${value}, YYYY-MM-DD`]);
    }
    const nothing = cell('n/a');
    expect(nothing.fields.date('f')).toBeNull();
    expect(nothing.said()).toEqual([]);
  });
});

describe('yes or no', () => {
  it.each([
    ...(['yes', 'TRUE', '1', 'có', 'Có', 'co\u0301', 'co', 1, true] as const).map((value) => [value, true] as const),
    ...(['no', 'False', '0', 'không', 'khong', 'Không có', 'chưa', 'chưa có', 0, false] as const).map(
      (value) => [value, false] as const,
    ),
  ])('%j is %s', (value, answer) => expect(cell(value).fields.yesNo('f')).toBe(answer));

  it.each(['có lẽ', 2, {}, [true]])('%j is neither, and said', (value) => {
    const { fields, said } = cell(value);
    expect(fields.yesNo('f')).toBeNull();
    expect(said()).toEqual([expect.stringMatching(/^warning value-broken 3:f, .*, yes \| no$/)]);
  });
});

describe('a text', () => {
  it('is composed, a number is a code, and damage is said', () => {
    expect(cell('Go\u0302m').fields.text('f')).toBe('Gôm');
    expect(cell(37).fields.text('f')).toBe('37');
    const damaged = cell('Th\uFFFDn');
    expect(damaged.fields.text('f')).toBe('Th\uFFFDn');
    expect(damaged.said()).toEqual(['warning text-damaged 3:f, Th\uFFFDn']);
    expect(cell('Thôn').said()).toEqual([]);
  });

  it('that is something else is unknown; where it is required that is an error', () => {
    for (const value of [{ a: 1 }, Number.NaN, true]) {
      const optional = cell(value);
      expect(optional.fields.text('f')).toBeNull();
      expect(optional.said()).toEqual([expect.stringMatching(/^warning value-broken 3:f, .*, text$/)]);
      const required = cell(value);
      expect(required.fields.requiredText('f')).toBeNull();
      expect(required.said()).toEqual([expect.stringMatching(/^error value-broken 3:f, .*, text$/)]);
    }
  });

  it('that is required and missing is said when all rows are read', () => {
    for (const value of [undefined, '', []]) {
      const { fields, log, said } = cell(value);
      expect(fields.requiredText('f')).toBeNull();
      expect(log.hasErrors).toBe(true);
      log.settleAbsences(1);
      expect(said()).toEqual(['error value-missing 3:f']);
    }
    expect(cell('NB01').fields.requiredText('f')).toBe('NB01');
    expect(cell(37).fields.requiredText('f')).toBe('37');
  });

  it('that is an id names nothing where it is 0, and is no number that a spreadsheet made of it', () => {
    expect(cell(0).fields.text('f', 'id')).toBeNull();
    expect(cell(0).fields.text('f')).toBe('0');
    expect(cell('37.0').fields.text('f', 'id')).toBe('37');
    expect(cell('37,00').fields.text('f', 'id')).toBe('37');
    expect(cell('37.0').fields.text('f')).toBe('37.0');
    expect(cell('A37.0').fields.text('f', 'id')).toBe('A37.0');
    expect(cell('37.05').fields.text('f', 'id')).toBe('37.05');
  });

  it('is of the row itself, not of what every object has', () => {
    expect(cell('a').fields.text('toString')).toBeNull();
  });
});

describe('one of several', () => {
  it('is found in any case; another is said with what there is', () => {
    expect(cell('Planned').fields.oneOf('f', ['existing', 'planned'])).toBe('planned');
    expect(cell('').fields.oneOf('f', ['existing', 'planned'])).toBeNull();
    for (const value of ['cũ', 7]) {
      const { fields, said } = cell(value);
      expect(fields.oneOf('f', ['existing', 'planned'])).toBeNull();
      expect(said()).toEqual([`warning value-broken 3:f, ${value}, existing | planned`]);
    }
  });
});

describe('a list', () => {
  it.each([
    ['4G; 3G,2G', ['4G', '3G', '2G']],
    [';4G;;', ['4G']],
    [
      ['4G', ' 3G ', {}, ''],
      ['4G', '3G'],
    ],
    [4, ['4']],
    ['', []],
  ])('%j is %j', (value, parts) => expect(cell(value).fields.list('f')).toEqual(parts));
});

describe('columns that this program does not know', () => {
  it('are kept as they stand, but for one that would change what objects are', () => {
    const fields = new Fields(new IssueLog('a.csv'), 1, JSON.parse('{"id":"A","Ghi chú":" x ","__proto__":1}'));
    expect(fields.extra(new Set(['id']))).toEqual({ 'Ghi chú': ' x ' });
    expect(cell('a').fields.extra(new Set(['f', 'g']))).toEqual({});
  });
});
