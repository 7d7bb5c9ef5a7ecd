import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../scripts/lib/highs.ts';
import { createReanalysis } from '../../src/analysis/plan/reanalyse.ts';
import { createPairFinder, pairPotential } from '../../src/analysis/sharing/pairs.ts';
import type { Pair } from '../../src/model/planner.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { PREPARED, planScene, THREE_OPERATORS } from '../support/plan-scene.ts';
import { at, station } from '../support/stations.ts';

const mast = (id: string, operator: string, eastM: number, more: Partial<BaseStation> = {}) =>
  station({
    id,
    operator,
    positionId: id.toUpperCase(),
    location: at(eastM, 1500),
    tenantSlots: 2,
    heightM: 40,
    ...more,
  });

function pairsOf(stations: readonly BaseStation[], withinM = 600) {
  const { positions, parameters } = planScene(stations, { coverageKept: 0.5, maxMoveM: 500 });
  const { shapes, weights } = PREPARED;
  const finder = createPairFinder(THREE_OPERATORS, { stations, positions }, { shapes, weights }, parameters, withinM);
  const pairs = finder.standing.flatMap((position) => finder.of(position));
  const named = pairs.map((pair) => ({
    ...pair,
    way: `${positions[pair.mover]?.id}→${positions[pair.host]?.id}`,
    failed: Object.entries(pair.gates).flatMap(([gate, result]) => (result === 'fail' ? [gate] : [])),
  }));
  return { pairs, named, positions };
}

describe('existing pairs', () => {
  it('are positions of different operators that stand near each other', () => {
    const { named } = pairsOf([
      mast('a', 'Viettel', 1000),
      mast('b', 'VinaPhone', 1300),
      mast('c', 'Viettel', 1500),
      mast('d', 'MobiFone', 2600),
      mast('p', 'MobiFone', 1100, { status: 'planned' }),
    ]);
    expect(named.map(({ way }) => way.split('→').sort().join(' '))).toEqual(['A B', 'B C']);
    expect(named[0]?.distanceM).toBeCloseTo(300, 0);
    expect(named.every(({ passes }) => passes)).toBe(true);
  });

  it('go the way round that passes: the full mast comes to the one with room, the low one is given up', () => {
    const full = pairsOf([mast('a', 'Viettel', 1000, { tenantSlots: 0 }), mast('b', 'VinaPhone', 1300)]);
    expect(full.named[0]).toMatchObject({ way: 'A→B', passes: true });
    const low = pairsOf([mast('a', 'Viettel', 1000), mast('b', 'VinaPhone', 1300, { heightM: 20 })]);
    expect(low.named[0]).toMatchObject({ way: 'B→A', passes: true });
  });

  it('say which gate fails, and what must be surveyed', () => {
    const failing = pairsOf([
      mast('a', 'Viettel', 1000, { tenantSlots: 0 }),
      mast('b', 'VinaPhone', 1550, { tenantSlots: 0 }),
    ]);
    expect(failing.named[0]).toMatchObject({ passes: false, failed: ['distance', 'slots'] });
    const unknown = pairsOf([
      mast('a', 'Viettel', 1000, { tenantSlots: null }),
      mast('b', 'VinaPhone', 1200, { tenantSlots: null, heightM: null }),
    ]);
    expect(unknown.named[0]).toMatchObject({ passes: true, gates: { slots: 'survey', height: 'survey' } });
  });

  it('need room for every tenant of the position given up, and lose with it what all of them lose', () => {
    const stations = [
      mast('a1', 'Viettel', 1000, { positionId: 'A', tenantSlots: 0, technologies: ['2G', '4G'] }),
      mast('a2', 'MobiFone', 1000, { positionId: 'A', tenantSlots: 0 }),
      mast('b', 'VinaPhone', 1400),
    ];
    const { named } = pairsOf(stations);
    expect(named[0]).toMatchObject({ way: 'A→B', passes: true });
    const short = pairsOf([...stations.slice(0, 2), mast('b', 'VinaPhone', 1400, { tenantSlots: 1 })]);
    expect(short.named[0]).toMatchObject({ way: 'A→B', passes: false, failed: ['slots'] });

    // The two stations moved together by the engine that plans are checked with.
    const scene = planScene(stations, { coverageKept: 0.5 });
    const host = scene.positions.findIndex(({ id }) => id === 'B');
    const reanalysis = createReanalysis({
      ...scene,
      profile: THREE_OPERATORS,
      stations,
      prepared: PREPARED,
    });
    const together = reanalysis.together([0, 1].map((s) => ({ station: s, host })));
    expect(named[0]?.loss).toBeCloseTo(together.loss, 6);
    expect(named[0]?.coverageKept).toBeCloseTo(Math.min(...together.keptByCell.values()), 9);
  });
});

describe('what the shared share of all positions could be', () => {
  const pair = (mover: number, host: number, loss: number): Pair => ({
    mover,
    host,
    distanceM: 1,
    loss,
    coverageKept: 1,
    freeSlots: null,
    gates: { distance: 'pass', slots: 'pass', height: 'pass', operator: 'pass', coverage: 'pass' },
    passes: true,
    fallingVillages: [],
  });
  const { positions } = planScene([0, 1, 2, 3].map((n) => mast(`m${n}`, n % 2 ? 'Viettel' : 'VinaPhone', n * 300)));
  // A chain of four: the cheapest pair first leaves its neighbours alone.
  const chain = [pair(0, 1, 5), pair(1, 2, 1), pair(3, 2, 6)];

  it('is reached by as many pairs as can be joined at once, each position in one', async () => {
    const best = await pairPotential(chain, positions, highsSolver, 10);
    expect(best).toMatchObject({
      joined: [0, 2],
      proven: true,
      loss: 11,
      now: { total: 4, shared: 0 },
      after: { total: 2, shared: 2, share: 1 },
    });
  });

  it('is found greedily, as such, without a solver; of as many pairs the cheaper are joined', async () => {
    expect(await pairPotential(chain, positions, null, 10)).toMatchObject({ joined: [1], proven: false });
    const either = [pair(0, 1, 5), pair(1, 2, 1)];
    expect(await pairPotential(either, positions, highsSolver, 10)).toMatchObject({ joined: [1], proven: true });
    expect(await pairPotential([], positions, highsSolver, 10)).toMatchObject({ joined: [], proven: true });
  });
});
