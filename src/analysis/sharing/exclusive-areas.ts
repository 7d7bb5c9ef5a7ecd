import { outOfRange } from '../../model/out-of-range.ts';
import { addInterval, rowEvents, sortEvents } from '../coverage/events.ts';
import { createIntervalTable, type IntervalUse } from '../coverage/interval-table.ts';
import type { Region } from '../coverage/regions.ts';
import { latitudesAlong } from '../coverage/row-intervals.ts';
import { lengthInside, type VillageRows } from '../coverage/village-rows.ts';

/**
 * What one station adds to the coverage of a village, at its own place and at each of
 * several others. All alternatives are measured in one walk over the village's rows:
 * `others` stay where they are, and where none of them reaches, each alternative counts
 * what it reaches.
 */
export interface ExclusiveAreas {
  /** Area (Σ weight × length, as `VillageRows.area`) inside the others' union. */
  readonly others: number;
  /** Area that each alternative reaches and no other does. */
  readonly alternatives: Float64Array;
}

const events = rowEvents();
const table = createIntervalTable();
/** Owner 0 is all the others together, owner k the alternative k − 1. A row that one of the others covers needs nothing more. */
const OTHERS: IntervalUse = { owner: 0, cell: 1, skip: 1 };

/**
 * @param west Westernmost longitude of the village, degrees.
 * @param east Easternmost.
 * @param alternatives Regions of each alternative; a list may be empty.
 * @throws never; a village without area gives zeros.
 */
export function exclusiveAreas(
  rows: VillageRows,
  west: number,
  east: number,
  others: readonly Region[],
  alternatives: readonly (readonly Region[])[],
): ExclusiveAreas {
  const add = (region: Region, use: IntervalUse): void =>
    table.add(region, latitudesAlong(region, rows.height, west, east), use);
  table.start(rows);
  for (const region of others) add(region, OTHERS);
  alternatives.forEach((list, k) => {
    for (const region of list) add(region, { owner: k + 1, cell: 0, skip: OTHERS.cell });
  });
  table.finish();
  const on = new Int32Array(alternatives.length + 1);
  const result = new Float64Array(alternatives.length + 1);

  for (let row = 0; row < rows.rows; row++) {
    const firstSpan = rows.spanStart[row] ?? outOfRange();
    const endSpan = rows.spanStart[row + 1] ?? outOfRange();
    if (endSpan <= firstSpan) continue;
    const west = rows.spans[firstSpan * 2] ?? outOfRange();
    const east = rows.spans[endSpan * 2 - 1] ?? outOfRange();
    if (table.full[row] === OTHERS.cell) {
      result[0] =
        (result[0] ?? outOfRange()) +
        (rows.weight[row] ?? outOfRange()) * lengthInside(rows, firstSpan, endSpan, west, east);
      continue;
    }
    collect(row);
    if (events.count === 0) continue;
    sortEvents(events);
    walkRow(rows, row, firstSpan, endSpan);
  }
  return { others: result[0] ?? outOfRange(), alternatives: result.subarray(1) };

  function walkRow(of: VillageRows, row: number, firstSpan: number, endSpan: number): void {
    const weight = of.weight[row] ?? outOfRange();
    on.fill(0);
    let span = firstSpan;
    let since = events.lon[0] ?? outOfRange();
    for (let i = 0; i < events.count; i++) {
      const x = events.lon[i] ?? outOfRange();
      if (x > since) {
        span = firstSpanAfter(of, span, endSpan, since);
        if (span === endSpan) return;
        const area = weight * lengthInside(of, span, endSpan, since, x);
        if (area > 0) count(area);
        since = x;
      }
      const code = events.code[i] ?? outOfRange();
      const owner = code >> 1;
      on[owner] = (on[owner] ?? outOfRange()) + ((code & 1) === 0 ? 1 : -1);
    }
  }

  function count(area: number): void {
    if ((on[0] ?? outOfRange()) > 0) {
      result[0] = (result[0] ?? outOfRange()) + area;
      return;
    }
    for (let owner = 1; owner < on.length; owner++) {
      if ((on[owner] ?? outOfRange()) > 0) result[owner] = (result[owner] ?? outOfRange()) + area;
    }
  }
}

function collect(row: number): void {
  events.count = 0;
  const end = table.rowStart[row + 1] ?? outOfRange();
  for (let o = table.rowStart[row] ?? outOfRange(); o < end; o++) {
    const i = table.order[o] ?? outOfRange();
    addInterval(events, table.from[i] ?? outOfRange(), table.to[i] ?? outOfRange(), table.owner[i] ?? outOfRange());
  }
}

function firstSpanAfter(rows: VillageRows, span: number, endSpan: number, x: number): number {
  while (span < endSpan && (rows.spans[span * 2 + 1] ?? outOfRange()) <= x) span++;
  return span;
}
