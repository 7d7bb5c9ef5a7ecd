import type { GridCell } from './grid.ts';

/** A list of millions of cells that grew by itself would leave copies of twice its size behind. */
const PART_CELLS = 16_384;

/** So many cells, in the order of the file. */
export interface CellPart {
  /** Row of each cell, counted from 0. */
  readonly rows: Int32Array;
  /** Column of each cell, counted from 0. */
  readonly columns: Uint16Array;
  /** As many as there are cells; the arrays beside it may be longer. */
  readonly values: readonly GridCell[];
}

/** Filled cells of a sheet; what is not there takes no room. */
export class CellList {
  readonly parts: CellPart[] = [];
  count = 0;
  #values: GridCell[] = [];

  add(row: number, column: number, value: GridCell): void {
    const at = this.count % PART_CELLS;
    if (at === 0) {
      this.#values = [];
      const part = { rows: new Int32Array(PART_CELLS), columns: new Uint16Array(PART_CELLS), values: this.#values };
      this.parts.push(part);
    }
    const part = this.parts.at(-1);
    if (part === undefined) return;
    part.rows[at] = row;
    part.columns[at] = column;
    this.#values.push(value);
    this.count++;
  }
}
