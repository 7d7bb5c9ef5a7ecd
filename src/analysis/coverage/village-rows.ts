import { EARTH_RADIUS_M } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Weighting } from '../../model/people.ts';
import { rowBorders } from './row-borders.ts';
import { crossings, findCrossings, insideTest, sortCrossings } from './row-crossings.ts';
import type { VillageShapes } from './village-shapes.ts';

/**
 * A village cut into rows over its *own* latitudes, so that a sliver and a village of one
 * pixel are as exact as a large one. On the middle latitude of each row the boundary is
 * crossed exactly; between its crossings lie the row's spans of inside.
 * Length of span × cos(latitude) × height of row adds up to the area on the sphere.
 *
 * Rows also part where the boundary turns sharply against them, as at the end of an edge
 * that runs east: between such turns the length of a row changes evenly, and its middle
 * stands for the whole of it.
 */
export interface VillageRows {
  readonly rows: number;
  /** Height of the highest row, radians. */
  readonly height: number;
  /** Height of each row, radians. */
  readonly heights: Float64Array;
  /** Middle latitude of each row in radians, south to north, and its sine and cosine. */
  readonly lat: Float64Array;
  readonly sinLat: Float64Array;
  readonly cosLat: Float64Array;
  /** Weight of each row: cosine of its latitude × its height. */
  readonly weight: Float64Array;
  /** Spans of row r: `spanStart[r] … spanStart[r + 1]`. */
  readonly spanStart: Uint32Array;
  /** `from, to` of each span in degrees of longitude, west to east, disjoint. */
  readonly spans: Float64Array;
  /** Of weighted shares: what each unit of weight × length of a span counts; null: all the same. */
  readonly density: Float64Array | null;
  /** Σ over rows of weight × length inside (× density); 0 for a village without area. */
  readonly area: number;
}

/**
 * Rows to a village: at least 144, and more where rows would be higher than 28 m, up to 512,
 * besides those that sharp turns part. `npm run bench` prints what that costs and how far
 * the shares are from Turf's.
 */
const LEAST_ROWS = 144;
const MOST_ROWS = 512;
const ROW_HEIGHT_M = 28;

const RADIANS = Math.PI / 180;
const METRES_PER_DEGREE = EARTH_RADIUS_M * RADIANS;

/** How many rows a village of this height gets. */
export function rowCount(southDeg: number, northDeg: number): number {
  const wanted = Math.ceil(((northDeg - southDeg) * METRES_PER_DEGREE) / ROW_HEIGHT_M);
  return Math.min(MOST_ROWS, Math.max(LEAST_ROWS, wanted));
}

/** Cuts a village by people or inhabited land. */
type CutWeighted = (shapes: VillageShapes, weighting: Weighting, village: number, least?: number) => VillageRows;

/** Comes with the first weighted figures: most provinces never ask for any. */
let cutWeighted: CutWeighted = () => {
  throw new Error('weighted shapes before learnWeightedRows');
};

/** What `villageRows` cuts weighted shapes with, in this thread. */
export function setCutWeighted(cut: CutWeighted): void {
  cutWeighted = cut;
}

/**
 * Cuts one village into rows; of weighted shapes (`VillageShapes.weighting`) only where people live. A village where
 * nobody is known to live is cut whole.
 *
 * @param least How many at least; by default as many as its height asks for.
 */
export function villageRows(shapes: VillageShapes, village: number, least?: number): VillageRows {
  const weighted = shapes.weighting === undefined ? null : cutWeighted(shapes, shapes.weighting, village, least);
  return weighted !== null && weighted.area > 0 ? weighted : rowsOfLand(shapes, village, least);
}

/** Rows of all of a village's land. @param parts Latitudes, degrees, where rows part too. */
export function rowsOfLand(
  shapes: VillageShapes,
  village: number,
  least = rowCount(shapes.bounds[village * 4 + 1] ?? outOfRange(), shapes.bounds[village * 4 + 3] ?? outOfRange()),
  parts: readonly number[] = [],
): VillageRows {
  const borders = rowBorders(shapes, village, least, parts);
  const rows = borders.length - 1;
  const heights = new Float64Array(rows);
  const middles = new Float64Array(rows);
  let height = 0;
  for (let row = 0; row < rows; row++) {
    const south = borders[row] ?? outOfRange();
    const north = borders[row + 1] ?? outOfRange();
    middles[row] = (south + north) / 2;
    heights[row] = (north - south) * RADIANS;
    height = Math.max(height, heights[row] ?? outOfRange());
  }
  findCrossings(shapes, village, middles);
  const insideOf = insideTest(shapes, village);

  const lat = new Float64Array(rows);
  const sinLat = new Float64Array(rows);
  const cosLat = new Float64Array(rows);
  const weight = new Float64Array(rows);
  const spanStart = new Uint32Array(rows + 1);
  const spans = new Float64Array(crossings.start[rows] ?? outOfRange());
  let filled = 0;
  let area = 0;
  sinesAndCosines(middles, lat, sinLat, cosLat);
  for (let row = 0; row < rows; row++) {
    weight[row] = (cosLat[row] ?? outOfRange()) * (heights[row] ?? outOfRange());
    const from = crossings.start[row] ?? outOfRange();
    const to = crossings.start[row + 1] ?? outOfRange();
    sortCrossings(from, to);
    let inside = false;
    let length = 0;
    for (let i = from; i < to; i++) {
      const nowInside = insideOf(crossings.ring[i] ?? outOfRange(), crossings.winding[i] ?? outOfRange());
      if (nowInside === inside) continue;
      inside = nowInside;
      spans[filled++] = crossings.lon[i] ?? outOfRange();
      if (inside) continue;
      const span = (spans[filled - 1] ?? outOfRange()) - (spans[filled - 2] ?? outOfRange());
      if (span > 0) length += span;
      else filled -= 2;
    }
    spanStart[row + 1] = filled / 2;
    area += (weight[row] ?? outOfRange()) * length;
  }
  const inside = spans.subarray(0, filled);
  return { rows, height, heights, lat, sinLat, cosLat, weight, spanStart, spans: inside, density: null, area };
}

/** Beyond this distance from the village's middle (60 km) the series would not be exact to the last digit. */
const SERIES_RAD = 0.01;

/** Of rows in degrees. From the middle of the village by the sum of angles and a series, which is several times faster. */
function sinesAndCosines(
  middlesDeg: Float64Array,
  lat: Float64Array,
  sinLat: Float64Array,
  cosLat: Float64Array,
): void {
  const rows = middlesDeg.length;
  if (rows === 0) return;
  const middle = (middlesDeg[rows >> 1] ?? outOfRange()) * RADIANS;
  const sinMiddle = Math.sin(middle);
  const cosMiddle = Math.cos(middle);
  for (let row = 0; row < rows; row++) {
    const phi = (middlesDeg[row] ?? outOfRange()) * RADIANS;
    const d = phi - middle;
    const square = d * d;
    const isNear = square < SERIES_RAD * SERIES_RAD;
    const sin = isNear ? d * (1 - square * (1 / 6 - square / 120)) : Math.sin(d);
    const cos = isNear ? 1 - square * (1 / 2 - square * (1 / 24 - square / 720)) : Math.cos(d);
    lat[row] = phi;
    sinLat[row] = sinMiddle * cos + cosMiddle * sin;
    cosLat[row] = cosMiddle * cos - sinMiddle * sin;
  }
}

/** What a unit of weight × length of a span counts. @param density Of `VillageRows`. */
export function densityOf(density: Float64Array | null, span: number): number {
  return density === null ? 1 : (density[span] ?? outOfRange());
}

/**
 * Length of a row's spans between two longitudes, each times its density.
 *
 * @param firstSpan Of the row.
 * @param endSpan One past its last.
 * @param from Degrees.
 * @param to Degrees.
 */
export function lengthInside(rows: VillageRows, firstSpan: number, endSpan: number, from: number, to: number): number {
  let length = 0;
  for (let span = firstSpan; span < endSpan; span++) {
    const west = rows.spans[span * 2] ?? outOfRange();
    if (west >= to) break;
    const inside = Math.min(to, rows.spans[span * 2 + 1] ?? outOfRange()) - Math.max(from, west);
    if (inside > 0) length += inside * densityOf(rows.density, span);
  }
  return length;
}

/** Index of the first row whose middle lies above a latitude in radians; the number of rows where none does. */
export function rowAbove({ lat }: VillageRows, bound: number): number {
  let low = 0;
  let high = lat.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lat[middle] ?? outOfRange()) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
