import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../scripts/lib/highs.ts';
import { exceeds, fractionOf, reachGoal } from '../../src/analysis/plan/optimise.ts';
import { makePlan, type PlanRequest, planObstacle } from '../../src/analysis/plan/plan.ts';
import { type PlanChoice, planProblem } from '../../src/analysis/plan/problem.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { candidate, PERIOD, planCase } from '../support/plan-cases.ts';
import { exactly, planScene } from '../support/plan-scene.ts';
import { at, station } from '../support/stations.ts';

const FREE: PlanChoice = { reading: 'deployment', pinnedIn: new Set(), pinnedOut: new Set(), enforceMandatory: false };
const deadline = { now: () => 0, end: 30_000 };
/** A solver that has no time. */
const SILENT: PlanRequest['method'] = { kind: 'exact', solver: async () => ({ status: 'unknown' }) };
/** A limit that nothing meets: with limits the solver is asked. */
const FOR_THE_SOLVER = [{ operator: 'Viettel', mostMoves: 99, mostLoss: null }];

const mast = (id: string, operator: string, given: Partial<BaseStation> = {}) =>
  station({ id, operator, positionId: `M-${id}`, commissioned: '2020-01-01', tenantSlots: 1, ...given });
const plan = (id: string, operator: string, given: Partial<BaseStation> = {}) =>
  station({ id, operator, positionId: `P-${id}`, status: 'planned', plannedDate: '2024-06-01', ...given });

/** Moves by station and host id, each with a loss. */
async function choose(
  stations: readonly BaseStation[],
  moves: readonly (readonly [station: string, host: string, loss?: number, distanceM?: number])[],
  goal = 0.3,
  choice = FREE,
) {
  const given = planCase(stations, [], (positions) =>
    moves.map(([id, host, loss = 1, distanceM = 100]) =>
      candidate({
        station: stations.findIndex((one) => one.id === id),
        host: positions.findIndex((one) => one.id === host),
        loss,
        distanceM,
      }),
    ),
  );
  const problem = planProblem(given.stations, given.positions, given.candidates, PERIOD, choice);
  const answer = await reachGoal(problem, fractionOf(goal), highsSolver, deadline);
  const chosen = answer.chosen.map((m) => {
    const move = problem.moves[m];
    return `${stations[move?.station ?? -1]?.id} → ${given.positions[move?.host ?? -1]?.id}`;
  });
  return { status: answer.status, chosen };
}

describe('a goal', () => {
  it('is a fraction of whole numbers', () => {
    expect(fractionOf(0.3)).toEqual({ over: 3, under: 10 });
    expect(fractionOf(1 / 3)).toEqual({ over: 1, under: 3 });
    expect(fractionOf(0.3125)).toEqual({ over: 5, under: 16 });
  });

  it('is met by more than 30 of 100: 30 is not enough, 31 is', () => {
    expect(exceeds(30, 100, fractionOf(0.3))).toBe(false);
    expect(exceeds(31, 100, fractionOf(0.3))).toBe(true);
  });

  /** So many of a hundred new locations shared, and one planned station that could make it one more. */
  const hundred = (shared: number) => [
    ...Array.from({ length: 99 }, (_, i) => mast(`n${i}`, 'A', { commissioned: '2024-01-01' })),
    ...Array.from({ length: shared }, (_, i) =>
      station({ id: `t${i}`, operator: 'B', positionId: `M-n${i}`, commissioned: '2024-01-01' }),
    ),
    mast('old', 'A'),
    plan('p', 'B'),
  ];

  it('asks for one more move at 30 of 100, and for none at 31', async () => {
    expect(await choose(hundred(30), [['p', 'M-old']])).toEqual({ status: 'optimal', chosen: ['p → M-old'] });
    expect(await choose(hundred(31), [['p', 'M-old']])).toEqual({ status: 'optimal', chosen: [] });
  });
});

describe('moves together', () => {
  it('two that want the last free place: only one gets it, and the cheaper set wins', async () => {
    const stations = [
      mast('m', 'A', { tenantSlots: 1 }),
      mast('n', 'A', { tenantSlots: 1 }),
      plan('p', 'B'),
      plan('q', 'C'),
    ];
    const moves = [
      ['p', 'M-m', 1],
      ['q', 'M-m', 2],
      ['p', 'M-n', 5],
      ['q', 'M-n', 9],
    ] as const;
    // 1 + 9 against 5 + 2.
    expect((await choose(stations, moves, 0.9)).chosen).toEqual(['p → M-n', 'q → M-m']);
  });

  it('a planned mast of two operators goes whole or stays: it is never taken apart', async () => {
    const tenants = [plan('p', 'B', { positionId: 'N' }), plan('q', 'C', { positionId: 'N' }), plan('r', 'B')];
    const moves = [
      ['p', 'M-m', 1],
      ['q', 'M-m', 1],
      ['p', 'M-n', 0],
      ['r', 'M-n', 9],
    ] as const;
    const on = (tenantSlots: number) => [mast('m', 'A', { tenantSlots }), mast('n', 'A'), ...tenants];
    // One of the two would be cheapest; r must move so that all are shared.
    expect((await choose(on(1), moves, 0.9)).chosen).toEqual(['r → M-n']);
    // Told to move one, the plan moves the other with it, if there is room for both.
    const pinned = { ...FREE, pinnedIn: new Set([0]) };
    expect((await choose(on(2), moves, 0.9, pinned)).chosen).toEqual(['p → M-m', 'q → M-m', 'r → M-n']);
    expect((await choose(on(1), moves, 0.3, pinned)).status).toBe('infeasible');
  });

  it('a host whose free places are unknown takes one', async () => {
    const stations = [mast('m', 'A', { tenantSlots: null }), plan('p', 'B'), plan('q', 'C')];
    const moves = [
      ['p', 'M-m'],
      ['q', 'M-m'],
    ] as const;
    expect((await choose(stations, moves, 0.9)).status).toBe('infeasible');
    expect((await choose(stations, moves, 0.4)).chosen).toHaveLength(1);
  });

  it('a host that is itself moved cannot host', async () => {
    const stations = [mast('m', 'A'), plan('p', 'B', { tenantSlots: 2 }), plan('q', 'C', { tenantSlots: 2 })];
    const moves = [
      ['q', 'P-p', 0],
      ['p', 'M-m', 0],
    ] as const;
    const pinned = (...pins: number[]) => choose(stations, moves, 0.3, { ...FREE, pinnedIn: new Set(pins) });
    expect((await pinned(0)).chosen).toEqual(['q → P-p']);
    expect((await pinned(1)).chosen).toEqual(['p → M-m']);
    expect((await pinned(0, 1)).status).toBe('infeasible');
  });

  it('two planned stations that join each other make one location out of two', async () => {
    const stations = [
      plan('p', 'A', { tenantSlots: 1 }),
      plan('q', 'B', { tenantSlots: 1 }),
      plan('r', 'C', { tenantSlots: 0 }),
    ];
    // One shared of two is 50 %.
    expect(await choose(stations, [['q', 'P-p']], 0.49)).toMatchObject({ status: 'optimal' });
    expect(await choose(stations, [['q', 'P-p']], 0.5)).toMatchObject({ status: 'infeasible' });
  });

  it('in the greenfield reading a mast that stood before is no new location, and cannot raise the share', async () => {
    const stations = [mast('m', 'A'), plan('p', 'B')];
    expect((await choose(stations, [['p', 'M-m']], 0.3)).status).toBe('optimal');
    expect((await choose(stations, [['p', 'M-m']], 0.3, { ...FREE, reading: 'greenfield' })).status).toBe('infeasible');
  });

  it('a station planned for a later period changes nothing in this one', async () => {
    const stations = [mast('m', 'A'), plan('p', 'B', { plannedDate: '2027-01-01' }), plan('q', 'B')];
    expect((await choose(stations, [['p', 'M-m']])).status).toBe('infeasible');
    expect(
      (
        await choose(stations, [
          ['p', 'M-m', 0],
          ['q', 'M-m', 9],
        ])
      ).chosen,
    ).toEqual(['q → M-m']);
  });

  it('at equal loss: fewest moves, then least distance, then ids', async () => {
    const stations = [mast('m', 'A'), mast('n', 'A'), plan('p', 'B'), plan('q', 'C')];
    expect(
      (
        await choose(stations, [
          ['p', 'M-m', 0, 90],
          ['q', 'M-n', 0, 80],
        ])
      ).chosen,
    ).toEqual(['q → M-n']);
    expect(
      (
        await choose(stations, [
          ['p', 'M-n', 0, 80],
          ['p', 'M-m', 0, 80],
          ['q', 'M-n', 0, 80],
        ])
      ).chosen,
    ).toEqual(['p → M-m']);
  });
});

describe('a plan', () => {
  const scene = (given: Partial<BaseStation> = {}) =>
    planScene(
      [
        mast('m', 'Viettel', { location: at(1200, 1200) }),
        plan('p', 'VinaPhone', { location: at(1500, 1300), areaClass: 'other', ...given }),
        plan('q', 'MobiFone', { location: at(500, 500), plannedDate: '2024-06-01' }),
      ],
      { coverageKept: 0 },
    );

  it('of one move loses and keeps what the candidate says', async () => {
    const ground = scene();
    const made = await makePlan(ground, exactly());
    const [only] = made.chosen.map((c) => ground.candidates[c]);
    expect(made).toMatchObject({ status: 'optimal', gap: 0, mastsSaved: 1 });
    expect(only?.loss).toBeGreaterThan(0);
    expect(made.loss).toBeCloseTo(only?.loss ?? -1, 6);
    expect(made.lossReanalysed).toBeCloseTo(only?.loss ?? -1, 6);
    expect(made.coverageKept).toBeCloseTo(only?.coverageKept ?? -1, 9);
    expect(made.before.newBuild.deployment).toMatchObject({ locations: 2, shared: 0 });
    expect(made.after.newBuild.deployment).toMatchObject({ locations: 2, shared: 1, met: true });
  });

  it('lists the mandatory move that it does not make, and makes it when told to', async () => {
    const ground = scene();
    const keep = { kind: 'keep', leastKept: 1 } as const;
    const free = await makePlan(ground, exactly({ aim: keep }));
    expect(free.chosen).toEqual([]);
    expect(free.mandatoryNotChosen.map((c) => ground.candidates[c]?.mandatory)).toEqual([true]);
    const told = await makePlan(ground, exactly({ aim: { kind: 'keep', leastKept: 0.5 }, enforceMandatory: true }));
    expect(told.chosen).toHaveLength(1);
    expect(told.mandatoryNotChosen).toEqual([]);
  });

  it('out of reach says what binds and how far one can get', async () => {
    const far = await makePlan(scene(), exactly({ aim: { kind: 'goal', goal: 0.5 } }));
    // The plan that comes nearest is given, and marked as such.
    expect(far).toMatchObject({ status: 'infeasible', farthest: true, binding: ['candidates'], gap: null });
    expect(far.chosen).toHaveLength(1);
    expect(far.after.newBuild.deployment).toMatchObject({ locations: 2, shared: 1, met: false });
    expect(far.bestReachable).toEqual({ total: 2, shared: 1, share: 0.5 });
    const full = await makePlan(
      planScene(
        [
          mast('m', 'Viettel', { location: at(1200, 1200), tenantSlots: 0 }),
          plan('p', 'VinaPhone', { location: at(1500, 1300) }),
        ],
        { coverageKept: 0 },
      ),
      exactly(),
    );
    expect(full).toMatchObject({ status: 'infeasible', binding: ['slots'] });
    const pinned = await makePlan(scene(), exactly({ pinnedOut: new Set([0, 1, 2, 3]) }));
    expect(pinned).toMatchObject({ status: 'infeasible', binding: ['pins'] });
  });

  it('never takes a pinned move that fails a gate', async () => {
    const ground = scene();
    const failing = {
      ...ground,
      candidates: ground.candidates.map((one) => ({
        ...one,
        gates: { ...one.gates, height: 'fail' as const },
        passes: false,
      })),
    };
    expect(await makePlan(failing, exactly({ pinnedIn: new Set([0]) }))).toMatchObject({
      status: 'infeasible',
      chosen: [],
    });
  });

  it('that ran out of time with nothing found says so, and moves nothing', async () => {
    const ground = scene();
    const stopped = exactly({
      method: SILENT,
      pinnedOut: new Set([0, 1, 2, 3]),
      limits: FOR_THE_SOLVER,
    });
    expect(await makePlan(ground, stopped)).toMatchObject({ status: 'unknown', chosen: [], gap: null });
  });

  it('that ran out of time keeps the greedy one, as feasible', async () => {
    const stopped = exactly({ method: SILENT, limits: FOR_THE_SOLVER });
    expect(await makePlan(scene(), stopped)).toMatchObject({ status: 'feasible', gap: null, mastsSaved: 1 });
  });

  it('under other assumptions is computed anew, though the candidates are the same', async () => {
    const ground = scene();
    const wider = { ...ground, parameters: { ...ground.parameters, radiusFactor: 3 } };
    await makePlan(ground, exactly());
    const after = await makePlan(wider, exactly());
    expect(after).toEqual(await makePlan({ ...wider, candidates: [...wider.candidates] }, exactly()));
    expect(after.lossReanalysed).not.toBe((await makePlan(ground, exactly())).lossReanalysed);
  });

  it('of parts that do not see each other needs no solver to be the best', async () => {
    const found = await makePlan(scene(), exactly({ method: SILENT }));
    expect(found).toMatchObject({ status: 'optimal', gap: 0, mastsSaved: 1 });
  });
});

describe('nothing to plan', () => {
  const ground = planScene([mast('m', 'Viettel'), plan('p', 'VinaPhone')]);
  it.each([
    ['goal-range', 0],
    ['goal-range', 1],
    ['goal-range', Number.NaN],
  ] as const)('%s: %s', (obstacle, goal) => {
    expect(planObstacle(ground, { kind: 'goal', goal })).toBe(obstacle);
  });

  it('names what is in the way', () => {
    expect(planObstacle(ground, { kind: 'keep', leastKept: 1.01 })).toBe('bound-range');
    expect(planObstacle({ ...ground, stations: [mast('m', 'Viettel')] }, { kind: 'goal', goal: 0.3 })).toBe(
      'no-planned',
    );
    expect(
      planObstacle({ ...ground, stations: [mast('m', 'Viettel'), plan('p', 'Viettel')] }, { kind: 'goal', goal: 0.3 }),
    ).toBe('one-operator');
    expect(planObstacle(ground, { kind: 'goal', goal: 0.3 })).toBeNull();
  });
});
