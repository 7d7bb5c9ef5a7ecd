import { boundsText, type FieldBounds, isWithin } from '../model/fields.ts';
import type { ExtraColumns } from '../model/province.ts';
import { type IssueLog, shown } from './issue-log.ts';
import { isUnknownText, type MeantFor, plainCell } from './unknown-text.ts';

/** Properties of a GeoJSON feature, or a CSV row by column. */
export type Properties = Readonly<Record<string, unknown>>;

const YES = new Set(['yes', 'true', '1', 'có', 'co']);
const NO = new Set(['no', 'false', '0', 'không', 'khong', 'không có', 'chưa', 'chưa có']);
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const NOT_NEGATIVE: FieldBounds = { least: 0 };
const NO_PARTS: readonly string[] = [];
const NONE: ExtraColumns = Object.freeze({});

/**
 * Reads the fields of one row. A missing or broken required value is an error and
 * answers null; a broken optional one is a warning and becomes null: unknown, never 0 or false.
 */
export class Fields {
  readonly #log: IssueLog;
  readonly #row: number;
  readonly #properties: Properties;

  constructor(log: IssueLog, row: number, properties: Properties) {
    this.#log = log;
    this.#row = row;
    this.#properties = properties;
  }

  /** Undefined where nothing is known: no cell, an empty one, or a text that says so. */
  raw(field: string, meant: MeantFor = 'other'): unknown {
    const value = Object.hasOwn(this.#properties, field) ? this.#properties[field] : undefined;
    if (meant === 'id' && value === 0) return undefined;
    if (typeof value !== 'string') return value ?? undefined;
    const text = plainCell(value);
    if (isUnknownText(text, meant)) return undefined;
    // A spreadsheet has taken the code for a number.
    return meant === 'id' ? text.replace(/^(\d+)[.,]0+$/, '$1') : text;
  }

  /** Text in composed Unicode (files from a Mac are decomposed); numbers are taken as codes. */
  text(field: string, meant: MeantFor = 'other'): string | null {
    const value = this.raw(field, meant);
    if (value === undefined) return null;
    if (typeof value === 'string') return this.#composed(field, value);
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    return this.broken(field, value, 'text');
  }

  requiredText(field: string, meant: MeantFor = 'other'): string | null {
    const value = this.raw(field, meant);
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return this.missing(field);
    if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)))
      return this.text(field, meant);
    this.#log.error('value-broken', { row: this.#row, field, found: shown(value), expected: 'text' });
    return null;
  }

  #composed(field: string, text: string): string {
    if (text.includes('\uFFFD')) this.#log.warn('text-damaged', { row: this.#row, field, found: shown(text) });
    return text.normalize('NFC');
  }

  /** A decimal comma is understood where it cannot be a thousands separator. */
  number(field: string, possible: FieldBounds = {}): number | null {
    const value = this.raw(field);
    if (value === undefined) return null;
    const number = numberOf(value);
    return number !== null && isWithin(number, possible)
      ? number
      : this.broken(field, value, boundsText('number', possible));
  }

  /** People, households: text must be whole, since "1.355" may mean 1,355. */
  count(field: string, possible: FieldBounds = NOT_NEGATIVE): number | null {
    const value = this.raw(field);
    if (value === undefined) return null;
    const number = numberOf(value);
    const whole =
      typeof value === 'number' || (number !== null && Number.isInteger(number) && !/[.,]/.test(String(value)));
    return number !== null && whole && isWithin(number, possible)
      ? number
      : this.broken(field, value, boundsText('integer', possible));
  }

  /** A count of things that cannot be split. */
  integer(field: string, possible: FieldBounds = NOT_NEGATIVE): number | null {
    const value = this.count(field, possible);
    return value === null || Number.isInteger(value)
      ? value
      : this.broken(field, value, boundsText('integer', possible));
  }

  yesNo(field: string): boolean | null {
    const value = this.raw(field, 'yes-no');
    if (value === undefined) return null;
    const text = String(typeof value === 'object' ? '' : value)
      .normalize('NFC')
      .toLowerCase();
    if (YES.has(text)) return true;
    if (NO.has(text)) return false;
    return this.broken(field, value, 'yes | no');
  }

  oneOf<const T extends string>(field: string, values: readonly T[]): T | null {
    const value = this.raw(field);
    if (value === undefined) return null;
    const text = typeof value === 'string' ? value.toLowerCase() : '';
    return values.find((one) => one === text) ?? this.broken(field, value, values.join(' | '));
  }

  date(field: string): string | null {
    const value = this.raw(field);
    if (value === undefined) return null;
    return (typeof value === 'string' ? isoDate(value) : null) ?? this.broken(field, value, 'YYYY-MM-DD');
  }

  /** `a;b`, or an array of texts. Empty where there is none. */
  list(field: string): readonly string[] {
    const value = this.raw(field);
    if (value === undefined) return NO_PARTS;
    const parts = typeof value === 'string' ? value.split(/[;,]/) : Array.isArray(value) ? value : [value];
    return parts
      .map((part: unknown) => (typeof part === 'object' ? '' : String(part).trim()))
      .filter((part) => part !== '');
  }

  /** Everything but the columns that this program knows. */
  extra(known: ReadonlySet<string>): ExtraColumns {
    const keys = Object.keys(this.#properties);
    if (keys.every((key) => known.has(key))) return NONE;
    const others = keys.filter((key) => !known.has(key) && key !== '__proto__');
    return Object.fromEntries(others.map((key) => [key, this.#properties[key]]));
  }

  /** Says that an optional value is broken, hence unknown. */
  broken(field: string, value: unknown, expected: string): null {
    this.#log.warn('value-broken', { row: this.#row, field, found: shown(value), expected });
    return null;
  }

  /** Says that a required value is missing. */
  missing(field: string): null {
    this.#log.absent('error', field, this.#row, { whole: 'column-missing', row: 'value-missing' });
    return null;
  }
}

export function isRecord(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A finite number, or null. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const comma = /^([+-]?\d+),(\d+)$/.exec(value);
  const text = comma !== null && comma[2]?.length !== 3 ? `${comma[1]}.${comma[2]}` : value;
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** The date of an ISO date or date-time that the calendar has, else null. */
export function isoDate(text: string): string | null {
  const [, date = '', year, month, day] = /^((\d{4})-(\d{2})-(\d{2}))(?:T.*)?$/.exec(text) ?? [];
  const m = Number(month);
  return m >= 1 && m <= 12 && Number(day) >= 1 && Number(day) <= daysIn(Number(year), m) ? date : null;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
