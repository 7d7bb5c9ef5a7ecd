import Flatbush from 'flatbush';
import type { LonLat } from '../model/geometry.ts';
import type { Thresholds } from '../model/profile.ts';
import type { FibreNetwork } from '../model/province.ts';
import { addInterval, type RowEvents, rowEvents, sortEvents } from './coverage/events.ts';
import { discRegion, type Region, regionBounds, segmentRegion } from './coverage/regions.ts';
import { latitudesAlong, MOST_INTERVALS, rowIntervals, runsAlong } from './coverage/row-intervals.ts';
import { asSeenFrom, relate } from './coverage/village-relation.ts';
import { type VillageRows, villageRows } from './coverage/village-rows.ts';
import type { VillageShapes } from './coverage/village-shapes.ts';

/**
 * How much of each village lies within reach of the fibre network, by the same rows and
 * intervals as coverage. A node reaches a disc. A cable reaches everything within a
 * distance of its line: a disc at each of its points and a band along each segment.
 */
export type FibreReach = Pick<Thresholds, 'nodeReachM' | 'cableReachM'>;

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
  const regions = fibreRegions(fibre, reach);
  if (regions.length === 0) return shares;
  const index = new Flatbush(regions.length);
  for (const region of regions) index.add(...regionBounds(region));
  index.finish();

  const events = rowEvents();
  const { bounds } = shapes;
  for (let village = 0; village < shapes.count; village++) {
    const at = village * 4;
    const near = index
      .search(bounds[at] ?? 0, bounds[at + 1] ?? 0, bounds[at + 2] ?? 0, bounds[at + 3] ?? 0)
      .flatMap((i) => regions[i] ?? []);
    if (near.length === 0) continue;
    const rows = rowsOf(village);
    if (rows.area > 0) shares[village] = unionShare(shapes, village, rows, near, events);
  }
  return shares;
}

/** Everything that the network reaches, as regions whose union is asked for. */
function fibreRegions(fibre: FibreNetwork, reach: FibreReach): Region[] {
  const regions: Region[] = [];
  for (const node of fibre.nodes) {
    regions.push(discRegion(node.location[0], node.location[1], node.reachM ?? reach.nodeReachM));
  }
  for (const cable of fibre.cables) {
    for (const line of cable.lines) addLine(regions, line, cable.reachM ?? reach.cableReachM);
  }
  return regions.filter((region) => region.angle > 0);
}

function addLine(regions: Region[], line: readonly LonLat[], reachM: number): void {
  if (!(reachM > 0)) return;
  let before: LonLat | null = null;
  for (const point of line) {
    const segment = before === null ? null : segmentRegion(before, point, reachM);
    if (before !== null && segment === null) continue;
    regions.push(discRegion(point[0], point[1], reachM));
    if (segment !== null) regions.push(segment);
    before = point;
  }
}

// Scratch of `unionShare`, which does not call itself.
const cuts = new Float64Array(MOST_INTERVALS * 2);

function unionShare(
  shapes: VillageShapes,
  village: number,
  rows: VillageRows,
  near: readonly Region[],
  events: RowEvents,
): number {
  const [west = 0, , east = 0] = shapes.bounds.subarray(village * 4, village * 4 + 4);
  const cutting: Cutting[] = [];
  for (const region of near) {
    const relation = relate(region, shapes, village);
    if (relation === 'holds') return 1;
    if (relation !== 'cuts') continue;
    const seen = asSeenFrom(region, shapes, village);
    cutting.push({ region: seen, along: latitudesAlong(seen, rows.height, west, east) });
  }
  let reached = 0;
  for (let row = 0; row < rows.rows; row++) {
    if (rows.spanStart[row] === rows.spanStart[row + 1]) continue;
    const lat = rows.lat[row] ?? 0;
    events.count = 0;
    const dear: typeof cutting = [];
    for (const cut of cutting) {
      if (runsAlong(cut.along, lat)) dear.push(cut);
      else addCuts(events, cut, rows, row);
    }
    let length = reachedLength(rows, row, events);
    // What runs along a row is dear to cut, and most such rows are within reach of something else already.
    if (dear.length > 0 && length < rowLength(rows, row)) {
      for (const cut of dear) addCuts(events, cut, rows, row);
      length = reachedLength(rows, row, events);
    }
    reached += (rows.weight[row] ?? 0) * length;
  }
  return Math.min(1, reached / rows.area);
}

interface Cutting {
  readonly region: Region;
  readonly along: Float64Array;
}

function addCuts(events: RowEvents, { region, along }: Cutting, rows: VillageRows, row: number): void {
  const count = rowIntervals(region, along, rows, row, cuts);
  for (let i = 0; i < count; i++) addInterval(events, cuts[i * 2] ?? 0, cuts[i * 2 + 1] ?? 0, 0);
}

function rowLength({ spans, spanStart }: VillageRows, row: number): number {
  let length = 0;
  for (let s = spanStart[row] ?? 0; s < (spanStart[row + 1] ?? 0); s++) {
    length += (spans[s * 2 + 1] ?? 0) - (spans[s * 2] ?? 0);
  }
  return length;
}

/** Length of a row's spans under the union of the intervals, which it sorts. */
function reachedLength({ spans, spanStart }: VillageRows, row: number, events: RowEvents): number {
  sortEvents(events);
  const lastSpan = spanStart[row + 1] ?? 0;
  let length = 0;
  let open = 0;
  let from = 0;
  let span = spanStart[row] ?? 0;
  for (let i = 0; i < events.count; i++) {
    const x = events.lon[i] ?? 0;
    if (((events.code[i] ?? 0) & 1) === 0) {
      if (open++ === 0) from = x;
      continue;
    }
    if (--open > 0) continue;
    while (span < lastSpan && (spans[span * 2 + 1] ?? 0) <= from) span++;
    for (let s = span; s < lastSpan && (spans[s * 2] ?? 0) < x; s++) {
      length += Math.min(x, spans[s * 2 + 1] ?? 0) - Math.max(from, spans[s * 2] ?? 0);
    }
  }
  return length;
}
