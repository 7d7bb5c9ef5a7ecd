import type { DecimalMark } from '../../model/mapping.ts';
import { folded } from '../names.ts';
import { plainCell } from '../unknown-text.ts';
import { mapLinkText } from './map-link.ts';
import { plainNumber, UNAMBIGUOUS } from './numbers-in-text.ts';

/** Coordinates as people write them: decimal, degrees-minutes-seconds, with letters of either language. */

export type Axis = 'lon' | 'lat' | null;
export interface CoordinateRead {
  readonly value: number;
  /** What a letter says: N, S, B (bắc) are latitudes, E, W, Đ (đông) longitudes. */
  readonly axis: Axis;
}

/** One coordinate, and both of one cell: what is longer is none, and must not be searched for one. */
const [MOST_LENGTH, MOST_PAIR_LENGTH] = [120, 2_000];

const POWER = /^[-+]?\d+(?:[.,]\d+)?e[-+]\d{1,2}$/;
const DECIMAL = /^([nsewb]?)\s*([-+]?[\d.,]+)\s*°?\s*([nsewbd]?)$/;
const NUMBER = String.raw`\d{1,2}(?:[.,]\d+)?`;
/** Degrees, minutes and perhaps seconds, with whatever stands between them. */
const PARTS = new RegExp(
  String.raw`^([nsewb]?)\s*([-+]?\d{1,3})\s*[°:\s-]\s*(${NUMBER})\s*(?:[':\s-]+\s*(?:(${NUMBER})\s*"?)?)?\s*([nsewbd]?)$`,
);
const DOTTED = /^([nsewb]?)\s*([-+]?\d{1,3})\.(\d{1,2})\.(\d{1,2}(?:,\d+)?)\s*([nsewbd]?)$/;
/** `1055700E`: no sign between the parts, so that only a letter tells them from a number. */
const COMPACT = /^([nsewb]?)([-+]?\d{2,3})(\d{2})(\d{2}(?:\.\d+)?)([nsewb]?)$/;

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/kinh độ|kinh do|kinh tuyến|(?<!\p{L})kđ\s*[:=.]?|longitude|\blong?\b|\blng\b/gu, ' '],
  [/vĩ độ|vi do|vĩ tuyến|(?<!\p{L})vđ\s*[:=.]?|latitude|\blat\b/gu, ' '],
  [/độ|degrees?|deg|\bdo\b/g, '°'],
  [/phút|phut|minutes?|mins?/g, "'"],
  [/giây|giay|seconds?|secs?/g, '"'],
  [/bắc|\bbac\b|north/g, 'n'],
  [/nam|south/g, 's'],
  [/đông|\bdong\b|east|đ/g, 'e'],
  [/tây|\btay\b|west/g, 'w'],
  [/[’‘′´`ʹʼ]/g, "'"],
  [/[”“″ʺ]|''/g, '"'],
  [/(\d)\s*[do˚ᵒ⁰∘*](?=\s*(?:\d|'|$|[nsewb]$))/g, '$1°'],
  [/(\d)\s*m(?=\s*(?:\d|"|$|[nsewb]$))/g, "$1'"],
  [/(['°]\s*[\d.,]+)\s*s(?=\s*[nsewb]?$)/g, '$1"'],
  [/[=:]?\s*$|^\s*[=:]/g, ''],
];

/** Null where it is no coordinate. */
export function coordinateOf(given: unknown, mark: DecimalMark): CoordinateRead | null {
  if (typeof given === 'number') return Number.isFinite(given) ? { value: given, axis: null } : null;
  if (typeof given !== 'string' || given.length > MOST_LENGTH) return null;
  if (UNAMBIGUOUS.test(given)) return { value: Number(given), axis: null };
  const written = plainCell(given).normalize('NFKC').normalize('NFC').toLowerCase();
  // `1.0595E+02`: a power of ten, no letter of the east.
  if (POWER.test(written)) {
    const value = plainNumber(written, mark);
    return value === null ? null : { value, axis: null };
  }
  const named: Axis = /kinh|^\s*kđ|\blon|\blng/.test(written)
    ? 'lon'
    : /vĩ|vi do|^\s*vđ|\blat/.test(written)
      ? 'lat'
      : null;
  const text = folded(WORDS.reduce((rest, [pattern, by]) => rest.replace(pattern, by), written).replace(/''/g, '"'));
  const read = compactOf(text) ?? decimalOf(text, mark) ?? partsOf(text);
  return read === null || read.axis !== null ? read : { ...read, axis: named };
}

function decimalOf(text: string, mark: DecimalMark): CoordinateRead | null {
  const decimal = DECIMAL.exec(text);
  if (decimal === null) return null;
  const [, before = '', digits, after = ''] = decimal;
  if (before !== '' && after !== '') return null;
  const value = plainNumber(digits, mark);
  return value === null ? null : signed(value, before || after);
}

function compactOf(text: string): CoordinateRead | null {
  const parts = COMPACT.exec(text);
  return parts === null || (parts[1] === '' && parts[5] === '') ? null : partsRead(parts);
}

function partsOf(text: string): CoordinateRead | null {
  const parts = PARTS.exec(text) ?? DOTTED.exec(text);
  return parts === null ? null : partsRead(parts);
}

function partsRead(parts: RegExpExecArray): CoordinateRead | null {
  const [, before = '', degrees = '', minutes = '', seconds = '0', after = ''] = parts;
  const [m, s] = [Number(minutes.replace(',', '.')), Number(seconds.replace(',', '.'))];
  if (m >= 60 || s >= 60 || (seconds !== '0' && !Number.isInteger(m))) return null;
  const size = Math.abs(Number(degrees)) + m / 60 + s / 3600;
  return signed(degrees.startsWith('-') ? -size : size, before || after);
}

/** Between the two coordinates of a cell, the surest first. */
const SEPARATORS = [
  /\s*[;|\n\t]\s*/,
  /\s*,\s+/,
  /\s*,\s*/,
  /\s*\/\s*/,
  /\s+-\s+|(?<=["'”″’°]\s?[nsewbđ])\s*-\s*(?=\d)/i,
  /\s+và\s+|\s+and\s+/i,
  /(?<=[\d"'”″’°]\s?[nsewbđ])\s*(?=[\d+-])/i,
  /(?<=\d["'”″’°]*)\s*(?=[nsewbđ]\s?\d)/i,
  /(?<=\D)\s+(?=(?:kinh|vĩ|lon|lat|lng))/i,
  /\s+/,
];

/** As programs write a place: `{"lat": 20.25, "lng": 105.95}`. */
const NAMED = [
  /["']lat\w*["']\s*:\s*"?(?<lat>-?[\d.]+)[^{}]*?["'](?:lon|lng)\w*["']\s*:\s*"?(?<lon>-?[\d.]+)/i,
  /["'](?:lon|lng)\w*["']\s*:\s*"?(?<lon>-?[\d.]+)[^{}]*?["']lat\w*["']\s*:\s*"?(?<lat>-?[\d.]+)/i,
];

/** Both coordinates of one cell, in the order of the text; also `POINT (105.9 20.2)` and links of map sites. */
export function coordinatePair(given: unknown, mark: DecimalMark): readonly [CoordinateRead, CoordinateRead] | null {
  if (Array.isArray(given)) return coordinatePair(given.slice(0, 4).join(';'), mark);
  if (typeof given !== 'string' || given.length > MOST_PAIR_LENGTH) return null;
  const wkt = /POINT\s*Z?\s*\(\s*([-\d.]+)\s+([-\d.]+)/i.exec(given);
  if (wkt !== null)
    return [
      { value: Number(wkt[1]), axis: 'lon' },
      { value: Number(wkt[2]), axis: 'lat' },
    ];
  const named = NAMED.map((pattern) => pattern.exec(given)).find((found) => found !== null);
  if (named?.groups?.lat !== undefined && named.groups.lon !== undefined)
    return [
      { value: Number(named.groups.lat), axis: 'lat' },
      { value: Number(named.groups.lon), axis: 'lon' },
    ];
  const link = mapLinkText(given);
  const text = (link ?? plainCell(given)).trim().replace(/^[([{]|[)\]}]$/g, '');
  for (const separator of SEPARATORS) {
    const pair = pairOf(text.split(separator), link === null ? mark : '.');
    if (pair !== null) return pair;
  }
  // Decimal commas, and a comma between: 20,25,105,95. Or degrees, minutes and seconds with blanks alone.
  const parts = text.split(/\s*,\s*|\s+/);
  const halves = [parts.slice(0, parts.length / 2), parts.slice(parts.length / 2)];
  if (parts.length === 4 && !/\s/.test(text))
    return pairOf(
      halves.map((half) => half.join(',')),
      ',',
    );
  return parts.length % 2 === 0 && parts.length <= 8
    ? pairOf(
        halves.map((half) => half.join(' ')),
        mark,
      )
    : null;
}

function pairOf(parts: readonly string[], mark: DecimalMark): readonly [CoordinateRead, CoordinateRead] | null {
  if (parts.length !== 2) return null;
  const [first, second] = [coordinateOf(parts[0], mark), coordinateOf(parts[1], mark)];
  return first === null || second === null ? null : [first, second];
}

function signed(value: number, letter: string): CoordinateRead | null {
  switch (letter) {
    case '':
    case 'd':
      return { value, axis: null };
    case 'n':
    case 'b':
      return { value, axis: 'lat' };
    case 's':
      return { value: -value, axis: 'lat' };
    case 'e':
      return { value, axis: 'lon' };
    case 'w':
      return { value: -value, axis: 'lon' };
    default:
      return null;
  }
}
