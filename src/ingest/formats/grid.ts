import { outOfRange } from '../../model/out-of-range.ts';
import { folded } from '../names.ts';

/**
 * Finds the table in a sheet of cells as people make them: titles above, a header of one or
 * two rows whose merged cells hold one name for several columns, then the rows.
 */

export type GridCell = string | number | boolean | Date | null;
export type Grid = readonly (readonly GridCell[])[];

/** Rows and columns are counted from 0. */
export interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

export interface GridLayout {
  /** First and last row of the header. */
  readonly header: readonly [number, number];
  /** One name a column, distinct; '' where there is none. */
  readonly columns: readonly string[];
  /** Lines above the header. */
  readonly titles: readonly string[];
}

/** A header stands among the first rows, or nowhere. */
const SEARCHED_ROWS = 40;

/** Null where no row looks like a header. */
export function layoutOf(
  grid: Grid,
  merges: readonly Merge[] = [],
  isKnown: (name: string) => boolean = () => false,
): GridLayout | null {
  if (grid.length === 0) return null;
  const scores = grid.slice(0, SEARCHED_ROWS).map((row, index) => headerScore(row, grid, index, merges, isKnown));
  const best = scores.reduce((most, score, index) => (score > (scores[most] ?? outOfRange()) ? index : most), 0);
  if ((scores[best] ?? outOfRange()) <= 0) return null;
  const [first, headerEnd] = headerRows(grid, best, merges, isKnown);
  let last = headerEnd;
  const columns = namesOf(grid, first, last, merges);
  const numbered = grid[last + 1];
  // Forms number their columns: (1) (2) (3) …
  if (numbered !== undefined && isNumbering(numbered)) last++;
  const titles = grid
    .slice(0, first)
    .map(lineOf)
    .filter((line) => line !== '');
  return { header: [first, last], columns, titles };
}

/** Records by column; blank rows are passed over, and the row is counted from 0 in the grid. */
export function* recordsOf(
  grid: Grid,
  { header, columns }: GridLayout,
): Generator<readonly [number, Record<string, GridCell>]> {
  const named = [...columns.entries()].filter(([, column]) => column !== '');
  for (let index = header[1] + 1; index < grid.length; index++) {
    const cells = grid[index] ?? [];
    if (isBlank(cells)) continue;
    const record: Record<string, GridCell> = {};
    for (const [c, column] of named) {
      // A column may have any name; this one would change what the record is.
      if (column === '__proto__') continue;
      record[column] = cells[c] ?? null;
    }
    yield [index, record];
  }
}

export function isBlank(cells: readonly GridCell[]): boolean {
  return cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));
}

function headerScore(
  row: readonly GridCell[],
  grid: Grid,
  index: number,
  merges: readonly Merge[],
  isKnown: (name: string) => boolean,
): number {
  const texts = row.map(textOf);
  const filled = texts.filter((text) => text !== '');
  if (filled.length === 0) return 0;
  const words = filled.filter((text) => /\p{L}/u.test(text) && text.length <= 80);
  const known = filled.filter(isKnown).length;
  const distinct = new Set(filled.map(folded)).size;
  const below = grid.slice(index + 1, index + 30).filter((cells) => !isBlank(cells));
  const width = Math.max(1, ...below.map((cells) => cells.filter((cell) => textOf(cell) !== '').length));
  if (filled.length === 1 && width > 1) return 0;
  const wide = merges.some(
    (merge) => merge.startRow === index && merge.endCol - merge.startCol >= Math.max(3, width - 1),
  );
  if (wide) return 0;
  const fill = Math.min(1, filled.length / width);
  return (
    3 * known +
    fill * 2 +
    (words.length / filled.length) * 2 +
    distinct / filled.length -
    index * 0.05 -
    (words.length === 0 ? 10 : 0)
  );
}

/** A header of more rows than this is none. */
const MOST_HEADER_ROWS = 4;

/** The rows above and below that belong to the header: a group's name stands over the names of its columns. */
function headerRows(
  grid: Grid,
  best: number,
  merges: readonly Merge[],
  isKnown: (name: string) => boolean,
): readonly [number, number] {
  let [first, last] = [best, best];
  while (last - first + 1 < MOST_HEADER_ROWS && isDivided(grid, last, merges)) last++;
  while (
    last - first + 1 < MOST_HEADER_ROWS &&
    first > 0 &&
    isDivided(grid, first - 1, merges) &&
    (hasGroup(grid, first - 1, merges) || tellsMore(grid, first - 1, isKnown))
  )
    first--;
  return [first, last];
}

/** Whether the row below names the columns that cells of this row stand over, and nothing else. */
function isDivided(grid: Grid, row: number, merges: readonly Merge[]): boolean {
  const [upper, lower] = [grid[row] ?? [], grid[row + 1] ?? []];
  const width = Math.max(upper.length, lower.length);
  let divided = 0;
  for (let column = 0; column < width; column++) {
    const text = textOf(lower[column] ?? null);
    if (text === '') continue;
    if (!isName(text)) return false;
    const covered = mergeAt(merges, row, column);
    if (covered !== undefined && covered.endRow > row) continue;
    const [from, to] = spanOf(upper, row, column, width, merges);
    if (from === to && textOf(upper[column] ?? null) !== '') return false;
    const names = lower.slice(from, to + 1).map(textOf);
    if (to > from && to - from < MOST_IN_GROUP && names.filter((name) => name !== '').length > 1) divided++;
  }
  return divided > 1;
}

/** Columns under one group's name. */
const MOST_IN_GROUP = 13;

/** Columns that a cell stands over: those it is merged across, or the empty ones to its right. */
function spanOf(
  cells: readonly GridCell[],
  row: number,
  column: number,
  width: number,
  merges: readonly Merge[],
): readonly [number, number] {
  const merge = mergeAt(merges, row, column);
  if (merge !== undefined) return [merge.startCol, merge.endCol];
  let from = column;
  while (from > 0 && textOf(cells[from] ?? null) === '' && mergeAt(merges, row, from) === undefined) from--;
  if (textOf(cells[from] ?? null) === '') return [column, column];
  let to = from;
  while (to + 1 < width && textOf(cells[to + 1] ?? null) === '' && mergeAt(merges, row, to + 1) === undefined) to++;
  return [from, to];
}

function mergeAt(merges: readonly Merge[], row: number, column: number): Merge | undefined {
  return merges.find((m) => row >= m.startRow && row <= m.endRow && column >= m.startCol && column <= m.endCol);
}

/** A cell merged over several columns, but not over all of them: that is a title. */
function hasGroup(grid: Grid, row: number, merges: readonly Merge[]): boolean {
  const width = Math.max(...grid.slice(row, row + MOST_HEADER_ROWS).map((cells) => cells.length));
  return merges.some(
    ({ startRow, startCol, endCol }) =>
      startRow === row &&
      endCol > startCol &&
      endCol - startCol < Math.min(MOST_IN_GROUP, width - 1) &&
      !TITLE.test(folded(textOf(grid[row]?.[startCol] ?? null))),
  );
}

const TITLE = /^(danh sach|bieu|bao cao|phu luc|bang|tong hop|cong hoa|mau|cong ty|so thong tin)\b/;

/** Without merged cells a letterhead looks like groups: it names no column that the row below leaves open. */
function tellsMore(grid: Grid, row: number, isKnown: (name: string) => boolean): boolean {
  const [upper, lower] = [(grid[row] ?? []).map(textOf), (grid[row + 1] ?? []).map(textOf)];
  if (upper.filter((text) => text !== '').length < 2) return false;
  if (upper.some((text, column) => text !== '' && isKnown(text) && (lower[column] ?? '') === '')) return true;
  const names = lower.filter((text) => text !== '').map(folded);
  return new Set(names).size < names.length;
}

function isName(text: string): boolean {
  return (
    (text.length <= 60 &&
      (/\p{L}/u.test(text) || /^[°º'′’"″”]$/.test(text)) &&
      !/^\d+([.,]\d+)?\s*\p{L}{0,2}$/u.test(text)) ||
    /^[2-5]G$/i.test(text)
  );
}

function namesOf(grid: Grid, first: number, last: number, merges: readonly Merge[]): readonly string[] {
  const width = Math.max(...grid.slice(first, last + 1).map((row) => row.length), 0);
  const taken = new Map<string, number>();
  return Array.from({ length: width }, (_, column) => {
    const parts: string[] = [];
    for (let row = first; row <= last; row++) {
      const merge = mergeAt(merges, row, column);
      const at = merge?.startCol ?? (row < last ? spanOf(grid[row] ?? [], row, column, width, merges)[0] : column);
      const text = textOf(grid[merge?.startRow ?? row]?.[at] ?? null);
      if (text !== '' && parts.at(-1) !== text) parts.push(text);
    }
    const name = parts.join(' ').replace(/\s+/g, ' ');
    if (name === '') return '';
    const count = (taken.get(folded(name)) ?? 0) + 1;
    taken.set(folded(name), count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function isNumbering(row: readonly GridCell[]): boolean {
  const texts = row.map(textOf).filter((text) => text !== '');
  if (texts.length < 3) return false;
  // "(7)=(5)+(6)" says how a column is computed.
  const marks = texts.map((text) => (/^[([]?([A-Z]|\d{1,3})[)\]]?(?:\s*=.*)?$/i.exec(text)?.[1] ?? '').toUpperCase());
  return [numberedFrom(0), numberedFrom(1), letterOf].some((mark) => marks.every((one, index) => one === mark(index)));
}

function numberedFrom(first: number): (index: number) => string {
  return (index) => String(index + first);
}

function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : '';
}

function lineOf(row: readonly GridCell[]): string {
  return row
    .map(textOf)
    .filter((text) => text !== '')
    .join(' ')
    .slice(0, 300);
}

function textOf(cell: GridCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).normalize('NFC').trim();
}

/** Cells that merges may fill, for each filled cell of the sheet: more were made to have them. */
const MOST_FILLED_A_CELL = 8;

/** A merged cell stands for each of its rows, from a row on: in the grid only its first holds the value. */
export function fillMerges(grid: Grid, merges: readonly Merge[], from: number): Grid {
  const tall = merges.filter(({ startRow, endRow }) => endRow > startRow && endRow >= from);
  if (tall.length === 0) return grid;
  let left = MOST_FILLED_A_CELL * grid.reduce((sum, row) => sum + row.length + 1, 0);
  const filled = [...grid];
  for (const { startRow, endRow, startCol } of tall) {
    const value = grid[startRow]?.[startCol] ?? null;
    if (value === null || startRow < from) continue;
    for (let row = startRow + 1; row <= endRow && row < grid.length && left > 0; row++, left--) {
      const cells = grid[row] ?? [];
      if (isBlank(cells) || (cells[startCol] ?? null) !== null) continue;
      const copy = [...(filled[row] ?? [])];
      while (copy.length <= startCol) copy.push(null);
      copy[startCol] = value;
      filled[row] = copy;
    }
  }
  return filled;
}
