import type { VillageRows } from '../../src/analysis/coverage/village-rows.ts';
import { villageRows } from '../../src/analysis/coverage/village-rows.ts';
import { type VillageShapes, villageShapes } from '../../src/analysis/coverage/village-shapes.ts';
import { type FibreReach, fibreShares } from '../../src/analysis/fibre.ts';
import { blurred } from '../../src/analysis/publish/blur.ts';
import type { LonLat } from '../../src/model/geometry.ts';
import { outOfRange } from '../../src/model/out-of-range.ts';
import type { FibreNetwork, FibreNode, Village } from '../../src/model/province.ts';
import { metresBetween } from './mast-attack.ts';

/**
 * An attack on what is published of fibre: where does a node stand? Many stand at a mast. The attacker is
 * given the borders, the reach, and the 2 km square of the node, which nobody publishes.
 */
export interface AttackedFibre {
  readonly villages: readonly Village[];
  readonly shapes: VillageShapes;
  readonly reach: FibreReach;
  /** Side of the squares, metres. */
  readonly squareM: number;
  /**
   * What the attacker takes for the rest of the network, one or several guesses: the truth, or
   * networks whose nodes and corners stand somewhere in their true squares.
   */
  readonly networks: readonly FibreNetwork[];
}

/** What an edition publishes of the share of a village within reach: it lies within these. */
export type FibreTold = (village: number) => readonly [least: number, most: number];

const DEGREE_M = 111_195;
/** Farther parts of the network do not reach the villages around the square. */
const NEAR_M = 6000;
/** Steps of the search from one side of the square to the other. */
const STEPS = 10;
const SHARPNESS = 10;

/**
 * Tries the node at places all over its square, with the ends of its cables, and computes the villages near by.
 *
 * @param node Whose place the attacker does not know.
 * @returns The middle of the places that explain best what was published.
 */
export function searchNode(attacked: AttackedFibre, node: FibreNode, editions: readonly FibreTold[]): LonLat {
  const { squareM, villages, shapes, reach } = attacked;
  const at = blurred(node.location, squareM);
  const near = villagesNear(shapes, at, reach.nodeReachM + squareM / 2);
  const small = villageShapes(near.map((v) => villages[v] ?? outOfRange()));
  const rows = near.map((v) => villageRows(shapes, v));
  const rowsOf = (v: number): VillageRows => rows[v] ?? outOfRange();
  const around = attacked.networks.map((network) => ({ network, at: placeIn(network, node) }));
  const candidates: { readonly place: LonLat; readonly score: number }[] = [];
  for (let x = 0; x < STEPS; x++) {
    for (let y = 0; y < STEPS; y++) {
      const place = movedBy(at, ((x + 0.5) / STEPS - 0.5) * squareM, ((y + 0.5) / STEPS - 0.5) * squareM);
      let score = 0;
      for (const guess of around) {
        const shares = fibreShares(small, withNodeAt(guess.network, node, guess.at, place), reach, rowsOf);
        for (const told of editions)
          near.forEach((v, i) => {
            const [least, most] = told(v);
            const share = shares[i] ?? outOfRange();
            score -= Math.max(0, least - share, share - most);
          });
      }
      candidates.push({ place, score });
    }
  }
  const best = Math.max(...candidates.map(({ score }) => score));
  const weights = candidates.map(({ score }) => Math.exp((score - best) * SHARPNESS));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (axis: 0 | 1): number =>
    candidates.reduce((sum, { place }, i) => sum + place[axis] * (weights[i] ?? 0), 0) / total;
  return [mean(0), mean(1)];
}

/** The nodes with the fewest others near by: the easiest to find. */
export function loneliestNodes({ nodes }: FibreNetwork, count: number): readonly FibreNode[] {
  const crowd = ({ location }: FibreNode): number =>
    nodes.filter((other) => metresBetween(location, other.location) < 2500).length;
  return nodes
    .map((node) => ({ node, others: crowd(node) }))
    .sort((a, b) => a.others - b.others)
    .slice(0, count)
    .map(({ node }) => node);
}

function placeIn({ nodes }: FibreNetwork, { id }: FibreNode): LonLat {
  return nodes.find((one) => one.id === id)?.location ?? outOfRange();
}

/** The network near the node, with the node and the cable ends at it moved. */
function withNodeAt(network: FibreNetwork, { id }: FibreNode, from: LonLat, to: LonLat): FibreNetwork {
  const isNear = (place: LonLat): boolean => metresBetween(place, from) < NEAR_M;
  return {
    nodes: network.nodes
      .filter(({ location }) => isNear(location))
      .map((one) => (one.id === id ? { ...one, location: to } : one)),
    cables: network.cables.flatMap((cable) => {
      const lines = cable.lines.filter((line) => line.some(isNear));
      const moved = lines.map((line) => line.map((corner) => (metresBetween(corner, from) < 1 ? to : corner)));
      return lines.length === 0 ? [] : [{ ...cable, lines: moved }];
    }),
  };
}

function villagesNear({ bounds, count }: VillageShapes, at: LonLat, reachM: number): number[] {
  return Array.from({ length: count }, (_, v) => v).filter((v) => {
    const [west = 0, south = 0, east = 0, north = 0] = bounds.subarray(v * 4, v * 4 + 4);
    return metresBetween(at, [Math.min(east, Math.max(west, at[0])), Math.min(north, Math.max(south, at[1]))]) < reachM;
  });
}

function movedBy([lon, lat]: LonLat, east: number, north: number): LonLat {
  return [lon + east / (DEGREE_M * Math.cos((lat * Math.PI) / 180)), lat + north / DEGREE_M];
}
