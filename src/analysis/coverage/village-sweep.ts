import { outOfRange } from '../../model/out-of-range.ts';
import type { CoverageLayout } from '../../model/results.ts';
import type { Footprints } from '../footprints.ts';
import { createCellCombinations } from './cell-combinations.ts';
import { type CuttingRegions, createCuttingRegions } from './cutting-regions.ts';
import { createIntervalTable, type IntervalTable } from './interval-table.ts';
import { createLossCounters } from './loss-counters.ts';
import { resilienceFrom, standsAnyTwoLosses } from './resilience.ts';
import { createRowReader } from './row-reader.ts';
import { createSlab, type SlabRow } from './slab.ts';
import type { VillageRows } from './village-rows.ts';
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
  const slab = createSlab(walkAlong);
  const table = createIntervalTable();
  const reader = createRowReader(table, cutting);
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
    for (let row = 0; row < rows.rows; row++) {
      const read = reader.read(rows, row);
      if (read !== null) slab.add(read);
    }
    slab.finish();
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
