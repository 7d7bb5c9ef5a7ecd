import { outOfRange } from '../../model/out-of-range.ts';
import { decoded, type Encoding, encodingOf } from './encoding.ts';
import { Refusal } from './refusal.ts';

/**
 * The table of a Shapefile. Read here rather than by a library because its text must first be
 * seen as bytes: which encoding it is in, the file seldom says.
 */

export interface DbfTable {
  /** Null where the record is marked deleted, so that the others keep their places. */
  readonly records: readonly (Readonly<Record<string, unknown>> | null)[];
  readonly encoding: Encoding;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly at: number;
  readonly length: number;
}

const LATIN = new TextDecoder('windows-1252');
const DELETED = 0x2a;
const HEADER_END = 0x0d;

/** @throws Refusal */
export function dbfTable(bytes: Uint8Array): DbfTable {
  if (bytes.length < 33) throw new Refusal('file-unreadable', { expected: '.dbf' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [count, start, width] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)];
  if (width === 0 || start < 33 || start > bytes.length) throw new Refusal('file-unreadable', { expected: '.dbf' });
  const columns = columnsOf(bytes, start, width);
  // The number of records is sometimes wrong; those that are not there are not read.
  const present = Math.min(count, Math.floor((bytes.length - start) / width));
  const encoding = encodingOf(textSample(bytes, columns, start, width, present));
  const records = Array.from({ length: present }, (_, index) => {
    const at = start + index * width;
    if (bytes[at] === DELETED) return null;
    const cells = columns.map((column): [string, unknown] => [
      column.name,
      cellValue(bytes.subarray(at + column.at, at + column.at + column.length), column.type, encoding),
    ]);
    return Object.fromEntries(cells);
  });
  return { records, encoding };
}

function columnsOf(bytes: Uint8Array, start: number, width: number): readonly Column[] {
  const columns: Column[] = [];
  let at = 1;
  for (let offset = 32; offset + 32 <= start && bytes[offset] !== HEADER_END; offset += 32) {
    const raw = bytes.subarray(offset, offset + 11);
    const end = raw.indexOf(0);
    const name = decoded(raw.subarray(0, end < 0 ? 11 : end), encodingOf(raw)).trim();
    const length = bytes[offset + 16] ?? outOfRange();
    if (at + length > width) throw new Refusal('file-unreadable', { expected: '.dbf' });
    columns.push({
      name: name === '__proto__' ? '' : name,
      type: String.fromCharCode(bytes[offset + 11] ?? outOfRange()),
      at,
      length,
    });
    at += length;
  }
  return columns.filter(({ name }) => name !== '');
}

function textSample(
  bytes: Uint8Array,
  columns: readonly Column[],
  start: number,
  width: number,
  count: number,
): Uint8Array {
  const text = columns.filter(({ type }) => type === 'C');
  const sample: number[] = [];
  for (let index = 0; index < count && sample.length < 100_000; index++) {
    for (const { at, length } of text)
      sample.push(...bytes.subarray(start + index * width + at, start + index * width + at + length), 0x20);
  }
  return new Uint8Array(sample);
}

function cellValue(bytes: Uint8Array, type: string, encoding: Encoding): unknown {
  if (type === 'C') return decoded(bytes, encoding).replaceAll('\0', '').trim();
  const text = LATIN.decode(bytes).replaceAll('\0', '').trim();
  switch (type) {
    case 'N':
    case 'F': {
      const number = text === '' ? Number.NaN : Number(text);
      // Asterisks stand where a number was too long; it is unknown then.
      return Number.isFinite(number) ? number : null;
    }
    case 'D':
      return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
    case 'L':
      return /^[yt]$/i.test(text) ? 'yes' : /^[nf]$/i.test(text) ? 'no' : null;
    default:
      return text;
  }
}
