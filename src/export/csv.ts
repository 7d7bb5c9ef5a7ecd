import Papa from 'papaparse';

/**
 * CSV as RFC 4180 wants it: comma, quotes doubled, CRLF. The types of the cells decide how
 * they are written, so that a number is never taken for text nor text for a formula.
 */

/** Text, a number ready written, yes/no, a list, or unknown. */
export type Cell = string | WrittenNumber | boolean | readonly string[] | null;

/** A number already in the file's notation: never quoted, never taken for a formula. */
export class WrittenNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const ROWS_A_CHUNK = 2_000;
const YES = 'yes';
const NO = 'no';
const ZERO = new WrittenNumber('0.000000');
const ONE = new WrittenNumber('1.000000');

/** 0 to 1 with six decimals; empty where unknown (NaN). */
export function share(value: number): WrittenNumber | null {
  if (Number.isNaN(value)) return null;
  if (value === 0) return ZERO;
  return value === 1 ? ONE : decimals(value, 6);
}

/** Degrees with seven decimals: a centimetre. */
export function degrees(value: number): WrittenNumber {
  return decimals(value, 7);
}

/** With so many decimals, a point, and no grouping; never a negative zero. */
export function decimals(value: number, places: number): WrittenNumber {
  const text = value.toFixed(places);
  return new WrittenNumber(/^-0\.?0*$/.test(text) ? text.slice(1) : text);
}

/** As short as it can be written; empty where unknown. */
export function plain(value: number | null): WrittenNumber | null {
  return value === null || !Number.isFinite(value) ? null : new WrittenNumber(String(value));
}

/** The file in pieces of some thousand rows, so that no file need be held whole. */
export function* csvChunks(header: readonly string[], rows: Iterable<readonly Cell[]>): Generator<string> {
  let chunk: string[][] = [header.map(guarded)];
  for (const row of rows) {
    chunk.push(row.map(written));
    if (chunk.length < ROWS_A_CHUNK) continue;
    yield linesOf(chunk);
    chunk = [];
  }
  if (chunk.length > 0) yield linesOf(chunk);
}

function linesOf(rows: string[][]): string {
  return `${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof WrittenNumber) return cell.text;
  if (cell === true) return YES;
  if (cell === false) return NO;
  return guarded(typeof cell === 'string' ? cell : cell.join(';'));
}

/** The signs that begin a formula, those of full width too. */
const SIGN = /[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]/;
/**
 * Where a cell may begin: also after a semicolon, tab or line end, since a spreadsheet set up for
 * another separator splits there, whatever is quoted; then blanks and quotes before the sign.
 */
const FORMULA_BEGINS = /(?<=^|[;\t\r\n])(?=[\s"\u200B\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])|^(?=[\t\r])/g;

/** Text from files is data, never a formula: an apostrophe before what a spreadsheet would compute. */
function guarded(text: string): string {
  return SIGN.test(text) ? text.replace(FORMULA_BEGINS, "'") : text;
}
