import type { DecimalMark, Mapping } from '../../model/mapping.ts';
import { isoDate } from '../fields.ts';
import { folded } from '../names.ts';

/**
 * Values as people in Vietnam write them → what the readers of the model take. What cannot be
 * understood is given back as it stood, so that the reader names it as it was found.
 */

const FEET_M = 0.3048;
/** A number, length or date: what is longer is none, and must not be searched for one. */
const MOST_LENGTH = 100;
/** What everybody writes alike, and most of a large file: whole numbers, and more decimals than thousands have. */
export const UNAMBIGUOUS = /^-?\d{1,15}(\.\d{4,12})?$/;

/** A plain number; `counts` may have thousands marked though nothing else in the file tells. */
export function plainNumber(value: unknown, mark: DecimalMark, counts = false): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.length > MOST_LENGTH) return null;
  if (UNAMBIGUOUS.test(value)) return Number(value);
  const text = value
    .normalize('NFKC')
    .replace(/[\s\u00A0']/g, '')
    .replace(/^\+/, '');
  if (!/^-?[\d.,]*\d[\d.,]*(e[-+]?\d+)?$/i.test(text)) return null;
  const [dots, commas] = [text.split('.').length - 1, text.split(',').length - 1];
  let plain = text;
  if (dots > 0 && commas > 0) {
    // Both stand in it: the last one is the decimal mark.
    const decimal = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
    plain = withMark(text, decimal);
  } else if (dots > 1 || commas > 1) {
    if (!/^-?\d{1,3}([.,]\d{3})+$/.test(text)) return null;
    plain = text.replace(/[.,]/g, '');
  } else if (dots + commas === 1) {
    const sign = dots === 1 ? '.' : ',';
    const thousands = /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text);
    const isThousands = thousands && (mark === 'unclear' ? counts : mark !== sign);
    plain = isThousands ? text.replace(/[.,]/, '') : text.replace(',', '.');
  }
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}

function withMark(text: string, decimal: ',' | '.'): string {
  return decimal === ',' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
}

/** Which sign these numbers use for decimals. */
export function decimalMarkOf(texts: Iterable<string>): DecimalMark {
  const votes = { ',': 0, '.': 0 };
  for (const given of texts) {
    if (given.length > MOST_LENGTH) continue;
    const text = given.trim();
    if (/^-?\d+,\d+$/.test(text) && !/^-?[1-9]\d{0,2},\d{3}$/.test(text)) votes[',']++;
    else if (/^-?\d+\.\d+$/.test(text) && !/^-?[1-9]\d{0,2}\.\d{3}$/.test(text)) votes['.']++;
    else if (/^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(text) && (text.includes(',') || text.split('.').length > 2))
      votes[',']++;
    else if (/^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text) && (text.includes('.') || text.split(',').length > 2))
      votes['.']++;
  }
  if (votes[','] === votes['.']) return 'unclear';
  return votes[','] > votes['.'] ? ',' : '.';
}

/** Text such as `18m`, `60 ft` or `1,2 km` → number and unit. */
function measured(
  value: unknown,
  mark: DecimalMark,
  { counts }: { readonly counts: boolean },
): { readonly number: number; readonly unit: string } | null {
  const match =
    typeof value === 'string' && value.length <= MOST_LENGTH
      ? /^\s*([-+\d.,\s]+?)\s*(m|met|mét|ft|feet|foot|'|km)\.?\s*$/i.exec(value)
      : null;
  const number = plainNumber(match ? match[1] : value, mark, counts);
  return number === null ? null : { number, unit: folded(match?.[2] ?? '') };
}

type Scale = (value: number) => number;
const SAME: Scale = (value) => value;
const DECIBELS: Scale = (times) => 10 * Math.log10(times);

/** Fields that people write in several units, with what makes the field's own of each. */
const UNITS: Readonly<Record<string, Readonly<Record<string, Scale>>>> = {
  eirp_dbm: {
    dbm: SAME,
    dbw: (value) => value + 30,
    mw: DECIBELS,
    w: (value) => DECIBELS(value * 1e3),
    kw: (value) => DECIBELS(value * 1e6),
  },
  frequency_mhz: {
    hz: (value) => value / 1e6,
    khz: (value) => value / 1e3,
    mhz: SAME,
    ghz: (value) => value * 1e3,
  },
};

/** A number with its unit behind it, else in the unit of its column's header, else in the field's own. */
export function quantity(value: unknown, field: string, mark: DecimalMark, headerUnit: string): unknown {
  const units = UNITS[field] ?? {};
  const match =
    typeof value === 'string' && value.length <= MOST_LENGTH
      ? /^\s*([-+\d.,\s]+?)\s*(dbm|dbw|[mk]?w|watts?|[kmg]?hz)\s*$/i.exec(value)
      : null;
  const number = plainNumber(match ? match[1] : value, mark);
  if (number === null) return value;
  const scale = units[unitOf(match?.[2] ?? headerUnit)];
  if (scale === undefined || scale === SAME) return scale === undefined && match ? value : number;
  const scaled = Math.round(scale(number) * 100) / 100;
  return Number.isFinite(scaled) ? scaled : value;
}

function unitOf(written: string): string {
  return folded(written).replace(/^watts?$/, 'w');
}

export function heightM(
  value: unknown,
  { decimalMark, heightUnit }: Pick<Mapping, 'decimalMark' | 'heightUnit'>,
): unknown {
  const read = measured(value, decimalMark, { counts: false });
  if (read === null) return value;
  const feet = read.unit === '' ? heightUnit === 'ft' : /^(f|')/.test(read.unit);
  return feet ? Math.round(read.number * FEET_M * 100) / 100 : read.number;
}

/** One length, or `2G:5000;4G:2500` whose lengths are all in the same unit. */
export function radiusM(
  value: unknown,
  { decimalMark, radiusUnit }: Pick<Mapping, 'decimalMark' | 'radiusUnit'>,
): unknown {
  const metres = (one: unknown): number | null => {
    const read = measured(one, decimalMark, { counts: true });
    if (read === null) return null;
    const km = read.unit === '' ? radiusUnit === 'km' : read.unit === 'km';
    return km ? Math.round(read.number * 1_000) : read.number;
  };
  if (typeof value === 'string' && value.includes(':')) {
    const parts = value.split(/[;|]/).map((part) => {
      const [technology = '', length] = part.split(':');
      const m = metres(length);
      return m === null ? part : `${technology.trim()}:${m}`;
    });
    return parts.join(';');
  }
  return metres(value) ?? value;
}

/** How many people write out, and how they say that nothing is left. */
const QUANTITY_WORDS: ReadonlyMap<string, number> = new Map([
  ['mot', 1],
  ['hai', 2],
  ['ba', 3],
  ['bon', 4],
  ['nam', 5],
]);
const NONE_LEFT = /^(?:(?:da )?het|khong con|(?:da )?day|full)$/;
const BEFORE_LEFT = /^(?:con lai|con trong|con|trong)\b:? ?/;
const PLACES_LEFT = / ?\b(?:(?:cho|slots?|vi tri)(?: (?:con )?(?:trong|lai))?|(?:con )?trong|con lai)$/;

/** Places left in words ("còn 2 chỗ", "hết chỗ") → how many; what says anything else stays as it is. */
export function placesLeft(value: unknown, mark: DecimalMark): unknown {
  const number = plainNumber(value, mark, true);
  if (number !== null || typeof value !== 'string' || value.length > MOST_LENGTH) return number ?? value;
  const text = folded(value).replace(/[.!]+$/, '');
  const said = text.replace(PLACES_LEFT, '');
  if (NONE_LEFT.test(text) || NONE_LEFT.test(said) || (said === 'khong' && said !== text)) return 0;
  const count = said.replace(BEFORE_LEFT, '');
  return QUANTITY_WORDS.get(count) ?? (/^\d{1,3}$/.test(count) ? Number(count) : value);
}

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

const YES = new Set([
  'co',
  'yes',
  'y',
  'true',
  '1',
  'x',
  'v',
  '✓',
  '✔',
  'da co',
  'dat',
  'roi',
  'da phu',
  'da phu song',
]);
const NO = new Set([
  'khong',
  'no',
  'n',
  'false',
  '0',
  'chua',
  'chua co',
  'chua phu',
  'chua phu song',
  'khong co',
  'chua dat',
]);

/** `yes`, `no`, or the value itself. */
export function yesNo(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? folded(value) : '';
  if (YES.has(text)) return 'yes';
  return NO.has(text) ? 'no' : value;
}

const STATUSES: readonly (readonly ['existing' | 'planned' | 'retired' | 'estimate', RegExp])[] = [
  ['estimate', /uoc luong|\bestimated?\b|opencellid/],
  [
    'retired',
    /ngung|thao do|da thao|thanh ly|(?<!dang )\bdung (hoat dong|phat song|khai thac)|\bhuy\b|retired|off[- ]air|decommission|inactive|khong (con )?hoat dong/,
  ],
  [
    'planned',
    /du kien|quy hoach|ke hoach|de xuat|\bsap\b|planned|xay moi|under construction|not yet|\bchua (xay|lap|trien khai|phat song|hoat dong|khoi cong|thi cong|hoan thanh|dua vao|on air|dau tu|di vao)|dang (xay|lap dat|trien khai|thi cong|dau tu|hoan thien|chuan bi)/,
  ],
  [
    'existing',
    /hoat dong|hien co|hien huu|da phat song|dang phat song|existing|on[- ]air|active|da xay|dang dung|su dung/,
  ],
];

export function statusWord(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = folded(value);
  return STATUSES.find(([, words]) => words.test(text))?.[0] ?? value;
}

export function areaClassWord(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = folded(value);
  if (
    /^(dt|tt)$|do thi|thanh thi|urban|thanh pho|phuong|thi xa|noi thanh/.test(text) &&
    !/ngoai do thi|ngoai|rural/.test(text)
  )
    return 'urban';
  if (/^nt$|nong thon|ngoai|other|rural|mien nui|xa\b|khac/.test(text)) return 'other';
  return value;
}

/** Words that say no more than that a class of masts follows. */
const MAST_CLASS =
  /^(?:(?:cot|loai|nhom|hang|ky hieu|ang ?-?ten|anten)\s+)*a\s?([12])\s?[.\-_]?\s?([abc])(?:\s*(?:[-–:;,(].*)?)$/;
const MAST_CLASSES = ['A1a', 'A1b', 'A2a', 'A2b', 'A2c'];

/** The class of a mast by Circular 14/2013/TT-BTTTT ("cột A2.b" → `A2b`), else the value itself. */
export function mastClass(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > MOST_LENGTH) return value;
  const [, group, letter] = MAST_CLASS.exec(folded(value)) ?? [];
  return MAST_CLASSES.find((one) => one === `A${group}${letter}`) ?? value;
}

/** Parts of a list, whichever sign joins them. */
export function listParts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(listParts);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text
    .split(/[;,|+/\n&]|\svà\s|\s-\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
