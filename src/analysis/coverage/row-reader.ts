import { outOfRange } from '../../model/out-of-range.ts';
import type { CuttingRegions } from './cutting-regions.ts';
import { addEvent, rowEvents, sortEvents } from './events.ts';
import type { IntervalTable } from './interval-table.ts';
import { emptyRow, type SlabRow } from './slab.ts';
import { densityOf, type VillageRows } from './village-rows.ts';

/** Reads the rows of a village from the table of intervals: only what can change a share or a loss. */
export interface RowReader {
  /** One row, good until the next call; null where the village has nothing on it. */
  read(rows: VillageRows, row: number): SlabRow | null;
}

/** @param table After `finish`; its owners are numbers of `cutting`. */
export function createRowReader(table: IntervalTable, cutting: CuttingRegions): RowReader {
  const events = rowEvents();
  let read = emptyRow(256);
  return { read: readRow };

  function readRow({ spans, spanStart, weight, density }: VillageRows, row: number): SlabRow | null {
    const firstSpan = spanStart[row] ?? outOfRange();
    const lastSpan = (spanStart[row + 1] ?? outOfRange()) - 1;
    if (lastSpan < firstSpan) return null;
    const rowWeight = weight[row] ?? outOfRange();
    readIntervals(row, spans[firstSpan * 2] ?? outOfRange(), spans[lastSpan * 2 + 1] ?? outOfRange());
    sortEvents(events);

    const { lon, code, count } = events;
    if (read.codes.length < code.length)
      read = { ...emptyRow(code.length), full: read.full, open: read.open, openCount: read.openCount };
    const { codes, areas } = read;
    let span = firstSpan;
    /** Length inside the village before this span, each times its density. */
    let before = 0;
    let dense = densityOf(density, span);
    let west = spans[span * 2] ?? outOfRange();
    let east = spans[span * 2 + 1] ?? outOfRange();
    for (let i = 0; i < count; i++) {
      const x = lon[i] ?? outOfRange();
      while (span < lastSpan && x >= (spans[span * 2 + 2] ?? outOfRange())) {
        before += (east - west) * dense;
        span++;
        dense = densityOf(density, span);
        west = spans[span * 2] ?? outOfRange();
        east = spans[span * 2 + 1] ?? outOfRange();
      }
      codes[i] = code[i] ?? outOfRange();
      areas[i] = rowWeight * (before + (Math.min(x, east) - west) * dense);
    }
    for (; span < lastSpan; span++) before += spanLength(spans, density, span);
    read.count = count;
    read.whole = rowWeight * (before + spanLength(spans, density, span));
    return read;
  }

  /** What covers the row from its western end is open; what starts or ends within it becomes events. */
  function readIntervals(row: number, west: number, east: number): void {
    const { order, owner: owners, from: starts, to: ends } = table;
    const { cell: cells, position: positions } = cutting;
    const full = table.full[row] ?? outOfRange();
    const end = table.rowStart[row + 1] ?? outOfRange();
    const first = table.rowStart[row] ?? outOfRange();
    if (read.open.length < end - first) read = emptyRow((end - first) * 2);
    read.full = full;
    read.openCount = 0;
    events.count = 0;
    for (let o = first; o < end; o++) {
      const i = order[o] ?? outOfRange();
      const owner = owners[i] ?? outOfRange();
      const cell = cells[owner] ?? outOfRange();
      const position = positions[owner] ?? outOfRange();
      // A cell that is full on this row cannot change; the event stays where a loss is asked for.
      const isOpen = cell >= 0 && ((full >>> cell) & 1) === 0;
      if (position < 0 && !isOpen) continue;
      const from = starts[i] ?? outOfRange();
      const to = ends[i] ?? outOfRange();
      if (from > west) addEvent(events, from, owner * 2);
      else read.open[read.openCount++] = owner;
      if (to < east) addEvent(events, to, owner * 2 + 1);
    }
  }
}

/** Length of one span times its density. */
function spanLength(spans: Float64Array, density: Float64Array | null, span: number): number {
  return ((spans[span * 2 + 1] ?? outOfRange()) - (spans[span * 2] ?? outOfRange())) * densityOf(density, span);
}
