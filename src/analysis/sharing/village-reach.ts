import { outOfRange } from '../../model/out-of-range.ts';
import type { Region } from '../coverage/regions.ts';
import { coversSome } from '../coverage/served.ts';
import { asSeenFrom, relate } from '../coverage/village-relation.ts';
import { type VillageRows, villageRows } from '../coverage/village-rows.ts';
import type { VillageShapes } from '../coverage/village-shapes.ts';
import { exclusiveAreas } from './exclusive-areas.ts';
import type { StationItems } from './station-items.ts';

/** Surroundings of this many villages are kept at a time: neighbours' moves ask for the same ones. */
const VILLAGES_KEPT = 2_048;

/** The footprints that reach into a village, by item of the index; those that hold all of it apart. */
export interface VillageSurroundings {
  readonly village: number;
  readonly rows: VillageRows;
  /** Stations that each hold the whole village in a cell: the first two, and no more than two. */
  readonly holders: ReadonlyMap<number, readonly number[]>;
  /** Items that cut the village, as seen from it. */
  readonly cutting: readonly { readonly item: number; readonly seen: Region }[];
}

/** Whether, and how far, regions reach into villages, beside all that reaches there already. */
export interface VillageReach {
  surroundings(village: number): VillageSurroundings;
  /** Whether any of the regions reaches in at all. */
  touches(regions: readonly Region[], around: VillageSurroundings): boolean;
  /**
   * Of the alternatives that reach in, those that reach into at least a share of the village.
   *
   * @param reaching By alternative, from `touches`.
   * @param all Regions of each alternative.
   */
  touchesEnough(
    reaching: readonly boolean[],
    all: readonly (readonly Region[])[],
    around: VillageSurroundings,
    leastShare: number,
  ): readonly boolean[];
  /** Shares of the village in some cells for each alternative, together with all stations but this one. */
  shares(
    around: VillageSurroundings,
    station: number,
    counts: (cell: number) => boolean,
    alternatives: readonly (readonly Region[])[],
  ): readonly number[];
}

/** Reach into the villages beside these footprints; the surroundings of the last villages asked for are kept. */
export function villageReach(shapes: VillageShapes, items: StationItems): VillageReach {
  const { index, cellOf, stationOf } = items;
  const kept = new Map<number, VillageSurroundings>();
  return { surroundings, touches, touchesEnough, shares };

  function surroundings(village: number): VillageSurroundings {
    const known = kept.get(village);
    if (known) return known;
    const [oldest] = kept.keys();
    if (kept.size >= VILLAGES_KEPT && oldest !== undefined) kept.delete(oldest);
    const holders = new Map<number, number[]>();
    const cutting: { readonly item: number; readonly seen: Region }[] = [];
    const at = village * 4;
    const { bounds } = shapes;
    const near = index.tree?.search(
      bounds[at] ?? outOfRange(),
      bounds[at + 1] ?? outOfRange(),
      bounds[at + 2] ?? outOfRange(),
      bounds[at + 3] ?? outOfRange(),
    );
    for (const item of near ?? []) {
      const stations = holders.get(cellOf(item));
      // Where two stations hold a cell, whichever moves, the other still holds it.
      if (stations?.length === 2) continue;
      const region = items.region(item, null);
      const relation = relate(region, shapes, village);
      if (relation === 'cuts') cutting.push({ item, seen: asSeenFrom(region, shapes, village) });
      if (relation !== 'holds') continue;
      if (stations === undefined) holders.set(cellOf(item), [stationOf(item)]);
      else if (!stations.includes(stationOf(item))) stations.push(stationOf(item));
    }
    // Wide discs first: rows that they cover need no sector to be cut.
    cutting.sort(
      (a, b) => Number(a.seen.halfSpaces !== null) - Number(b.seen.halfSpaces !== null) || b.seen.angle - a.seen.angle,
    );
    const made = { village, rows: villageRows(shapes, village), holders, cutting };
    kept.set(village, made);
    return made;
  }

  function touches(regions: readonly Region[], { village, rows }: VillageSurroundings): boolean {
    const relations = regions.map((region) => relate(region, shapes, village));
    if (relations.includes('holds')) return true;
    const [west, east] = eastWest(shapes, village);
    return regions.some((region, i) => relations[i] === 'cuts' && coversSome(region, rows, west, east));
  }

  function touchesEnough(
    reaching: readonly boolean[],
    all: readonly (readonly Region[])[],
    { village, rows }: VillageSurroundings,
    leastShare: number,
  ): readonly boolean[] {
    const least = leastShare * rows.area;
    if (!(least > 0) || !reaching.includes(true)) return reaching;
    const holds = all.map((list) => list.some((region) => relate(region, shapes, village) === 'holds'));
    if (reaching.every((reaches, k) => !reaches || holds[k])) return reaching;
    const box = eastWest(shapes, village);
    return reaching.map((reaches, k) => {
      if (!reaches || holds[k]) return reaches;
      const seen = (all[k] ?? outOfRange()).map((region) => asSeenFrom(region, shapes, village));
      if (seen.some((region) => coversSome(region, rows, ...box, least))) return true;
      return seen.length > 1 && (exclusiveAreas(rows, ...box, [], [seen]).alternatives[0] ?? outOfRange()) >= least;
    });
  }

  function shares(
    { village, rows, holders, cutting }: VillageSurroundings,
    station: number,
    counts: (cell: number) => boolean,
    alternatives: readonly (readonly Region[])[],
  ): readonly number[] {
    for (const [cell, stations] of holders) {
      if (counts(cell) && stations.some((holder) => holder !== station)) return alternatives.map(() => 1);
    }
    const relations = alternatives.map((list) => list.map((region) => relate(region, shapes, village)));
    if (relations.every((list) => list.includes('holds'))) return alternatives.map(() => 1);
    const others = cutting
      .filter(({ item }) => counts(cellOf(item)) && stationOf(item) !== station)
      .map(({ seen }) => seen);
    const seen = alternatives.map((list) => list.map((region) => asSeenFrom(region, shapes, village)));
    const areas = exclusiveAreas(rows, ...eastWest(shapes, village), others, seen);
    return alternatives.map((_, a) =>
      relations[a]?.includes('holds')
        ? 1
        : Math.min(1, (areas.others + (areas.alternatives[a] ?? outOfRange())) / rows.area),
    );
  }
}

function eastWest(shapes: VillageShapes, village: number): [west: number, east: number] {
  return [shapes.bounds[village * 4] ?? outOfRange(), shapes.bounds[village * 4 + 2] ?? outOfRange()];
}
