import type { LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { PeopleGrid, Weighting } from '../../model/people.ts';

type Cells = Omit<PeopleGrid, 'people' | 'inhabited'>;

/**
 * Cells of people under rows of a village. Rows part at the borders of cells, so that a row lies in one line of
 * cells, and its spans part where the density changes: length of span × density then adds up to people.
 */

const RADIANS = Math.PI / 180;

/** Latitudes at which lines of cells meet between two others, degrees, ascending. */
export function cellBorders(grid: Cells, southDeg: number, northDeg: number): number[] {
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

/** None yet, with room that grows. */
export function cutSpans(): CutSpans {
  return { count: 0, ends: new Float64Array(256), density: new Float64Array(128) };
}

/**
 * Cuts a span and adds its parts to `out`.
 *
 * @param latDeg Middle of a row that lies in one line of cells.
 */
export function addSpan(
  weighting: Weighting,
  latDeg: number,
  [from, to]: readonly [number, number],
  out: CutSpans,
): void {
  const { grid } = weighting;
  const line = Math.floor((grid.northDeg - latDeg) / grid.stepLatDeg);
  if (line < 0 || line >= grid.rows) return;
  const area = cellArea(grid, line);
  const first = Math.max(0, Math.floor((from - grid.westDeg) / grid.stepLonDeg));
  const last = Math.min(grid.columns - 1, Math.floor((to - grid.westDeg) / grid.stepLonDeg));
  for (let column = first; column <= last; column++) {
    const cell = line * grid.columns + column;
    const density = densityOfCell(weighting, cell, area);
    if (!(density > 0)) continue;
    const west = Math.max(from, grid.westDeg + column * grid.stepLonDeg);
    const east = Math.min(to, grid.westDeg + (column + 1) * grid.stepLonDeg);
    if (west < east) add(out, west, east, density);
  }
}

function densityOfCell({ grid, by }: Weighting, cell: number, area: number): number {
  if (by === 'people') return (grid.people[cell] ?? outOfRange()) / area;
  return grid.inhabited?.[cell] ?? ((grid.people[cell] ?? outOfRange()) > 0 ? 1 : 0);
}

/** Density at a place, as `VillageRows.density`; 0 beyond the cells. */
export function densityAt(weighting: Weighting, [lon, lat]: LonLat): number {
  const { grid, by } = weighting;
  const line = Math.floor((grid.northDeg - lat) / grid.stepLatDeg);
  const column = Math.floor((lon - grid.westDeg) / grid.stepLonDeg);
  if (line < 0 || line >= grid.rows || column < 0 || column >= grid.columns) return 0;
  return densityOfCell(weighting, line * grid.columns + column, by === 'people' ? cellArea(grid, line) : 1);
}

/** Of a cell in the measure of rows: degrees of longitude × difference of sines of latitude. @param line From the north. */
export function cellArea({ northDeg, stepLatDeg, stepLonDeg }: Cells, line: number): number {
  const [north, south] = [(northDeg - line * stepLatDeg) * RADIANS, (northDeg - (line + 1) * stepLatDeg) * RADIANS];
  return stepLonDeg * (Math.sin(north) - Math.sin(south));
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
