import { outOfRange } from '../../model/out-of-range.ts';
import type { Footprints } from '../footprints.ts';
import { type FootprintIndex, footprintIndex, itemRegion } from './footprint-index.ts';
import type { Region } from './regions.ts';
import { latitudesAlong } from './row-intervals.ts';
import { asSeenFrom, relate } from './village-relation.ts';
import type { VillageShapes } from './village-shapes.ts';

/**
 * How the footprints lie to one village, before any row is looked at. A footprint that
 * holds the whole village settles its cell for good, and most of a province needs no more
 * than that. Of the others only those stay that can still change a share, or the loss of a
 * position: these cut the rows.
 */
export interface CuttingRegions {
  /** Turns to other villages and footprints. */
  start(shapes: VillageShapes, footprints: Footprints): void;
  /** @param rowHeight Of the village's rows, radians. */
  gather(village: number, rowHeight: number): void;
  /** Mask of the cells that some footprint alone covers all over the village. */
  settled: number;
  /** Positions of the village: index by number; first those that hold all of it. */
  positionOf: number[];
  /** How many positions hold the whole village; counted up to `ENOUGH`. */
  holders: number;
  /** How many regions cut the village; the fields below have one entry for each. */
  count: number;
  readonly region: Region[];
  /** Where its boundary runs along the rows; see `latitudesAlong`. */
  readonly along: Float64Array[];
  /** −1 where the cell is settled. */
  cell: Int32Array;
  /** Number of the position; −1 where its loss is not asked for. */
  position: Int32Array;
  /** 1: the widest disc of its position, which holds the position's other discs. */
  widest: Uint8Array;
}

/** Three positions that each hold the village: no loss of two matters. */
export const ENOUGH = 3;
const NOWHERE = new Float64Array(0);

/** @param isBroadband Whether a cell (operator × technology) is of a broadband technology. */
export function createCuttingRegions(isBroadband: (cell: number) => boolean): CuttingRegions {
  let shapes: VillageShapes;
  let footprints: Footprints;
  let index: FootprintIndex;
  /** Positions of this village's broadband footprints: number within the village by index. */
  const numberOf = new Map<number, number>();
  const holding = new Set<number>();
  const widest = createWidestDiscs();
  const byGeometry = (a: number, b: number): number => compareItems(index, footprints, a, b);

  const found: CuttingRegions = {
    start(newShapes, newFootprints) {
      shapes = newShapes;
      footprints = newFootprints;
      index = footprintIndex(footprints);
    },
    gather,
    settled: 0,
    positionOf: [],
    holders: 0,
    count: 0,
    region: [],
    along: [],
    cell: new Int32Array(64),
    position: new Int32Array(64),
    widest: new Uint8Array(64),
  };
  return found;

  function gather(village: number, rowHeight: number): void {
    relateAll(village);
    found.holders = holding.size;
    found.positionOf = [];
    numberOf.clear();
    if (holding.size < ENOUGH) for (const position of holding) number(position);

    widest.clear();
    for (let k = 0; k < found.count; k++) if (countsLoss(k)) widest.keep(found, k);
    const west = shapes.bounds[village * 4] ?? outOfRange();
    const east = shapes.bounds[village * 4 + 2] ?? outOfRange();
    let kept = 0;
    for (let k = 0; k < found.count; k++) {
      const cell = found.cell[k] ?? outOfRange();
      const place = found.position[k] ?? outOfRange();
      const open = ((found.settled >>> cell) & 1) === 0;
      const counts = countsLoss(k) && !widest.holds(found, k);
      const region = found.region[k];
      if ((!open && !counts) || region === undefined) continue;
      found.region[kept] = region;
      found.along[kept] = region.halfSpaces === null ? NOWHERE : latitudesAlong(region, rowHeight, west, east);
      found.cell[kept] = open ? cell : -1;
      found.widest[kept] = counts && widest.of(place) === region ? 1 : 0;
      found.position[kept] = counts ? number(place) : -1;
      kept++;
    }
    found.count = kept;
  }

  /** What holds the village settles its cell; what cuts it is noted with its cell and position index. */
  function relateAll(village: number): void {
    found.settled = 0;
    found.count = 0;
    holding.clear();
    if (index.tree === null) return;
    const { bounds } = shapes;
    const at = village * 4;
    const near = index.tree.search(
      bounds[at] ?? outOfRange(),
      bounds[at + 1] ?? outOfRange(),
      bounds[at + 2] ?? outOfRange(),
      bounds[at + 3] ?? outOfRange(),
    );
    for (const item of near.sort(byGeometry)) {
      const f = index.footprint[item] ?? outOfRange();
      const cell = footprints.cell[f] ?? outOfRange();
      const position = footprints.position[f] ?? outOfRange();
      const counts = isBroadband(cell) && holding.size < ENOUGH && !holding.has(position);
      if (((found.settled >>> cell) & 1) === 1 && !counts) continue;
      const region = itemRegion(index, footprints, item);
      const relation = relate(region, shapes, village);
      if (relation === 'holds') {
        found.settled |= 1 << cell;
        if (counts) holding.add(position);
      } else if (relation === 'cuts') {
        const k = found.count++;
        if (k === found.cell.length) makeRoom();
        found.region[k] = asSeenFrom(region, shapes, village);
        found.cell[k] = cell;
        found.position[k] = position;
      }
    }
  }

  function makeRoom(): void {
    const room = found.cell.length * 2;
    const { cell, position } = found;
    found.cell = new Int32Array(room);
    found.position = new Int32Array(room);
    found.widest = new Uint8Array(room);
    found.cell.set(cell);
    found.position.set(position);
  }

  function countsLoss(k: number): boolean {
    return (
      holding.size < ENOUGH &&
      isBroadband(found.cell[k] ?? outOfRange()) &&
      !holding.has(found.position[k] ?? outOfRange())
    );
  }

  function number(position: number): number {
    const known = numberOf.get(position);
    if (known !== undefined) return known;
    numberOf.set(position, found.positionOf.length);
    return found.positionOf.push(position) - 1;
  }
}

/**
 * Items in an order of their geometry: the tree's own depends on all that is in it. Where two ends lie at one
 * longitude, the order of their regions decides which rows are added up together, and with that the last bit of a share.
 */
function compareItems({ footprint }: FootprintIndex, footprints: Footprints, itemA: number, itemB: number): number {
  const a = footprint[itemA] ?? outOfRange();
  const b = footprint[itemB] ?? outOfRange();
  const { lat, lon, radiusM, azimuthDeg, beamwidthDeg, cell } = footprints;
  return (
    compare(lat, a, b) ||
    compare(lon, a, b) ||
    compare(radiusM, a, b) ||
    compare(azimuthDeg, a, b) ||
    compare(beamwidthDeg, a, b) ||
    compare(cell, a, b)
  );
}

function compare(values: ArrayLike<number>, a: number, b: number): number {
  return (values[a] ?? outOfRange()) - (values[b] ?? outOfRange());
}

/** A mast carries several technologies: for its loss only its widest disc matters, which holds its other discs. */
interface WidestDiscs {
  clear(): void;
  keep(found: CuttingRegions, k: number): void;
  /** Whether another disc of the position holds region k. */
  holds(found: CuttingRegions, k: number): boolean;
  /** By index of the position. */
  of(position: number): Region | undefined;
}

function createWidestDiscs(): WidestDiscs {
  const widestOf = new Map<number, Region>();
  return {
    clear: () => widestOf.clear(),
    of: (position) => widestOf.get(position),
    keep(found, k) {
      const region = found.region[k];
      const position = found.position[k] ?? outOfRange();
      if (region === undefined || region.halfSpaces !== null) return;
      const known = widestOf.get(position);
      if (known === undefined || known.angle < region.angle) widestOf.set(position, region);
    },
    holds(found, k) {
      const own = found.region[k];
      const disc = widestOf.get(found.position[k] ?? outOfRange());
      if (disc === undefined || own === undefined || disc === own) return false;
      return disc.lonDeg === own.lonDeg && disc.lat === own.lat && disc.angle >= own.angle;
    },
  };
}
