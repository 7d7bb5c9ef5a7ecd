import Flatbush from 'flatbush';
import { outOfRange } from '../../model/out-of-range.ts';
import type { FibreNetwork, Village } from '../../model/province.ts';
import { villageRows } from '../coverage/village-rows.ts';
import { type VillageShapes, villageShapes } from '../coverage/village-shapes.ts';
import { type FibreReach, fibreShares } from '../fibre.ts';
import { blurred } from './blur.ts';
import { decidingSites } from './fibre-deciding.ts';
import {
  type Box,
  boxAround,
  type FibreVerdictRules,
  joinedSites,
  metresToBox,
  widened,
  withSitesAt,
} from './fibre-sites.ts';

/**
 * Verdicts on fibre, as they may be published. Where the verdict on a village hangs on where in its square one
 * site of fibre stands (a node, with the ends of cables at it), it tells of that site, and so of a mast there:
 * such sites are first moved to the middle of their squares. All other verdicts are those of the true places,
 * and no single site can stand anywhere in its square and change one.
 *
 * Whether a verdict hangs on a site is asked of the site's square and of all others, never of its own place.
 */

/** What the verdicts are made from, villages in one order. */
export interface FibreComputed {
  readonly villages: readonly Pick<Village, 'geometry'>[];
  /** With the weight that shares are over. */
  readonly shapes: VillageShapes;
  readonly fibre: FibreNetwork;
  /** Of the true places. */
  readonly shares: Float64Array;
}

/** What is published of fibre, by village. */
export interface FibreVerdicts {
  /** Enough is within reach. */
  readonly isReached: readonly boolean[];
  /** It hung on single sites, and is computed from the middle of their squares. */
  readonly isRough: readonly boolean[];
}

/** @returns The verdicts, in the order of the villages. */
export function fibreVerdicts(
  { villages, shapes, fibre, shares }: FibreComputed,
  rules: FibreVerdictRules,
): FibreVerdicts {
  const around = networkAround(fibre, rules);
  const isReached: boolean[] = [];
  const isRough: boolean[] = [];
  for (const [v, village] of villages.entries()) {
    const [west = 0, south = 0, east = 0, north = 0] = shapes.bounds.subarray(v * 4, v * 4 + 4);
    const box: Box = [west, south, east, north];
    const network = around(box);
    const reachM = mostReach(network, rules);
    const sites = joinedSites(network).filter(
      (site) => metresToBox(blurred(site, rules.squareM), box) < reachM + rules.squareM * Math.SQRT1_2,
    );
    const deciding = decidingSites(village, network, sites, rules);
    const moved = (): number =>
      fibreShares(
        villageShapes([village]),
        withSitesAt(network, deciding, (site) => blurred(site, rules.squareM)),
        rules,
        () => villageRows(shapes, v),
      )[0] ?? outOfRange();
    const share = deciding.length === 0 ? (shares[v] ?? outOfRange()) : moved();
    isReached.push(share >= rules.fibreShare);
    isRough.push(deciding.length > 0);
  }
  return { isReached, isRough };
}

/** Of anything in a network, metres. */
function mostReach({ nodes, cables }: FibreNetwork, { nodeReachM, cableReachM }: FibreReach): number {
  return Math.max(
    ...nodes.map(({ reachM }) => reachM ?? nodeReachM),
    ...cables.map(({ reachM }) => reachM ?? cableReachM),
    0,
  );
}

/** Gives what can reach a box, wherever in their squares its sites stand. */
function networkAround(fibre: FibreNetwork, rules: FibreVerdictRules): (box: Box) => FibreNetwork {
  const lines = fibre.cables.flatMap((cable) => cable.lines.map((line) => ({ cable, line })));
  const boxes = [
    ...fibre.nodes.map(({ location }) => boxAround([location])),
    ...lines.map(({ line }) => boxAround(line)),
  ];
  if (boxes.length === 0) return () => fibre;
  const farM = mostReach(fibre, rules) + rules.squareM * Math.SQRT2;
  const index = new Flatbush(boxes.length);
  for (const one of boxes) index.add(...one);
  index.finish();
  return (box) => {
    const near = index.search(...widened(box, farM)).sort((a, b) => a - b);
    return {
      nodes: near.flatMap((i) => fibre.nodes[i] ?? []),
      cables: near.flatMap((i) => {
        const found = lines[i - fibre.nodes.length];
        return found === undefined ? [] : [{ ...found.cable, lines: [found.line] }];
      }),
    };
  };
}
