import { outOfRange } from '../../model/out-of-range.ts';

/** What begins and ends on a row, or on several that follow each other and have the same in the same order. */
export interface SlabRow {
  /** Mask of the cells that one interval covers from end to end. */
  full: number;
  /** Regions that cover the row from its western end, by number: `open[0] … open[openCount − 1]`. */
  open: Int32Array;
  openCount: number;
  /** As `RowEvents.code`, west to east. */
  codes: Int32Array;
  count: number;
  /** Weight × length inside the village up to each of them. */
  areas: Float64Array;
  /** The same of the whole row. */
  whole: number;
}

/**
 * Adds rows up as long as the same intervals begin and end on them in the same order. What is inside of what is
 * then the same, and areas are linear in the places of the ends: one walk does for all of these rows.
 */
export interface Slab {
  /** Adds a row; walks along those before it where it is not like them. */
  add(row: SlabRow): void;
  /** Walks along what has been added since the last walk. */
  finish(): void;
}

/** A row without anything, with room for so many ends. */
export function emptyRow(room: number): SlabRow {
  return {
    full: 0,
    open: new Int32Array(room),
    openCount: 0,
    codes: new Int32Array(room),
    count: 0,
    areas: new Float64Array(room),
    whole: 0,
  };
}

/** @param walk Called with each slab; its arrays are used again. */
export function createSlab(walk: (rows: SlabRow) => void): Slab {
  let sum = emptyRow(256);
  let isEmpty = true;

  function finish(): void {
    if (!isEmpty) walk(sum);
    isEmpty = true;
  }

  return {
    finish,
    add(row) {
      if (!isEmpty && isAlike(sum, row)) {
        for (let i = 0; i < row.count; i++)
          sum.areas[i] = (sum.areas[i] ?? outOfRange()) + (row.areas[i] ?? outOfRange());
        sum.whole += row.whole;
        return;
      }
      finish();
      isEmpty = false;
      if (sum.codes.length < row.codes.length) sum = emptyRow(row.codes.length);
      sum.full = row.full;
      sum.openCount = row.openCount;
      sum.count = row.count;
      sum.whole = row.whole;
      for (let i = 0; i < row.openCount; i++) sum.open[i] = row.open[i] ?? outOfRange();
      for (let i = 0; i < row.count; i++) {
        sum.codes[i] = row.codes[i] ?? outOfRange();
        sum.areas[i] = row.areas[i] ?? outOfRange();
      }
    },
  };
}

function isAlike(a: SlabRow, b: SlabRow): boolean {
  if (a.full !== b.full || a.count !== b.count || a.openCount !== b.openCount) return false;
  for (let i = 0; i < a.count; i++) if (a.codes[i] !== b.codes[i]) return false;
  for (let i = 0; i < a.openCount; i++) if (a.open[i] !== b.open[i]) return false;
  return true;
}
