import { outOfRange } from '../../model/out-of-range.ts';
import { DEGREES, discHalfWidth, type Region } from './regions.ts';
import { MOST_INTERVALS, rowIntervals, tipHeight } from './row-intervals.ts';
import { rowAbove, type VillageRows } from './village-rows.ts';

/**
 * The intervals of all regions on all rows of one village. They are computed region by
 * region, which keeps the innermost loop of the program to a few multiplications and a
 * root, and read row by row.
 */
export interface IntervalTable {
  /** Forgets the last village. */
  start(rows: VillageRows): void;
  /**
   * Adds what a region covers.
   *
   * @param owner Any number from 0, given back with each interval.
   * @param cell Bit of the cell that it covers, for `full`; 0 where none is asked for.
   * @param always Every interval is wanted. Else only those that can still change the cell:
   *   a row that is covered from end to end is noted in `full` and has no interval.
   */
  add(owner: number, region: Region, along: Float64Array, cell?: number, always?: boolean): void;
  /** Puts the intervals in the order of the rows; none can be added after. */
  finish(): void;
  /** Intervals of row r, after `finish`: `order[rowStart[r]] … order[rowStart[r + 1]]`. */
  readonly rowStart: Uint32Array;
  readonly order: Uint32Array;
  /** Mask of the cells that one interval covers from end to end, by row. */
  readonly full: Int32Array;
  readonly count: number;
  /** By the number that `order` gives. */
  readonly row: Uint32Array;
  readonly owner: Uint32Array;
  /** Degrees. */
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/** An empty table, used again for one village after another. */
export function createIntervalTable(): IntervalTable {
  const out = new Float64Array(MOST_INTERVALS * 2);
  let rows: VillageRows | null = null;
  const table = {
    rowStart: new Uint32Array(0),
    order: new Uint32Array(0),
    full: new Int32Array(0),
    count: 0,
    row: new Uint32Array(0),
    owner: new Uint32Array(0),
    from: new Float64Array(0),
    to: new Float64Array(0),
    start,
    add,
    finish,
  };
  makeRoom(4096);
  return table;

  function start(of: VillageRows): void {
    rows = of;
    table.count = 0;
    if (table.rowStart.length < of.rows + 1) {
      table.rowStart = new Uint32Array(of.rows + 1);
      table.full = new Int32Array(of.rows + 1);
    }
    table.full.fill(0);
  }

  function add(owner: number, region: Region, along: Float64Array, cell = 0, always = true): void {
    if (rows === null) return;
    const reach = region.angle + rows.height / 2;
    const first = rowAbove(rows, region.lat - reach);
    const end = rowAbove(rows, region.lat + reach);
    if (region.halfSpaces !== null) {
      for (let row = first; row < end; row++) addCarefully(owner, region, along, row, cell, always);
      return;
    }
    const afterSouthTip = Math.min(end, rowAbove(rows, region.lat - region.angle + tipHeight(rows)));
    const northTip = Math.max(afterSouthTip, rowAbove(rows, region.lat + region.angle - tipHeight(rows)));
    for (let row = first; row < afterSouthTip; row++) addCarefully(owner, region, along, row, cell, always);
    addDisc(owner, region, afterSouthTip, northTip, rows, cell, always);
    for (let row = northTip; row < end; row++) addCarefully(owner, region, along, row, cell, always);
  }

  /** Rows between the tips of a disc: the innermost loop of the program, and therefore flat. */
  function addDisc(
    owner: number,
    of: Region,
    first: number,
    end: number,
    { lat, cosLat, spanStart, spans }: VillageRows,
    cell: number,
    always: boolean,
  ): void {
    makeRoom(table.count + end - first);
    const { haversine: radius, lonDeg, lat: centre, cosLat: cosCentre } = of;
    const intoRow = table.row;
    const intoOwner = table.owner;
    const intoFrom = table.from;
    const intoTo = table.to;
    const { full } = table;
    let filled = table.count;
    for (let row = first; row < end; row++) {
      const firstSpan = spanStart[row] ?? outOfRange();
      const endSpan = spanStart[row + 1] ?? outOfRange();
      if (firstSpan === endSpan) continue;
      const covered = full[row] ?? outOfRange();
      if (!always && (covered & cell) !== 0) continue;
      const width =
        discHalfWidth(radius, cosCentre, (lat[row] ?? outOfRange()) - centre, cosLat[row] ?? outOfRange()) * DEGREES;
      const west = spans[firstSpan * 2] ?? outOfRange();
      const east = spans[endSpan * 2 - 1] ?? outOfRange();
      const from = Math.max(west, lonDeg - width);
      const to = Math.min(east, lonDeg + width);
      if (!(from < to)) continue;
      if (from === west && to === east) {
        full[row] = covered | cell;
        if (!always) continue;
      }
      intoRow[filled] = row;
      intoOwner[filled] = owner;
      intoFrom[filled] = from;
      intoTo[filled] = to;
      filled++;
    }
    table.count = filled;
  }

  function addCarefully(
    owner: number,
    region: Region,
    along: Float64Array,
    row: number,
    cell: number,
    always: boolean,
  ): void {
    if (rows === null || rows.spanStart[row] === rows.spanStart[row + 1]) return;
    const covered = table.full[row] ?? outOfRange();
    if (!always && (covered & cell) !== 0) return;
    const found = rowIntervals(region, along, rows, row, out);
    const west = rows.spans[(rows.spanStart[row] ?? outOfRange()) * 2];
    const east = rows.spans[(rows.spanStart[row + 1] ?? outOfRange()) * 2 - 1];
    if (found === 1 && out[0] === west && out[1] === east) {
      table.full[row] = covered | cell;
      if (!always) return;
    }
    makeRoom(table.count + found);
    for (let i = 0; i < found; i++) {
      table.row[table.count] = row;
      table.owner[table.count] = owner;
      table.from[table.count] = out[i * 2] ?? outOfRange();
      table.to[table.count] = out[i * 2 + 1] ?? outOfRange();
      table.count++;
    }
  }

  /** Counting sort by row. */
  function finish(): void {
    const { rowStart, order } = table;
    rowStart.fill(0);
    for (let i = 0; i < table.count; i++) {
      const row = table.row[i] ?? outOfRange();
      rowStart[row] = (rowStart[row] ?? outOfRange()) + 1;
    }
    let end = 0;
    for (let row = 0; row < rowStart.length; row++) {
      end += rowStart[row] ?? outOfRange();
      rowStart[row] = end;
    }
    // Filled from the back, each row's end moves to its start.
    for (let i = table.count - 1; i >= 0; i--) {
      const row = table.row[i] ?? outOfRange();
      const at = (rowStart[row] ?? outOfRange()) - 1;
      rowStart[row] = at;
      order[at] = i;
    }
  }

  function makeRoom(least: number): void {
    if (table.row.length >= least) return;
    const room = Math.max(least, table.row.length * 2);
    table.row = enlarged(table.row, new Uint32Array(room));
    table.order = new Uint32Array(room);
    table.owner = enlarged(table.owner, new Uint32Array(room));
    table.from = enlarged(table.from, new Float64Array(room));
    table.to = enlarged(table.to, new Float64Array(room));
  }
}

function enlarged<T extends Uint32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
