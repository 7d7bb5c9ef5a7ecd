import type { Source } from '../model/province.ts';
import type { Format } from './format.ts';

/** A source's date, and the oldest and newest of its rows where they differ; null where nothing is known. */
export function sourceDate(
  { date, rowDates }: Pick<Source, 'date' | 'rowDates'>,
  f: Pick<Format, 'date'>,
): string | null {
  const stated = date === null ? null : f.date(date);
  if (!rowDates) return stated;
  const rows = `${f.date(rowDates.oldest)}–${f.date(rowDates.newest)}`;
  return stated === null || date === rowDates.newest ? rows : `${stated} (${rows})`;
}
