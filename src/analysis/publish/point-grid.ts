import { type Bounds, EARTH_RADIUS_M, type LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { PointAnswer, PointCell } from '../../model/point-answer.ts';
import type { PublishedGrid } from '../../model/published.ts';
import type { CoverageLayout } from '../../model/results.ts';
import type { Footprints } from '../footprints.ts';
import { metresInside } from '../point/edge.ts';
import { INDOOR_RADIUS_FACTOR } from '../point/use.ts';

/** Side of a cell, metres. A finer one would tell no more of masts, which stand in the middle of their squares. */
const GRID_M = 500;

const DEGREE_M = (Math.PI / 180) * EARTH_RADIUS_M;

/**
 * Who reaches the middle of each cell of a net over the province, outdoors and indoors.
 *
 * @param fromSquares Footprints of masts in the middle of their squares (`footprintsFromSquares`), and
 * no others: the net is then a function of the squares alone, whatever its cells.
 */
export function publishedGrid(fromSquares: Footprints, cellCount: number, bounds: Bounds): PublishedGrid {
  const [west, south, east, north] = bounds;
  const stepLat = GRID_M / DEGREE_M;
  const stepLon = stepLat / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const columns = Math.ceil((east - west) / stepLon);
  const rows = Math.ceil((north - south) / stepLat);
  const outdoors = new Uint32Array(columns * rows);
  const indoors = new Uint32Array(columns * rows);
  for (let f = 0; f < fromSquares.count; f++) {
    const bit = 1 << (fromSquares.cell[f] ?? outOfRange());
    const [lon, lat] = [fromSquares.lon[f] ?? outOfRange(), fromSquares.lat[f] ?? outOfRange()];
    const reach = (fromSquares.radiusM[f] ?? outOfRange()) / GRID_M + 1;
    const [c, r] = [(lon - west) / stepLon, (lat - south) / stepLat];
    for (let row = Math.max(0, Math.floor(r - reach)); row < Math.min(rows, r + reach + 1); row++)
      for (let column = Math.max(0, Math.floor(c - reach)); column < Math.min(columns, c + reach + 1); column++) {
        const middle: LonLat = [west + (column + 0.5) * stepLon, south + (row + 0.5) * stepLat];
        const at = row * columns + column;
        if (metresInside(middle, fromSquares, f) >= 0) outdoors[at] = (outdoors[at] ?? outOfRange()) | bit;
        if (metresInside(middle, fromSquares, f, INDOOR_RADIUS_FACTOR) >= 0)
          indoors[at] = (indoors[at] ?? outOfRange()) | bit;
      }
  }
  return {
    cellM: GRID_M,
    west,
    south,
    stepLon,
    stepLat,
    columns,
    rows,
    cells: cellCount,
    outdoors: runsOf(outdoors),
    indoors: runsOf(indoors),
  };
}

/** Mask and how often it follows, in turn. */
function runsOf(masks: Uint32Array): readonly number[] {
  const runs: number[] = [];
  for (const mask of masks) {
    if (runs.at(-2) === mask) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(mask, 1);
  }
  return runs;
}

/** The mask of each cell, from its runs. */
export function gridMasks(
  runs: readonly number[],
  { columns, rows }: Pick<PublishedGrid, 'columns' | 'rows'>,
): Uint32Array {
  const masks = new Uint32Array(columns * rows);
  let from = 0;
  for (let i = 0; i + 1 < runs.length; i += 2) {
    const length = runs[i + 1] ?? outOfRange();
    masks.fill(runs[i] ?? outOfRange(), from, from + length);
    from += length;
  }
  return masks;
}

/** Cells looked at around a place for the edge of coverage. */
const FARTHEST_CELLS = 20;

/** The answer of the cell that a place lies in; null outside the net. */
export function answerFromGrid(
  at: LonLat,
  grid: PublishedGrid,
  { operators, technologies }: Pick<CoverageLayout, 'operators' | 'technologies'>,
): PointAnswer | null {
  const column = Math.floor((at[0] - grid.west) / grid.stepLon);
  const row = Math.floor((at[1] - grid.south) / grid.stepLat);
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return null;
  const outdoors = gridMasks(grid.outdoors, grid);
  const indoors = gridMasks(grid.indoors, grid);
  const here = row * grid.columns + column;
  const has = (masks: Uint32Array, index: number, cell: number): boolean =>
    (((masks[index] ?? outOfRange()) >>> cell) & 1) === 1;
  const cells = operators.flatMap((operator, o) =>
    technologies.map((technology, t): PointCell => {
      const cell = o * technologies.length + t;
      const inside = has(outdoors, here, cell);
      const far = nearestCell(grid, row, column, (index) => has(outdoors, index, cell) !== inside);
      const edgeM = far === null ? null : Math.max(1, Math.round(far)) * grid.cellM;
      return { operator, technology, outdoors: inside, indoors: has(indoors, here, cell), edgeM };
    }),
  );
  return { at, gridM: grid.cellM, cells, fibre: null, planned: null };
}

/** In cells, middle to middle; null: none within `FARTHEST_CELLS`. */
function nearestCell(
  grid: PublishedGrid,
  row: number,
  column: number,
  isIt: (index: number) => boolean,
): number | null {
  let best: number | null = null;
  for (let dr = -FARTHEST_CELLS; dr <= FARTHEST_CELLS; dr++)
    for (let dc = -FARTHEST_CELLS; dc <= FARTHEST_CELLS; dc++) {
      const [r, c] = [row + dr, column + dc];
      if (r < 0 || c < 0 || r >= grid.rows || c >= grid.columns) continue;
      const far = Math.hypot(dr, dc);
      if ((best === null || far < best) && far <= FARTHEST_CELLS && isIt(r * grid.columns + c)) best = far;
    }
  return best;
}
