import type { DecimalMark, Mapping } from '../../model/mapping.ts';
import { folded } from '../names.ts';

/**
 * Numbers, with their units, as people in Vietnam write them → what the readers of the model take. What cannot be
 * understood is given back as it stood, so that the reader names it as it was found.
 */

const FEET_M = 0.3048;
/** What is longer is no number, and must not be searched for one. */
export const MOST_LENGTH = 100;
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
