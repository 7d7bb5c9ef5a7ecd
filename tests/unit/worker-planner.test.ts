import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../scripts/lib/highs.ts';
import { analyse } from '../../src/analysis/analyse.ts';
import type { SolverAnswer } from '../../src/analysis/plan/solver.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { PlannerAnswer, PlannerProgress, PlannerQuestion } from '../../src/model/questions.ts';
import type { Analysis } from '../../src/model/results.ts';
import type { Edit } from '../../src/model/scenario.ts';
import { withDelta } from '../../src/worker/analysis-delta.ts';
import { createAnalysisSession } from '../../src/worker/session.ts';
import type { OpenSolver } from '../../src/worker/solver-port.ts';
import { aCall } from '../support/calls.ts';
import { PROFILE } from '../support/province.ts';

/** The planner's questions to a session that holds a province of four villages, three masts and three plans. */

const DATA_FILE = { sample: true, source: 'test', date: '2025-01-01', licence: 'none' };
const collection = (features: unknown[]) => ({ type: 'FeatureCollection', features });
const point = (lon: number, properties: object) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lon, 20.205] },
});
const mast = (id: string, operator: string, lon: number, more: object = {}) =>
  point(lon, { id, operator, technologies: '4G', radius_m: 900, height_m: 40, tenant_slots: 2, ...more });
const planned = (id: string, operator: string, lon: number) =>
  mast(id, operator, lon, { status: 'planned', planned_date: '2025-06-01' });
const FILES: Record<string, unknown> = {
  'profile.json': {
    ...PROFILE,
    thresholds: { ...PROFILE.thresholds, coverageKept: 0.5 },
    data: Object.fromEntries(
      ['villages', 'stations', 'structures'].map((role) => [role, { file: `${role}.geojson`, ...DATA_FILE }]),
    ),
  },
  'villages.geojson': collection(
    ['A', 'B', 'C', 'D'].map((code, i) => {
      const [west, south, size] = [106 + i * 0.01, 20.2, 0.01];
      const ring = [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ];
      return {
        type: 'Feature',
        properties: { code, name: `Thôn ${code}`, commune_code: '1', commune: 'Xã', population: 100 + i },
        geometry: { type: 'Polygon', coordinates: [ring] },
      };
    }),
  ),
  'stations.geojson': collection([
    mast('m1', 'Viettel', 106.005),
    mast('m2', 'VinaPhone', 106.009),
    mast('m3', 'Viettel', 106.024),
    planned('p1', 'VinaPhone', 106.007),
    planned('p2', 'VinaPhone', 106.0265),
    planned('p3', 'Viettel', 106.0125),
  ]),
  'structures.geojson': collection([
    point(106.028, { id: 'toà nhà', kind: 'building', height_m: 45, tenant_slots: 1 }),
  ]),
};

const readySolver: OpenSolver = () => ({ solve: highsSolver, close: () => undefined });

async function startedSession(openSolver = readySolver, rest: () => Promise<void> = async () => {}) {
  const fetchFile = async (url: string) => new Response(JSON.stringify(FILES[url.split('/').at(-1) ?? '']));
  const session = createAnalysisSession(fetchFile, openSolver);
  const loaded = await session.load({ profileUrl: 'http://app.test/profile.json', given: [] }, aCall());
  if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded));
  const { province } = loaded;
  const parameters = defaultParameters(province.profile);
  let seen: Analysis | null = null;
  const analyseWith = async (edits: readonly Edit[]) => {
    const analysed = await session.analyse({ parameters, edits }, aCall(rest));
    const candidates = await session.candidates(null, aCall(rest));
    // As the page puts it together: the first whole, the others by what differs.
    const analysis = analysed.kind === 'whole' ? analysed.analysis : seen && withDelta(seen, analysed.delta);
    if (!analysis) throw new Error('nothing to follow');
    seen = analysis;
    return { analysis, edited: analysed.edited, candidates, whole: analysed.kind === 'whole' };
  };
  const asking = (question: PlannerQuestion) => {
    const call = aCall<PlannerProgress>(rest);
    return { call, answer: Promise.resolve(session.planner(question, call)) };
  };
  const ask = async (question: PlannerQuestion): Promise<PlannerAnswer> => {
    const answer = await asking(question).answer;
    if (answer === null) throw new Error('stopped');
    return answer;
  };
  return { session, province, parameters, analyseWith, asking, ask };
}

const ORDER = {
  aim: { kind: 'goal', goal: 0.3 },
  reading: 'deployment',
  pinnedIn: [],
  pinnedOut: [],
  enforceMandatory: false,
  method: 'exact',
  timeLimitS: 60,
} as const;

describe('an analysis with edits', () => {
  it('is what a file with the edited stations would give, computed only where it differs', async () => {
    const { analyseWith, province, parameters } = await startedSession();
    const { analysis: first } = await analyseWith([]);
    const edits: Edit[] = [
      { kind: 'move', station: 'm3', location: [106.034, 20.205] },
      { kind: 'share', station: 'p2', host: 'toà nhà' },
      {
        kind: 'add',
        station: {
          id: 'n',
          operator: 'VinaPhone',
          technologies: ['4G'],
          location: [106.035, 20.207],
          status: 'existing',
        },
      },
      { kind: 'unshare', station: 'm1' },
    ];
    const { analysis, edited, candidates, whole: all } = await analyseWith(edits);
    expect(all).toBe(false);
    // What the edits did not touch is the same object on the page.
    const mast = (of: Analysis) => of.positions.find(({ id }) => id === '~m1');
    expect(mast(analysis)).toBe(mast(first));
    expect(edited.issues).toEqual([{ code: 'not-shared', edit: 3, found: 'm1' }]);
    expect(edited.changed.map(([index, { id }]) => [index, id])).toEqual([
      [2, 'm3'],
      [4, 'p2'],
      [6, 'n'],
    ]);
    const stations = [...province.stations];
    for (const [index, station] of edited.changed) stations[index] = station;
    const villages = JSON.parse(province.mapVillages).features.map(
      (feature: { geometry: { coordinates: never } }, v: number) => ({
        ...province.villages[v],
        geometry: feature.geometry.coordinates,
      }),
    );
    const { profile, structures, sources } = province;
    const whole = { villages, stations, fibre: null, structures, sources };
    const afresh = analyse(profile, whole, parameters);
    expect(analysis.coverage).toEqual(afresh.coverage);
    expect(analysis.positions).toEqual(afresh.positions);
    expect(analysis.summary).toEqual(afresh.summary);
    expect(candidates.length).toBeGreaterThan(0);
    // Undone, it is the first analysis again.
    const { analysis: undone } = await analyseWith([]);
    expect(undone.coverage).toEqual(analyse(profile, { ...whole, stations: province.stations }, parameters).coverage);
  });

  it('offers structures as hosts after the positions', async () => {
    const { analyseWith, province } = await startedSession();
    const { analysis, candidates } = await analyseWith([]);
    const onto = candidates.filter(({ hostKind }) => hostKind === 'structure');
    expect(onto.map(({ station, host }) => [province.stations[station]?.id, host])).toEqual([
      ['p2', analysis.positions.length],
    ]);
    expect(onto[0]).toMatchObject({ freeSlots: 1, passes: true });
  });
});

describe('the planner’s questions', () => {
  it('a plan: proven, with the gap as it goes, pins by name; the preview is greedy', async () => {
    const { analyseWith, ask, asking, province } = await startedSession();
    const { candidates, analysis } = await analyseWith([]);
    const asked = asking({ kind: 'plan', order: ORDER });
    const answer = await asked.answer;
    if (answer?.kind !== 'plan') throw new Error(answer?.kind);
    expect(answer.plan).toMatchObject({ status: 'optimal', gap: 0 });
    expect(answer.plan.after.newBuild.deployment.met).toBe(true);
    const stages = asked.call.reported.map(({ stage }) => stage);
    expect(stages).toContain('aim');
    expect(stages.at(-1)).toBe('check');

    const moves = answer.plan.chosen.map((index) => {
      const { station = -1, host = -1 } = candidates[index] ?? {};
      return { station: province.stations[station]?.id ?? '', host: analysis.positions[host]?.id ?? '' };
    });
    const other = await ask({ kind: 'plan', order: { ...ORDER, pinnedOut: moves } });
    if (other.kind !== 'plan') throw new Error(other.kind);
    expect(other.plan.chosen.some((index) => answer.plan.chosen.includes(index))).toBe(false);

    const preview = await ask({ kind: 'plan', order: { ...ORDER, method: 'greedy' } });
    expect(preview).toMatchObject({ kind: 'plan', plan: { status: 'feasible', gap: null } });
  });

  it('a plan asked for before the candidates are found brings them along', async () => {
    const { session, parameters, ask } = await startedSession();
    await session.analyse({ parameters, edits: [] }, aCall());
    const early = await ask({ kind: 'plan', order: ORDER });
    const found = await session.candidates(null, aCall());
    expect(early).toMatchObject({ kind: 'plan', plan: { status: 'optimal' } });
    expect(early).toHaveProperty('candidates', found);
    expect(await ask({ kind: 'plan', order: ORDER })).not.toHaveProperty('candidates');
  });

  /** Solves nothing, and knows only this when it is put away. */
  function stuckSolver(known: SolverAnswer) {
    let answer: (answer: SolverAnswer) => void = () => undefined;
    const seen = { asked: 0, closed: 0 };
    const open: OpenSolver = () => ({
      solve: () =>
        new Promise((resolve) => {
          seen.asked += 1;
          answer = resolve;
          // Put away, it solves nothing more.
          if (seen.closed > 0) resolve({ status: 'unknown' });
        }),
      close: () => {
        seen.closed += 1;
        answer(known);
      },
    });
    return { open, seen };
  }

  it('a plan that is stopped puts its solver away and answers with the best known, computed in full', async () => {
    const { open, seen } = stuckSolver({ status: 'unknown', bound: 0 });
    const { analyseWith, asking, ask } = await startedSession(open);
    await analyseWith([]);
    // With a limit of an operator the parts of the province depend on each other: a solver is asked.
    const order = { ...ORDER, limits: [{ operator: 'Viettel', mostMoves: 99, mostLoss: null }] };
    const { call, answer } = asking({ kind: 'plan', order });
    await expect.poll(() => seen.asked, { timeout: 10_000 }).toBe(1);
    call.stop();
    const last = await answer;
    if (last?.kind !== 'plan') throw new Error(JSON.stringify(last));
    const { plan } = last;
    expect(seen.closed).toBeGreaterThan(0);
    const preview = await ask({ kind: 'plan', order: { ...order, method: 'greedy' } });
    if (preview.kind !== 'plan') throw new Error(preview.kind);
    expect(plan).toMatchObject({ status: 'feasible', gap: plan.loss > 0 ? 1 : 0 });
    expect(plan.chosen).toEqual(preview.plan.chosen);
    expect(plan.after).toEqual(preview.plan.after);
    expect(plan.after.newBuild.deployment.met).toBe(true);
    expect(plan.lossReanalysed).toBe(preview.plan.lossReanalysed);
  });

  it('one stopped before anything is known answers so, not that it failed', async () => {
    const { open, seen } = stuckSolver({ status: 'unknown' });
    const { session, parameters, asking } = await startedSession(open);
    await session.analyse({ parameters, edits: [] }, aCall());
    const { call, answer } = asking({ kind: 'plan', order: ORDER });
    call.stop();
    expect(await answer).toBeNull();
    expect(seen.asked).toBe(0);
  });

  /** Rests as a worker does, until it is held: then what is under way waits for the message that comes in. */
  function heldRest() {
    let free: () => void = () => undefined;
    let held: Promise<void> | null = null;
    let passing = 0;
    const seen = { waiting: 0 };
    return {
      seen,
      hold: (after = 0) => {
        passing = after;
        held = new Promise((resolve) => {
          free = resolve;
        });
      },
      release: () => {
        held = null;
        free();
      },
      rest: async () => {
        if (!held || passing-- > 0) return;
        seen.waiting += 1;
        await held;
      },
    };
  }

  const GAPS = {
    kind: 'gaps',
    order: {
      operator: 'VinaPhone',
      technology: '4G',
      count: 3,
      radiusM: null,
      leastPeople: 1,
      siteSpacingM: 300,
      sampleSpacingM: 100,
    },
    exact: true,
  } as const;

  it.each([['pairs', { kind: 'pairs', withinM: 500 }] as const, ['gaps', GAPS] as const])(
    'a search for %s that is stopped before anything is found says so, and the next one finds all',
    async (_, question) => {
      const { rest, hold, release, seen } = heldRest();
      const solver = stuckSolver({ status: 'unknown' });
      let stuck = true;
      const open: OpenSolver = () => (stuck ? solver.open() : readySolver());
      const { analyseWith, asking, ask } = await startedSession(open, rest);
      await analyseWith([]);
      hold();
      const { call, answer } = asking(question);
      await expect.poll(() => seen.waiting).toBe(1);
      call.stop();
      release();
      expect(await answer).toBeNull();
      expect(solver.seen.asked).toBe(0);
      stuck = false;
      expect(await ask(question)).toMatchObject({ kind: question.kind });
    },
  );

  it('pairs that are stopped while it is proven how many can be joined are all there, and nothing is called proven', async () => {
    const solver = stuckSolver({ status: 'unknown' });
    let stuck = true;
    const { analyseWith, asking, ask } = await startedSession(() => (stuck ? solver.open() : readySolver()));
    await analyseWith([]);
    const { call, answer } = asking({ kind: 'pairs', withinM: 500 });
    await expect.poll(() => solver.seen.asked).toBe(1);
    call.stop();
    const last = await answer;
    if (last?.kind !== 'pairs') throw new Error(JSON.stringify(last));
    expect(solver.seen.closed).toBeGreaterThan(0);
    expect(last.potential).toMatchObject({ proven: false, joined: [0] });
    stuck = false;
    const next = await ask({ kind: 'pairs', withinM: 500 });
    expect(next).toMatchObject({ kind: 'pairs', pairs: last.pairs, potential: { proven: true, joined: [0] } });
  });

  it('gaps that are stopped in the proof are filled with the best found until then, computed in full', async () => {
    const { rest, hold, release, seen } = heldRest();
    const { analyseWith, asking, ask } = await startedSession(readySolver, rest);
    await analyseWith([]);
    // Three rests until the greedy choice is made, and one before each step of the proof.
    hold(4);
    const { call, answer } = asking(GAPS);
    await expect.poll(() => seen.waiting).toBe(1);
    expect(call.reported.map(({ stage }) => stage).slice(-2)).toEqual(['greedy', 'optimum']);
    call.stop();
    release();
    const last = await answer;
    if (last?.kind !== 'gaps') throw new Error(JSON.stringify(last));
    const { filling } = last;
    // The curve goes to its end, greedily: never less than it had, and never called proven.
    expect(filling.optimum.map(({ people }) => people)).toEqual(filling.greedy.map(({ people }) => people));
    expect(filling.optimum.map(({ proven }) => proven)).toEqual([true, false, false]);
    expect(filling.optimum.every(({ bound, people }) => bound >= people - 1e-6)).toBe(true);
    expect(filling.reanalysed.people).toBeGreaterThan(0);
    const next = await ask(GAPS);
    if (next.kind !== 'gaps') throw new Error(next.kind);
    expect(next.filling.optimum.every(({ proven }) => proven)).toBe(true);
    expect(next.filling.greedy).toEqual(filling.greedy);
  });

  it('two scenarios side by side, one of them the data', async () => {
    const { analyseWith, ask } = await startedSession();
    const { analysis } = await analyseWith([]);
    const off: Edit = { kind: 'switch-position', position: '~m3', on: false };
    const answer = await ask({ kind: 'compare', a: [], b: [off] });
    if (answer.kind !== 'compare') throw new Error(answer.kind);
    expect(answer.a.analysis.coverage).toEqual(analysis.coverage);
    expect(answer.comparison.villages.lost.map(({ village, after }) => [village, after])).toEqual([
      [2, 'uncovered'],
      [3, 'uncovered'],
    ]);
    expect(answer.comparison.b.villages.covered).toBe(answer.comparison.a.villages.covered - 1);
    expect(answer.b.edited.changed.map(([, { id, status }]) => [id, status])).toEqual([['m3', 'retired']]);
    // The analysis on the screen is still answered about.
    const outage = await ask({ kind: 'outage', positions: [analysis.positions.findIndex(({ id }) => id === '~m3')] });
    const dark = { people: expect.closeTo(123, 0), villagesUnknown: 0 };
    expect(outage).toMatchObject({ kind: 'outage', outage: dark });
  });

  it('two scenarios by the figures that a plan has, the planned stations counted on both sides', async () => {
    const { analyseWith, ask } = await startedSession();
    const { analysis, candidates } = await analyseWith([]);
    const move = candidates.find(({ station, loss, hostKind }) => station === 4 && loss > 0 && hostKind === 'existing');
    if (!move) throw new Error('no candidate');
    const share: Edit = { kind: 'share', station: 'p2', host: analysis.positions[move.host]?.id ?? '' };
    const answer = await ask({ kind: 'compare', a: [], b: [share] });
    if (answer.kind !== 'compare') throw new Error(answer.kind);
    const { figures, changes } = answer.comparison;
    expect(figures.map(({ moves, needsSurvey }) => [moves, needsSurvey])).toEqual([
      [0, 0],
      [1, 0],
    ]);
    // One mast fewer once all is built, and one more of them shared.
    const [before, after] = figures.map(({ positionsOnceBuilt }) => positionsOnceBuilt);
    expect(after?.total).toBe((before?.total ?? 0) - 1);
    expect(after?.shared).toBe((before?.shared ?? 0) + 1);
    // On the screen planned stations do not count, so nothing differs there; here the move costs what the candidate says.
    expect(answer.comparison.villages).toEqual({ gained: [], lost: [], shifted: [] });
    expect(changes.byOperator).toMatchObject([{ operator: 'VinaPhone', technology: '4G', moves: 1 }]);
    expect(changes.byOperator[0]?.loss).toBeCloseTo(move.loss, 6);
    expect(changes.byUnit).toMatchObject([{ code: '1', moves: 1 }]);
    expect(changes.byUnit[0]?.loss).toBeCloseTo(move.loss, 6);
    // With the planned stations on the map, too, as its two halves ask.
    const halves = await ask({ kind: 'compare', a: [], b: [share], withPlanned: true });
    if (halves.kind !== 'compare') throw new Error(halves.kind);
    expect(halves.comparison.villages).toEqual(changes.villages);
    expect(halves.a.analysis.parameters.includePlanned).toBe(true);
  });

  it('a move: what its operator loses where it goes away', async () => {
    const { analyseWith, ask } = await startedSession();
    const { candidates } = await analyseWith([]);
    const candidate = candidates.find(({ station, loss }) => station === 4 && loss > 0);
    if (!candidate) throw new Error('no candidate');
    const answer = await ask({ kind: 'move', station: candidate.station, host: candidate.host });
    if (answer.kind !== 'move') throw new Error(answer.kind);
    const [own] = answer.inspection.own;
    const changes = own ? [...own.changes.gained, ...own.changes.lost, ...own.changes.shifted] : [];
    const loss = changes.reduce(
      (total, { village, shareBefore, shareAfter }) => total + (100 + village) * Math.max(0, shareBefore - shareAfter),
      0,
    );
    expect(loss).toBeCloseTo(candidate.loss, 9);
    expect(answer.inspection.anyOperator.lost.map(({ village }) => village)).toEqual(candidate.fallingVillages);
  });

  it('pairs, gaps and the goal at a glance', async () => {
    const { analyseWith, ask } = await startedSession();
    const { analysis } = await analyseWith([]);
    const pairs = await ask({ kind: 'pairs', withinM: 500 });
    if (pairs.kind !== 'pairs') throw new Error(pairs.kind);
    expect(pairs.pairs.map(({ mover, host }) => [mover, host].map((p) => analysis.positions[p]?.id).sort())).toEqual([
      ['~m1', '~m2'],
    ]);
    expect(pairs.potential).toMatchObject({
      proven: true,
      now: { total: 3, shared: 0 },
      after: { total: 2, shared: 1 },
    });

    const order = {
      operator: null,
      technology: '4G',
      count: 2,
      radiusM: null,
      leastPeople: 1,
      siteSpacingM: 500,
      sampleSpacingM: 100,
    };
    const gaps = await ask({ kind: 'gaps', order, exact: true });
    if (gaps.kind !== 'gaps') throw new Error(gaps.kind);
    // One reaches all that is left: a second would bring nothing.
    expect(gaps.filling.greedy.map(({ count }) => count)).toEqual([1]);
    expect(gaps.filling.greedy[0]?.people).toBeCloseTo(gaps.filling.peopleWithout, 6);
    expect(gaps.filling.optimum.every(({ proven }) => proven)).toBe(true);

    const goal = await ask({ kind: 'goal' });
    if (goal.kind !== 'goal') throw new Error(goal.kind);
    expect(goal.glance.byUnit.map(({ name, deployment }) => [name, deployment.locations])).toEqual([
      ['Xã', analysis.summary.newBuild.deployment.locations],
    ]);
  });

  it('that cannot be answered are refused with what is wrong', async () => {
    const { analyseWith, ask } = await startedSession();
    await analyseWith([]);
    const plan = (given: object) => ask({ kind: 'plan', order: { ...ORDER, ...given } });
    const refused = (obstacle: string) => ({ kind: 'refused', obstacle });
    expect(await plan({ aim: { kind: 'goal', goal: 1 } })).toEqual(refused('goal-range'));
    expect(await plan({ aim: { kind: 'keep', leastKept: Number.NaN } })).toEqual(refused('bound-range'));
    expect(await plan({ pinnedIn: [{ station: 'p1', host: 'nowhere' }] })).toEqual(refused('pin-unknown'));
    const order = {
      operator: null,
      technology: '2G',
      count: 2,
      radiusM: null,
      leastPeople: 1,
      siteSpacingM: 500,
      sampleSpacingM: 100,
    };
    expect(await ask({ kind: 'gaps', order, exact: false })).toEqual(refused('not-broadband'));
    const off = ['p1', 'p2', 'p3'].map((station): Edit => ({ kind: 'switch-station', station, on: false }));
    await analyseWith(off);
    expect(await plan({})).toEqual(refused('no-planned'));
  });

  it('asked too early is a failure of ours, and says so', async () => {
    const { ask } = await startedSession();
    await expect(ask({ kind: 'goal' })).rejects.toThrow('before the first analysis');
  });
});
