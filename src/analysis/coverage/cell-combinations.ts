import { outOfRange } from '../../model/out-of-range.ts';
import type { CoverageLayout } from '../../model/results.ts';

/**
 * All coverage sets at once, without a union. A *cell* is one operator in one technology,
 * and one bit of a mask: there are at most 30 (`MAX_COVERAGE_CELLS`). Walking along a row,
 * the cells that are on here are a combination, and the walk adds up the area of every
 * combination it meets. Each share is a sum over combinations, made once when the village
 * is done: what the walk itself costs does not depend on how many sets are asked for.
 */
export interface CellCombinations {
  /** Begins a village. `base`: mask of the cells that are on all over it. */
  reset(base: number): void;
  /** Begins a row: nothing but the base is on, and what covers the whole row. @param full Mask of those cells. */
  startRow(full: number): void;
  /** One more interval of this cell starts. @param area Of the row up to there: weight × length. */
  on(cell: number, area: number): void;
  /** One interval of this cell ends. @param area As in `on`. */
  off(cell: number, area: number): void;
  /** The row ends here, whatever is still on. @param area Of all of it. */
  endRow(area: number): void;
  /** Writes one share for each column of the layout. @param area Of the village, as in `VillageRows.area`. */
  writeShares(area: number, into: Float64Array): void;
}

/** Columns 0 to 4 are: any, broadband (= at least 1 operator in broadband), at least 2, 3, 4 operators. */
const ANY = 0;
const MOST_OPERATORS_COUNTED = 4;
/** Spreads masks over a table whose size is a power of two (Knuth's multiplicative hash). */
const SPREAD = 0x9e3779b1;

/** @param broadband 1 for each technology of the layout that is mobile broadband. */
export function createCellCombinations(layout: CoverageLayout, broadband: ArrayLike<number>): CellCombinations {
  const technologies = layout.technologies.length;
  const operators = layout.operators.length;
  const firstOperator = MOST_OPERATORS_COUNTED + 1;
  const firstTechnology = firstOperator + operators;
  const firstCell = firstTechnology + technologies;
  const everyTechnology = (1 << technologies) - 1;
  let broadbandMask = 0;
  for (let t = 0; t < technologies; t++) if (broadband[t] === 1) broadbandMask |= 1 << t;

  const counts = new Int32Array(operators * technologies);
  let base = 0;
  let mask = 0;
  let since = 0;

  const met = createAreasByMask();

  function flush(upTo: number): void {
    const area = upTo - since;
    since = upTo;
    // What only the base covers is known without adding up.
    if (!(area > 0) || mask === base) return;
    met.add(mask, area);
  }

  /** Adds to every column that a combination covers. */
  function add(combination: number, amount: number, into: Float64Array): void {
    if (combination === 0) return;
    let inBroadband = 0;
    let anyOperator = 0;
    for (let operator = 0; operator < operators; operator++) {
      const own = (combination >>> (operator * technologies)) & everyTechnology;
      if (own === 0) continue;
      anyOperator |= own;
      into[firstOperator + operator] = (into[firstOperator + operator] ?? outOfRange()) + amount;
      if ((own & broadbandMask) !== 0) inBroadband++;
    }
    into[ANY] = (into[ANY] ?? outOfRange()) + amount;
    for (let k = Math.min(inBroadband, MOST_OPERATORS_COUNTED); k > 0; k--)
      into[k] = (into[k] ?? outOfRange()) + amount;
    addBits(anyOperator, firstTechnology, amount, into);
    addBits(combination, firstCell, amount, into);
  }

  return {
    reset(ofVillage) {
      base = ofVillage;
      met.clear();
    },
    startRow(full) {
      since = 0;
      mask = base | full;
      counts.fill(0);
      // One interval that never ends: those that come and go beside it change nothing.
      for (let left = full; left !== 0; left &= left - 1) counts[lowestBit(left)] = 1;
    },
    on(cell, area) {
      const before = counts[cell] ?? outOfRange();
      counts[cell] = before + 1;
      if (before > 0) return;
      flush(area);
      mask |= 1 << cell;
    },
    off(cell, area) {
      const after = (counts[cell] ?? outOfRange()) - 1;
      counts[cell] = after;
      if (after > 0) return;
      flush(area);
      mask &= ~(1 << cell);
    },
    endRow: flush,
    writeShares(area, into) {
      into.fill(0);
      for (let number = 0; number < met.count; number++)
        add(met.masks[number] ?? outOfRange(), (met.areas[number] ?? outOfRange()) / area, into);
      // A set that the base covers is 1 to the bit: adding 2 lifts it over whatever was added up.
      add(base, 2, into);
      for (let column = 0; column < into.length; column++) into[column] = Math.min(1, into[column] ?? outOfRange());
    },
  };
}

function addBits(bits: number, first: number, amount: number, into: Float64Array): void {
  for (let left = bits; left !== 0; left &= left - 1) {
    const column = first + lowestBit(left);
    into[column] = (into[column] ?? outOfRange()) + amount;
  }
}

function lowestBit(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}

/** Areas of the masks of one village, by number in the order in which the masks were met. */
interface AreasByMask {
  clear(): void;
  add(mask: number, area: number): void;
  readonly count: number;
  readonly masks: Int32Array;
  readonly areas: Float64Array;
}

/** A hash table with open addressing: number of the mask + 1, 0 where there is none. */
function createAreasByMask(): AreasByMask {
  let table = new Uint32Array(256);
  const met = { clear, add, count: 0, masks: new Int32Array(64), areas: new Float64Array(64) };
  return met;

  function clear(): void {
    met.count = 0;
    table.fill(0);
  }

  function add(mask: number, area: number): void {
    const number = numberOf(mask);
    met.areas[number] = (met.areas[number] ?? outOfRange()) + area;
  }

  function numberOf(mask: number): number {
    const slot = slotOf(mask);
    const known = table[slot] ?? outOfRange();
    if (known !== 0) return known - 1;
    const number = met.count++;
    if (number === met.masks.length) makeRoom(number);
    met.masks[number] = mask;
    met.areas[number] = 0;
    table[slotOf(mask)] = number + 1;
    return number;
  }

  /** Where the mask stands in the table, or is to stand. */
  function slotOf(mask: number): number {
    const last = table.length - 1;
    let slot = (Math.imul(mask, SPREAD) >>> 16) & last;
    for (let number = table[slot] ?? outOfRange(); number !== 0; number = table[slot] ?? outOfRange()) {
      if (met.masks[number - 1] === mask) return slot;
      slot = (slot + 1) & last;
    }
    return slot;
  }

  function makeRoom(known: number): void {
    const { masks, areas } = met;
    met.masks = new Int32Array(known * 2);
    met.areas = new Float64Array(known * 2);
    met.masks.set(masks);
    met.areas.set(areas);
    table = new Uint32Array(table.length * 2);
    for (let number = 0; number < known; number++) table[slotOf(masks[number] ?? outOfRange())] = number + 1;
  }
}
