import { outOfRange } from '../../model/out-of-range.ts';
import type { CoverageLayout } from '../../model/results.ts';
import type { Footprints } from '../footprints.ts';
import { createCellCombinations } from './cell-combinations.ts';
import { type CuttingRegions, createCuttingRegions } from './cutting-regions.ts';
import { addEvent, rowEvents, sortEvents } from './events.ts';
import { createIntervalTable, type IntervalTable } from './interval-table.ts';
import { createLossCounters } from './loss-counters.ts';
import { resilienceFrom, standsAnyTwoLosses } from './resilience.ts';
import { createSlab, emptyRow, type SlabRow } from './slab.ts';
import { densityOf, type VillageRows } from './village-rows.ts';
import type { VillageShapes } from './village-shapes.ts';

/**
 * Coverage and resilience of one village: the heart of the program. The footprints that
 * cut the village cut each of its rows in exact intervals; a walk along the sorted starts
 * and ends, one for all rows that have them in the same order, adds up the areas of all combinations of cells, and of what hangs on one or two
 * positions. No union of polygons is ever made, and nothing is rounded but the height of a
 * row.
 */
export interface VillageSweep {
  /** Computes one village. Results are read from the fields below, until the next call. */
  run(village: number, rows: VillageRows): void;
  /** One share for each column of the layout. */
  readonly shares: Float64Array;
  /** Smallest number of positions whose loss takes the village below `coveredShare`; 3 is three or more. */
  resilience: number;
  /** Indexes of the positions whose loss alone does, ascending. */
  critical: number[];
}

/** Column of the broadband share, on which verdict and resilience stand. */
const BROADBAND = 1;

const sweeps = new WeakMap<CoverageLayout, { readonly broadband: ArrayLike<number>; readonly sweep: Sweep }>();

/**
 * The sweep for these footprints. There is one to a layout, and it is good until the next
 * call: functions made anew for each band of villages would be compiled anew by the
 * JavaScript engine, which takes longer than the first bands themselves.
 */
export function villageSweep(
  shapes: VillageShapes,
  footprints: Footprints,
  layout: CoverageLayout,
  broadband: ArrayLike<number>,
  coveredShare: number,
): VillageSweep {
  const known = sweeps.get(layout);
  const fits = known !== undefined && layout.technologies.every((_, t) => known.broadband[t] === broadband[t]);
  const sweep = fits ? known.sweep : createSweep(layout, broadband);
  if (!fits) sweeps.set(layout, { broadband, sweep });
  sweep.start(shapes, footprints, coveredShare);
  return sweep;
}

interface Sweep extends VillageSweep {
  start(shapes: VillageShapes, footprints: Footprints, coveredShare: number): void;
}

function createSweep(layout: CoverageLayout, broadband: ArrayLike<number>): Sweep {
  const technologies = layout.technologies.length;
  const cutting = createCuttingRegions((cell) => broadband[cell % technologies] === 1);
  const combinations = createCellCombinations(layout, broadband);
  const losses = createLossCounters();
  const events = rowEvents();
  const slab = createSlab(walkAlong);
  let read = emptyRow(256);
  const table = createIntervalTable();
  let coveredShare = 0;

  const sweep: Sweep = { start, run, shares: new Float64Array(layout.columns), resilience: 0, critical: [] };
  return sweep;

  function start(shapes: VillageShapes, footprints: Footprints, least: number): void {
    cutting.start(shapes, footprints);
    coveredShare = least;
  }

  function run(village: number, rows: VillageRows): void {
    sweep.shares.fill(0);
    sweep.resilience = 0;
    sweep.critical = [];
    if (!(rows.area > 0)) return;
    cutting.gather(village, rows.height);
    combinations.reset(cutting.settled);
    if (cutting.count > 0 || cutting.positionOf.length > 0) walk(rows);
    combinations.writeShares(rows.area, sweep.shares);
    const spare = (sweep.shares[BROADBAND] ?? outOfRange()) - coveredShare;
    if (spare >= 0) Object.assign(sweep, resilienceFrom(spare, rows.area, cutting.positionOf, losses));
  }

  function walk(rows: VillageRows): void {
    table.start(rows);
    addRegions(table, cutting);
    table.finish();
    if (standsAnyTwoLosses(cutting, table, rows, coveredShare)) {
      cutting.position.fill(-1, 0, cutting.count);
      cutting.positionOf = [];
    }
    losses.reset(cutting.positionOf.length, cutting.positionOf.length === 0 ? 0 : cutting.holders);
    for (let row = 0; row < rows.rows; row++) addRow(rows, row);
    slab.finish();
  }

  /** Reads one row; only what can matter becomes an end of the slab. */
  function addRow({ spans, spanStart, weight, density }: VillageRows, row: number): void {
    const firstSpan = spanStart[row] ?? outOfRange();
    const lastSpan = (spanStart[row + 1] ?? outOfRange()) - 1;
    if (lastSpan < firstSpan) return;
    const rowWeight = weight[row] ?? outOfRange();
    readRow(row, spans[firstSpan * 2] ?? outOfRange(), spans[lastSpan * 2 + 1] ?? outOfRange());
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
    slab.add(read);
  }

  /** What covers the row from its western end is open; what starts or ends within it becomes events. */
  function readRow(row: number, west: number, east: number): void {
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

  /** The walk along a slab's rows, west to east. */
  function walkAlong({ full, open, openCount, codes, areas, count, whole }: SlabRow): void {
    combinations.startRow(full);
    losses.startRow();
    for (let i = 0; i < openCount; i++) {
      const owner = open[i] ?? outOfRange();
      const cell = cutting.cell[owner] ?? outOfRange();
      const position = cutting.position[owner] ?? outOfRange();
      if (cell >= 0) combinations.on(cell, 0);
      if (position >= 0) losses.on(position, 0);
    }
    for (let i = 0; i < count; i++) {
      const area = areas[i] ?? outOfRange();
      const at = codes[i] ?? outOfRange();
      const cell = cutting.cell[at >> 1] ?? outOfRange();
      const position = cutting.position[at >> 1] ?? outOfRange();
      if ((at & 1) === 0) {
        if (cell >= 0) combinations.on(cell, area);
        if (position >= 0) losses.on(position, area);
      } else {
        if (cell >= 0) combinations.off(cell, area);
        if (position >= 0) losses.off(position, area);
      }
    }
    combinations.endRow(whole);
    losses.endRow(whole);
  }
}

/** Length of one span times its density. */
function spanLength(spans: Float64Array, density: Float64Array | null, span: number): number {
  return ((spans[span * 2 + 1] ?? outOfRange()) - (spans[span * 2] ?? outOfRange())) * densityOf(density, span);
}

function addRegions(table: IntervalTable, cutting: CuttingRegions): void {
  for (let k = 0; k < cutting.count; k++) {
    const region = cutting.region[k];
    const along = cutting.along[k];
    if (region === undefined || along === undefined) continue;
    const settled = (cutting.cell[k] ?? outOfRange()) < 0;
    const cell = settled ? 0 : 1 << (cutting.cell[k] ?? outOfRange());
    // A position's loss is measured from all its intervals.
    const skip = (cutting.position[k] ?? outOfRange()) >= 0 ? 0 : cell;
    table.add(region, along, { owner: k, cell, skip });
  }
}
