import Flatbush from 'flatbush';
import type { LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Thresholds } from '../../model/profile.ts';
import { footprintIndex, itemRegion } from '../coverage/footprint-index.ts';
import { cellsRegion, discRegion, type Region, regionBounds, sectorRegion } from '../coverage/regions.ts';
import { coversSome } from '../coverage/served.ts';
import { asSeenFrom, relate } from '../coverage/village-relation.ts';
import { type VillageRows, villageRows } from '../coverage/village-rows.ts';
import type { VillageShapes } from '../coverage/village-shapes.ts';
import type { Footprints } from '../footprints.ts';
import { verdictFalls, verdictOf } from '../verdicts.ts';
import { exclusiveAreas } from './exclusive-areas.ts';

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

/** Surroundings of this many villages are kept at a time: neighbours' moves ask for the same ones. */
const VILLAGES_KEPT = 2_048;

/** The footprints that reach into a village, by item of the index; those that hold all of it apart. */
interface Surroundings {
  readonly rows: VillageRows;
  /** Stations that each hold the whole village in a cell: the first two, and no more than two. */
  readonly holders: ReadonlyMap<number, readonly number[]>;
  /** Items that cut the village, as seen from it. */
  readonly cutting: readonly { readonly item: number; readonly seen: Region }[];
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
  const index = footprintIndex(footprints);
  // Below, a footprint is named by its item in the index, where sectors that look all around are one disc.
  const footprintOf = (item: number): number => index.footprint[item] ?? outOfRange();
  const cellOf = (item: number): number => footprints.cell[footprintOf(item)] ?? outOfRange();
  const stationOf = (item: number): number => footprints.station[footprintOf(item)] ?? outOfRange();
  const isBroadbandCell = (cell: number): boolean => broadband[cell % broadband.length] === 1;
  const isBroadband = (item: number): boolean => isBroadbandCell(cellOf(item));
  const chains = chainItems();
  const kept = new Map<number, Surroundings>();

  return { of: costs };

  function costs(station: number, places: readonly LonLat[]): DetailedMoveCost[] {
    const own = itemsOfStation(station);
    const cells = [...new Set(own.map(cellOf))];
    // Alternative 0 is the old place.
    const regions = [null, ...places].map((place) =>
      own.map((item) => (place === null ? itemRegion(index, footprints, item) : regionAt(item, place))),
    );
    const lost = places.map(() => new Float64Array(cells.length));
    const base = places.map(() => new Float64Array(cells.length));
    const falling: number[][] = places.map(() => []);
    const touchedIn: { villages: number[]; base: number[]; losses: number[]; grazed: number[] }[][] = places.map(() =>
      cells.map(() => ({ villages: [], base: [], losses: [], grazed: [] })),
    );

    for (const village of villagesUnder(regions.flat())) {
      const around = surroundingsOf(village);
      if (!(around.rows.area > 0)) continue;
      let broadbandBefore = false;
      cells.forEach((cell, c) => {
        const all = regions.map((list) => list.filter((_, i) => cellOf(own[i] ?? outOfRange()) === cell));
        const reaching = all.map((list) => touches(list, village, around.rows));
        if (reaching[0] && isBroadbandCell(cell)) broadbandBefore = true;
        const touched = enough(reaching, all, village, around.rows);
        places.forEach((_, p) => {
          if (!touched[0] && !touched[p + 1] && (reaching[0] || reaching[p + 1]))
            touchedIn[p]?.[c]?.grazed.push(village);
        });
        if (!touched.includes(true)) return;
        // What does not reach in takes no part in the walk; without the old place nothing can be lost.
        const alternatives = all.map((list, k) => (reaching[0] && reaching[k] ? list : []));
        const shares = sharesOf(village, around, station, (other) => other === cell, alternatives);
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
      const shares = sharesOf(village, around, station, isBroadbandCell, alternatives);
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

  function regionAt(item: number, [lon, lat]: LonLat): Region {
    const f = footprintOf(item);
    const modelled = footprints.cells?.[f]?.at([lon, lat]);
    if (modelled) return cellsRegion(modelled);
    const radiusM = footprints.cells?.[f]?.discM ?? footprints.radiusM[f] ?? outOfRange();
    if (index.whole[item] === 1) return discRegion(lon, lat, radiusM);
    return sectorRegion(
      lon,
      lat,
      radiusM,
      footprints.azimuthDeg[f] ?? outOfRange(),
      footprints.beamwidthDeg[f] ?? outOfRange(),
    );
  }

  /** Shares of a village in some cells for each alternative, together with all other stations. */
  function sharesOf(
    village: number,
    { rows, holders, cutting }: Surroundings,
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
    const areas = exclusiveAreas(rows, ...eastWest(village), others, seen);
    return alternatives.map((_, a) =>
      relations[a]?.includes('holds')
        ? 1
        : Math.min(1, (areas.others + (areas.alternatives[a] ?? outOfRange())) / rows.area),
    );
  }

  function touches(regions: readonly Region[], village: number, rows: VillageRows): boolean {
    const relations = regions.map((region) => relate(region, shapes, village));
    if (relations.includes('holds')) return true;
    const [west, east] = eastWest(village);
    return regions.some((region, i) => relations[i] === 'cuts' && coversSome(region, rows, west, east));
  }

  /** Of the alternatives that reach into a village, those that reach into enough of it to count. */
  function enough(
    reaching: readonly boolean[],
    all: readonly (readonly Region[])[],
    village: number,
    rows: VillageRows,
  ): readonly boolean[] {
    const least = thresholds.touchedShareMin * rows.area;
    if (!(least > 0) || !reaching.includes(true)) return reaching;
    const holds = all.map((list) => list.some((region) => relate(region, shapes, village) === 'holds'));
    if (reaching.every((reaches, k) => !reaches || holds[k])) return reaching;
    const seen = all.map((list, k) =>
      reaching[k] && !holds[k] ? list.map((region) => asSeenFrom(region, shapes, village)) : [],
    );
    const { alternatives } = exclusiveAreas(rows, ...eastWest(village), [], seen);
    return reaching.map((reaches, k) => reaches && (holds[k] || (alternatives[k] ?? outOfRange()) >= least));
  }

  function surroundingsOf(village: number): Surroundings {
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
      const region = itemRegion(index, footprints, item);
      const relation = relate(region, shapes, village);
      if (relation === 'cuts') cutting.push({ item, seen: asSeenFrom(region, shapes, village) });
      if (relation !== 'holds') continue;
      if (stations === undefined) holders.set(cellOf(item), [stationOf(item)]);
      else if (!stations.includes(stationOf(item))) stations.push(stationOf(item));
    }
    const made = { rows: villageRows(shapes, village), holders, cutting };
    kept.set(village, made);
    return made;
  }

  /** Items of one station after another, as chains: a country has too many stations for a list each. */
  function chainItems() {
    const items = index.tree?.numItems ?? 0;
    const first = new Int32Array(footprints.station.reduce((most, station) => Math.max(most, station), -1) + 1).fill(
      -1,
    );
    const next = new Int32Array(items);
    for (let item = items - 1; item >= 0; item--) {
      next[item] = first[stationOf(item)] ?? outOfRange();
      first[stationOf(item)] = item;
    }
    return { first, next };
  }

  function itemsOfStation(station: number): number[] {
    const own: number[] = [];
    for (let item = chains.first[station] ?? outOfRange(); item >= 0; item = chains.next[item] ?? outOfRange())
      own.push(item);
    return own;
  }

  function eastWest(village: number): [west: number, east: number] {
    return [shapes.bounds[village * 4] ?? outOfRange(), shapes.bounds[village * 4 + 2] ?? outOfRange()];
  }

  function villagesUnder(regions: readonly Region[]): number[] {
    const boxes = regions.map(regionBounds);
    if (boxes.length === 0 || villageIndex === null) return [];
    const west = Math.min(...boxes.map((box) => box[0]));
    const south = Math.min(...boxes.map((box) => box[1]));
    const east = Math.max(...boxes.map((box) => box[2]));
    const north = Math.max(...boxes.map((box) => box[3]));
    return villageIndex.search(west, south, east, north).sort((a, b) => a - b);
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
  for (let at = 0; at < shapes.count * 4; at += 4) {
    const [west = 0, south = 0, east = 0, north = 0] = shapes.bounds.subarray(at, at + 4);
    index.add(west, south, east, north);
  }
  index.finish();
  return index;
}
