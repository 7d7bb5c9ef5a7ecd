import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMoves } from '../../src/analysis/plan/apply-moves.ts';
import { proposeSites, withNewSites } from '../../src/analysis/plan/new-sites.ts';
import { makePlan, periodOf } from '../../src/analysis/plan/plan.ts';
import type { PlanInput } from '../../src/analysis/plan/plan-input.ts';
import { distanceM, groupPositions } from '../../src/analysis/positions.ts';
import { newBuildOf } from '../../src/analysis/sharing/new-build.ts';
import { planJson } from '../../src/export/plan-json.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { exactly, planScene } from '../support/plan-scene.ts';
import { at, station } from '../support/stations.ts';

const GOAL = { kind: 'goal', goal: 0.3 } as const;
const greenfield = (ground: PlanInput, goal = 0.3) =>
  makePlan(ground, exactly({ aim: { kind: 'goal', goal }, reading: 'greenfield' }));

const plan = (id: string, operator: string, eastM: number, northM: number, given: Partial<BaseStation> = {}) =>
  station({
    id,
    operator,
    status: 'planned',
    plannedDate: '2024-06-01',
    location: at(eastM, northM),
    // Nobody can come to it.
    tenantSlots: 0,
    heightM: 30,
    ...given,
  });
const wide = (stations: readonly BaseStation[], structures: Parameters<typeof planScene>[2] = []) => {
  const ground = planScene(stations, {}, structures);
  return withNewSites(ground, periodOf(ground.profile, ground.parameters, GOAL));
};

/** Three operators within a move of one another, and one far off. */
const STATIONS = [
  plan('p', 'Viettel', 1400, 1450),
  plan('q', 'VinaPhone', 1600, 1450),
  plan('r', 'MobiFone', 1500, 1600),
  plan('far', 'Viettel', 2900, 200),
];

describe('new sites for several operators', () => {
  it('are places that all of a set can move to, none nearer to the one operator that stands apart', () => {
    const ground = wide(STATIONS);
    const sites = ground.positions.filter(({ id }) => id.startsWith('new-site'));
    expect(sites.length).toBeGreaterThan(0);
    for (const { station: s, host, distanceM: metres } of ground.candidates.filter((c) => c.hostKind === 'new-site')) {
      expect(metres).toBeLessThanOrEqual(ground.parameters.maxMoveM);
      expect(metres).toBeCloseTo(
        distanceM(STATIONS[s]?.location ?? [0, 0], ground.positions[host]?.location ?? [0, 0]),
      );
      expect(STATIONS[s]?.id).not.toBe('far');
    }
  });

  it('meet a goal that no move to what stands can meet, where nothing stood before', async () => {
    const alone = await greenfield(planScene(STATIONS));
    expect(alone).toMatchObject({ status: 'infeasible', chosen: [] });
    const ground = wide(STATIONS);
    const together = await greenfield(ground);
    expect(together.status).toBe('optimal');
    expect(together.after.newBuild.greenfield).toMatchObject({ shared: 1, met: true });
    expect(new Set(together.chosen.map((c) => ground.candidates[c]?.hostKind))).toEqual(new Set(['new-site']));
    // Two masts become one that is new: one mast saved, not two.
    expect(together.mastsSaved).toBe(together.chosen.length - 1);
    const written = JSON.parse(planJson(together, ground, { sample: false }));
    expect(written.newSites).toMatchObject([{ operators: expect.arrayContaining([expect.any(String)]) }]);
    expect(written.newSites[0].stations).toHaveLength(together.chosen.length);
    expect(written.newSites[0].id).toBe(written.chosen[0].host);
  });

  it('leave a set to the pole that can take it', () => {
    const pole = {
      id: 'pole',
      kind: 'pole',
      location: at(1500, 1500),
      heightM: 40,
      tenantSlots: 3,
      extra: {},
    } as const;
    const ground = planScene(STATIONS, {}, [pole]);
    expect(ground.candidates.filter(({ hostKind, passes }) => hostKind === 'structure' && passes)).toHaveLength(3);
    expect(proposeSites(ground, periodOf(ground.profile, ground.parameters, GOAL)).positions).toEqual([]);
  });

  it('say what would have to give where the goal cannot be met: here, the coverage that each must keep', async () => {
    // Small cells, far from each other: whoever moves leaves people without.
    const small = { radiusM: { '4G': 250 } };
    const apart = [plan('p', 'Viettel', 1100, 1500, small), plan('q', 'VinaPhone', 1900, 1500, small)];
    const made = await greenfield(wide(apart));
    expect(made).toMatchObject({ status: 'infeasible', binding: ['coverage'], bestReachable: { shared: 0 } });
  });
});

describe('sites and moves chosen together', () => {
  const places = fc.array(
    fc.record({
      operator: fc.constantFrom('Viettel', 'VinaPhone', 'MobiFone'),
      east: fc.integer({ min: 800, max: 2200 }),
      north: fc.integer({ min: 800, max: 2200 }),
      slots: fc.constantFrom(0, 0, 1),
    }),
    { minLength: 2, maxLength: 4 },
  );

  it('are those that trying every set of them finds', async () => {
    let met = 0;
    await fc.assert(
      fc.asyncProperty(places, async (drawn) => {
        const stations = drawn.map(({ operator, east, north, slots }, i) =>
          plan(`s${i}`, operator, east, north, { tenantSlots: slots }),
        );
        const ground = wide(stations);
        const made = await greenfield(ground);
        const best = byTrial(ground);
        expect(made.status === 'optimal').toBe(best !== null);
        if (best === null) return;
        met += 1;
        expect(made.joint?.leastSum).toBeCloseTo(best, 4);
      }),
      { numRuns: 12, seed: 7 },
    );
    expect(met).toBeGreaterThan(2);
  }, 60_000);
});

/** Least sum of losses of the sets that meet the goal, by trying all; null: none does. */
function byTrial({ stations, positions, candidates, profile, parameters }: PlanInput): number | null {
  const period = periodOf(profile, parameters, GOAL);
  let sets: (readonly number[])[] = [[]];
  stations.forEach((_, s) => {
    const own = candidates.flatMap((one, c) => (one.station === s && one.passes ? [c] : []));
    sets = sets.flatMap((set) => [set, ...own.map((c) => [...set, c])]);
  });
  let best: number | null = null;
  for (const set of sets) {
    const moves = set.flatMap((c) => candidates[c] ?? []);
    const isAllowed = positions.every((position, p) => {
      const arriving = moves.filter(({ host }) => host === p).map((move) => stations[move.station]?.operator);
      if (arriving.length === 0) return true;
      const staying = position.stations.filter((s) => !moves.some((move) => move.station === s));
      return (
        new Set(arriving).size === arriving.length &&
        arriving.length <= (position.freeSlots ?? 1) &&
        (position.stations.length === 0 || staying.length > 0)
      );
    });
    if (!isAllowed) continue;
    const moved = applyMoves(stations, positions, moves);
    const after = groupPositions(moved, parameters.positionToleranceM, profile).positions;
    if (!newBuildOf(after, moved, { ...period, goal: GOAL.goal }, 'greenfield').greenfield.met) continue;
    const loss = moves.reduce((sum, one) => sum + Math.max(0, one.loss), 0);
    if (best === null || loss < best) best = loss;
  }
  return best;
}
