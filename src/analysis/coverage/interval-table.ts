import { outOfRange } from '../../model/out-of-range.ts';
import { createEdgeCrossings, type EdgeCrossings } from './edge-crossings.ts';
import { DEGREES, type Region } from './regions.ts';
import { CROSSED_TWICE, discHalfWidth } from './row-cuts.ts';
import { MOST_INTERVALS, rowIntervals, runsAlong, tipHeight } from './row-intervals.ts';
import { rowAbove, type VillageRows } from './village-rows.ts';

/**
 * The intervals of all regions on all rows of one village. They are computed region by
 * region, which keeps the innermost loop of the program to a few multiplications and a
 * root, and read row by row.
 */
export interface IntervalTable {
  /** Forgets the last village. */
  start(rows: VillageRows): void;
  /** Adds what a region covers. @param along From `latitudesAlong`. */
  add(region: Region, along: Float64Array, use: IntervalUse): void;
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

/** What the intervals of one region are for. */
export interface IntervalUse {
  /** Any number from 0, given back with each interval. */
  readonly owner: number;
  /** Bit of the cell that is noted in `full` on rows that one interval covers from end to end; 0 for none. */
  readonly cell: number;
  /** Bit of a cell: rows that are full in it need no interval, and the one that fills them needs none; 0 where every interval is wanted. */
  readonly skip: number;
}

/** The fields of a table while it is being filled. */
type Filling = { -readonly [Key in keyof IntervalTable]: IntervalTable[Key] };

const FIRST_ROOM = 4096;
const found = new Float64Array(MOST_INTERVALS * 2);

/** An empty table, used again for one village after another. */
export function createIntervalTable(): IntervalTable {
  let rows: VillageRows | null = null;
  const crossings = createEdgeCrossings();
  const table: Filling = {
    rowStart: new Uint32Array(0),
    order: new Uint32Array(0),
    full: new Int32Array(0),
    count: 0,
    row: new Uint32Array(0),
    owner: new Uint32Array(0),
    from: new Float64Array(0),
    to: new Float64Array(0),
    start(of) {
      rows = of;
      table.count = 0;
      crossings.start(of);
      if (table.rowStart.length < of.rows + 1) {
        table.rowStart = new Uint32Array(of.rows + 1);
        table.full = new Int32Array(of.rows + 1);
      }
      table.full.fill(0);
    },
    add(region, along, use) {
      if (rows !== null) addRegion(table, { region, along, rows, use, crossings });
    },
    finish: () => orderByRow(table),
  };
  makeRoom(table, FIRST_ROOM);
  return table;
}

interface Addition {
  readonly region: Region;
  readonly along: Float64Array;
  readonly rows: VillageRows;
  readonly use: IntervalUse;
  readonly crossings: EdgeCrossings;
}

function addRegion(table: Filling, addition: Addition): void {
  const { region, rows } = addition;
  const reach = region.angle + rows.height / 2;
  const first = rowAbove(rows, region.lat - reach);
  const end = rowAbove(rows, region.lat + reach);
  const afterSouthTip = Math.min(end, rowAbove(rows, region.lat - region.angle + tipHeight(rows)));
  const northTip = Math.max(afterSouthTip, rowAbove(rows, region.lat + region.angle - tipHeight(rows)));
  for (let row = first; row < afterSouthTip; row++) addRow(table, addition, row);
  if (region.halfSpaces === null) addDisc(table, addition, afterSouthTip, northTip);
  else addBetweenEdges(table, addition, afterSouthTip, northTip);
  for (let row = northTip; row < end; row++) addRow(table, addition, row);
}

/** Rows between the tips of a disc: the innermost loop of the program, and therefore flat. */
function addDisc(table: Filling, { region, rows, use }: Addition, first: number, end: number): void {
  makeRoom(table, table.count + end - first);
  const { lat, cosLat, spanStart, spans } = rows;
  const { haversine: radius, lonDeg, lat: centre, cosLat: cosCentre } = region;
  const { owner, cell, skip } = use;
  const { row: intoRow, owner: intoOwner, from: intoFrom, to: intoTo, full } = table;
  let filled = table.count;
  for (let row = first; row < end; row++) {
    const firstSpan = spanStart[row] ?? outOfRange();
    const endSpan = spanStart[row + 1] ?? outOfRange();
    if (firstSpan === endSpan) continue;
    const covered = full[row] ?? outOfRange();
    if ((covered & skip) !== 0) continue;
    const width =
      discHalfWidth(radius, cosCentre, (lat[row] ?? outOfRange()) - centre, cosLat[row] ?? outOfRange()) * DEGREES;
    const west = spans[firstSpan * 2] ?? outOfRange();
    const east = spans[endSpan * 2 - 1] ?? outOfRange();
    const from = Math.max(west, lonDeg - width);
    const to = Math.min(east, lonDeg + width);
    if (!(from < to)) continue;
    if (from === west && to === east) {
      full[row] = covered | cell;
      if ((cell & skip) !== 0) continue;
    }
    intoRow[filled] = row;
    intoOwner[filled] = owner;
    intoFrom[filled] = from;
    intoTo[filled] = to;
    filled++;
  }
  table.count = filled;
}

/** Of at most four half-spaces: where the crossings of its edge begin, and whether it keeps what lies east of it. */
const crossingsFrom = new Int32Array(4);
const keepsEast = new Uint8Array(4);
/** Discs up to 250 km: an edge that crosses a row twice within is known as such. */
const WIDEST_RAD = 0.04;

/** Rows of a region with edges, between the tips of its disc. Most of them every edge crosses once. */
function addBetweenEdges(table: Filling, addition: Addition, first: number, end: number): void {
  const { region, along, rows, use, crossings } = addition;
  const { halfSpaces, lonDeg, lat: centre, haversine: radius, cosLat: cosCentre, reflex } = region;
  const edges = region.cells === undefined && region.angle <= WIDEST_RAD ? (halfSpaces?.length ?? 0) / 4 : 0;
  for (let edge = 0; edge < edges; edge++) {
    crossingsFrom[edge] = crossings.along(region, edge * 4, first, end);
    keepsEast[edge] = (halfSpaces?.[edge * 4 + 1] ?? outOfRange()) < 0 ? 0 : 1;
  }
  const { lon } = crossings;
  const { lat, cosLat, spanStart, spans } = rows;
  for (let row = first; row < end; row++) {
    const firstSpan = spanStart[row] ?? outOfRange();
    const endSpan = spanStart[row + 1] ?? outOfRange();
    if (firstSpan === endSpan || ((table.full[row] ?? outOfRange()) & use.skip) !== 0) continue;
    let west = Number.NEGATIVE_INFINITY;
    let east = Number.POSITIVE_INFINITY;
    let isPlain = edges > 0 && (along.length === 0 || !runsAlong(along, lat[row] ?? outOfRange()));
    for (let edge = 0; edge < edges; edge++) {
      const crossing = lon[(crossingsFrom[edge] ?? outOfRange()) + row] ?? outOfRange();
      if (crossing === CROSSED_TWICE) isPlain = false;
      else if (keepsEast[edge] === 1) west = Math.max(west, crossing);
      else east = Math.min(east, crossing);
    }
    if (!isPlain) {
      addRow(table, addition, row);
      continue;
    }
    const landWest = spans[firstSpan * 2] ?? outOfRange();
    const landEast = spans[endSpan * 2 - 1] ?? outOfRange();
    // Most sectors that cut a village miss many of its rows.
    if (!reflex && (west >= landEast || east <= landWest || west >= east)) continue;
    const fromCentre = (lat[row] ?? outOfRange()) - centre;
    const width = discHalfWidth(radius, cosCentre, fromCentre, cosLat[row] ?? outOfRange()) * DEGREES;
    const discWest = Math.max(landWest, lonDeg - width);
    const discEast = Math.min(landEast, lonDeg + width);
    if (!reflex) putOrFill(table, addition, row, Math.max(west, discWest), Math.min(east, discEast));
    else if (west < east) {
      putOrFill(table, addition, row, discWest, Math.min(west, discEast));
      putOrFill(table, addition, row, Math.max(east, discWest), discEast);
    } else putOrFill(table, addition, row, discWest, discEast);
  }
}

/** One interval on a row's land, or the note that it is all of it. */
function putOrFill(table: Filling, { rows, use }: Addition, row: number, from: number, to: number): void {
  if (!(from < to)) return;
  const west = rows.spans[(rows.spanStart[row] ?? outOfRange()) * 2];
  const east = rows.spans[(rows.spanStart[row + 1] ?? outOfRange()) * 2 - 1];
  if (from === west && to === east) {
    table.full[row] = (table.full[row] ?? outOfRange()) | use.cell;
    if ((use.cell & use.skip) !== 0) return;
  }
  put(table, row, use.owner, from, to);
}

/** One row that a tip or an edge runs along, or of cells. */
function addRow(table: Filling, addition: Addition, row: number): void {
  const { region, along, rows, use } = addition;
  if (rows.spanStart[row] === rows.spanStart[row + 1]) return;
  const covered = table.full[row] ?? outOfRange();
  if ((covered & use.skip) !== 0) return;
  const count = rowIntervals(region, along, rows, row, found);
  for (let i = 0; i < count; i++)
    putOrFill(table, addition, row, found[i * 2] ?? outOfRange(), found[i * 2 + 1] ?? outOfRange());
}

function put(table: Filling, row: number, owner: number, from: number, to: number): void {
  const at = table.count;
  if (at === table.row.length) makeRoom(table, at + 1);
  table.row[at] = row;
  table.owner[at] = owner;
  table.from[at] = from;
  table.to[at] = to;
  table.count = at + 1;
}

/** Counting sort by row. */
function orderByRow({ rowStart, order, row: rowOf, count }: Filling): void {
  rowStart.fill(0);
  for (let i = 0; i < count; i++) {
    const row = rowOf[i] ?? outOfRange();
    rowStart[row] = (rowStart[row] ?? outOfRange()) + 1;
  }
  let end = 0;
  for (let row = 0; row < rowStart.length; row++) {
    end += rowStart[row] ?? outOfRange();
    rowStart[row] = end;
  }
  // Filled from the back, each row's end moves to its start.
  for (let i = count - 1; i >= 0; i--) {
    const row = rowOf[i] ?? outOfRange();
    const at = (rowStart[row] ?? outOfRange()) - 1;
    rowStart[row] = at;
    order[at] = i;
  }
}

function makeRoom(table: Filling, least: number): void {
  if (table.row.length >= least) return;
  const room = Math.max(least, table.row.length * 2);
  table.row = enlarged(table.row, new Uint32Array(room));
  table.order = new Uint32Array(room);
  table.owner = enlarged(table.owner, new Uint32Array(room));
  table.from = enlarged(table.from, new Float64Array(room));
  table.to = enlarged(table.to, new Float64Array(room));
}

function enlarged<T extends Uint32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
