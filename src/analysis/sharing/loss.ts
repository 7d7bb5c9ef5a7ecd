import Flatbush from 'flatbush';
import { boundsAt, boundsOfBoxes, type LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Thresholds } from '../../model/profile.ts';
import { type Region, regionBounds } from '../coverage/regions.ts';
import type { VillageShapes } from '../coverage/village-shapes.ts';
import type { Footprints } from '../footprints.ts';
import { verdictFalls, verdictOf } from '../verdicts.ts';
import { stationItems } from './station-items.ts';
import { villageReach } from './village-reach.ts';

/**
 * What a move of one station costs (docs/definitions.md, Sharing candidates), with every other station at its original
 * place. For each cell (operator × technology) of the station:
 *
 *   loss = Σ over touched villages of weight × max(0, share before − share after)
 *   kept = 1 − loss ÷ Σ over touched villages of weight × share before   (0/0 = 1)
 *
 * A village is touched where the station reaches into at least "least touched share" of its area from its
 * old or its new place: of less, not even the borders are known so well. A gain elsewhere never pays for a loss.
 */
export interface MoveCost {
  /** Summed over the cells. */
  readonly loss: number;
  /** The least over the cells, 0 to 1. */
  readonly kept: number;
  /** Villages whose verdict on broadband, by any operator, falls; ascending. */
  readonly fallingVillages: readonly number[];
}

/** A cost with what loss and kept are made of, which is large: for the few moves of a plan. */
export interface DetailedMoveCost extends MoveCost {
  readonly byCell: readonly CellCost[];
}

/** Cost of a move in one operator × technology. */
export interface CellCost {
  /** `operator index × technology count + technology index`. */
  readonly cell: number;
  readonly loss: number;
  /** Touched villages that had coverage before, ascending. */
  readonly villages: readonly number[];
  /** Weight × share before, of each of them. */
  readonly base: readonly number[];
  /** What each of them loses; they add up to `loss`. */
  readonly losses: readonly number[];
  /** Villages that the station reaches, too little to count. */
  readonly grazed: readonly number[];
}

/** What moves lose, computed by the same sweep as coverage. */
export interface MoveCosts {
  /** Costs of moving a station to each of these places, its radius and sectors unchanged. */
  of(station: number, places: readonly LonLat[]): DetailedMoveCost[];
}

/**
 * @param footprints Of every station that stands or is planned; see `footprintsOf`.
 * @param weights People of each village, km² where unknown.
 * @param broadband 1 for each technology that is mobile broadband.
 */
export function createMoveCosts(
  shapes: VillageShapes,
  footprints: Footprints,
  weights: Float64Array,
  broadband: ArrayLike<number>,
  thresholds: Pick<Thresholds, 'coveredShare' | 'uncoveredShare' | 'touchedShareMin'>,
): MoveCosts {
  const villageIndex = indexVillages(shapes);
  const items = stationItems(footprints);
  const { cellOf } = items;
  const reach = villageReach(shapes, items);
  const isBroadbandCell = (cell: number): boolean => broadband[cell % broadband.length] === 1;
  const isBroadband = (item: number): boolean => isBroadbandCell(cellOf(item));

  return { of: costs };

  function costs(station: number, places: readonly LonLat[]): DetailedMoveCost[] {
    const own = items.ofStation(station);
    const cells = [...new Set(own.map(cellOf))];
    // Alternative 0 is the old place.
    const regions = [null, ...places].map((place) => own.map((item) => items.region(item, place)));
    const lost = places.map(() => new Float64Array(cells.length));
    const base = places.map(() => new Float64Array(cells.length));
    const falling: number[][] = places.map(() => []);
    const touchedIn: { villages: number[]; base: number[]; losses: number[]; grazed: number[] }[][] = places.map(() =>
      cells.map(() => ({ villages: [], base: [], losses: [], grazed: [] })),
    );

    for (const village of villagesUnder(regions.flat())) {
      const around = reach.surroundings(village);
      if (!(around.rows.area > 0)) continue;
      let broadbandBefore = false;
      cells.forEach((cell, c) => {
        const all = regions.map((list) => list.filter((_, i) => cellOf(own[i] ?? outOfRange()) === cell));
        const reaching = all.map((list) => reach.touches(list, around));
        if (reaching[0] && isBroadbandCell(cell)) broadbandBefore = true;
        const touched = reach.touchesEnough(reaching, all, around, thresholds.touchedShareMin);
        places.forEach((_, p) => {
          if (!touched[0] && !touched[p + 1] && (reaching[0] || reaching[p + 1]))
            touchedIn[p]?.[c]?.grazed.push(village);
        });
        if (!touched.includes(true)) return;
        // What does not reach in takes no part in the walk; without the old place nothing can be lost.
        const alternatives = all.map((list, k) => (reaching[0] && reaching[k] ? list : []));
        const shares = reach.shares(around, station, (other) => other === cell, alternatives);
        const before = shares[0] ?? outOfRange();
        const weight = weights[village] ?? outOfRange();
        places.forEach((_, p) => {
          if (!touched[0] && !touched[p + 1]) return;
          add(base[p], c, weight * before);
          const loses = weight * Math.max(0, before - (shares[p + 1] ?? outOfRange()));
          if (weight * before > 0) {
            touchedIn[p]?.[c]?.villages.push(village);
            touchedIn[p]?.[c]?.base.push(weight * before);
            touchedIn[p]?.[c]?.losses.push(loses);
          }
          add(lost[p], c, loses);
        });
      });
      // A verdict falls only where something of the old place is lost.
      if (!broadbandBefore) continue;
      const alternatives = regions.map((list) => list.filter((_, i) => isBroadband(own[i] ?? outOfRange())));
      const shares = reach.shares(around, station, isBroadbandCell, alternatives);
      const before = verdictOf(shares[0] ?? outOfRange(), thresholds);
      places.forEach((_, p) => {
        if (verdictFalls(before, verdictOf(shares[p + 1] ?? outOfRange(), thresholds))) falling[p]?.push(village);
      });
    }

    return places.map((_, p) => ({
      loss: sum(lost[p]),
      kept: cells.reduce(
        (least, _cell, c) => Math.min(least, keptOf(lost[p]?.[c] ?? outOfRange(), base[p]?.[c] ?? outOfRange())),
        1,
      ),
      fallingVillages: falling[p] ?? [],
      byCell: cells.map((cell, c) => ({
        cell,
        loss: lost[p]?.[c] ?? outOfRange(),
        villages: touchedIn[p]?.[c]?.villages ?? [],
        base: touchedIn[p]?.[c]?.base ?? [],
        losses: touchedIn[p]?.[c]?.losses ?? [],
        grazed: touchedIn[p]?.[c]?.grazed ?? [],
      })),
    }));
  }

  function villagesUnder(regions: readonly Region[]): number[] {
    if (regions.length === 0 || villageIndex === null) return [];
    const box = boundsOfBoxes(regions.map(regionBounds));
    return villageIndex.search(...box).sort((a, b) => a - b);
  }
}

function keptOf(loss: number, base: number): number {
  return base > 0 ? Math.min(1, Math.max(0, 1 - loss / base)) : 1;
}

function add(into: Float64Array | undefined, at: number, value: number): void {
  if (into) into[at] = (into[at] ?? outOfRange()) + value;
}

function sum(values: Float64Array | undefined): number {
  return values?.reduce((total, value) => total + value, 0) ?? 0;
}

function indexVillages(shapes: VillageShapes): Flatbush | null {
  if (shapes.count === 0) return null;
  const index = new Flatbush(shapes.count);
  for (let village = 0; village < shapes.count; village++) index.add(...boundsAt(shapes.bounds, village));
  index.finish();
  return index;
}
