import type { Weighting } from '../../model/people.ts';
import { outOfRange } from '../../model/out-of-range.ts';

/**
 * Cells of people under rows of a village. Rows part at the borders of cells, so that a row lies in one line of
 * cells, and its spans part where the density changes: length of span × density then adds up to people.
 */

const RADIANS = Math.PI / 180;

/** Latitudes at which lines of cells meet between two others, degrees, ascending. */
export function cellBorders({ grid }: Weighting, southDeg: number, northDeg: number): number[] {
  const { stepLatDeg: step, rows } = grid;
  const first = Math.max(0, Math.ceil((grid.northDeg - northDeg) / step));
  const last = Math.min(rows, Math.floor((grid.northDeg - southDeg) / step));
  const borders: number[] = [];
  for (let line = last; line >= first; line--) {
    const lat = grid.northDeg - line * step;
    if (lat > southDeg && lat < northDeg) borders.push(lat);
  }
  return borders;
}

/** Spans of a row, cut where the density changes; what has none is left out. */
export interface CutSpans {
  count: number;
  /** `from, to` of each in degrees, west to east. */
  ends: Float64Array;
  /** People (or inhabited part) for each unit of weight × length, as `VillageRows.density`. */
  density: Float64Array;
}

export function cutSpans(): CutSpans {
  return { count: 0, ends: new Float64Array(256), density: new Float64Array(128) };
}

/**
 * Cuts a span and adds its parts to `out`.
 *
 * @param latDeg Middle of a row that lies in one line of cells.
 */
export function addSpan(weighting: Weighting, latDeg: number, [from, to]: readonly [number, number], out: CutSpans): void {
  const { grid, by } = weighting;
  const line = Math.floor((grid.northDeg - latDeg) / grid.stepLatDeg);
  if (line < 0 || line >= grid.rows) return;
  const area = cellArea(grid.northDeg - (line + 1) * grid.stepLatDeg, grid.stepLatDeg, grid.stepLonDeg);
  const first = Math.max(0, Math.floor((from - grid.westDeg) / grid.stepLonDeg));
  const last = Math.min(grid.columns - 1, Math.floor((to - grid.westDeg) / grid.stepLonDeg));
  for (let column = first; column <= last; column++) {
    const cell = line * grid.columns + column;
    const density = by === 'people' ? (grid.people[cell] ?? outOfRange()) / area : inhabitedPart(weighting, cell);
    if (!(density > 0)) continue;
    const west = Math.max(from, grid.westDeg + column * grid.stepLonDeg);
    const east = Math.min(to, grid.westDeg + (column + 1) * grid.stepLonDeg);
    if (west < east) add(out, west, east, density);
  }
}

function inhabitedPart({ grid }: Weighting, cell: number): number {
  return grid.inhabited?.[cell] ?? ((grid.people[cell] ?? outOfRange()) > 0 ? 1 : 0);
}

/** Of a cell in the measure of rows: degrees of longitude × difference of sines of latitude. */
function cellArea(southDeg: number, stepLatDeg: number, stepLonDeg: number): number {
  return stepLonDeg * (Math.sin((southDeg + stepLatDeg) * RADIANS) - Math.sin(southDeg * RADIANS));
}

function add(out: CutSpans, west: number, east: number, density: number): void {
  const last = out.count - 1;
  // Neighbours of one density are one span.
  if (last >= 0 && out.ends[last * 2 + 1] === west && out.density[last] === density) {
    out.ends[last * 2 + 1] = east;
    return;
  }
  if (out.density.length === out.count) {
    const [ends, densities] = [out.ends, out.density];
    out.ends = new Float64Array(ends.length * 2);
    out.density = new Float64Array(densities.length * 2);
    out.ends.set(ends);
    out.density.set(densities);
  }
  out.ends[out.count * 2] = west;
  out.ends[out.count * 2 + 1] = east;
  out.density[out.count] = density;
  out.count++;
}
