import { outOfRange } from '../../model/out-of-range.ts';
import { decoded, type Encoding, encodingOf, isUtf8 } from './encoding.ts';
import { Refusal } from './refusal.ts';

/**
 * The table of a Shapefile. Read here rather than by a library because its text must first be
 * seen as bytes: which encoding it is in, the file seldom says.
 */

export interface DbfTable {
  /** Null where the record is marked deleted, so that the others keep their places. */
  readonly records: readonly (Readonly<Record<string, unknown>> | null)[];
  readonly encoding: Encoding;
  /** The encoding that a `.cpg` names, where it is none that is known here; else null. */
  readonly unknownLabel: string | null;
  /** What the text was read as. */
  readonly readAs: string;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly at: number;
  readonly length: number;
}

type Decode = (bytes: Uint8Array) => string;

const LATIN = new TextDecoder('windows-1252');
const DELETED = 0x2a;
const HEADER_END = 0x0d;

/** Language ids of dBASE → labels of encodings; code pages of DOS have none. */
const LANGUAGES: Readonly<Record<number, string>> = {
  3: 'windows-1252',
  19: 'shift_jis',
  77: 'gbk',
  78: 'euc-kr',
  79: 'big5',
  87: 'windows-1252',
  88: 'windows-1252',
  89: 'windows-1252',
  123: 'shift_jis',
  124: 'windows-874',
  200: 'windows-1250',
  201: 'windows-1251',
  202: 'windows-1254',
  203: 'windows-1253',
};
const CODE_PAGES: Readonly<Record<string, string>> = { 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5' };

/**
 * @param cpg What stands in the `.cpg` beside it, which names its encoding.
 * @throws Refusal
 */
export function dbfTable(bytes: Uint8Array, cpg: string | null = null): DbfTable {
  if (bytes.length < 33) throw new Refusal('file-unreadable', { expected: '.dbf' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [count, start, width] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)];
  if (width === 0 || start < 33 || start > bytes.length) throw new Refusal('file-unreadable', { expected: '.dbf' });
  const columns = columnsOf(bytes, start, width);
  // The number of records is sometimes wrong; those that are not there are not read.
  const present = Math.min(count, Math.floor((bytes.length - start) / width));
  const sample = textSample(bytes, columns, start, width, present);
  const encoding = encodingOf(sample);
  // Files name encodings that their text is not in; what is stated decides only where the text itself does not tell.
  const stated =
    encoding === 'utf-8' && !isUtf8(sample)
      ? (statedLabel(cpg ?? '') ?? LANGUAGES[bytes[29] ?? outOfRange()])
      : undefined;
  const decode = stated === undefined ? (part: Uint8Array) => decoded(part, encoding) : decoderFor(stated);
  const records = Array.from({ length: present }, (_, index) => {
    const at = start + index * width;
    if (bytes[at] === DELETED) return null;
    const cells = columns.map((column): [string, unknown] => [
      column.name,
      cellValue(bytes.subarray(at + column.at, at + column.at + column.length), column.type, decode),
    ]);
    return Object.fromEntries(cells);
  });
  return { records, encoding, unknownLabel: unknownLabel(cpg ?? ''), readAs: stated ?? encoding };
}

function columnsOf(bytes: Uint8Array, start: number, width: number): readonly Column[] {
  const columns: Column[] = [];
  let at = 1;
  for (let offset = 32; offset + 32 <= start && bytes[offset] !== HEADER_END; offset += 32) {
    const field = bytes.subarray(offset, offset + 11);
    const end = field.indexOf(0);
    // What stands behind the name is no part of it, and must not tell its encoding.
    const raw = field.subarray(0, end < 0 ? 11 : end);
    const name = decoded(raw, encodingOf(raw)).trim();
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

function cellValue(bytes: Uint8Array, type: string, decode: Decode): unknown {
  if (type === 'C') return decode(bytes).replaceAll('\0', '').trim();
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

/** What a `.cpg` names: `1252`, `ANSI 1258`, `ISO-8859-1`, `88591`, `LDID/87` … */
function statedLabel(cpg: string): string | undefined {
  const text = cpg.trim().slice(0, 40).toLowerCase();
  const language = /^ldid\/(\d{1,3})$/.exec(text)?.[1];
  if (language !== undefined) return LANGUAGES[Number(language)];
  const latin = /8859[-_ ]?(\d{1,2})$/.exec(text)?.[1];
  if (latin !== undefined) return `iso-8859-${latin}`;
  const page = /(\d{3,5})$/.exec(text)?.[1];
  if (page !== undefined && /^125[0-8]$|^874$/.test(page)) return `windows-${page}`;
  return page === undefined ? undefined : CODE_PAGES[page];
}

/** What a `.cpg` names, where that is neither Unicode nor any label that is known here. */
function unknownLabel(cpg: string): string | null {
  const text = cpg.replace(/\0/g, '').trim();
  const known = text === '' || /^(utf-?8|65001|utf-?16(le|be)?|unicode|system|ansi|oem)$/i.test(text);
  return known || statedLabel(text) !== undefined ? null : text;
}

function decoderFor(label: string): Decode {
  const decoder = new TextDecoder(label);
  return (bytes) => decoder.decode(bytes).normalize('NFC');
}
