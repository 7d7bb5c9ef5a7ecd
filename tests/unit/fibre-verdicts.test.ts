import { describe, expect, it } from 'vitest';
import { villageShapes } from '../../src/analysis/coverage/village-shapes.ts';
import { fibreShares } from '../../src/analysis/fibre.ts';
import { blurred } from '../../src/analysis/publish/blur.ts';
import { fibreVerdicts } from '../../src/analysis/publish/fibre-verdicts.ts';
import type { LonLat } from '../../src/model/geometry.ts';
import type { FibreNetwork } from '../../src/model/province.ts';
import { at, village } from '../support/footprint-scenes.ts';

/** What is published of fibre where a verdict hangs on one node, and where it does not. */

const RULES = { nodeReachM: 1_000, cableReachM: 300, fibreShare: 0.5, squareM: 2_000 };
const MIDDLE = blurred(at(0, 0), RULES.squareM);
const DEGREE_M = 111_195;

/** Metres from the middle of a square. */
function off(east: number, north: number): LonLat {
  const [lon, lat] = MIDDLE;
  return [lon + east / (DEGREE_M * Math.cos((lat * Math.PI) / 180)), lat + north / DEGREE_M];
}

/** A square kilometre in the middle of the square. */
const VILLAGE = village([[off(-500, -500), off(500, -500), off(500, 500), off(-500, 500), off(-500, -500)]]);
const SHAPES = villageShapes([VILLAGE]);

function network(nodes: readonly LonLat[], lines: readonly (readonly LonLat[])[] = []): FibreNetwork {
  return {
    nodes: nodes.map((location, i) => ({
      id: `N${i}`,
      kind: 'olt',
      operator: null,
      reachM: null,
      location,
      extra: {},
    })),
    cables: lines.map((line, i) => ({ id: `C${i}`, operator: null, reachM: null, lines: [line], extra: {} })),
  };
}

const published = (fibre: FibreNetwork) => {
  const computed = { villages: [VILLAGE], shapes: SHAPES, fibre, shares: fibreShares(SHAPES, fibre, RULES) };
  const { isReached, isRough } = fibreVerdicts(computed, RULES);
  return { isReached: isReached[0], isRough: isRough[0] };
};
const truly = (fibre: FibreNetwork): boolean => (fibreShares(SHAPES, fibre, RULES)[0] ?? 0) >= RULES.fibreShare;

describe('the published verdict on fibre', () => {
  it('is of the middle of the square where it hangs on one node, and the same wherever in it the node stands', () => {
    const places = [off(0, 0), off(950, 950), off(-950, 900), off(300, -700)];
    expect(places.map((place) => truly(network([place])))).toEqual([true, false, false, true]);
    for (const place of places) expect(published(network([place]))).toEqual({ isReached: true, isRough: true });
  });

  it('takes a cable that ends at the node along with it', () => {
    for (const place of [off(-900, -900), off(900, 800)])
      expect(published(network([place], [[off(6_000, 0), off(3_000, 0), place]]))).toEqual({
        isReached: true,
        isRough: true,
      });
  });

  it('is the true one where it holds without any one node', () => {
    const two = network([off(100, 0), off(-100, 0)]);
    expect(published(two)).toEqual({ isReached: true, isRough: false });
  });

  it('is the true one where no node of its square could reach enough, and where there is none', () => {
    const far = network([off(6_000, 0)]);
    expect(published(far)).toEqual({ isReached: false, isRough: false });
    expect(published(network([]))).toEqual({ isReached: false, isRough: false });
  });

  it('is the true one along a cable that passes, whose ends are far', () => {
    const passing = network(
      [],
      [
        [off(-9_000, 200), off(0, 200), off(9_000, 200)],
        [off(-9_000, -250), off(9_000, -250)],
      ],
    );
    expect(truly(passing)).toBe(true);
    expect(published(passing)).toEqual({ isReached: true, isRough: false });
  });
});
