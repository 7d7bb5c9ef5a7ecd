import type { BaseStation } from './province.ts';

/** What names a station: operator and id. The id alone may be another operator's too. */

/** A row that had no id is named by its number (`#12`, `#12-Viettel`): that names nothing outside its file. */
const MADE_UP = /^#\d+(-|$| \()/;

/** Whether the id was made of the row's number. */
export function isMadeUpId(id: string): boolean {
  return MADE_UP.test(id);
}

type Named = Pick<BaseStation, 'operator' | 'id'>;

/** What a station is named by: its operator and its id there. */
export function stationKey({ operator, id }: Named): string {
  return `${operator}\n${id}`;
}

/** An id as it is written where several operators use it. */
export function qualifiedId({ operator, id }: Named): string {
  return `${operator}:${id}`;
}

/** The id as it was delivered, also of a station that is written with its operator's name. */
export function deliveredId({ operator, id }: Named): string {
  return id.startsWith(`${operator}:`) ? id.slice(operator.length + 1) : id;
}
