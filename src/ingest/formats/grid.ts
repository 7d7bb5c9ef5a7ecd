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
  const scores = grid.slice(0, SEARCHED_ROWS).map((row, index) => headerScore(row, grid, index, merges, isKnown));
  const best = scores.reduce((most, score, index) => (score > (scores[most] ?? outOfRange()) ? index : most), 0);
  if ((scores[best] ?? outOfRange()) <= 0) return null;
  let [first, last] = [best, best];
  // A group's name spans its columns: the row above has merged cells over distinct names.
  if (best > 0 && isUpperHeader(best - 1, grid, merges)) first = best - 1;
  // The best row may be the upper of the two, where few columns are split.
  if (first === best && isUpperHeader(best, grid, merges)) last = best + 1;
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

/** The row has a cell merged across several columns, and the row below tells those columns apart. */
function isUpperHeader(row: number, grid: Grid, merges: readonly Merge[]): boolean {
  const below = grid[row + 1];
  if (below === undefined) return false;
  return merges.some(({ startRow, endRow, startCol, endCol }) => {
    if (startRow !== row || endRow !== row || endCol === startCol || endCol - startCol > 12) return false;
    const names = below.slice(startCol, endCol + 1).map(textOf);
    return names.length > 1 && names.every((name) => /\p{L}|\d G/u.test(name) || /^[2-5]G$/i.test(name));
  });
}

function namesOf(grid: Grid, first: number, last: number, merges: readonly Merge[]): readonly string[] {
  const width = Math.max(...grid.slice(first, last + 1).map((row) => row.length), 0);
  const taken = new Map<string, number>();
  return Array.from({ length: width }, (_, column) => {
    const parts: string[] = [];
    for (let row = first; row <= last; row++) {
      const merge = merges.find(
        (m) => row >= m.startRow && row <= m.endRow && column >= m.startCol && column <= m.endCol,
      );
      const text = textOf(grid[merge?.startRow ?? row]?.[merge?.startCol ?? column] ?? null);
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
  return texts.length > 2 && texts.every((text, index) => text === `(${index + 1})` || text === `[${index + 1}]`);
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
