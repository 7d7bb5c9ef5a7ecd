import type { LonLat } from '../../src/model/geometry.ts';
import { distance, noise, type Point, toPlane } from './plane.ts';
import { at, hash01 } from './rng.ts';
import { ROADS } from './roads.ts';

/** Karst towers: steep hills of limestone that stand alone in the plain, in the regions where the province has them. */

export interface Tower {
  readonly centre: Point;
  readonly radiusM: number;
  readonly heightM: number;
}

/** Middle of a region, its radius in metres, and the share of places in it that have a tower. */
const REGIONS: readonly (readonly [middle: LonLat, radiusM: number, share: number])[] = [
  [[105.905, 20.232], 6200, 0.62],
  [[105.865, 20.388], 4600, 0.5],
  [[105.69, 20.275], 8500, 0.42],
  [[105.895, 20.142], 4800, 0.4],
  [[105.985, 20.098], 3000, 0.35],
  [[105.655, 20.365], 5500, 0.45],
];
const PLACES = REGIONS.map(([middle, radiusM, share]) => ({ middle: toPlane(middle), radiusM, share }));

/** One place for a tower in each square of this side, within a square around the origin. */
const SPACING_M = 620;
const HALF_SQUARES = 64;
/** How far a tower stays off roads and masts, metres. */
const CLEAR_M = 90;
/** Width of its slope. */
const SLOPE_M = 110;
/** Its edge is uneven by so much of its radius. */
const UNEVEN = 0.3;

/** Towers by the square that they stand in. */
export type Towers = ReadonlyMap<number, Tower>;

/** @param masts Places to stay off, as the roads. */
export function towersOf(masts: readonly Point[]): Towers {
  const kept = [...masts, ...ROADS.flatMap(({ line }) => withMiddles(line))];
  const bySquare = new Map<number, Point[]>();
  for (const point of kept) {
    const key = squareOf(point);
    const list = bySquare.get(key);
    if (list === undefined) bySquare.set(key, [point]);
    else list.push(point);
  }
  const towers = new Map<number, Tower>();
  for (let x = -HALF_SQUARES; x < HALF_SQUARES; x++) {
    for (let y = -HALF_SQUARES; y < HALF_SQUARES; y++) {
      const draw = (seed: number): number => hash01(x, y, seed);
      const centre: Point = [(x + 0.2 + 0.6 * draw(41)) * SPACING_M, (y + 0.2 + 0.6 * draw(42)) * SPACING_M];
      if (draw(43) >= shareAt(centre)) continue;
      const tower = { centre, radiusM: 150 + 170 * draw(44), heightM: 45 + 165 * draw(45) * draw(46) };
      const clearM = tower.radiusM * (1 + UNEVEN) + CLEAR_M;
      const near = around(centre).flatMap((square) => bySquare.get(square) ?? []);
      if (near.every((point) => distance(point, centre) > clearM)) towers.set(squareOf(centre), tower);
    }
  }
  return towers;
}

/** Height above the plain; 0 beside the towers. */
export function towerHeightM(point: Point, towers: Towers): number {
  let highest = 0;
  for (const square of around(point)) {
    const tower = towers.get(square);
    if (tower === undefined) continue;
    const away = distance(point, tower.centre);
    if (away > tower.radiusM * (1 + UNEVEN)) continue;
    const inwardM = tower.radiusM * (1 + UNEVEN * noise(point, 170, 47)) - away;
    const share = Math.min(1, Math.max(0, inwardM / SLOPE_M));
    const heightM = tower.heightM * share * share * (3 - 2 * share) * (0.88 + 0.12 * noise(point, 130, 48));
    highest = Math.max(highest, heightM);
  }
  return highest;
}

function shareAt(point: Point): number {
  let share = 0;
  for (const region of PLACES) {
    const inward = 1 - distance(point, region.middle) / region.radiusM;
    if (inward > 0) share = Math.max(share, region.share * Math.min(1, inward * 3));
  }
  return share;
}

function squareOf(point: Point): number {
  return Math.floor(point[0] / SPACING_M) * 1000 + Math.floor(point[1] / SPACING_M);
}

/** The square of a point and the eight beside it. */
function around(point: Point): number[] {
  const middle = squareOf(point);
  return [-1001, -1000, -999, -1, 0, 1, 999, 1000, 1001].map((step) => middle + step);
}

/** Points of a road are up to 350 m apart: one more between any two. */
function withMiddles(line: readonly Point[]): Point[] {
  return line.flatMap((point, i): Point[] => {
    if (i === 0) return [point];
    const before = at(line, i - 1);
    return [[(before[0] + point[0]) / 2, (before[1] + point[1]) / 2], point];
  });
}
