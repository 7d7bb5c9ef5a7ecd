/** Sorted copy; equal rows keep their order, unknown values (null, NaN) come last either way. */
export function sortRows<Row>(
  rows: readonly Row[],
  value: (row: Row) => number | string | null,
  order: 'ascending' | 'descending',
  compare: (a: string, b: string) => number,
): readonly Row[] {
  const sign = order === 'descending' ? -1 : 1;
  return rows
    .map((row) => {
      const known = value(row);
      return { row, value: Number.isNaN(known) ? null : known };
    })
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      if (typeof a.value === 'number' && typeof b.value === 'number') return sign * (a.value - b.value);
      return sign * compare(String(a.value), String(b.value));
    })
    .map(({ row }) => row);
}
