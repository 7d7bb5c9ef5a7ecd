import { EARTH_RADIUS_M } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';

import type { ServedCells } from '../../model/radio.ts';

/** Served cells as a source of row spans, beside discs and sectors. */

const DEGREES = 180 / Math.PI;

/** @param served Whether a cell is served: rows from the south, columns from the west, 2 · steps + 1 of each. */
export function servedCells(
  mast: { readonly lonDeg: number; readonly latDeg: number; readonly cellM: number; readonly steps: number },
  served: (cell: number) => boolean,
): ServedCells {
  const { lonDeg, latDeg, cellM, steps } = mast;
  const side = 2 * steps + 1;
  const rowStart = new Uint32Array(side + 1);
  const runs: number[] = [];
  let reach = 0;
  for (let row = 0; row < side; row++) {
    let from = -1;
    for (let column = 0; column <= side; column++) {
      const here = column < side && served(row * side + column);
      if (here && from < 0) from = column;
      if (here || from < 0) continue;
      runs.push(from - steps, column - steps);
      const farthest = Math.max(Math.abs(from - steps - 0.5), Math.abs(column - steps - 0.5));
      reach = Math.max(reach, Math.hypot(farthest, Math.abs(row - steps) + 0.5));
      from = -1;
    }
    rowStart[row + 1] = runs.length / 2;
  }
  // On the sphere a corner of the grid is farther away than on a plane, by far less than a thousandth.
  return { lonDeg, latDeg, cellM, steps, rowStart, runs: Int32Array.from(runs), reachM: reach * cellM * 1.001 };
}

/**
 * The parts of a line of latitude that lie in served cells, between two longitudes.
 *
 * @param lat Radians. @param between Degrees.
 * @param out Receives `from, to` in degrees. @returns The number of intervals.
 */
export function cellIntervals(
  cells: ServedCells,
  lat: number,
  between: readonly [west: number, east: number],
  out: Float64Array,
): number {
  const metres = (lat - cells.latDeg / DEGREES) * EARTH_RADIUS_M;
  const row = Math.round(metres / cells.cellM) + cells.steps;
  if (row < 0 || row > 2 * cells.steps) return 0;
  const rowLat = cells.latDeg / DEGREES + ((row - cells.steps) * cells.cellM) / EARTH_RADIUS_M;
  const cellDeg = (cells.cellM / (EARTH_RADIUS_M * Math.cos(rowLat))) * DEGREES;
  const [west, east] = between;
  const last = cells.rowStart[row + 1] ?? outOfRange();
  let count = 0;
  for (let run = cells.rowStart[row] ?? outOfRange(); run < last; run++) {
    const from = Math.max(west, cells.lonDeg + ((cells.runs[run * 2] ?? outOfRange()) - 0.5) * cellDeg);
    const to = Math.min(east, cells.lonDeg + ((cells.runs[run * 2 + 1] ?? outOfRange()) - 0.5) * cellDeg);
    if (!(from < to)) continue;
    out[count * 2] = from;
    out[count * 2 + 1] = to;
    count++;
  }
  return count;
}
