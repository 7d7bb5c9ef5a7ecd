import type { Mapping } from '../../model/mapping.ts';
import { isoDate } from '../fields.ts';
import { folded } from '../names.ts';
import { MOST_LENGTH } from './numbers-in-text.ts';

/**
 * Dates as people in Vietnam write them → what the readers of the model take. What cannot be
 * understood is given back as it stood, so that the reader names it as it was found.
 */

/** Day, month and year in any of their orders and signs; a day number of Excel; seconds or milliseconds since 1970; else the value itself. */
export function dateText(value: unknown, order: Mapping['dateOrder']): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  if (typeof value === 'number') {
    if (Number.isInteger(value) && value > 20_000 && value < 80_000) return excelDay(value);
    return dayOfEpoch(value) ?? value;
  }
  if (typeof value !== 'string' || value.length > MOST_LENGTH) return value;
  const text = value
    .trim()
    .replace(/^ngày\s*/i, '')
    // Excel writes a month of Vietnamese as "thg 6".
    .replace(/[\s./,-]*(tháng|thg|năm)[\s.]*/gi, '/')
    .replace(/(\/\d{1,2})[\s,-]+(\d{4}|\d{2})$/, '$1/$2');
  if (isoDate(text) !== null) return isoDate(text);
  if (/^\d{5}([.,]0+)?$/.test(text)) return excelDay(Number.parseInt(text, 10));
  if (/^\d{9,13}([.,]0+)?$/.test(text)) return dayOfEpoch(Number.parseInt(text, 10)) ?? value;
  return yearLast(text, order) ?? yearFirst(text) ?? namedMonth(text) ?? value;
}

/** `31/12/2023`, `12-31-23`; a month above 12 is a day whatever the order. */
function yearLast(text: string, order: Mapping['dateOrder']): string | null {
  const [, a = '', b = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T].*)?$/.exec(text) ?? [];
  if (y === '') return null;
  const monthFirst = Number(a) <= 12 && (order === 'mdy' || Number(b) > 12);
  const [day, month] = monthFirst ? [b, a] : [a, b];
  const year = y.length === 2 ? `20${y}` : y;
  return isoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Number of a month by its English name, or the first letters of it; 0: it is none. */
function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** `30-Jun-2023`, `June 30, 2023`. */
function namedMonth(text: string): string | null {
  const [, d1 = '', name1 = '', y1 = ''] =
    /^(\d{1,2})[-\s./]*([a-z]{3,9})\.?[-\s./,]*(\d{4}|\d{2})(?:[ T].*)?$/i.exec(text) ?? [];
  const [, name2 = '', d2 = '', y2 = ''] = /^([a-z]{3,9})\.?\s*(\d{1,2}),?\s+(\d{4})(?:[ T].*)?$/i.exec(text) ?? [];
  const [day, month, year] = y1 !== '' ? [d1, monthNumber(name1), y1] : [d2, monthNumber(name2), y2];
  if (year === '' || month === 0) return null;
  const whole = year.length === 2 ? `20${year}` : year;
  return isoDate(`${whole}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** `2023/12/31`. */
function yearFirst(text: string): string | null {
  const [, y2 = '', m2 = '', d2 = ''] = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text) ?? [];
  return y2 === '' ? null : isoDate(`${y2}-${m2.padStart(2, '0')}-${d2.padStart(2, '0')}`);
}

/** A day known only as month, quarter or year: its first day, and that it is a guess. */
export function roughDate(value: unknown): string | null {
  const text =
    typeof value === 'number' ? String(value) : typeof value === 'string' ? folded(value.slice(0, MOST_LENGTH)) : '';
  const [, month, yearOfMonth] = /^(?:thang\s*|thg\s*|t\s*)?(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text) ?? [];
  // As a spreadsheet shows a month: "Jun-23", "June 2023".
  const [, name = '', shortYear = ''] = /^([a-z]{3,9})\.?[-\s'/]*(\d{4}|\d{2})$/.exec(text) ?? [];
  if (shortYear !== '' && monthNumber(name) > 0)
    return isoDate(
      `${shortYear.length === 2 ? `20${shortYear}` : shortYear}-${String(monthNumber(name)).padStart(2, '0')}-01`,
    );
  if (yearOfMonth !== undefined) return isoDate(`${yearOfMonth}-${(month ?? '').padStart(2, '0')}-01`);
  const [, quarter, yearOfQuarter] = /^(?:quy|q)\s*(iv|i{1,3}|[1-4])\s*[/.-]?\s*(?:nam\s*)?(\d{4})$/.exec(text) ?? [];
  if (yearOfQuarter !== undefined) {
    const index = ['i', 'ii', 'iii', 'iv'].indexOf(quarter ?? '');
    const first = (index >= 0 ? index : Number(quarter) - 1) * 3 + 1;
    return `${yearOfQuarter}-${String(first).padStart(2, '0')}-01`;
  }
  const year = /^(?:nam\s*)?((?:19|20)\d{2})$/.exec(text)?.[1];
  return year === undefined ? null : `${year}-01-01`;
}

export function dateOrderOf(texts: Iterable<string>): Mapping['dateOrder'] {
  let [dayFirst, monthFirst] = [0, 0];
  for (const text of texts) {
    const [, a, b] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}/.exec(text) ?? [];
    if (Number(a) > 12) dayFirst++;
    else if (Number(b) > 12) monthFirst++;
  }
  return monthFirst > dayFirst ? 'mdy' : 'dmy';
}

/** What programs count since 1970 in dates of people: from 1990 to 2100. */
const [EPOCH_FROM_S, EPOCH_TO_S] = [631_152_000, 4_102_444_800];
/** Midnight in Viet Nam is still the day before in UTC; a midnight of UTC is the same day in both. */
const TIME_ZONE_S = 7 * 3_600;

/** Seconds or milliseconds since 1970, as programs keep dates; null where it can be neither. */
function dayOfEpoch(value: number): string | null {
  const seconds = [value, value / 1_000].find((one) => one >= EPOCH_FROM_S && one <= EPOCH_TO_S);
  return seconds === undefined ? null : new Date((seconds + TIME_ZONE_S) * 1_000).toISOString().slice(0, 10);
}

function excelDay(day: number): string {
  return new Date(Date.UTC(1899, 11, 30) + day * 86_400_000).toISOString().slice(0, 10);
}
