import { outOfRange } from '../../model/out-of-range.ts';
import type { CellList } from './cell-list.ts';
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

export function denseGrid({ cells, merges }: SheetCells): DenseGrid {
  const ends = rowEnds(cells);
  const places = placesOf(cells, ends);
  const grid: GridCell[][] = [];
  const stray = { count: 0, first: '' };
  for (const { rows, columns, values } of cells.parts) {
    values.forEach((value, at) => {
      const [row, column] = [rows[at] ?? outOfRange(), columns[at] ?? outOfRange()];
      const place = places === null ? column : (places.get(column) ?? -1);
      if (place >= 0) {
        // Room of the right size at once: there may be a million rows.
        grid[row] ??= new Array<GridCell>(places?.size ?? ends.get(row) ?? outOfRange()).fill(null);
        grid[row][place] = value;
      } else {
        stray.count++;
        if (stray.count === 1) stray.first = cellName(row, column);
      }
    });
  }
  return {
    grid: Array.from(grid, (row) => row ?? NO_CELLS),
    merges: placedMerges(merges, places),
    stray,
  };
}

/** One behind the last column of each row that has cells. */
function rowEnds({ parts }: CellList): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const { rows, columns, values } of parts) {
    for (let at = 0; at < values.length; at++) {
      const [row, end] = [rows[at] ?? outOfRange(), (columns[at] ?? outOfRange()) + 1];
      const known = ends.get(row);
      if (known === undefined || known < end) ends.set(row, end);
    }
  }
  return ends;
}

/** Where each column goes; null where all may stay where they are. Columns that get no room are not in it. */
function placesOf({ parts, count }: CellList, ends: ReadonlyMap<number, number>): ReadonlyMap<number, number> | null {
  const room = ROOM_A_CELL * count + 1_000;
  let needed = 0;
  for (const end of ends.values()) needed += Math.max(0, end - ROOM_A_ROW);
  if (needed <= room) return null;
  const firstRow = parts[0]?.rows[0] ?? outOfRange();
  const ofHeader = new Set<number>();
  for (const { rows, columns, values } of parts) {
    for (let at = 0; at < values.length; at++)
      if ((rows[at] ?? outOfRange()) < firstRow + HEADER_ROWS) ofHeader.add(columns[at] ?? outOfRange());
  }
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
