import { outOfRange } from '../../model/out-of-range.ts';
import type { Weighting } from '../../model/people.ts';
import { addSpan, cellBorders, cutSpans } from '../coverage/people-cells.ts';
import { rowCount, rowsOfLand, setCutWeighted, type VillageRows } from '../coverage/village-rows.ts';
import type { VillageShapes } from '../coverage/village-shapes.ts';

/** Rows are so many times as many as by area: where an edge passes from cell to cell the middle of a row stands for less. */
const ROWS_WEIGHTED = 4;
const RADIANS = Math.PI / 180;

/** From now on `villageRows` takes weighted shapes, in this thread. */
export function learnWeightedRows(): void {
  setCutWeighted(weightedRows);
}

/** Rows of the land where people live, each span with its density. */
function weightedRows(shapes: VillageShapes, weighting: Weighting, village: number, least?: number): VillageRows {
  const [south, north] = [
    shapes.bounds[village * 4 + 1] ?? outOfRange(),
    shapes.bounds[village * 4 + 3] ?? outOfRange(),
  ];
  const many = least ?? rowCount(south, north) * ROWS_WEIGHTED;
  const land = rowsOfLand(shapes, village, many, cellBorders(weighting.grid, south, north));
  const spanStart = new Uint32Array(land.rows + 1);
  const cut = cutSpans();
  let area = 0;
  for (let row = 0; row < land.rows; row++) {
    const before = cut.count;
    for (let span = land.spanStart[row] ?? outOfRange(); span < (land.spanStart[row + 1] ?? outOfRange()); span++) {
      const ends = [land.spans[span * 2] ?? outOfRange(), land.spans[span * 2 + 1] ?? outOfRange()] as const;
      addSpan(weighting, (land.lat[row] ?? outOfRange()) / RADIANS, ends, cut);
    }
    spanStart[row + 1] = cut.count;
    let length = 0;
    for (let span = before; span < cut.count; span++) {
      const wide = (cut.ends[span * 2 + 1] ?? outOfRange()) - (cut.ends[span * 2] ?? outOfRange());
      length += wide * (cut.density[span] ?? outOfRange());
    }
    area += (land.weight[row] ?? outOfRange()) * length;
  }
  const { count, ends, density } = cut;
  return { ...land, spanStart, spans: ends.slice(0, count * 2), density: density.slice(0, count), area };
}
