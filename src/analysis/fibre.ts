import Flatbush from 'flatbush';
import { boundsAt, type LonLat } from '../model/geometry.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { Thresholds } from '../model/profile.ts';
import type { FibreNetwork } from '../model/province.ts';
import { addInterval, type RowEvents, rowEvents, sortEvents } from './coverage/events.ts';
import { createIntervalTable } from './coverage/interval-table.ts';
import { discRegion, type Region, regionBounds, segmentBounds, segmentRegion } from './coverage/regions.ts';
import { latitudesAlong, MOST_INTERVALS, rowIntervals, runsAlong } from './coverage/row-intervals.ts';
import { asSeenFrom, relate } from './coverage/village-relation.ts';
import { densityOf, rowAbove, type VillageRows, villageRows } from './coverage/village-rows.ts';
import type { VillageShapes } from './coverage/village-shapes.ts';

/**
 * How much of each village lies within reach of the fibre network, by the same rows and
 * intervals as coverage. A node reaches a disc. A cable reaches everything within a
 * distance of its line: a disc at each of its points and a band along each segment.
 */
export type FibreReach = Pick<Thresholds, 'nodeReachM' | 'cableReachM'>;

const RADIANS = Math.PI / 180;

/**
 * Share of each village within fibre reach, 0 to 1.
 *
 * @param reach Reach in metres of what does not state its own.
 * @param rowsOf Rows of a village, for a caller that keeps them.
 */
export function fibreShares(
  shapes: VillageShapes,
  fibre: FibreNetwork,
  reach: FibreReach,
  rowsOf: (village: number) => VillageRows = (village) => villageRows(shapes, village),
): Float64Array {
  const shares = new Float64Array(shapes.count);
  const parts = reachedParts(fibre, reach);
  if (parts.length === 0) return shares;
  const index = new Flatbush(parts.length);
  for (const { bounds } of parts) index.add(...bounds);
  index.finish();

  const { bounds } = shapes;
  for (let village = 0; village < shapes.count; village++) {
    const at = village * 4;
    const near = index.search(
      bounds[at] ?? outOfRange(),
      bounds[at + 1] ?? outOfRange(),
      bounds[at + 2] ?? outOfRange(),
      bounds[at + 3] ?? outOfRange(),
    );
    if (near.length === 0) continue;
    const rows = rowsOf(village);
    if (!(rows.area > 0)) continue;
    const cutting = cuttingParts(shapes, village, parts, near);
    shares[village] = cutting === 'whole' ? 1 : unionShare(shapes, village, rows, cutting);
  }
  return shares;
}

/** What a node, a cable's point or a cable's segment reaches. */
interface Part {
  readonly region: Region;
  /** `west, south, east, north`, degrees. */
  readonly bounds: readonly [number, number, number, number];
}

/** Everything that the network reaches, as parts whose union is asked for. */
function reachedParts(fibre: FibreNetwork, reach: FibreReach): Part[] {
  const parts: Part[] = [];
  for (const node of fibre.nodes) addDisc(parts, node.location, node.reachM ?? reach.nodeReachM);
  for (const cable of fibre.cables) {
    for (const line of cable.lines) addLine(parts, line, cable.reachM ?? reach.cableReachM);
  }
  return parts;
}

function addDisc(parts: Part[], [lon, lat]: LonLat, reachM: number): void {
  const region = discRegion(lon, lat, reachM);
  if (region.angle > 0) parts.push({ region, bounds: regionBounds(region) });
}

function addLine(parts: Part[], line: readonly LonLat[], reachM: number): void {
  if (!(reachM > 0)) return;
  let before: LonLat | null = null;
  for (const point of line) {
    const segment = before === null ? null : segmentRegion(before, point, reachM);
    if (before !== null && segment === null) continue;
    addDisc(parts, point, reachM);
    if (before !== null && segment !== null)
      parts.push({ region: segment, bounds: segmentBounds(before, point, reachM) });
    before = point;
  }
}

// Scratch of `unionShare`, which does not call itself.
const cuts = new Float64Array(MOST_INTERVALS * 2);
const events = rowEvents();
const discs = createIntervalTable();
const NOWHERE = new Float64Array(0);
/** All that fibre reaches is one set: a row that a disc covers needs no other. */
const ONE_SET = { owner: 0, cell: 1, skip: 1 };

/** Those that reach some of a village, or that one of them reaches all of it. */
function cuttingParts(
  shapes: VillageShapes,
  village: number,
  parts: readonly Part[],
  near: readonly number[],
): readonly Part[] | 'whole' {
  const cutting: Part[] = [];
  for (const i of near) {
    const part = parts[i];
    const relation = part && relate(part.region, shapes, village);
    if (relation === 'holds') return 'whole';
    if (part && relation === 'cuts') cutting.push(part);
  }
  return cutting;
}

/** Discs first, which are many and cheap to cut; of most rows they leave nothing for the bands along cables. */
function unionShare(shapes: VillageShapes, village: number, rows: VillageRows, cutting: readonly Part[]): number {
  const segments: Part[] = [];
  discs.start(rows);
  for (const part of cutting) {
    if (part.region.halfSpaces === null) discs.add(part.region, NOWHERE, ONE_SET);
    else segments.push(part);
  }
  discs.finish();
  let bands: readonly Band[] | null = null;
  const bandsHere = (): readonly Band[] => {
    bands ??= segments.map((part) => bandOf(part, shapes, village, rows));
    return bands;
  };
  let reached = 0;
  for (let row = 0; row < rows.rows; row++) {
    if (rows.spanStart[row] === rows.spanStart[row + 1]) continue;
    const whole = rowLength(rows, row);
    reached +=
      (rows.weight[row] ?? outOfRange()) * (discs.full[row] === 1 ? whole : reachedOfRow(rows, row, whole, bandsHere));
  }
  return Math.min(1, reached / rows.area);
}

/** What a segment of cable reaches, and the rows between which it can. */
interface Band {
  readonly region: Region;
  readonly along: Float64Array;
  readonly from: number;
  readonly to: number;
}

function bandOf({ region, bounds }: Part, shapes: VillageShapes, village: number, rows: VillageRows): Band {
  const [west, , east] = boundsAt(shapes.bounds, village);
  const seen = asSeenFrom(region, shapes, village);
  return {
    region: seen,
    along: latitudesAlong(seen, rows.height, west, east),
    from: rowAbove(rows, bounds[1] * RADIANS - rows.height),
    to: rowAbove(rows, bounds[3] * RADIANS + rows.height),
  };
}

/** @param bands Asked for where discs leave something of the row. */
function reachedOfRow(rows: VillageRows, row: number, whole: number, bands: () => readonly Band[]): number {
  const lat = rows.lat[row] ?? outOfRange();
  events.count = 0;
  for (let o = discs.rowStart[row] ?? outOfRange(); o < (discs.rowStart[row + 1] ?? outOfRange()); o++) {
    const i = discs.order[o] ?? outOfRange();
    addInterval(events, discs.from[i] ?? outOfRange(), discs.to[i] ?? outOfRange(), 0);
  }
  let length = reachedLength(rows, row, events);
  // What runs along a row is dear to cut, and most such rows are within reach of something else already.
  for (const dear of [false, true]) {
    if (length >= whole) return length;
    const before = events.count;
    for (const { region, along, from, to } of bands()) {
      if (row < from || row >= to || runsAlong(along, lat) !== dear) continue;
      const count = rowIntervals(region, along, rows, row, cuts);
      for (let i = 0; i < count; i++)
        addInterval(events, cuts[i * 2] ?? outOfRange(), cuts[i * 2 + 1] ?? outOfRange(), 0);
    }
    if (events.count > before) length = reachedLength(rows, row, events);
  }
  return length;
}

function rowLength({ spans, spanStart, density }: VillageRows, row: number): number {
  let length = 0;
  for (let s = spanStart[row] ?? outOfRange(); s < (spanStart[row + 1] ?? outOfRange()); s++) {
    length += ((spans[s * 2 + 1] ?? outOfRange()) - (spans[s * 2] ?? outOfRange())) * densityOf(density, s);
  }
  return length;
}

/** Length of a row's spans under the union of the intervals, which it sorts. */
function reachedLength({ spans, spanStart, density }: VillageRows, row: number, events: RowEvents): number {
  sortEvents(events);
  const lastSpan = spanStart[row + 1] ?? outOfRange();
  let length = 0;
  let open = 0;
  let from = 0;
  let span = spanStart[row] ?? outOfRange();
  for (let i = 0; i < events.count; i++) {
    const x = events.lon[i] ?? outOfRange();
    if (((events.code[i] ?? outOfRange()) & 1) === 0) {
      if (open++ === 0) from = x;
      continue;
    }
    if (--open > 0) continue;
    while (span < lastSpan && (spans[span * 2 + 1] ?? outOfRange()) <= from) span++;
    for (let s = span; s < lastSpan && (spans[s * 2] ?? outOfRange()) < x; s++) {
      const inside = Math.min(x, spans[s * 2 + 1] ?? outOfRange()) - Math.max(from, spans[s * 2] ?? outOfRange());
      length += inside * densityOf(density, s);
    }
  }
  return length;
}
