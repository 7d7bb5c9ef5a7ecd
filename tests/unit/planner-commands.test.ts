import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bringRecords } from '../../src/commands/kept-records.ts';
import { giveReason, pinMove } from '../../src/commands/pins.ts';
import {
  compareScenarios,
  fillGaps,
  findPairs,
  inspectMove,
  lookAtGoal,
  makePlan,
  previewPlan,
  stopAsking,
  tryOutage,
} from '../../src/commands/questions.ts';
import { exportScenario, importScenario } from '../../src/commands/scenario-files.ts';
import {
  deleteScenario,
  duplicateScenario,
  editScenario,
  listScenarios,
  openScenario,
  redoEdit,
  renameScenario,
  replaceEdits,
  undoEdit,
} from '../../src/commands/scenarios.ts';
import { pinLists } from '../../src/model/pins.ts';
import type { PlannerAnswer, PlannerProgress, PlannerQuestion } from '../../src/model/questions.ts';
import { NO_RECORDS } from '../../src/model/records.ts';
import type { Edit } from '../../src/model/scenario.ts';
import { pinsInForce } from '../../src/state/planner.ts';
import { initialState, useApp } from '../../src/state/store.ts';
import type { AnalysisListener } from '../../src/worker/client.ts';
import { anAnalysis, aProvince, someParameters } from '../support/answers.ts';

/** The worker, as far as commands see it: the test answers. */
const worker = vi.hoisted(() => ({
  analysed: [] as { edits: readonly unknown[]; listener: unknown }[],
  asked: [] as {
    question: unknown;
    tell: (progress: unknown) => void;
    answer: (answer: unknown) => void;
    fail: (reason: Error) => void;
    signal: AbortSignal;
  }[],
  saved: [] as { name: string; content: string }[],
  /** What it answers when it is stopped. */
  known: null as unknown,
}));

const storage = new Map<string, string>();
vi.mock('../../src/commands/analysis-client.ts', () => ({
  analysisClient: () => ({
    analyse: (_: unknown, edits: readonly unknown[], listener: unknown) => worker.analysed.push({ edits, listener }),
    askPlanner: (question: unknown, tell: (progress: unknown) => void, signal: AbortSignal) =>
      new Promise((answer, fail) => {
        worker.asked.push({ question, tell, answer, fail, signal });
        signal.addEventListener('abort', () => answer(worker.known));
      }),
  }),
}));
vi.mock('../../src/commands/save-file.ts', async (original) => ({
  ...(await original<typeof import('../../src/commands/save-file.ts')>()),
  saveFile: (name: string, content: string) => worker.saved.push({ name, content }),
}));

const planner = () => useApp.getState().planner;
const editsNow = () => planner().open?.scenario.edits.map(({ kind }) => kind);
const MOVE: Edit = { kind: 'move', station: 'a', location: [106, 20] };
const OFF: Edit = { kind: 'switch-station', station: 'a', on: false };
const lastAsked = () => {
  const last = worker.asked.at(-1);
  if (!last) throw new Error('nothing was asked');
  return last;
};

beforeEach(() => {
  storage.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
  });
  const province = aProvince();
  useApp.setState({ ...initialState(), province, parameters: someParameters(), analysis: anAnalysis() }, true);
  worker.analysed.length = 0;
  worker.asked.length = 0;
  worker.saved.length = 0;
  worker.known = null;
});

describe('editing a scenario', () => {
  it('begins one with the first edit and has every step computed', async () => {
    await editScenario([MOVE], 'Kịch bản 1');
    await editScenario([OFF], 'not used');
    expect(planner().open?.scenario.name).toBe('Kịch bản 1');
    expect(editsNow()).toEqual(['move', 'switch-station']);
    expect(worker.analysed.map(({ edits }) => edits.length)).toEqual([1, 2]);
  });

  it('is undone and redone step by step, and an undo with nothing left asks for nothing', async () => {
    await editScenario([], 'Kịch bản 1');
    await editScenario([MOVE, OFF], '');
    undoEdit();
    expect(editsNow()).toEqual([]);
    undoEdit();
    redoEdit();
    expect(editsNow()).toEqual(['move', 'switch-station']);
    replaceEdits((edits) => edits.slice(1));
    expect(editsNow()).toEqual(['switch-station']);
    redoEdit();
    expect(worker.analysed).toHaveLength(5);
  });

  it('shows what the analysis says of the edits: changed stations and issues', async () => {
    await editScenario([MOVE], 'Kịch bản 1');
    const listener = worker.analysed.at(-1)?.listener as AnalysisListener;
    const issues = [{ code: 'station-unknown', edit: 0, found: 'a' }] as const;
    listener.onAnalysed(anAnalysis(), { changed: [], issues });
    expect(planner().editIssues).toEqual(issues);
    expect(useApp.getState().stations).toBe(useApp.getState().province?.stations);
  });
});

describe('named scenarios', () => {
  it('are kept between visits, renamed, duplicated and deleted', async () => {
    await editScenario([MOVE], 'Một');
    const first = planner().open?.scenario.id ?? '';
    duplicateScenario(first, 'Hai');
    await expect.poll(() => planner().keeping).toBe('kept');
    await editScenario([OFF], '');
    renameScenario(first, '  Một, mới ');
    renameScenario(first, '  ');
    expect(planner().scenarios.map(({ name, edits }) => [name, edits.length])).toEqual([
      ['Một, mới', 1],
      ['Hai', 2],
    ]);

    // The next visit.
    const names = async () => {
      useApp.setState({ planner: initialState().planner });
      await listScenarios();
      return planner()
        .scenarios.map(({ name }) => name)
        .filter((name) => ['Một, mới', 'Hai'].includes(name))
        .sort();
    };
    await expect.poll(names).toEqual(['Hai', 'Một, mới']);
    openScenario(first);
    expect(editsNow()).toEqual(['move']);
    deleteScenario(first);
    expect(planner().open).toBeNull();
    await expect.poll(names).toEqual(['Hai']);
  });

  it('last as long as the page where the browser keeps nothing, and that is said', async () => {
    vi.resetModules();
    vi.stubGlobal('indexedDB', undefined);
    const { listScenarios: list } = await import('../../src/commands/scenarios.ts');
    const { editScenario: edit } = await import('../../src/commands/scenarios.ts');
    const { useApp: app } = await import('../../src/state/store.ts');
    app.setState({ province: aProvince(), parameters: someParameters(), analysis: anAnalysis() });
    await list();
    expect(app.getState().planner.keeping).toBe('not-kept');
    await edit([MOVE], 'Một');
    expect(app.getState().planner.scenarios.map(({ name }) => name)).toEqual(['Một']);
    vi.unstubAllGlobals();
  });
});

describe('scenario files', () => {
  const file = (text: string) => ({ text: async () => text });

  it('go out and come back; one that is here already in another state is not written over', async () => {
    await editScenario([MOVE], 'Kịch bản/1: "thử"');
    const { id } = planner().open?.scenario ?? { id: '' };
    exportScenario(id);
    expect(worker.saved[0]?.name).toBe('kich-ban-1-thu.json');
    const text = worker.saved[0]?.content ?? '';

    await importScenario(file(text));
    expect(planner().scenarios).toHaveLength(1);
    await editScenario([OFF], '');
    await importScenario(file(text));
    expect(planner().fileIssues).toEqual([]);
    expect(planner().scenarios.map(({ edits }) => edits.length)).toEqual([1, 2]);
    expect(new Set(planner().scenarios.map((one) => one.id)).size).toBe(2);
  });

  it('that are damaged leave everything as it is and say why', async () => {
    await editScenario([MOVE], 'Một');
    const before = planner().open;
    await importScenario(file('{'));
    expect(planner().fileIssues.map(({ code }) => code)).toEqual(['not-json']);
    await importScenario({ text: () => Promise.reject(new Error('gone')) });
    expect(planner().fileIssues).toEqual([{ code: 'unreadable' }]);
    expect(planner().open).toBe(before);
  });

  it('for other files of the province are opened with a warning', async () => {
    await editScenario([MOVE], 'Một');
    exportScenario(planner().open?.scenario.id ?? '');
    const text = worker.saved[0]?.content ?? '';
    const province = aProvince();
    useApp.setState({ province: { ...province, stations: [...province.stations], mapVillages: '{"other":true}' } });
    await importScenario(file(text));
    expect(planner().fileIssues).toEqual([{ code: 'data-changed' }]);
    expect(editsNow()).toEqual(['move']);
  });
});

describe('the planner’s questions', () => {
  const order = {
    aim: { kind: 'goal', goal: 0.3 },
    reading: 'deployment',
    enforceMandatory: false,
    timeLimitS: 60,
    pinnedIn: [],
    pinnedOut: [],
  } as const;
  const progress: PlannerProgress = { stage: 'aim', done: 0, total: 0, gap: 0.25 };

  it('carry the pins, of which a station has one host at most', async () => {
    pinMove({ station: 'p', host: 'A' }, 'in');
    pinMove({ station: 'p', host: 'B' }, 'in');
    pinMove({ station: 'p', host: 'C' }, 'out');
    pinMove({ station: 'q', host: 'C' }, 'out');
    pinMove({ station: 'q', host: 'C' }, null);
    previewPlan({ ...order, ...pinLists(pinsInForce(useApp.getState())) });
    expect(lastAsked().question).toMatchObject({
      kind: 'plan',
      order: { method: 'greedy', pinnedIn: [{ host: 'B' }], pinnedOut: [{ station: 'p', host: 'C' }] },
    });
  });

  it('keep the pins of the data, with why and since when, and give them to a scenario made from them', async () => {
    pinMove({ station: 'p', host: 'A' }, 'out', ' chủ cột từ chối ');
    giveReason({ station: 'p', host: 'A' }, 'hết chỗ');
    await editScenario([MOVE], 'Kịch bản 1');
    pinMove({ station: 'q', host: 'B' }, 'in');
    const today = new Date().toISOString().slice(0, 10);
    const ofData = { station: 'p', host: 'A', in: false, reason: 'hết chỗ', date: today };
    expect(pinsInForce(useApp.getState())).toEqual([
      ofData,
      { station: 'q', host: 'B', in: true, reason: null, date: today },
    ]);
    openScenario(null);
    expect(pinsInForce(useApp.getState())).toEqual([ofData]);
    expect(planner().scenarios[0]?.pins).toHaveLength(2);

    // The next visit.
    await expect.poll(() => localStorage.getItem('song-chung.records')).toBe('yes');
    useApp.setState({ records: NO_RECORDS });
    await bringRecords();
    expect(useApp.getState().records.pins).toEqual([ofData]);
  });

  it('show their progress, and their answer with what it is about', async () => {
    const asked = makePlan(order);
    expect(planner().plan).toMatchObject({ kind: 'running', progress: null });
    lastAsked().tell(progress);
    expect(planner().plan).toMatchObject({ kind: 'running', progress: { gap: 0.25 } });
    const answer = { kind: 'plan', plan: { status: 'optimal' } };
    lastAsked().answer(answer);
    await asked;
    expect(planner().plan).toMatchObject({ kind: 'done', answer });
    expect(planner().plan).toHaveProperty('basis.analysis', useApp.getState().analysis);
  });

  it('know the candidates of a plan though the page has not been told them yet', async () => {
    const asked = makePlan(order);
    const candidates = [{ station: 1 }];
    lastAsked().answer({ kind: 'plan', plan: { status: 'optimal' }, candidates });
    await asked;
    expect(planner().plan).toHaveProperty('basis.candidates', candidates);
  });

  it('are stopped by hand, refused, or fail, each distinguished', async () => {
    const stopped = makePlan(order);
    stopAsking('plan');
    await stopped;
    expect(planner().plan).toEqual({ kind: 'stopped' });
    const refused = makePlan(order);
    lastAsked().answer({ kind: 'refused', obstacle: 'no-planned' });
    await refused;
    expect(planner().plan).toEqual({ kind: 'refused', obstacle: 'no-planned' });
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const failed = makePlan(order);
    lastAsked().fail(new Error('worker error'));
    await failed;
    expect(planner().plan).toEqual({ kind: 'failed' });
    error.mockRestore();
  });

  it('that are stopped keep the best found until then, and say that they were', async () => {
    const answer = { kind: 'plan', plan: { status: 'feasible', gap: 0.03 } };
    const whole = makePlan(order);
    lastAsked().answer(answer);
    await whole;
    expect(planner().plan).toMatchObject({ kind: 'done', answer, stopped: false });
    worker.known = answer;
    const stopped = makePlan(order);
    stopAsking('plan');
    await stopped;
    expect(planner().plan).toMatchObject({ kind: 'done', answer, stopped: true });
  });

  it('a newer one stops the older, which is not taken any more', async () => {
    const first = makePlan(order);
    const old = lastAsked();
    const second = makePlan(order);
    expect(old.signal.aborted).toBe(true);
    old.tell(progress);
    await first;
    expect(planner().plan).toMatchObject({ kind: 'running', progress: null });
    lastAsked().answer({ kind: 'plan', plan: { status: 'optimal' } });
    await second;
    expect(planner().plan.kind).toBe('done');
  });

  const gaps = {
    operator: null,
    technology: '4G',
    count: 5,
    radiusM: null,
    leastPeople: 100,
    siteSpacingM: 500,
    sampleSpacingM: 200,
  };
  it.each([
    ['pairs', () => findPairs(500), { kind: 'pairs', withinM: 500 }],
    ['gaps', () => fillGaps(gaps, 'exact'), { kind: 'gaps', order: gaps, exact: true }],
    ['outage', () => tryOutage([3]), { kind: 'outage', positions: [3] }],
    ['goal', () => lookAtGoal(), { kind: 'goal' }],
    ['move', () => inspectMove(1, 2), { kind: 'move', station: 1, host: 2 }],
  ] as const)('%s: each has a place of its own for its answer', async (slot, command, question) => {
    const asked = command();
    expect(lastAsked().question).toEqual(question);
    lastAsked().answer({ kind: slot });
    await asked;
    expect(planner()[slot]).toMatchObject({ kind: 'done', answer: { kind: slot } });
  });

  it('compare scenarios by name, the data among them', async () => {
    await editScenario([MOVE], 'Một');
    const asked = compareScenarios(null, planner().open?.scenario.id ?? '');
    const question = lastAsked().question as PlannerQuestion;
    expect(question).toMatchObject({ kind: 'compare', a: [], b: [{ kind: 'move' }] });
    expect(planner().compare.names).toEqual(['', 'Một']);
    const answer = { kind: 'compare' } as PlannerAnswer;
    lastAsked().answer(answer);
    await asked;
    expect(planner().compare).toMatchObject({ kind: 'done', names: ['', 'Một'] });
  });
});
