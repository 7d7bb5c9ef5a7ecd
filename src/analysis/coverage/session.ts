import Flatbush from 'flatbush';
import { boundsAt, boundsOfBoxes } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Coverage, CoverageLayout } from '../../model/results.ts';
import { type Footprints, selectFootprints } from '../footprints.ts';
import { reachDeg } from '../positions.ts';
import { type CoverageParameters, computeCoverage, criticalPositionsOf, packLists } from './coverage.ts';
import { footprintBounds } from './footprint-index.ts';
import { type VillageRows, villageRows } from './village-rows.ts';
import type { VillageShapes } from './village-shapes.ts';
import { villageSweep } from './village-sweep.ts';

/**
 * Coverage that follows a person's changes. Villages and their rows are kept; of two sets
 * of footprints only the difference matters, and only the villages that the old or the
 * new footprints of a difference touch are computed again. The result equals a full
 * computation to the bit.
 */
export interface CoverageSession {
  /** Coverage with these footprints; all of it the first time, what changed afterwards. */
  update(footprints: Footprints): Coverage;
  /** How many villages the last update computed. */
  readonly computed: number;
  /** Rows of a village, cut when first asked for and then kept. */
  rowsOf(village: number): VillageRows;
}

const NO_POSITIONS: readonly number[] = [];

/** Coverage and the footprints that it was computed with. */
export interface CoverageState {
  readonly footprints: Footprints;
  readonly coverage: Coverage;
}

/** What the caller of a session has already. */
export interface SessionStart {
  /** Coverage with the same parameters; null: none. */
  readonly start?: CoverageState | null;
  /** Rows of a village, which the caller keeps. */
  readonly rowsOf?: (village: number) => VillageRows;
}

/** @param known By default nothing: the first update computes all. */
export function createCoverageSession(
  shapes: VillageShapes,
  layout: CoverageLayout,
  broadband: ArrayLike<number>,
  parameters: CoverageParameters,
  known: SessionStart = {},
): CoverageSession {
  const kept: (VillageRows | undefined)[] = [];
  const villageIndex = indexVillages(shapes);
  let last = known.start ?? null;

  const rowsOf = known.rowsOf ?? cutOnce;
  const session = { update, computed: 0, rowsOf };
  return session;

  function cutOnce(village: number): VillageRows {
    const rows = kept[village] ?? villageRows(shapes, village);
    kept[village] = rows;
    return rows;
  }

  function update(footprints: Footprints): Coverage {
    const coverage =
      last === null ? computeAll(footprints) : computeChanged(last.footprints, last.coverage, footprints);
    last = { footprints, coverage };
    return coverage;
  }

  function computeAll(footprints: Footprints): Coverage {
    session.computed = shapes.count;
    return computeCoverage(shapes, footprints, layout, broadband, { ...parameters, rowsOf });
  }

  function computeChanged(before: Footprints, old: Coverage, after: Footprints): Coverage {
    const { removed, added, newPosition } = differences(before, after);
    const touched = new Set<number>();
    for (const f of removed) touch(before, f, touched);
    for (const f of added) touch(after, f, touched);
    session.computed = touched.size;

    const shares = old.shares.slice();
    const resilience = old.resilience.slice();
    const critical: (readonly number[])[] = [];
    for (let v = 0; v < old.villageCount; v++) {
      const hasSome = old.criticalStart[v] !== old.criticalStart[v + 1];
      critical.push(hasSome ? renumbered(criticalPositionsOf(old, v), newPosition) : NO_POSITIONS);
    }
    const sweep = villageSweep(shapes, nearby(after, touched), layout, broadband, parameters.coveredShare);
    for (const village of touched) {
      sweep.run(village, rowsOf(village));
      shares.set(sweep.shares, village * layout.columns);
      resilience[village] = sweep.resilience;
      critical[village] = sweep.critical;
    }
    return { layout, villageCount: old.villageCount, shares, resilience, ...packLists(critical) };
  }

  /** Those that may reach the villages: an index of a few is made in no time, one of a whole province takes longer than the rest. */
  function nearby(footprints: Footprints, villages: ReadonlySet<number>): Footprints {
    const boxes = Array.from(villages, (village) => boundsAt(shapes.bounds, village));
    const [west, south, east, north] = boundsOfBoxes(boxes);
    // What even the widest of them could not reach is most of a province: passed over without trigonometry.
    const widestM = footprints.radiusM.reduce((widest, radius) => Math.max(widest, radius), 0);
    const highest = Math.max(Math.abs(south), Math.abs(north)) + reachDeg(widestM, 0).lat;
    const most = reachDeg(widestM, highest);
    const near: number[] = [];
    for (let f = 0; f < footprints.count; f++) {
      const lon = footprints.lon[f] ?? outOfRange();
      const lat = footprints.lat[f] ?? outOfRange();
      if (lat < south - most.lat || lat > north + most.lat || lon < west - most.lon || lon > east + most.lon) continue;
      const reach = reachDeg(footprints.radiusM[f] ?? outOfRange(), lat);
      const apart =
        lat + reach.lat < south || lat - reach.lat > north || lon + reach.lon < west || lon - reach.lon > east;
      if (!apart) near.push(f);
    }
    return near.length === footprints.count ? footprints : selectFootprints(footprints, near);
  }

  function touch(footprints: Footprints, f: number, touched: Set<number>): void {
    const [west, south, east, north] = footprintBounds(footprints, f);
    for (const village of villageIndex?.search(west, south, east, north) ?? []) touched.add(village);
  }
}

function indexVillages(shapes: VillageShapes): Flatbush | null {
  if (shapes.count === 0) return null;
  const index = new Flatbush(shapes.count);
  for (let at = 0; at < shapes.count * 4; at += 4) {
    index.add(
      shapes.bounds[at] ?? outOfRange(),
      shapes.bounds[at + 1] ?? outOfRange(),
      shapes.bounds[at + 2] ?? outOfRange(),
      shapes.bounds[at + 3] ?? outOfRange(),
    );
  }
  index.finish();
  return index;
}

function renumbered(positions: readonly number[], newPosition: Differences['newPosition']): number[] {
  return positions.map((position) => newPosition.get(position) ?? position).sort((a, b) => a - b);
}

interface Differences {
  /** Indexes into the old footprints. */
  readonly removed: readonly number[];
  /** Indexes into the new footprints. */
  readonly added: readonly number[];
  /** Index of a position among the new ones by its old index, where footprints of it stayed. */
  readonly newPosition: ReadonlyMap<number, number>;
}

/**
 * What differs, by value. Both lists are in the stations' order, so one walk along the two
 * pairs them; where they disagree, the station's index tells which side is ahead. A station
 * that joins or leaves shifts the indexes of the positions after it: a footprint stays as
 * long as positions old and new still pair one to one, and counts as changed where they
 * were split or merged.
 */
function differences(before: Footprints, after: Footprints): Differences {
  const removed: number[] = [];
  const added: number[] = [];
  const newPosition = new Map<number, number>();
  const oldPosition = new Map<number, number>();
  let i = 0;
  let j = 0;
  // Footprints of one position follow each other: the pair is looked up once.
  let lastFrom = -1;
  let lastTo = -1;
  while (i < before.count || j < after.count) {
    const bothLeft = i < before.count && j < after.count;
    if (bothLeft && sameFootprint(before, i, after, j)) {
      const from = before.position[i] ?? outOfRange();
      const to = after.position[j] ?? outOfRange();
      const known = from === lastFrom && to === lastTo;
      if (known || ((newPosition.get(from) ?? to) === to && (oldPosition.get(to) ?? from) === from)) {
        if (!known) {
          newPosition.set(from, to);
          oldPosition.set(to, from);
        }
        lastFrom = from;
        lastTo = to;
      } else {
        removed.push(i);
        added.push(j);
      }
      i++;
      j++;
      continue;
    }
    const oldStation = i < before.count ? (before.station[i] ?? outOfRange()) : Infinity;
    const newStation = j < after.count ? (after.station[j] ?? outOfRange()) : Infinity;
    if (oldStation <= newStation) removed.push(i++);
    if (newStation <= oldStation) added.push(j++);
  }
  return { removed, added, newPosition };
}

function sameFootprint(a: Footprints, i: number, b: Footprints, j: number): boolean {
  return (
    a.lon[i] === b.lon[j] &&
    a.lat[i] === b.lat[j] &&
    a.radiusM[i] === b.radiusM[j] &&
    a.cell[i] === b.cell[j] &&
    a.beamwidthDeg[i] === b.beamwidthDeg[j] &&
    a.azimuthDeg[i] === b.azimuthDeg[j] &&
    a.cells?.[i]?.served === b.cells?.[j]?.served
  );
}
