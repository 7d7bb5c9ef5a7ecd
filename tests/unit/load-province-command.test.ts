import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setParameter } from '../../src/commands/analysis.ts';
import { openLink } from '../../src/commands/link.ts';
import { firstMapDrawn, loadProvince } from '../../src/commands/province.ts';
import { previewPlan } from '../../src/commands/questions.ts';
import { followCandidates } from '../../src/commands/seek-candidates.ts';
import { select } from '../../src/commands/selection.ts';
import { setView } from '../../src/commands/view.ts';
import { newDelivery } from '../../src/model/delivery.ts';
import { initialState, useApp } from '../../src/state/store.ts';
import { collection, polygon, square, villageFeature } from '../support/geojson-files.ts';
import { inProcessWorker } from '../support/in-process-worker.ts';
import { PROFILE } from '../support/province.ts';

const FILES = {
  'profile.json': JSON.stringify({
    ...PROFILE,
    data: {
      villages: { file: 'villages.geojson', sample: true, source: 'test' },
      stations: { file: 'stations.csv', sample: true, source: 'test' },
    },
  }),
  'villages.geojson': collection(
    villageFeature({ code: 'W', name: 'Thôn Tây', commune: 'Xã Tây', commune_code: 'C-W' }, polygon(square(106, 20.2))),
    villageFeature(
      { code: 'E', name: 'Thôn Đông', commune: 'Xã Đông', commune_code: 'C-E' },
      polygon(square(106.01, 20.2)),
    ),
  ),
  'stations.csv':
    'id,operator,lon,lat,technologies,status,planned_date\n' +
    'S1,Viettel,106.005,20.205,4G,existing,\nS2,VinaPhone,106.006,20.205,4G,planned,2025-06-01\n',
};

const app = () => useApp.getState();

beforeEach(() => {
  vi.stubGlobal('document', { baseURI: 'http://app.test/' });
  vi.stubGlobal('Worker', function startWorker() {
    return inProcessWorker(FILES).worker;
  });
  useApp.setState(initialState(), true);
});

describe('a load that fails', () => {
  it('leaves the earlier data as they were: villages and the planner’s questions are still answered', async () => {
    useApp.setState({ audience: 'planner' });
    await loadProvince('data/test/profile.json');
    await expect.poll(() => app().candidates).not.toBeNull();

    await loadProvince('data/test/profile.json', [
      newDelivery([], { kind: 'villages', file: 'villages.geojson', content: '{' }),
      newDelivery([], { kind: 'stations', file: 'stations.csv', content: '' }),
    ]);
    expect(app().status).toMatchObject({ kind: 'failed', what: 'load' });
    expect(app().province?.villages.map(({ code }) => code)).toEqual(['W', 'E']);

    select({ kind: 'village', index: 1 });
    await expect.poll(() => app().inspection).toMatchObject({ kind: 'village', found: { village: 1 } });
    await previewPlan({
      aim: { kind: 'goal', goal: 0.3 },
      reading: 'deployment',
      enforceMandatory: false,
      timeLimitS: 5,
      pinnedIn: [],
      pinnedOut: [],
    });
    expect(app().planner.preview.kind).toBe('done');
  });
});

describe('what is selected', () => {
  it.each(['village', 'position'] as const)(
    'is the same %s after another computation: its card stays where it was read',
    async (kind) => {
      await loadProvince('data/test/profile.json');
      await expect.poll(() => app().analysis).not.toBeNull();
      select({ kind, index: 1 });
      const { selection, analysis } = app();
      setParameter({ key: 'radiusFactor', value: 2 });
      await expect.poll(() => app().analysis).not.toBe(analysis);
      expect(app().selection).toEqual({ kind, index: 1 });
      expect(app().selection).toBe(selection);
      await expect.poll(() => app().inspection?.kind).toBe(kind);
    },
  );
});

describe('a link that names a village', () => {
  // What the link leaves for after the first map would wait for a map that no test draws.
  afterEach(firstMapDrawn);

  it.each([
    ['?view=district&profile=data/test/profile.json&village=E', 'C-E'],
    ['?view=district&profile=data/test/profile.json&village=E&commune=C-W', 'C-W'],
    ['?profile=data/test/profile.json&village=E', null],
    ['?view=district&profile=data/test/profile.json&village=none', null],
  ])('%s narrows the table to %s, with the first picture', async (search, commune) => {
    const communes: (string | null)[] = [];
    const stop = useApp.subscribe(({ province, unit }) => province && communes.push(unit.commune));
    await openLink(search);
    await expect.poll(() => app().analysis).not.toBeNull();
    stop();
    expect(communes.length).toBeGreaterThan(1);
    // A change afterwards would be a step of its own for Back.
    expect(new Set(communes)).toEqual(new Set([commune]));
  });
});

describe('sharing candidates', () => {
  it('are looked for at the planner’s door alone, once it is opened', async () => {
    const stop = followCandidates();
    await loadProvince('data/test/profile.json');
    await expect.poll(() => app().analysis).not.toBeNull();
    expect(app().status).toEqual({ kind: 'idle' });
    setView('district');
    expect(app().status).toEqual({ kind: 'idle' });
    expect(app().candidates).toBeNull();
    setView('planner');
    expect(app().status).toMatchObject({ kind: 'computing', stage: 'candidates' });
    await expect.poll(() => app().candidates).not.toBeNull();
    expect(app().status).toEqual({ kind: 'idle' });
    stop();
  });
});
