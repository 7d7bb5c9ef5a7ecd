import { outOfRange } from '../../model/out-of-range.ts';
import { DEGREES, type Region } from './regions.ts';
import { cutRow, discHalfWidth, edgeLatitude, MOST_CUTS } from './row-cuts.ts';
import { cellIntervals } from './served-cells.ts';
import type { VillageRows } from './village-rows.ts';

/**
 * Intervals of a region on a row that has a height. One cut along the middle of the row
 * is as good as exact where the region's boundary crosses the row, and wrong by up to half
 * a row where it runs *along* the row. There, and for that region alone, several cuts
 * across the row's height are made:
 *
 * - At the northern and southern tip of a disc, their mean is taken.
 * - At a mast in the village, and along the edge of a sector that points east or west, the
 *   row is walked along a line that climbs in steps from its southern to its northern
 *   border, many times on its way east. What a region covers in height then shows in
 *   length, and in the same places for every region: sectors that meet along an edge leave
 *   no gap, and regions that overlap are not counted twice.
 *
 * Rows never depend on which footprints there are: what a footprint adds to a village is
 * not blurred by the presence of another.
 */
const STEPS = 16;
const CLIMBS = 16;
/** Cuts across the height of a row at a tip. */
const CUTS_ACROSS = 4;
/** An edge that takes at least this many rows to cross the village needs no more than the middle cut. */
const STEEP_ROWS = 6;
/** Rows from the tip of a disc inwards on which its edge still runs flat. */
const TIP_ROWS = 2;

/** Room for what every step of a row may add. */
export const MOST_INTERVALS = STEPS * CLIMBS * MOST_CUTS;

/** Of a disc, no latitudes but its tips, which `rowIntervals` knows. */
const NONE = new Float64Array(0);

/**
 * Where a region's mast and edges lie along the rows: `from, to` of latitudes, radians,
 * between which the middle of a row needs the climbing walk.
 *
 * @param rowHeight Radians.
 * @param west Westernmost longitude of the village, degrees.
 * @param east Easternmost.
 */
export function latitudesAlong(region: Region, rowHeight: number, west: number, east: number): Float64Array {
  const { halfSpaces } = region;
  if (halfSpaces === null || region.cells !== undefined) return NONE;
  const along: number[] = [];
  if (west <= region.lonDeg && region.lonDeg <= east) along.push(region.lat - rowHeight, region.lat + rowHeight);
  for (let plane = 0; plane < halfSpaces.length; plane += 4) {
    const atWest = edgeLatitude(region, plane, west);
    const atEast = edgeLatitude(region, plane, east);
    if (Math.abs(atWest - atEast) > STEEP_ROWS * rowHeight) continue;
    along.push(Math.min(atWest, atEast) - rowHeight / 2, Math.max(atWest, atEast) + rowHeight / 2);
  }
  return Float64Array.from(along);
}

/** Whether a row needs the climbing walk, which costs many times a plain cut. */
export function runsAlong(along: Float64Array, lat: number): boolean {
  for (let i = 0; i < along.length; i += 2) {
    if (lat > (along[i] ?? outOfRange()) && lat < (along[i + 1] ?? outOfRange())) return true;
  }
  return false;
}

/** A row and the outer ends of its spans, degrees. */
interface WholeRow {
  readonly rows: VillageRows;
  readonly row: number;
  readonly west: number;
  readonly east: number;
}

const cuts = new Float64Array(MOST_CUTS * 2);

/**
 * The parts of a row that a region covers, between the row's outermost spans.
 *
 * @param along From `latitudesAlong`.
 * @param row A row that has spans.
 * @param out Receives `from, to` in degrees; room for `MOST_INTERVALS` pairs.
 * @returns The number of intervals, none of them empty. A row that is covered from end to
 *   end gives exactly the ends of its spans.
 */
export function rowIntervals(
  region: Region,
  along: Float64Array,
  rows: VillageRows,
  row: number,
  out: Float64Array,
): number {
  const lat = rows.lat[row] ?? outOfRange();
  const height = rows.heights[row] ?? outOfRange();
  if (Math.abs(lat - region.lat) >= region.angle + height / 2) return 0;
  const west = rows.spans[(rows.spanStart[row] ?? outOfRange()) * 2] ?? outOfRange();
  const east = rows.spans[(rows.spanStart[row + 1] ?? outOfRange()) * 2 - 1] ?? outOfRange();
  if (region.cells !== undefined) return cellIntervals(region.cells, lat, [west, east], out);
  const part = { rows, row, west, east };
  if (runsAlong(along, lat)) return climb(region, part, out);
  if (Math.abs(lat - region.lat) > region.angle - tipHeight(rows)) {
    if (region.halfSpaces === null) return meanOfDisc(region, part, out);
    const found = meanOfSector(region, part, out);
    if (found >= 0) return found;
  }
  return clip(
    cutRow(region, lat, rows.sinLat[row] ?? outOfRange(), rows.cosLat[row] ?? outOfRange(), cuts),
    west,
    east,
    out,
  );
}

/** How far inwards from the tip of a disc its edge still runs flat, radians. */
export function tipHeight(rows: VillageRows): number {
  return TIP_ROWS * rows.height;
}

function clip(count: number, west: number, east: number, out: Float64Array): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const from = Math.max(west, cuts[i * 2] ?? outOfRange());
    const to = Math.min(east, cuts[i * 2 + 1] ?? outOfRange());
    if (!(from < to)) continue;
    out[kept * 2] = from;
    out[kept * 2 + 1] = to;
    kept++;
  }
  return kept;
}

/**
 * One interval whose length is the mean over the height of a row at the tip of a disc.
 * Distances are taken from the ends of the row, so that a covered row stays covered to the bit.
 */
function meanOfDisc(of: Region, { rows, row, west, east }: WholeRow, out: Float64Array): number {
  const { haversine, cosLat: cosCentre, lonDeg, lat: centre } = of;
  const fromCentre = (rows.lat[row] ?? outOfRange()) - centre;
  let present = 0;
  let fromWest = 0;
  let fromEast = 0;
  for (let k = 0; k < CUTS_ACROSS; k++) {
    const offset = ((k + 0.5) / CUTS_ACROSS - 0.5) * (rows.heights[row] ?? outOfRange());
    const width = discHalfWidth(haversine, cosCentre, fromCentre + offset, cosineAt(rows, row, offset)) * DEGREES;
    const from = Math.max(0, lonDeg - width - west);
    const to = Math.max(0, east - lonDeg - width);
    if (!(from + to < east - west)) continue;
    present++;
    fromWest += from;
    fromEast += to;
  }
  return writeMean(present, west + fromWest / present, east - fromEast / present, out);
}

/** The same of a sector. −1 where some cut has two intervals: their mean would mean nothing. */
function meanOfSector(of: Region, { rows, row, west, east }: WholeRow, out: Float64Array): number {
  let present = 0;
  let fromWest = 0;
  let fromEast = 0;
  for (let k = 0; k < CUTS_ACROSS; k++) {
    const count = clip(cutAt(of, rows, row, (k + 0.5) / CUTS_ACROSS - 0.5, cuts), west, east, out);
    if (count > 1) return -1;
    if (count === 0) continue;
    present++;
    fromWest += (out[0] ?? outOfRange()) - west;
    fromEast += east - (out[1] ?? outOfRange());
  }
  return writeMean(present, west + fromWest / present, east - fromEast / present, out);
}

/** @param present How many of the cuts met the region; `from` and `to` are the means of their ends. */
function writeMean(present: number, from: number, to: number, out: Float64Array): number {
  if (present === 0) return 0;
  const missing = ((to - from) * (CUTS_ACROSS - present)) / CUTS_ACROSS;
  out[0] = from + missing / 2;
  out[1] = to - missing / 2;
  return out[0] < out[1] ? 1 : 0;
}

/** `cutRow` at a part of the row's height from its middle: −0.5 is its southern border, 0.5 its northern. */
function cutAt(of: Region, rows: VillageRows, row: number, part: number, out: Float64Array): number {
  const offset = part * (rows.heights[row] ?? outOfRange());
  const sin =
    (rows.sinLat[row] ?? outOfRange()) * (1 - (offset * offset) / 2) + (rows.cosLat[row] ?? outOfRange()) * offset;
  return cutRow(of, (rows.lat[row] ?? outOfRange()) + offset, sin, cosineAt(rows, row, offset), out);
}

/** Cosine of a latitude within a row, by the sum of angles: a row is so low that its square is enough. */
function cosineAt(rows: VillageRows, row: number, offset: number): number {
  return (rows.cosLat[row] ?? outOfRange()) * (1 - (offset * offset) / 2) - (rows.sinLat[row] ?? outOfRange()) * offset;
}

/** Cuts at the latitude of each step, and how many intervals each has. */
const stepCuts = Array.from({ length: STEPS }, () => new Float64Array(MOST_CUTS * 2));
const stepCounts = new Uint8Array(STEPS);

/** Whether the cuts of all steps cover the whole row. */
function everyStepIs(west: number, east: number): boolean {
  for (let step = 0; step < STEPS; step++) {
    const only = stepCuts[step];
    if (stepCounts[step] !== 1 || !((only?.[0] ?? east) <= west && (only?.[1] ?? west) >= east)) return false;
  }
  return true;
}

function climb(region: Region, { rows, row, west, east }: WholeRow, out: Float64Array): number {
  for (let step = 0; step < STEPS; step++) {
    stepCounts[step] = cutAt(region, rows, row, (step + 0.5) / STEPS - 0.5, stepCuts[step] ?? cuts);
  }
  if (everyStepIs(west, east)) {
    out[0] = west;
    out[1] = east;
    return 1;
  }
  const stepLength = (east - west) / (STEPS * CLIMBS);
  let count = 0;
  let stepWest = west;
  for (let i = 0; i < STEPS * CLIMBS; i++) {
    const stepEast = i === STEPS * CLIMBS - 1 ? east : west + (i + 1) * stepLength;
    const step = i % STEPS;
    const found = stepCounts[step] ?? outOfRange();
    for (let c = 0; c < found; c++) {
      const from = Math.max(stepWest, stepCuts[step]?.[c * 2] ?? outOfRange());
      const to = Math.min(stepEast, stepCuts[step]?.[c * 2 + 1] ?? outOfRange());
      if (!(from < to)) continue;
      if (count > 0 && out[count * 2 - 1] === from) out[count * 2 - 1] = to;
      else {
        out[count * 2] = from;
        out[count * 2 + 1] = to;
        count++;
      }
    }
    stepWest = stepEast;
  }
  return count;
}
