import type { RowDates, Source } from '../../model/province.ts';

/** Oldest and newest row of all files whose rows are of several dates; null where there is no such file. */
export function rowDatesOfAll(sources: readonly Pick<Source, 'rowDates'>[]): RowDates | null {
  const mixed = sources.flatMap(({ rowDates }) => rowDates ?? []);
  const oldest = mixed.map((dates) => dates.oldest).sort()[0];
  const newest = mixed
    .map((dates) => dates.newest)
    .sort()
    .at(-1);
  if (oldest === undefined || newest === undefined) return null;
  return { oldest, newest, undated: mixed.reduce((sum, { undated }) => sum + undated, 0) };
}
