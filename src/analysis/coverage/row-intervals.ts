import { cutRow, edgeLatitude, MOST_CUTS, type Region } from './regions.ts';
import type { VillageRows } from './village-rows.ts';

/**
 * Intervals of a region on a row that has a height. One cut along the middle of the row
 * is as good as exact where the region's boundary crosses the row, and wrong by up to half
 * a row where it runs *along* the row: at the northern and southern tip of a disc, at a
 * mast in the village, and along the edge of a sector that points east or west. On those
 * few rows, and for that region alone, the interval is the mean of several cuts across the
 * row's height. Rows never depend on which footprints there are, so what a footprint adds
 * to a village is not blurred by the presence of another.
 */
const CUTS_ACROSS = 8;
/** An edge that takes at least this many rows to cross the village needs no more than the middle cut. */
const STEEP_ROWS = 12;
/** Rows from the tip of a disc inwards on which its edge still runs flat. */
const TIP_ROWS = 3;

/**
 * Where a region's boundary runs along the rows: `from, to` of latitudes, radians, between
 * which the middle of a row needs several cuts.
 *
 * @param rowHeight Radians.
 * @param west Westernmost longitude of the village, degrees.
 * @param east Easternmost.
 */
export function latitudesAlong(region: Region, rowHeight: number, west: number, east: number): Float64Array {
  const along = [
    region.lat + region.angle - TIP_ROWS * rowHeight,
    region.lat + region.angle + 0.5 * rowHeight,
    region.lat - region.angle - 0.5 * rowHeight,
    region.lat - region.angle + TIP_ROWS * rowHeight,
  ];
  const { halfSpaces } = region;
  if (halfSpaces !== null) {
    along.push(region.lat - rowHeight, region.lat + rowHeight);
    for (let plane = 0; plane < halfSpaces.length; plane += 4) {
      const atWest = edgeLatitude(region, plane, west);
      const atEast = edgeLatitude(region, plane, east);
      if (Math.abs(atWest - atEast) > STEEP_ROWS * rowHeight) continue;
      along.push(Math.min(atWest, atEast) - rowHeight / 2, Math.max(atWest, atEast) + rowHeight / 2);
    }
  }
  return Float64Array.from(along);
}

const cuts = new Float64Array(MOST_CUTS * 2);

/**
 * The parts of a row that a region covers, between the row's outermost spans.
 *
 * @param along From `latitudesAlong`.
 * @param row A row that has spans.
 * @param out Receives `from, to` in degrees; room for `MOST_CUTS` pairs.
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
  const lat = rows.lat[row] ?? 0;
  const height = rows.heights[row] ?? 0;
  if (Math.abs(lat - region.lat) >= region.angle + height / 2) return 0;
  const west = rows.spans[(rows.spanStart[row] ?? 0) * 2] ?? 0;
  const east = rows.spans[(rows.spanStart[row + 1] ?? 0) * 2 - 1] ?? 0;
  for (let i = 0; i < along.length; i += 2) {
    if (lat > (along[i] ?? 0) && lat < (along[i + 1] ?? 0)) {
      const found = meanInterval(region, lat, height, west, east, out);
      if (found >= 0) return found;
      break;
    }
  }
  return clip(cutRow(region, lat, rows.sinLat[row] ?? 0, rows.cosLat[row] ?? 0, cuts), west, east, out);
}

function clip(count: number, west: number, east: number, out: Float64Array): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const from = Math.max(west, cuts[i * 2] ?? 0);
    const to = Math.min(east, cuts[i * 2 + 1] ?? 0);
    if (!(from < to)) continue;
    out[kept * 2] = from;
    out[kept * 2 + 1] = to;
    kept++;
  }
  return kept;
}

/**
 * One interval whose length is the mean over the row's height. Where an edge runs through
 * the row, the region south of it begins at the western end and the region north of it
 * ends at the eastern: two sectors that meet along the edge leave no gap. −1 where some
 * cut has two intervals: their mean would mean nothing.
 */
function meanInterval(
  region: Region,
  lat: number,
  rowHeight: number,
  west: number,
  east: number,
  out: Float64Array,
): number {
  let present = 0;
  let presentNorth = 0;
  let fromWest = 0;
  let fromEast = 0;
  for (let k = 0; k < CUTS_ACROSS; k++) {
    const phi = lat + ((k + 0.5) / CUTS_ACROSS - 0.5) * rowHeight;
    const count = clip(cutRow(region, phi, Math.sin(phi), Math.cos(phi), cuts), west, east, out);
    if (count > 1) return -1;
    if (count === 0) continue;
    present++;
    if (k >= CUTS_ACROSS / 2) presentNorth++;
    fromWest += (out[0] ?? 0) - west;
    fromEast += east - (out[1] ?? 0);
  }
  if (present === 0) return 0;
  // Distances from the ends of the row, so that a covered row stays covered to the bit.
  let from = west + fromWest / present;
  let to = east - fromEast / present;
  const missing = ((to - from) * (CUTS_ACROSS - present)) / CUTS_ACROSS;
  if (2 * presentNorth > present) from += missing;
  else to -= missing;
  out[0] = from;
  out[1] = to;
  return from < to ? 1 : 0;
}
