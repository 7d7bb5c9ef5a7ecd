import { villageRows } from '../../src/analysis/coverage/village-rows.ts';
import type { VillageShapes } from '../../src/analysis/coverage/village-shapes.ts';
import { villageSweep } from '../../src/analysis/coverage/village-sweep.ts';
import { type Footprints, selectFootprints } from '../../src/analysis/footprints.ts';
import type { LonLat } from '../../src/model/geometry.ts';
import { outOfRange } from '../../src/model/out-of-range.ts';
import type { CoverageLayout } from '../../src/model/results.ts';

/**
 * Attacks on a published folder: where does a mast stand? The attacker is given more than any
 * real one has: the program, the borders, and for every mast its operators, technologies, radii
 * and sectors. Only the places are unknown; of each the published square is known.
 */
export interface Attacked {
  readonly shapes: VillageShapes;
  readonly layout: CoverageLayout;
  readonly broadband: ArrayLike<number>;
  readonly coveredShare: number;
  /** All footprints, each mast in the middle of its published square. */
  readonly start: Footprints;
  /** Side of the squares, metres. */
  readonly squareM: number;
}

/** What an edition publishes of one village in one column of the layout: the share lies within these. */
export type Told = (village: number, column: number) => readonly [least: number, most: number];

const DEGREE_M = 111_195;
const RADIANS = Math.PI / 180;

/** Metres from one place to another; flat, for a few kilometres. */
export function metresBetween([aLon, aLat]: LonLat, [bLon, bLat]: LonLat): number {
  return Math.hypot((bLat - aLat) * DEGREE_M, (bLon - aLon) * DEGREE_M * Math.cos(aLat * RADIANS));
}

function movedBy([lon, lat]: LonLat, east: number, north: number): LonLat {
  return [lon + east / (DEGREE_M * Math.cos(lat * RADIANS)), lat + north / DEGREE_M];
}

/** Computes shares of some villages for footprints whose masts are moved. */
class Model {
  readonly #attacked: Attacked;
  readonly #rows = new Map<number, ReturnType<typeof villageRows>>();

  constructor(attacked: Attacked) {
    this.#attacked = attacked;
  }

  /** @param offsets Metres east and north by position; others stay in the middle of their squares. */
  shares(footprints: Footprints, offsets: ReadonlyMap<number, readonly [number, number]>, villages: readonly number[]) {
    const { shapes, layout, broadband, coveredShare } = this.#attacked;
    const lon = footprints.lon.slice();
    const lat = footprints.lat.slice();
    for (let f = 0; f < footprints.count; f++) {
      const offset = offsets.get(footprints.position[f] ?? outOfRange());
      if (offset) [lon[f], lat[f]] = movedBy([lon[f] ?? 0, lat[f] ?? 0], ...offset);
    }
    const sweep = villageSweep(shapes, { ...footprints, lon, lat }, layout, broadband, coveredShare);
    return villages.map((village) => {
      sweep.run(village, this.#rowsOf(village));
      return sweep.shares.slice();
    });
  }

  #rowsOf(village: number) {
    const known = this.#rows.get(village) ?? villageRows(this.#attacked.shapes, village);
    this.#rows.set(village, known);
    return known;
  }
}

const models = new WeakMap<Attacked, Model>();

function modelOf(attacked: Attacked): Model {
  const known = models.get(attacked) ?? new Model(attacked);
  models.set(attacked, known);
  return known;
}

function villagesNear({ shapes }: Attacked, [lon, lat]: LonLat, reachM: number): number[] {
  return Array.from({ length: shapes.count }, (_, v) => v).filter((v) => {
    const [west = 0, south = 0, east = 0, north = 0] = shapes.bounds.subarray(v * 4, v * 4 + 4);
    const nearest: LonLat = [Math.min(east, Math.max(west, lon)), Math.min(north, Math.max(south, lat))];
    return metresBetween([lon, lat], nearest) < reachM;
  });
}

function startOf({ start }: Attacked, position: number): LonLat {
  const f = start.position.indexOf(position);
  return [start.lon[f] ?? outOfRange(), start.lat[f] ?? outOfRange()];
}

const MOST_UNKNOWN = 5;
/** Sum of squares of errors that rounding to a ten-thousandth explains. */
const AS_PUBLISHED = 1e-7;

/**
 * Fits discs and sectors of one operator × technology: the mast and those around it are moved
 * together until the computed shares agree with what was published of all villages near by.
 * Levels are inequalities: no error within them. Least squares by Levenberg and Marquardt,
 * from several starts.
 *
 * @param cell Operator × technology, as in `Footprints.cell`.
 * @param editions All that was published, each edition of it.
 */
export function fitMast(attacked: Attacked, position: number, cell: number, editions: readonly Told[]): LonLat {
  const { start, layout } = attacked;
  const at = startOf(attacked, position);
  const own = Array.from({ length: start.count }, (_, f) => f).filter((f) => start.cell[f] === cell);
  const radius = start.radiusM[own.find((f) => start.position[f] === position) ?? outOfRange()] ?? outOfRange();
  const near = own.filter(
    (f) => metresBetween(at, [start.lon[f] ?? 0, start.lat[f] ?? 0]) < 2 * radius + 2 * attacked.squareM,
  );
  const footprints = selectFootprints(start, near);
  const distance = (p: number): number => metresBetween(at, startOf(attacked, p));
  const unknown = [...new Set(footprints.position)].sort((a, b) => distance(a) - distance(b)).slice(0, MOST_UNKNOWN);
  const villages = villagesNear(attacked, at, radius + attacked.squareM / 2);
  const column = layout.columns - layout.operators.length * layout.technologies.length + cell;
  const bounds = villages.flatMap((v) => editions.map((told) => told(v, column)));
  const errors = (parameters: readonly number[]): number[] => {
    const offsets = new Map(
      unknown.map((p, i) => [p, [parameters[2 * i] ?? 0, parameters[2 * i + 1] ?? 0] as const] as const),
    );
    const shares = modelOf(attacked).shares(footprints, offsets, villages);
    return bounds.map(([least, most], i) => {
      const share = shares[Math.floor(i / editions.length)]?.[column] ?? 0;
      return share < least ? share - least : share > most ? share - most : 0;
    });
  };
  const third = attacked.squareM / 3;
  const starts = [0, -third, third].flatMap((east) => [0, -third, third].map((north) => [east, north] as const));
  let best = { parameters: [0, 0], cost: Number.POSITIVE_INFINITY };
  for (const [east, north] of starts) {
    const first = unknown.flatMap((p) => (p === position ? [east, north] : [0, 0]));
    const found = leastSquares(errors, first);
    if (found.cost < best.cost) best = found;
    if (best.cost < AS_PUBLISHED) break;
  }
  // Masts of one operator × technology can be exchanged in a fit: of those found, the one nearest to the square.
  const found = unknown.map((p, i) =>
    movedBy(startOf(attacked, p), best.parameters[2 * i] ?? 0, best.parameters[2 * i + 1] ?? 0),
  );
  return found.sort((a, b) => metresBetween(at, a) - metresBetween(at, b))[0] ?? at;
}

/** Levenberg and Marquardt with numeric derivatives, metres. */
function leastSquares(errors: (parameters: readonly number[]) => number[], first: readonly number[]) {
  let parameters = [...first];
  let now = errors(parameters);
  let cost = sumOfSquares(now);
  let damping = 1e-3;
  for (let round = 0; round < 25 && cost > 1e-10; round++) {
    const slopes = parameters.map((_, k) => {
      const step = parameters.map((value, i) => (i === k ? value + 3 : value));
      return errors(step).map((error, i) => (error - (now[i] ?? 0)) / 3);
    });
    const square = slopes.map((a) => slopes.map((b) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)));
    const right = slopes.map((a) => -a.reduce((sum, value, i) => sum + value * (now[i] ?? 0), 0));
    let better = false;
    for (let trial = 0; trial < 4 && !better; trial++) {
      const step = solved(
        square.map((row, i) => row.map((value, j) => (i === j ? value * (1 + damping) + 1e-12 : value))),
        right,
      );
      const next = parameters.map((value, i) => value + Math.max(-400, Math.min(400, step[i] ?? 0)));
      const there = errors(next);
      const costThere = sumOfSquares(there);
      better = costThere < cost;
      damping *= better ? 0.2 : 8;
      if (better) [parameters, now, cost] = [next, there, costThere];
    }
    if (!better) break;
  }
  return { parameters, cost };
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** Gauss with pivots. */
function solved(square: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = square.map((row, i) => [...row, right[i] ?? 0]);
  const n = rows.length;
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let k = 0; k < n; k++) {
    const pivot = rows.findIndex(
      (_, i) => i >= k && rows.slice(k).every((row) => Math.abs(at(i, k)) >= Math.abs(row[k] ?? 0)),
    );
    const [a, b] = [rows[k] ?? [], rows[pivot] ?? []];
    rows[k] = b;
    rows[pivot] = a;
    for (let i = 0; i < n; i++) {
      if (i === k || at(k, k) === 0) continue;
      const factor = at(i, k) / at(k, k);
      rows[i] = (rows[i] ?? []).map((value, j) => value - factor * at(k, j));
    }
  }
  return rows.map((row, k) => (at(k, k) === 0 ? 0 : (row[n] ?? 0) / at(k, k)));
}

/**
 * Searches a mast's square: at which places do the published shares of broadband, of all
 * operators together, come about? The masts around are tried at several places of their squares.
 * The answer is the middle of the places that explain most.
 *
 * @param random From 0 to 1, seeded.
 */
export function searchSquare(
  attacked: Attacked,
  position: number,
  editions: readonly Told[],
  { steps, trials, random }: { readonly steps: number; readonly trials: number; readonly random: () => number },
): LonLat {
  const { start, squareM } = attacked;
  const at = startOf(attacked, position);
  const own = start.radiusM.filter((_, f) => start.position[f] === position);
  const reach = Math.max(...own) + squareM / 2;
  const near = Array.from({ length: start.count }, (_, f) => f).filter(
    (f) =>
      isBroadband(attacked, start.cell[f] ?? 0) &&
      metresBetween(at, [start.lon[f] ?? 0, start.lat[f] ?? 0]) < reach + (start.radiusM[f] ?? 0) + squareM,
  );
  const footprints = selectFootprints(start, near);
  const others = [...new Set(footprints.position)].filter((p) => p !== position);
  const villages = villagesNear(attacked, at, Math.min(reach, 1800));
  const spot = (): [number, number] => [(random() - 0.5) * squareM, (random() - 0.5) * squareM];
  const arounds = Array.from({ length: trials }, (_, i) => others.map((p) => [p, i === 0 ? [0, 0] : spot()] as const));
  const candidates: { readonly offset: readonly [number, number]; readonly score: number }[] = [];
  for (let x = 0; x < steps; x++) {
    for (let y = 0; y < steps; y++) {
      const offset = [((x + 0.5) / steps - 0.5) * squareM, ((y + 0.5) / steps - 0.5) * squareM] as const;
      let score = 0;
      for (const around of arounds) {
        const offsets = new Map<number, readonly [number, number]>([[position, offset]]);
        for (const [p, [east = 0, north = 0]] of around) offsets.set(p, [east, north]);
        modelOf(attacked)
          .shares(footprints, offsets, villages)
          .forEach((shares, i) => {
            for (const told of editions) {
              const [least, most] = told(villages[i] ?? 0, 1);
              const share = shares[1] ?? 0;
              score -= Math.max(0, least - share, share - most);
            }
          });
      }
      candidates.push({ offset, score });
    }
  }
  const best = Math.max(...candidates.map(({ score }) => score));
  const weights = candidates.map(({ score }) => Math.exp((score - best) * 10));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (axis: 0 | 1): number =>
    candidates.reduce((sum, { offset }, i) => sum + offset[axis] * (weights[i] ?? 0), 0) / total;
  return movedBy(at, mean(0), mean(1));
}

function isBroadband({ layout, broadband }: Attacked, cell: number): boolean {
  return broadband[cell % layout.technologies.length] === 1;
}

/** Masts stand where people live: the centre of a village in the square, nearest to its middle; else the middle. */
export function nearestVillageCentre(attacked: Attacked, position: number, centres: readonly LonLat[]): LonLat {
  const at = startOf(attacked, position);
  const half = attacked.squareM / 2;
  const inside = centres
    .filter(
      ([lon, lat]) =>
        Math.abs(lat - at[1]) * DEGREE_M <= half &&
        Math.abs(lon - at[0]) * DEGREE_M * Math.cos(at[1] * RADIANS) <= half,
    )
    .sort((a, b) => metresBetween(at, a) - metresBetween(at, b));
  return inside[0] ?? at;
}

/** The operator × technology of a mast with the fewest other masts of the same near by: the easiest to attack. */
export function loneliestCell(attacked: Attacked, position: number): { readonly cell: number; readonly masts: number } {
  const { start } = attacked;
  const at = startOf(attacked, position);
  const indexes = Array.from({ length: start.count }, (_, f) => f);
  const crowd = (own: number): number => {
    const reach = 2 * (start.radiusM[own] ?? 0) + attacked.squareM;
    const near = indexes.filter(
      (f) => start.cell[f] === start.cell[own] && metresBetween(at, [start.lon[f] ?? 0, start.lat[f] ?? 0]) < reach,
    );
    return new Set(near.map((f) => start.position[f])).size;
  };
  const own = indexes.filter((f) => start.position[f] === position);
  const crowds = new Map(own.map((f) => [start.cell[f] ?? 0, crowd(f)]));
  const [cell, masts] = [...crowds].sort((a, b) => a[1] - b[1])[0] ?? outOfRange();
  return { cell, masts };
}

/** How well an attack did. */
export interface Outcome {
  readonly medianM: number;
  /** Share of masts found within a fifth of the promise. */
  readonly within: number;
}

/** @param errorsM One a mast. */
export function outcomeOf(errorsM: readonly number[], protectM: number): Outcome {
  const sorted = [...errorsM].sort((a, b) => a - b);
  return {
    medianM: sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN,
    within: sorted.filter((error) => error < protectM / 5).length / sorted.length,
  };
}
