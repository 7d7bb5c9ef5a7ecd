import { isInsideRings } from '../../src/model/geometry.ts';
import { bend, degreesOf, distance, type Point, toPlane } from './plane.ts';
import { at, type Random, randomFrom } from './rng.ts';
import { alongLine } from './roads.ts';
import type { SampleLand, SampleVillage } from './villages.ts';
import { type Feature, SAMPLE_SOURCE } from './write.ts';

/**
 * Two fibre networks, each the cheapest tree over its villages and the main roads, where
 * following a road is cheap; branches wander a little, as lines along lanes do.
 */

interface Network {
  readonly operator: string;
  readonly seed: number;
  /** Chance that a village has a splitter. */
  readonly reach: number;
  readonly offsetM: number;
  readonly maxOlts: number;
}

/** For a province of as many villages; more of them have more OLTs. */
const OLTS_FOR_VILLAGES = 1355;

/** A network with what it takes from the province. */
interface ProvinceNetwork extends Network {
  /** Of the data, ISO. */
  readonly date: string;
  readonly stepM: number;
}

const NETWORKS: readonly Network[] = [
  { operator: 'Viettel', seed: 901, reach: 0.35, offsetM: 12, maxOlts: 22 },
  { operator: 'VinaPhone', seed: 902, reach: 0.32, offsetM: -12, maxOlts: 18 },
];

interface TreeNode {
  readonly point: Point;
  readonly road: boolean;
  readonly village: SampleVillage | null;
}

const ROAD_STEP_M = 300;
const ROAD_DISCOUNT = 0.35;

export function fibreFeatures(land: SampleLand): Feature[] {
  const { date, cableStepM: stepM, villageCount } = land;
  return NETWORKS.flatMap((network) => {
    const maxOlts = Math.round((network.maxOlts * villageCount) / OLTS_FOR_VILLAGES);
    return networkFeatures(land, { ...network, maxOlts, date, stepM });
  });
}

function networkFeatures(land: SampleLand, network: ProvinceNetwork): Feature[] {
  const random = randomFrom(network.seed);
  const nodes: TreeNode[] = [];
  const roadNeighbours = new Set<number>();
  for (const road of land.roads) {
    let first = true;
    for (let along = 0; along <= road.lengthM; along += ROAD_STEP_M) {
      const point = alongLine(road.line, along);
      if (!isInsideRings(point, [land.outline])) continue;
      if (!first) roadNeighbours.add(nodes.length);
      nodes.push({ point: [point[0] + network.offsetM, point[1] + network.offsetM], road: true, village: null });
      first = false;
    }
  }
  for (const village of land.villages) {
    if (random() >= serviceChance(village) * network.reach) continue;
    const [x, y] = village.centre;
    const side = 0.2 * 1000 * Math.sqrt(village.areaKm2);
    nodes.push({ point: [x + (random() * 2 - 1) * side, y + (random() * 2 - 1) * side], road: false, village });
  }

  const parent = cheapestTree(nodes, roadNeighbours);
  const children: number[][] = nodes.map(() => []);
  parent.forEach((p, n) => {
    if (p >= 0) at(children, p).push(n);
  });
  pruneBareRoads(nodes, children, parent);
  return [...nodeFeatures(land, network, nodes, parent, children), ...cableFeatures(network, nodes, children, random)];
}

/** The western mountains and the far villages are served least. */
function serviceChance(village: SampleVillage): number {
  if (village.commune.code === '14404') return 0.25;
  if (village.commune.mountain) return 0.7;
  if (village.commune.urban) return 0.85;
  return village.centre[0] < -6000 ? 0.85 : 1.12;
}

/** Prim's minimum spanning tree; −1 for the root. */
function cheapestTree(nodes: readonly TreeNode[], roadNeighbours: ReadonlySet<number>): Int32Array {
  const count = nodes.length;
  const parent = new Int32Array(count).fill(-1);
  const cost = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const done = new Uint8Array(count);
  cost[0] = 0;
  for (let round = 0; round < count; round++) {
    let next = -1;
    for (let n = 0; n < count; n++) {
      if (done[n] === 0 && (next < 0 || at(cost, n) < at(cost, next))) next = n;
    }
    done[next] = 1;
    const here = at(nodes, next);
    for (let n = 0; n < count; n++) {
      if (done[n] === 1) continue;
      const there = at(nodes, n);
      const alongRoad =
        here.road &&
        there.road &&
        ((n === next + 1 && roadNeighbours.has(n)) || (n === next - 1 && roadNeighbours.has(next)));
      const price = distance(here.point, there.point) * (alongRoad ? ROAD_DISCOUNT : 1);
      if (price < at(cost, n)) {
        cost[n] = price;
        parent[n] = next;
      }
    }
  }
  return parent;
}

/** Takes away road ends that lead to no village. */
function pruneBareRoads(nodes: readonly TreeNode[], children: number[][], parent: Int32Array): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (let n = 1; n < nodes.length; n++) {
      const up = at(parent, n);
      if (!at(nodes, n).road || up < 0 || at(children, n).length > 0) continue;
      const siblings = at(children, up);
      siblings.splice(siblings.indexOf(n), 1);
      parent[n] = -1;
      changed = true;
    }
  }
}

function nodeFeatures(
  land: SampleLand,
  network: ProvinceNetwork,
  nodes: readonly TreeNode[],
  parent: Int32Array,
  children: readonly (readonly number[])[],
): Feature[] {
  const features: Feature[] = [];
  const alive = nodes.map((_, n) => n).filter((n) => n === 0 || at(parent, n) >= 0);
  const olts: Point[] = [];
  const wanted = [...land.towns.map((town) => toPlane(town.at)), ...communeMiddles(land, network)].slice(
    0,
    network.maxOlts,
  );
  const used = new Set<number>();
  for (const place of wanted) {
    const nearest = nearestOf(nodes, alive, place, used);
    if (nearest < 0) continue;
    used.add(nearest);
    olts.push(at(nodes, nearest).point);
    features.push(node(network, 'olt', olts.length, at(nodes, nearest).point, { ports: 1024 }));
  }
  let odf = 0;
  let splitter = 0;
  for (const n of alive) {
    if (used.has(n)) continue;
    const { point, village } = at(nodes, n);
    if (at(children, n).length >= 2) features.push(node(network, 'odf', ++odf, point, {}));
    else if (village) features.push(node(network, 'splitter', ++splitter, point, { village_code: village.code }));
  }
  return features;
}

function communeMiddles(land: SampleLand, network: Network): Point[] {
  const seen = new Map<string, Point>();
  for (const { commune } of land.villages) if (!commune.mountain) seen.set(commune.code, commune.site);
  const every = network.operator === 'Viettel' ? 9 : 11;
  return [...seen.values()].filter((_, i) => i % every === 4);
}

function nearestOf(
  nodes: readonly TreeNode[],
  alive: readonly number[],
  place: Point,
  used: ReadonlySet<number>,
): number {
  let best = -1;
  for (const n of alive) {
    if (used.has(n)) continue;
    if (best < 0 || distance(at(nodes, n).point, place) < distance(at(nodes, best).point, place)) best = n;
  }
  return best;
}

function node(
  network: ProvinceNetwork,
  kind: 'olt' | 'odf' | 'splitter',
  number: number,
  point: Point,
  extra: Readonly<Record<string, string | number>>,
): Feature {
  const prefix = network.operator === 'Viettel' ? 'VTL' : 'VNP';
  return {
    properties: {
      id: `${prefix}-${kind.toUpperCase()}-${String(number).padStart(3, '0')}`,
      kind,
      operator: network.operator,
      ...extra,
      source: SAMPLE_SOURCE,
      source_date: network.date,
    },
    geometry: { type: 'Point', coordinates: degreesOf(point) },
  };
}

/** One cable for each stretch between branchings. */
function cableFeatures(
  network: ProvinceNetwork,
  nodes: readonly TreeNode[],
  children: readonly (readonly number[])[],
  random: Random,
): Feature[] {
  const features: Feature[] = [];
  const prefix = network.operator === 'Viettel' ? 'VTL' : 'VNP';
  const starts: [number, number][] = at(children, 0).map((child) => [0, child]);
  for (let start = starts.pop(); start; start = starts.pop()) {
    const [from, first] = start;
    const way: Point[] = [at(nodes, from).point];
    let previous = from;
    let current = first;
    let trunk = true;
    for (;;) {
      const here = at(nodes, current);
      trunk = trunk && here.road;
      const roughness = here.road && at(nodes, previous).road ? 0.02 : 0.14;
      bend(at(nodes, previous).point, here.point, network.stepM, () => (random() * 2 - 1) * roughness, way);
      const onward = at(children, current);
      const [only] = onward;
      if (onward.length !== 1 || only === undefined) {
        for (const child of onward) starts.push([current, child]);
        break;
      }
      previous = current;
      current = only;
    }
    features.push({
      properties: {
        id: `${prefix}-CAP-${String(features.length + 1).padStart(3, '0')}`,
        kind: 'cable',
        operator: network.operator,
        level: trunk ? 'trunk' : 'branch',
        source: SAMPLE_SOURCE,
        source_date: network.date,
      },
      geometry: { type: 'LineString', coordinates: way.map(degreesOf) },
    });
  }
  return features;
}
