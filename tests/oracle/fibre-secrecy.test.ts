import { beforeAll, describe, expect, it } from 'vitest';
import { fibreShares } from '../../src/analysis/fibre.ts';
import { protectedM, squareSideM } from '../../src/analysis/publish/blur.ts';
import { fibreInSquares } from '../../src/analysis/publish/fibre-operators.ts';
import { levelBounds, levelOf } from '../../src/analysis/publish/levels.ts';
import { fibreThresholds } from '../../src/analysis/verdicts.ts';
import { outOfRange } from '../../src/model/out-of-range.ts';
import type { FibreNetwork } from '../../src/model/province.ts';
import { type AttackedFibre, type FibreTold, loneliestNodes, searchNode } from '../support/fibre-attack.ts';
import { metresBetween, type Outcome, outcomeOf } from '../support/mast-attack.ts';
import { elsewhereInSquare, seeded } from '../support/moved-in-squares.ts';
import { type AnalysedSample, analyseSample } from '../support/sample-province.ts';

/**
 * A node of fibre often stands at a mast, so what is published of fibre must keep the promise of masts.
 * `FIBRE_ATTACK_NODES=80` attacks that many nodes.
 */
const NODES = Number(process.env.FIBRE_ATTACK_NODES ?? 20);
const MOST_MS = Math.max(300_000, NODES * 30_000);

let sample: AnalysedSample;
let fibre: FibreNetwork;
let squareM: number;
let protectM: number;
/** The whole network but one node is known to the attacker: more than anybody but an operator knows. */
let allKnown: AttackedFibre;

beforeAll(async () => {
  sample = await analyseSample();
  const { profile, province, prepared, analysis } = sample;
  fibre = province.fibre ?? outOfRange();
  const rules = profile.publish ?? outOfRange();
  squareM = squareSideM(rules);
  protectM = protectedM(rules);
  const { villages } = province;
  allKnown = { villages, shapes: prepared.shapes, reach: analysis.parameters, squareM, networks: [fibre] };
}, 240_000);

const shareOf = (village: number): number => sample.analysis.fibreShare?.[village] ?? outOfRange();

/** What an edition with this threshold says: enough of the village is within reach, or not. */
const verdictOver =
  (fibreShare: number): FibreTold =>
  (village) =>
    shareOf(village) >= fibreShare ? [fibreShare, 1] : [0, fibreShare];

function attack(attacked: AttackedFibre, editions: readonly FibreTold[]): Outcome {
  const errors = loneliestNodes(fibre, NODES).map((node) =>
    metresBetween(searchNode(attacked, node, editions), node.location),
  );
  const found = outcomeOf(errors, protectM);
  if (process.env.FIBRE_ATTACK_NODES) console.info(NODES, 'nodes, metres', ...errors.map(Math.round), found);
  return found;
}

const keepsPromise = ({ medianM, within }: Outcome): boolean => medianM >= protectM && within < 1 / 20;

/** A network that agrees with all the true squares: every place anywhere in its own. */
function anywhereInSquares(random: () => number): FibreNetwork {
  const places = new Map<string, readonly [number, number]>();
  const moved = (place: readonly [number, number]): readonly [number, number] => {
    const known = places.get(place.join()) ?? elsewhereInSquare(place, squareM, random);
    places.set(place.join(), known);
    return known;
  };
  return {
    nodes: fibre.nodes.map((node) => ({ ...node, location: moved(node.location) })),
    cables: fibre.cables.map((cable) => ({ ...cable, lines: cable.lines.map((line) => line.map(moved)) })),
  };
}

describe('the attack on nodes of fibre', () => {
  it(
    'found them in what was published before: how much is within reach, in six levels',
    () => {
      const bounds = levelBounds(fibreThresholds(sample.analysis.parameters));
      const levels: FibreTold = (village) => {
        const level = levelOf(shareOf(village), bounds);
        return [bounds[level] ?? outOfRange(), bounds[level + 1] ?? 1];
      };
      expect(attack(allKnown, [levels])).not.toSatisfy(keepsPromise);
    },
    MOST_MS,
  );
});

describe('what is published of fibre keeps the promise', () => {
  it(
    'against whoever knows all other nodes and cables: the verdict of each village is too little to find the last',
    () => {
      expect(attack(allKnown, [verdictOver(sample.analysis.parameters.fibreShare)])).toSatisfy(keepsPromise);
    },
    MOST_MS,
  );

  it(
    'against two editions of different thresholds, with the square of every node and corner known',
    () => {
      const random = seeded(31);
      const networks = [fibreInSquares(fibre, squareM), anywhereInSquares(random)];
      const editions = [verdictOver(sample.analysis.parameters.fibreShare), verdictOver(0.7)];
      expect(attack({ ...allKnown, networks }, editions)).toSatisfy(keepsPromise);
    },
    MOST_MS,
  );

  it('by where people live: from squares alone, so that a node moved anywhere in its square changes no verdict', () => {
    const { prepared, analysis } = sample;
    const { parameters } = analysis;
    const moved = anywhereInSquares(seeded(9));
    const verdicts = (network: FibreNetwork): readonly boolean[] =>
      Array.from(fibreShares(prepared.shapes, network, parameters), (share) => share >= parameters.fibreShare);
    expect(verdicts(fibreInSquares(moved, squareM))).toEqual(verdicts(fibreInSquares(fibre, squareM)));
    expect(verdicts(moved)).not.toEqual(verdicts(fibre));
  });
});
