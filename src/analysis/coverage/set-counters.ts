import type { CoverageLayout } from '../../model/results.ts';

/**
 * All coverage sets at once, without a union and without a set of cells. A *cell* is one
 * operator in one technology. Walking along a row, every set (a column of the layout) is
 * a counter of how many of its cells are on here; while the counter is above zero the
 * column is covered. "At least k operators in broadband" is the same with the counter of
 * operators. Each column remembers where it came on and adds up the length when it goes
 * off, so one pass gives every share, for any number of operators and technologies.
 */
export interface SetCounters {
  /** Length × weight covered so far, by column. */
  readonly sums: Float64Array;
  /** Forgets the last village. */
  reset(): void;
  /** Weight of the row that is walked now. */
  setWeight(weight: number): void;
  /** One more interval of this cell starts at this length along the row. */
  on(cell: number, length: number): void;
  /** One interval of this cell ends. */
  off(cell: number, length: number): void;
  /** Whether the column is covered where the walk stands. */
  isOn(column: number): boolean;
}

/** Columns 0 to 4 are: any, broadband (= at least 1 operator in broadband), at least 2, 3, 4 operators. */
const ANY = 0;
const MOST_OPERATORS_COUNTED = 4;

/** @param broadband 1 for each technology of the layout that is mobile broadband. */
export function createSetCounters(layout: CoverageLayout, broadband: ArrayLike<number>): SetCounters {
  const technologies = layout.technologies.length;
  const operators = layout.operators.length;
  const firstOperator = MOST_OPERATORS_COUNTED + 1;
  const firstTechnology = firstOperator + operators;
  const firstCell = firstTechnology + technologies;

  const sums = new Float64Array(layout.columns);
  const since = new Float64Array(layout.columns);
  const counts = new Int32Array(layout.columns);
  /** Broadband cells that are on, of each operator; and operators with any. */
  const broadbandCells = new Int32Array(operators);
  let broadbandOperators = 0;
  let weight = 0;

  function raise(column: number, length: number): void {
    const count = counts[column] ?? 0;
    if (count === 0) since[column] = length;
    counts[column] = count + 1;
  }

  function lower(column: number, length: number): void {
    const count = (counts[column] ?? 0) - 1;
    counts[column] = count;
    if (count === 0) sums[column] = (sums[column] ?? 0) + weight * (length - (since[column] ?? 0));
  }

  return {
    sums,
    reset() {
      sums.fill(0);
      counts.fill(0);
      broadbandCells.fill(0);
      broadbandOperators = 0;
    },
    setWeight(value) {
      weight = value;
    },
    on(cell, length) {
      raise(firstCell + cell, length);
      if ((counts[firstCell + cell] ?? 0) > 1) return;
      const operator = Math.trunc(cell / technologies);
      const technology = cell - operator * technologies;
      raise(ANY, length);
      raise(firstOperator + operator, length);
      raise(firstTechnology + technology, length);
      if (broadband[technology] !== 1) return;
      const before = broadbandCells[operator] ?? 0;
      broadbandCells[operator] = before + 1;
      if (before > 0) return;
      broadbandOperators++;
      if (broadbandOperators <= MOST_OPERATORS_COUNTED) raise(broadbandOperators, length);
    },
    off(cell, length) {
      lower(firstCell + cell, length);
      if ((counts[firstCell + cell] ?? 0) > 0) return;
      const operator = Math.trunc(cell / technologies);
      const technology = cell - operator * technologies;
      lower(ANY, length);
      lower(firstOperator + operator, length);
      lower(firstTechnology + technology, length);
      if (broadband[technology] !== 1) return;
      const after = (broadbandCells[operator] ?? 0) - 1;
      broadbandCells[operator] = after;
      if (after > 0) return;
      if (broadbandOperators <= MOST_OPERATORS_COUNTED) lower(broadbandOperators, length);
      broadbandOperators--;
    },
    isOn: (column) => (counts[column] ?? 0) > 0,
  };
}
