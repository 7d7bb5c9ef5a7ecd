import type { DecimalMark } from '../../model/mapping.ts';
import { folded } from '../names.ts';
import { plainNumber, UNAMBIGUOUS } from './values.ts';

/** Coordinates as people write them: decimal, degrees-minutes-seconds, with letters of either language. */

export type Axis = 'lon' | 'lat' | null;
export interface CoordinateRead {
  readonly value: number;
  /** What a letter says: N, S, B (bắc) are latitudes, E, W, Đ (đông) longitudes. */
  readonly axis: Axis;
}

const PARTS =
  /^([a-z]?)\s*(-?\d{1,3})\s*[°º*d:\s-]\s*(\d{1,2}(?:[.,]\d+)?)(?:\s*['’′`:\s-]+\s*(\d{1,2}(?:[.,]\d+)?)?)?\s*(?:["”″]|'')?\s*([a-z]?)$/;

/** Null where it is no coordinate. */
export function coordinateOf(given: unknown, mark: DecimalMark): CoordinateRead | null {
  if (typeof given === 'number') return Number.isFinite(given) ? { value: given, axis: null } : null;
  if (typeof given !== 'string') return null;
  if (UNAMBIGUOUS.test(given)) return { value: Number(given), axis: null };
  // East is Đ: told before the marks are taken off, since a D alone may stand for degrees.
  const signs = given.normalize('NFC').replace(/độ/gi, '°').replace(/phút/gi, "'").replace(/giây/gi, '"');
  const text = folded(signs.replace(/đ(ông)?/gi, 'e').replace(/bắc/gi, 'n'));
  const decimal = /^([nsewb]?)\s*([-+]?[\d.,]+)\s*°?\s*([nsewb]?)$/.exec(text);
  if (decimal !== null) {
    const value = plainNumber(decimal[2], mark === ',' ? ',' : mark);
    return value === null ? null : signed(value, decimal[1] || decimal[3] || '');
  }
  const parts = PARTS.exec(text);
  if (parts === null) return null;
  const [, before = '', degrees = '', minutes = '', seconds = '0', after = ''] = parts;
  const [m, s] = [Number(minutes.replace(',', '.')), Number(seconds.replace(',', '.'))];
  if (m >= 60 || s >= 60) return null;
  const size = Math.abs(Number(degrees)) + m / 60 + s / 3600;
  return signed(degrees.startsWith('-') ? -size : size, before || after);
}

/** Both coordinates of one cell, in the order of the text; also `POINT (105.9 20.2)`. */
export function coordinatePair(given: unknown, mark: DecimalMark): readonly [CoordinateRead, CoordinateRead] | null {
  if (Array.isArray(given)) return coordinatePair(given.join(';'), mark);
  if (typeof given !== 'string') return null;
  const wkt = /POINT\s*Z?\s*\(\s*([-\d.]+)\s+([-\d.]+)/i.exec(given);
  if (wkt !== null)
    return [
      { value: Number(wkt[1]), axis: 'lon' },
      { value: Number(wkt[2]), axis: 'lat' },
    ];
  for (const separator of [/\s*[;|\n\t]\s*/, /\s*,\s+/, /\s*,\s*/, /\s*\/\s*/, /(?<=[nsewđb])\s+/i, /\s+/]) {
    const parts = given
      .trim()
      .replace(/^[([]|[)\]]$/g, '')
      .split(separator);
    if (parts.length !== 2) continue;
    const [first, second] = [coordinateOf(parts[0], mark), coordinateOf(parts[1], mark)];
    if (first !== null && second !== null) return [first, second];
  }
  return null;
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
