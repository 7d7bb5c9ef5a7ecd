import type { GroundRaster } from '../../model/ground.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import { fromLonLat } from '../mapping/vn2000.ts';
import type { Raster, RasterWindow } from './raster.ts';

/** Values of a raster at the points of the ground's raster, some rows at a time. */

/** Rows of the ground that are looked up at once, and pixels that are held for them. */
const BAND_ROWS = 32;
const MOST_PIXELS = 80_000_000;

/** A height that no land has: what is beyond is a stand-in for nothing, whatever the file states. */
const LOWEST_M = -500;
const HIGHEST_M = 9000;

/** What a raster says of a point: nothing (it does not reach so far), a void, or a value. */
export type OnPoint = (point: number, value: number) => void;

/** `heights`: between pixels evenly, each of which is a height in metres. */
export type Between = 'heights' | 'nearest';

/**
 * @param onPoint Called for every point that the raster reaches; NaN where it has no value there.
 *   Of a height between pixels one of which is void nothing is known: voids are never filled.
 * @throws Error where the raster cannot be read.
 */
export async function sampleRaster(
  raster: Raster,
  ground: GroundRaster,
  between: Between,
  onPoint: OnPoint,
): Promise<void> {
  const toSource = fromLonLat(raster.crs);
  const { columns, rows } = ground;
  const across = new Float64Array(columns * BAND_ROWS);
  const down = new Float64Array(columns * BAND_ROWS);
  for (let first = 0; first < rows; first += BAND_ROWS) {
    const count = Math.min(BAND_ROWS, rows - first) * columns;
    for (let k = 0; k < count; k++) {
      const lon = ground.westDeg + (k % columns) * ground.stepLonDeg;
      const lat = ground.northDeg - (first + Math.floor(k / columns)) * ground.stepLatDeg;
      const [x, y] = toSource(lon, lat);
      across[k] = (x - raster.x0) / raster.stepX;
      down[k] = (y - raster.y0) / raster.stepY;
    }
    const window = windowOf(raster, across, down, count);
    if (window === null) continue;
    const values = await raster.read(window);
    const lookUp = between === 'nearest' ? nearest : heightBetween;
    for (let k = 0; k < count; k++) {
      const [x, y] = [across[k] ?? outOfRange(), down[k] ?? outOfRange()];
      if (reaches(raster, x, y)) onPoint(first * columns + k, lookUp(values, window, raster, x, y));
    }
  }
}

/** The edge of a raster is that of its outermost pixels, half a pixel beyond their middles. */
function reaches({ width, height }: Raster, x: number, y: number): boolean {
  // A billionth for points that fall on an edge but for rounding.
  const edge = 0.5 + 1e-9 * Math.max(width, height);
  return x >= -edge && y >= -edge && x <= width - 1 + edge && y <= height - 1 + edge;
}

/** The pixels that these points need; null where there are none. */
function windowOf(raster: Raster, across: Float64Array, down: Float64Array, count: number): RasterWindow | null {
  let [left, top, right, bottom] = [raster.width, raster.height, -1, -1];
  for (let k = 0; k < count; k++) {
    const [x, y] = [across[k] ?? outOfRange(), down[k] ?? outOfRange()];
    if (!reaches(raster, x, y)) continue;
    left = Math.min(left, Math.floor(x));
    right = Math.max(right, Math.ceil(x));
    top = Math.min(top, Math.floor(y));
    bottom = Math.max(bottom, Math.ceil(y));
  }
  if (right < 0) return null;
  const window = {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(raster.width, right + 1),
    bottom: Math.min(raster.height, bottom + 1),
  };
  const pixels = (window.right - window.left) * (window.bottom - window.top);
  if (pixels > MOST_PIXELS) throw new Error(`${pixels} pixels for ${BAND_ROWS} rows, at most ${MOST_PIXELS}`);
  return window;
}

function nearest(values: Float32Array, window: RasterWindow, raster: Raster, x: number, y: number): number {
  const column = clamped(Math.round(x), raster.width) - window.left;
  const row = clamped(Math.round(y), raster.height) - window.top;
  return values[row * (window.right - window.left) + column] ?? outOfRange();
}

function heightBetween(values: Float32Array, window: RasterWindow, raster: Raster, x: number, y: number): number {
  const [inX, inY] = [snapped(x, raster.width), snapped(y, raster.height)];
  const [column, row] = [Math.floor(inX), Math.floor(inY)];
  const [partX, partY] = [inX - column, inY - row];
  const wide = window.right - window.left;
  const at = (row - window.top) * wide + column - window.left;
  const pixel = (index: number): number => {
    const value = values[index] ?? outOfRange();
    return value >= LOWEST_M && value <= HIGHEST_M ? value : Number.NaN;
  };
  // A pixel that has no part in the height may be void, or not there.
  const north = partX === 0 ? pixel(at) : pixel(at) * (1 - partX) + pixel(at + 1) * partX;
  if (partY === 0) return north;
  const south = partX === 0 ? pixel(at + wide) : pixel(at + wide) * (1 - partX) + pixel(at + wide + 1) * partX;
  return north * (1 - partY) + south * partY;
}

/** Within the middles of the outermost pixels; on a middle where it is one but for rounding. */
function snapped(value: number, count: number): number {
  const within = Math.min(count - 1, Math.max(0, value));
  const whole = Math.round(within);
  return Math.abs(within - whole) < 1e-6 ? whole : within;
}

function clamped(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index));
}
