import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forget } from '../../src/commands/kept-scenarios.ts';
import { deflated, inflated } from '../../src/commands/link-text.ts';
import { writeWork } from '../../src/commands/link-work.ts';
import { openWork } from '../../src/commands/open-work.ts';
import { pinMove } from '../../src/commands/pins.ts';
import { editScenario, openScenario, replaceEdits } from '../../src/commands/scenarios.ts';
import type { Edit } from '../../src/model/scenario.ts';
import { leftOutOfLink } from '../../src/state/link-work.ts';
import { initialState, useApp } from '../../src/state/store.ts';
import { anAnalysis, aProvince, someParameters } from '../support/answers.ts';

vi.mock('../../src/commands/analysis-client.ts', () => ({ analysisClient: () => ({ analyse: () => undefined }) }));

const app = () => useApp.getState();
const MOVE: Edit = { kind: 'move', station: 'trạm 1', location: [106, 20] };
const OFF: Edit = { kind: 'switch-station', station: 'trạm 1', on: false };
const PIN = { station: 'p', host: 'A' };

/** The page as another browser opens it. */
function elsewhere(): void {
  const province = aProvince();
  useApp.setState({ ...initialState(), province, parameters: someParameters(), analysis: anAnalysis() }, true);
}

async function written(): Promise<string> {
  await writeWork();
  const { linkWork } = app();
  if (linkWork.kind !== 'text') throw new Error(`the link carries nothing: ${linkWork.kind}`);
  return linkWork.text;
}

beforeEach(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  vi.stubGlobal('window', {
    location: { origin: 'https://app.test', pathname: '/' },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
  elsewhere();
});

describe('the text of a link', () => {
  it('is any text again, in signs that an address takes as they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 400 }).filter((one) => !/\p{Surrogate}/u.test(one)),
        async (text) => {
          const packed = await deflated(text);
          expect(packed).toMatch(/^[A-Za-z0-9_-]*$/);
          expect(await inflated(packed)).toBe(text);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('that is broken, or opens to far too much, is none', async () => {
    expect(await inflated('abc')).toBeNull();
    expect(await inflated(await deflated('0'.repeat(6_000_000)))).toBeNull();
  });
});

describe('the work that a link carries', () => {
  it('is none on a page as everyone sees it first', async () => {
    await writeWork();
    expect(app().linkWork).toEqual({ kind: 'none' });
  });

  it('is the scenario with its edits, pins and order, opened elsewhere as it was', async () => {
    pinMove(PIN, 'out', 'chủ cột từ chối');
    await editScenario([MOVE, OFF], 'Thử');
    const plan = { ...app().workbench.plan, aim: 'keep', keep: '97' } as const;
    useApp.setState({ workbench: { ...app().workbench, plan, candidate: PIN } });
    const text = await written();
    const before = app().planner.open?.scenario;

    elsewhere();
    await forget(before?.id ?? '');
    await openWork(text, null);
    expect(app().planner.open?.scenario).toEqual(before);
    expect(app().workbench).toMatchObject({ plan, candidate: PIN });
    expect(app().records.pins).toEqual([]);
  });

  it('never writes over what is kept here: another state of the scenario opens beside it', async () => {
    await editScenario([MOVE], 'Nháp');
    const text = await written();
    replaceEdits((edits) => [...edits, OFF]);
    openScenario(null);
    await openWork(text, null);
    const drafts = app().planner.scenarios.filter(({ name }) => name.startsWith('Nháp'));
    const names = drafts.map(({ name, edits }) => [name, edits.length]);
    expect(names).toEqual([
      ['Nháp 2', 1],
      ['Nháp', 2],
    ]);
  });

  it('opens pins as pins where there are none, and beside those that there are', async () => {
    pinMove(PIN, 'in');
    const text = await written();
    const { pins } = app().records;

    elsewhere();
    await openWork(text, null);
    expect(app().records.pins).toEqual(pins);
    expect(app().planner.open).toBeNull();

    elsewhere();
    pinMove({ station: 'q', host: 'B' }, 'in');
    await openWork(text, null);
    expect(app().planner.open?.scenario).toMatchObject({ name: 'Theo liên kết', edits: [], pins });
    expect(app().records.pins).toMatchObject([{ station: 'q' }]);
  });

  it('is left out where it makes the address too long, and that is said', async () => {
    const edits = Array.from({ length: 2000 }, (_, i): Edit => {
      const place = (Math.sin(i) * 10_000) % 1;
      return { kind: 'move', station: `s${i}`, location: [106 + place, 20 + place] };
    });
    await editScenario(edits, 'Rất nhiều');
    await writeWork();
    expect(app().linkWork).toMatchObject({ kind: 'too-long' });
    expect(leftOutOfLink(app())).toEqual(['scenario']);
  });

  it('is without the agreement log and the figures that were entered, and both are named', () => {
    const refused = {
      ...PIN,
      id: '1',
      state: 'refused',
      date: '2025-02-01',
      recorded: '2025-02-01T00:00:00Z',
    } as const;
    const by = { by: 'Viettel', note: 'cột yếu', survey: null, source: null };
    const figure = { id: 'f', indicator: 'i', area: null, value: 70, date: '2025-01-01', source: 'Sở', recorded: '' };
    useApp.setState({ records: { pins: [], moveLog: [{ ...refused, ...by }], figures: [figure] } });
    expect(leftOutOfLink(app())).toEqual(['log', 'figures']);
  });

  it('that is damaged changes nothing and is named', async () => {
    await openWork(await deflated('{"version":1,"scenario":{"id":1}}'), null);
    expect(app().planner).toMatchObject({ open: null, fileIssues: [{ code: 'damaged', field: 'work' }] });
  });
});
