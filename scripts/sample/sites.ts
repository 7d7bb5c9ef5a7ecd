import { isInsideRings } from '../../src/model/geometry.ts';
import { distance, type Point, toPlane } from './plane.ts';
import { at, gaussian, pick, pickWeighted, type Random, shuffle } from './rng.ts';
import { besideARoad } from './roads.ts';
import type { SampleLand } from './villages.ts';

/** Where the existing positions stand, and which operators are at each. */

export type OperatorId = 'Viettel' | 'VinaPhone' | 'MobiFone' | 'Vietnamobile';
export const OPERATORS: readonly (readonly [OperatorId, number])[] = [
  ['Viettel', 0.36],
  ['VinaPhone', 0.3],
  ['MobiFone', 0.24],
  ['Vietnamobile', 0.1],
];

/**
 * How the stations of a position name it: all by its id; one tenant without id, some
 * metres away; none by id, close together; none by id, in a chain of three.
 */
export type Naming = 'id' | 'one-without' | 'none' | 'chain';

export interface Site {
  readonly point: Point;
  readonly town: boolean;
  readonly tenants: readonly OperatorId[];
  readonly naming: Naming;
}

const LEAST_SPACING_M = { town: 110, other: 260 };

export function existingSites(land: SampleLand, random: Random): Site[] {
  const { inTown, network } = land;
  const points = placesOutside(land, random);
  while (points.length < network.positions) {
    const point = pickWeighted(random, [
      [townPlace, 0.17],
      [roadPlace, 0.19],
      [villagePlace, 0.64],
    ])(land, random);
    if (!isInsideRings(point, [land.outline])) continue;
    const spacing = inTown(point) ? LEAST_SPACING_M.town : LEAST_SPACING_M.other;
    if (points.every((other) => distance(point, other) >= spacing)) points.push(point);
  }
  shuffle(random, points);

  const shared = sharedOnes(points, land, random);
  const byOperator = new Map<OperatorId, Point[]>(OPERATORS.map(([id]) => [id, []]));
  let sharedSoFar = 0;
  return points.map((point, index): Site => {
    const town = inTown(point);
    const isShared = shared.has(index);
    const naming = isShared ? namingOf(sharedSoFar++) : random() < 0.07 ? 'none' : 'id';
    const wanted = !isShared
      ? 1
      : naming === 'chain'
        ? 3
        : pickWeighted(random, [
            [2, 0.78],
            [3, 0.18],
            [4, 0.04],
          ]);
    const tenants: OperatorId[] = [];
    while (tenants.length < wanted) {
      const operator = pickWeighted(
        random,
        OPERATORS.filter(([id]) => !tenants.includes(id)).map(([id, weight]) => {
          const nearest = (byOperator.get(id) ?? []).reduce(
            (least, other) => Math.min(least, distance(other, point)),
            2500,
          );
          const usual = (town ? 450 : 1000) / Math.sqrt(weight / 0.3);
          return [id, weight * (nearest < usual ? 0.08 : 1)] as const;
        }),
      );
      tenants.push(operator);
      byOperator.get(operator)?.push(point);
    }
    return { point, town, tenants, naming };
  });
}

function namingOf(sharedIndex: number): Naming {
  if (sharedIndex % 13 === 3) return 'one-without';
  if (sharedIndex % 19 === 5) return 'none';
  return sharedIndex % 32 === 7 ? 'chain' : 'id';
}

/** Sharing is likelier in towns and on high ground by the roads. */
function sharedOnes(points: readonly Point[], { inTown, network }: SampleLand, random: Random): Set<number> {
  const drawn = points.map((point, index) => ({ index, key: random() * (inTown(point) ? 0.45 : 1) }));
  drawn.sort((a, b) => a.key - b.key || a.index - b.index);
  return new Set(drawn.slice(0, network.shared).map(({ index }) => index));
}

function townPlace({ towns }: SampleLand, random: Random): Point {
  const town = pickWeighted(
    random,
    towns.map((candidate) => [candidate, candidate.radiusM] as const),
  );
  const [x, y] = toPlane(town.at);
  return [x + gaussian(random) * town.radiusM * 0.6, y + gaussian(random) * town.radiusM * 0.6];
}

function roadPlace({ roads }: SampleLand, random: Random): Point {
  return besideARoad(roads, random, 140);
}

function villagePlace(land: SampleLand, random: Random): Point {
  for (;;) {
    const village = pick(random, land.villages);
    if (random() > villageChance(village.commune, village.areaKm2)) continue;
    const side = 300 * Math.sqrt(village.areaKm2);
    return [village.centre[0] + gaussian(random) * side, village.centre[1] + gaussian(random) * side];
  }
}

function villageChance(
  { code, mountain }: { readonly code: string; readonly mountain: boolean },
  areaKm2: number,
): number {
  if (code === '14404') return 0.3;
  return (mountain ? 0.5 : 1) * Math.min(1, 0.35 + 0.6 * areaKm2);
}

/** Masts of the neighbouring provinces, a few hundred metres over the border. */
function placesOutside({ outline, network }: SampleLand, random: Random): Point[] {
  const places: Point[] = [];
  while (places.length < network.outside) {
    const [x, y] = pick(random, outline);
    const point: Point = [x + gaussian(random) * 400, y + gaussian(random) * 400];
    if (isInsideRings(point, [outline]) || network.isSea(point)) continue;
    if (outline.some((vertex) => distance(vertex, point) < 110)) continue;
    if (places.every((other) => distance(other, point) > 4000)) places.push(point);
  }
  return places;
}

/** The nearest of the sites and how far it is. */
export function nearestSite(sites: readonly Site[], point: Point, skip: (site: Site) => boolean) {
  let best: Site = at(sites, 0);
  let least = Number.POSITIVE_INFINITY;
  for (const site of sites) {
    if (skip(site)) continue;
    const d = distance(site.point, point);
    if (d < least) {
      least = d;
      best = site;
    }
  }
  return { site: best, distanceM: least };
}
