import { boundsAt, type LonLat } from '../model/geometry.ts';
import { outOfRange } from '../model/out-of-range.ts';
import { type VillageRows, villageRows } from './coverage/village-rows.ts';
import type { VillageShapes } from './coverage/village-shapes.ts';

/**
 * A point inside a village: its centre of mass, or where that lies outside, the middle of
 * the widest stretch of the village at the same latitude, or at any. The corner of its
 * bounds for a village without area.
 */
export function labelPointOf(
  shapes: VillageShapes,
  village: number,
  rows: VillageRows = villageRows(shapes, village),
): LonLat {
  const bounds = boundsAt(shapes.bounds, village);
  if (!(rows.area > 0)) return [bounds[0], bounds[1]];
  let lat = 0;
  let lon = 0;
  let widest = 0;
  let widestRow = 0;
  for (let row = 0; row < rows.rows; row++) {
    for (let s = rows.spanStart[row] ?? outOfRange(); s < (rows.spanStart[row + 1] ?? outOfRange()); s++) {
      const from = rows.spans[s * 2] ?? outOfRange();
      const to = rows.spans[s * 2 + 1] ?? outOfRange();
      const weight = (rows.weight[row] ?? outOfRange()) * (to - from);
      lat += weight * (rows.lat[row] ?? outOfRange());
      lon += (weight * (from + to)) / 2;
      if (to - from <= widest) continue;
      widest = to - from;
      widestRow = row;
    }
  }
  const centre: LonLat = [lon / rows.area, lat / rows.area / RADIANS];
  const beside = spansOf(rows, rowAt(rows, centre[1]));
  if (beside.some((span) => span.from < centre[0] && centre[0] < span.to)) return centre;
  const [{ row, from, to } = NO_SPAN] = widestFirst(beside.length > 0 ? beside : spansOf(rows, widestRow));
  return [(from + to) / 2, (rows.lat[row] ?? outOfRange()) / RADIANS];
}

interface Span {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

const NO_SPAN: Span = { row: 0, from: 0, to: 0 };
const RADIANS = Math.PI / 180;

function widestFirst(spans: Span[]): Span[] {
  return spans.sort((a, b) => b.to - b.from - (a.to - a.from));
}

function spansOf(rows: VillageRows, row: number): Span[] {
  const spans: Span[] = [];
  for (let s = rows.spanStart[row] ?? outOfRange(); s < (rows.spanStart[row + 1] ?? outOfRange()); s++) {
    spans.push({ row, from: rows.spans[s * 2] ?? outOfRange(), to: rows.spans[s * 2 + 1] ?? outOfRange() });
  }
  return spans;
}

function rowAt(rows: VillageRows, latDeg: number): number {
  const lat = latDeg * RADIANS;
  return rows.lat.findIndex((middle, row) => lat <= middle + (rows.heights[row] ?? outOfRange()) / 2);
}

/** Whether a point lies in a village, by the village's row nearest to it. */
export function holdsPoint(
  shapes: VillageShapes,
  village: number,
  [lon, lat]: LonLat,
  rowsOf: (village: number) => VillageRows = (v) => villageRows(shapes, v),
): boolean {
  const [west, south, east, north] = boundsAt(shapes.bounds, village);
  if (lon < west || lon > east || lat < south || lat > north) return false;
  const rows = rowsOf(village);
  return spansOf(rows, rowAt(rows, lat)).some((span) => span.from < lon && lon < span.to);
}
