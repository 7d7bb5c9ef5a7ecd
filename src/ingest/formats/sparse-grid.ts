import { outOfRange } from '../../model/out-of-range.ts';
import type { Grid, GridCell, Merge } from './grid.ts';
import { cellName, type SheetCells } from './xlsx-sheet.ts';

/**
 * Filled cells → rows of cells, in room that is bounded by how many cells there are. A table has
 * a header among its first rows; a column without a cell there is none of the table's, and what
 * stands in it is said, not given room.
 */

export interface DenseGrid {
  readonly grid: Grid;
  readonly merges: readonly Merge[];
  /** Cells that have no place in it: how many, and the first. */
  readonly stray: { readonly count: number; readonly first: string };
}

/** A header stands among so many rows. */
const HEADER_ROWS = 60;
/** Room for each filled cell, and for each row. */
const [ROOM_A_CELL, ROOM_A_ROW] = [8, 32];
const NO_CELLS: readonly GridCell[] = [];

export function denseGrid({ rows, columns, values, merges }: SheetCells): DenseGrid {
  const [firstRow = 0] = rows;
  const places = placesOf(rows, columns, firstRow);
  const grid: GridCell[][] = [];
  const stray = { count: 0, first: '' };
  const filled: (readonly GridCell[] | undefined)[] = [];
  let at = 0;
  for (const value of values) {
    const [row = 0, column = 0] = [rows[at], columns[at]];
    at++;
    const place = places === null ? column : (places.get(column) ?? -1);
    if (place < 0) {
      stray.count++;
      if (stray.count === 1) stray.first = cellName(row, column);
      continue;
    }
    let cells = grid[row];
    if (cells === undefined) {
      while (filled.length < row) filled.push(NO_CELLS);
      cells = [];
      grid[row] = cells;
      filled[row] = cells;
    }
    while (cells.length < place) cells.push(null);
    cells[place] = value;
  }
  return { grid: filled.map((cells) => cells ?? NO_CELLS), merges: placedMerges(merges, places), stray };
}

/** Where each column goes; null where all may stay where they are. Columns that get no room are not in it. */
function placesOf(
  rows: readonly number[],
  columns: readonly number[],
  firstRow: number,
): ReadonlyMap<number, number> | null {
  const room = ROOM_A_CELL * columns.length + 1_000;
  const ends = new Map<number, number>();
  const ofHeader = new Set<number>();
  rows.forEach((row, at) => {
    const column = columns[at] ?? outOfRange();
    ends.set(row, Math.max(ends.get(row) ?? 0, column + 1));
    if (row < firstRow + HEADER_ROWS) ofHeader.add(column);
  });
  const needed = [...ends.values()].reduce((sum, end) => sum + Math.max(0, end - ROOM_A_ROW), 0);
  if (needed <= room) return null;
  const kept = [...ofHeader].sort((a, b) => a - b);
  const places = new Map(kept.map((column, place) => [column, place]));
  // Rows of a header as wide as can be, with a cell at its far end each, are still more than their cells.
  const width = Math.max(ROOM_A_ROW, Math.floor(room / Math.max(1, ends.size)));
  for (const column of kept.slice(width)) places.delete(column);
  return places;
}

function placedMerges(merges: readonly Merge[], places: ReadonlyMap<number, number> | null): readonly Merge[] {
  if (places === null) return merges;
  return merges.flatMap((merge) => {
    const [startCol, endCol] = [places.get(merge.startCol), places.get(merge.endCol)];
    return startCol === undefined ? [] : [{ ...merge, startCol, endCol: endCol ?? startCol }];
  });
}
