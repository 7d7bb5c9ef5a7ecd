import type { CoverageLayout } from '../../model/results.ts';
import type { Footprints } from '../footprints.ts';
import { addEvent, rowEvents, sortEvents } from './events.ts';
import { footprintIndex, itemRegion } from './footprint-index.ts';
import { createIntervalTable } from './interval-table.ts';
import { createLossCounters } from './loss-counters.ts';
import type { Region } from './regions.ts';
import { latitudesAlong } from './row-intervals.ts';
import { createSetCounters } from './set-counters.ts';
import { asSeenFrom, relate } from './village-relation.ts';
import type { VillageRows } from './village-rows.ts';
import type { VillageShapes } from './village-shapes.ts';

/**
 * Coverage and resilience of one village: the heart of the program. A footprint that
 * holds the whole village settles its cell for good, and most of a province needs no
 * more than that. The other footprints cut each row of the village in exact intervals;
 * one walk along the sorted starts and ends feeds the counters of all coverage sets and
 * of all positions. No union of polygons is ever made, and nothing is rounded but the
 * height of a row.
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
/** Three positions that each hold the village: no loss of two matters. */
const ENOUGH = 3;
/** Rounding must not decide that a village falls below a threshold that it meets exactly. */
const ROUNDING = 1e-12;
const NOWHERE = new Float64Array(0);

interface Candidate {
  readonly region: Region;
  /** Where its boundary runs along the rows; see `latitudesAlong`. */
  along: Float64Array;
  readonly cell: number;
  /** Index of the position within this village; −1 where its loss is not asked for. */
  position: number;
  /** The cell is not settled yet. */
  open: boolean;
}

export function createVillageSweep(
  shapes: VillageShapes,
  footprints: Footprints,
  layout: CoverageLayout,
  broadband: ArrayLike<number>,
  coveredShare: number,
): VillageSweep {
  const index = footprintIndex(footprints);
  const technologies = layout.technologies.length;
  const sets = createSetCounters(layout, broadband);
  const losses = createLossCounters();
  const events = rowEvents();
  const table = createIntervalTable();
  const settled = new Uint8Array(layout.operators.length * technologies);
  const isBroadband = (cell: number): boolean => broadband[cell % technologies] === 1;

  /** Positions of this village's broadband footprints: number within the village by index, and back. */
  const numberOf = new Map<number, number>();
  let positionOf: number[] = [];
  /** Positions that hold the whole village alone. */
  const holders = new Set<number>();
  let candidates: Candidate[] = [];
  const widest = new Map<number, Candidate>();
  /** Candidates whose interval begins at the western end of the row that is walked now, or ends at its eastern. */
  const fromWest: number[] = [];
  const toEast: number[] = [];
  /** Row, counted from 1, on which a single interval was last seen to cover a cell from end to end. */
  const fullRow = new Uint32Array(settled.length);
  let alone = new Float64Array(64);

  const sweep: VillageSweep = { run, shares: new Float64Array(layout.columns), resilience: 0, critical: [] };
  return sweep;

  function run(village: number, rows: VillageRows): void {
    sweep.shares.fill(0);
    sweep.resilience = 0;
    sweep.critical = [];
    if (!(rows.area > 0)) return;
    gather(village, rows.height);
    walk(rows);
    for (let column = 0; column < layout.columns; column++) {
      sweep.shares[column] = sets.isOn(column) ? 1 : Math.min(1, (sets.sums[column] ?? 0) / rows.area);
    }
    weighLosses(rows.area);
  }

  /** Settles what holds the village; keeps what cuts it. */
  function gather(village: number, rowHeight: number): void {
    settled.fill(0);
    fullRow.fill(0);
    holders.clear();
    numberOf.clear();
    widest.clear();
    positionOf = [];
    candidates = [];
    if (index.tree === null) return;
    const [west = 0, south = 0, east = 0, north = 0] = shapes.bounds.subarray(village * 4, village * 4 + 4);
    for (const item of index.tree.search(west, south, east, north)) {
      const f = index.footprint[item] ?? 0;
      const cell = footprints.cell[f] ?? 0;
      const position = footprints.position[f] ?? 0;
      const counts = isBroadband(cell) && holders.size < ENOUGH && !holders.has(position);
      if (settled[cell] === 1 && !counts) continue;
      const region = itemRegion(index, footprints, item);
      const relation = relate(region, shapes, village);
      if (relation === 'holds') {
        settled[cell] = 1;
        if (counts) holders.add(position);
      } else if (relation === 'cuts') {
        const seen = asSeenFrom(region, shapes, village);
        candidates.push({ region: seen, along: NOWHERE, cell, position, open: true });
      }
    }
    if (holders.size < ENOUGH) for (const position of holders) number(position);
    for (const candidate of candidates) if (countsLoss(candidate)) keepWidest(candidate);
    let kept = 0;
    for (const candidate of candidates) {
      candidate.open = settled[candidate.cell] === 0;
      candidate.position = countsLoss(candidate) && !isWithinWidest(candidate) ? number(candidate.position) : -1;
      if (!candidate.open && candidate.position < 0) continue;
      candidate.along = latitudesAlong(candidate.region, rowHeight, west, east);
      candidates[kept++] = candidate;
    }
    candidates.length = kept;
  }

  function countsLoss({ cell, position }: Candidate): boolean {
    return isBroadband(cell) && holders.size < ENOUGH && !holders.has(position);
  }

  /** A mast carries several technologies: for its loss only its widest disc matters. */
  function keepWidest(candidate: Candidate): void {
    if (candidate.region.halfSpaces !== null) return;
    const known = widest.get(candidate.position);
    if (known === undefined || known.region.angle < candidate.region.angle) widest.set(candidate.position, candidate);
  }

  function isWithinWidest(candidate: Candidate): boolean {
    const disc = widest.get(candidate.position);
    return (
      disc !== undefined &&
      disc !== candidate &&
      disc.region.lonDeg === candidate.region.lonDeg &&
      disc.region.lat === candidate.region.lat &&
      disc.region.angle >= candidate.region.angle
    );
  }

  function number(position: number): number {
    const known = numberOf.get(position);
    if (known !== undefined) return known;
    numberOf.set(position, positionOf.length);
    return positionOf.push(position) - 1;
  }

  function walk(rows: VillageRows): void {
    sets.reset();
    for (let cell = 0; cell < settled.length; cell++) if (settled[cell] === 1) sets.on(cell, 0);
    if (candidates.length === 0 && positionOf.length === 0) return;
    table.start(rows);
    candidates.forEach(({ region, along }, k) => {
      table.add(k, region, along);
    });
    table.finish();
    if (standsAnyTwoLosses(rows)) {
      for (const candidate of candidates) candidate.position = -1;
      positionOf = [];
    }
    losses.reset(positionOf.length);
    if (positionOf.length > 0) for (const position of holders) losses.on(number(position), 0);
    for (let row = 0; row < rows.rows; row++) walkRow(rows, row);
  }

  /**
   * Whether three positions each cover `coveredShare` of the village alone: then no loss of
   * two matters, and what hangs on whom need not be measured. The area of a position is
   * taken from its widest disc, and from rows of one span only: it is never too large.
   */
  function standsAnyTwoLosses(rows: VillageRows): boolean {
    let enough = holders.size;
    const least = (coveredShare + ROUNDING) * rows.area;
    alone.fill(0, 0, positionOf.length);
    if (alone.length < positionOf.length) alone = new Float64Array(positionOf.length * 2);
    for (let i = 0; i < table.count; i++) {
      const candidate = candidates[table.owner[i] ?? 0];
      if (
        candidate === undefined ||
        candidate.position < 0 ||
        widest.get(positionOf[candidate.position] ?? 0) !== candidate
      )
        continue;
      const row = table.row[i] ?? 0;
      if ((rows.spanStart[row + 1] ?? 0) - (rows.spanStart[row] ?? 0) !== 1) continue;
      const area = (rows.weight[row] ?? 0) * ((table.to[i] ?? 0) - (table.from[i] ?? 0));
      alone[candidate.position] = (alone[candidate.position] ?? 0) + area;
    }
    for (let position = 0; position < positionOf.length; position++) if ((alone[position] ?? 0) >= least) enough++;
    return enough >= ENOUGH;
  }

  function walkRow(rows: VillageRows, row: number): void {
    const firstSpan = rows.spanStart[row] ?? 0;
    const lastSpan = (rows.spanStart[row + 1] ?? 0) - 1;
    if (lastSpan < firstSpan) return;
    readRow(rows, row);
    sortEvents(events);

    sets.setWeight(rows.weight[row] ?? 0);
    losses.startRow(rows.weight[row] ?? 0);
    for (const owner of fromWest) turnOn(owner, 0);
    const { lon, code } = events;
    let span = firstSpan;
    /** Length inside the village before this span, and before the event. */
    let before = 0;
    for (let i = 0; i < events.count; i++) {
      const x = lon[i] ?? 0;
      while (span < lastSpan && x >= (rows.spans[span * 2 + 2] ?? 0)) {
        before += (rows.spans[span * 2 + 1] ?? 0) - (rows.spans[span * 2] ?? 0);
        span++;
      }
      const from = rows.spans[span * 2] ?? 0;
      const length = before + (Math.min(x, rows.spans[span * 2 + 1] ?? 0) - from);
      const at = code[i] ?? 0;
      if ((at & 1) === 0) turnOn(at >> 1, length);
      else turnOff(at >> 1, length);
    }
    for (; span < lastSpan; span++) before += (rows.spans[span * 2 + 1] ?? 0) - (rows.spans[span * 2] ?? 0);
    const whole = before + ((rows.spans[span * 2 + 1] ?? 0) - (rows.spans[span * 2] ?? 0));
    for (const owner of toEast) turnOff(owner, whole);
    losses.endRow(whole);
  }

  function turnOn(owner: number, length: number): void {
    const candidate = candidates[owner];
    if (candidate === undefined) return;
    if (candidate.open) sets.on(candidate.cell, length);
    if (candidate.position >= 0) losses.on(candidate.position, length);
  }

  function turnOff(owner: number, length: number): void {
    const candidate = candidates[owner];
    if (candidate === undefined) return;
    if (candidate.open) sets.off(candidate.cell, length);
    if (candidate.position >= 0) losses.off(candidate.position, length);
  }

  /** The intervals of a row as events; what reaches the ends of the row needs no sorting. */
  function readRow(rows: VillageRows, row: number): void {
    const west = rows.spans[(rows.spanStart[row] ?? 0) * 2] ?? 0;
    const east = rows.spans[(rows.spanStart[row + 1] ?? 0) * 2 - 1] ?? 0;
    events.count = 0;
    fromWest.length = 0;
    toEast.length = 0;
    const start = table.rowStart[row] ?? 0;
    const end = table.rowStart[row + 1] ?? 0;
    for (let o = start; o < end; o++) {
      const i = table.order[o] ?? 0;
      if ((table.from[i] ?? 0) > west || (table.to[i] ?? 0) < east) continue;
      const owner = table.owner[i] ?? 0;
      if (adds(owner, row)) {
        fromWest.push(owner);
        toEast.push(owner);
        fullRow[candidates[owner]?.cell ?? 0] = row + 1;
      }
    }
    for (let o = start; o < end; o++) {
      const i = table.order[o] ?? 0;
      const from = table.from[i] ?? 0;
      const to = table.to[i] ?? 0;
      const owner = table.owner[i] ?? 0;
      if ((from <= west && to >= east) || !adds(owner, row)) continue;
      if (from > west) addEvent(events, from, owner * 2);
      else fromWest.push(owner);
      if (to < east) addEvent(events, to, owner * 2 + 1);
      else toEast.push(owner);
    }
  }

  /** Whether an interval of this candidate can matter on a row: not where its cell is full and no loss is asked for. */
  function adds(owner: number, row: number): boolean {
    const candidate = candidates[owner];
    if (candidate === undefined) return false;
    return candidate.position >= 0 || (candidate.open && fullRow[candidate.cell] !== row + 1);
  }

  function weighLosses(area: number): void {
    const spare = (sweep.shares[BROADBAND] ?? 0) - coveredShare;
    if (spare < 0) return;
    sweep.resilience = 3;
    if (positionOf.length === 0) return;
    const falls = (loss: number): boolean => spare - loss / area < -ROUNDING;
    sweep.critical = positionOf.filter((_, number) => falls(losses.alone(number))).sort((a, b) => a - b);
    if (sweep.critical.length > 0) sweep.resilience = 1;
    else if (falls(losses.worstPair())) sweep.resilience = 2;
  }
}
