import { describe, expect, it } from 'vitest';
import { formatFor } from '../../src/i18n/format.ts';
import { sortRows } from '../../src/ui/tables/sort-rows.ts';

const { compare } = formatFor('vi');
const same = (row: number | string | null): number | string | null => row;

describe('a sorted table', () => {
  it('puts unknown values last, whichever way it is sorted', () => {
    expect(sortRows([2, null, 1], same, 'ascending', compare)).toEqual([1, 2, null]);
    expect(sortRows([2, null, 1], same, 'descending', compare)).toEqual([2, 1, null]);
  });

  it('sorts names as Vietnamese does, and their numbers as numbers', () => {
    expect(sortRows(['Xóm 10', 'Xóm 9', 'Đông', 'Dương'], same, 'ascending', compare)).toEqual([
      'Dương',
      'Đông',
      'Xóm 9',
      'Xóm 10',
    ]);
  });

  it('leaves the rows it was given as they are', () => {
    const rows = [3, 1, 2];
    sortRows(rows, same, 'ascending', compare);
    expect(rows).toEqual([3, 1, 2]);
  });
});
