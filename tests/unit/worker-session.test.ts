import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../scripts/lib/highs.ts';
import { shareOf } from '../../src/analysis/layout.ts';
import { newDelivery } from '../../src/model/delivery.ts';
import type { LoadedProvince } from '../../src/model/loaded-province.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import { Stopped } from '../../src/worker/messages.ts';
import type { LoadQuestion, StepsDone } from '../../src/worker/protocol.ts';
import { createAnalysisSession } from '../../src/worker/session.ts';
import { aCall, type TestCall } from '../support/calls.ts';
import { PROFILE } from '../support/province.ts';

const PROFILE_URL = 'http://app.test/data/test/profile.json';

/** Two square villages of 0.01° side by side, a mast of 2 km in the middle of the western one. */
const FILES: Record<string, unknown> = {
  'profile.json': {
    ...PROFILE,
    data: {
      villages: { file: 'villages.geojson', sample: true, source: 'test', date: '2025-01-01', licence: 'none' },
      stations: { file: 'stations.geojson', sample: true, source: 'test', date: '2025-01-01', licence: 'none' },
    },
  },
  'villages.geojson': collection([square('W', 106), square('E', 106.01)]),
  'stations.geojson': collection([
    station('S1', 106.005, { radius_m: 2000 }),
    station('S2', 106.006, { radius_m: 500, status: 'planned', planned_date: '2025-06-01' }),
  ]),
};

function collection(features: unknown[]) {
  return { type: 'FeatureCollection', features };
}

function square(code: string, west: number) {
  const [south, size] = [20.2, 0.01];
  const ring = [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
  return {
    type: 'Feature',
    properties: { code, name: `Thôn ${code}`, commune_code: '1', commune: 'Xã', population: 100 },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

function station(id: string, lon: number, more: object) {
  const properties = { id, operator: 'Viettel', technologies: '4G', ...more };
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, 20.205] } };
}

function startSession(files: Record<string, unknown> = FILES) {
  const fetchFile = async (url: string) => {
    const content = files[url.split('/').at(-1) ?? ''];
    return content === undefined
      ? new Response('', { status: 404 })
      : new Response(typeof content === 'string' ? content : JSON.stringify(content));
  };
  const session = createAnalysisSession(fetchFile, () => ({ solve: highsSolver, close: () => undefined }));
  const load = async (given: LoadQuestion['given'] = [], incomplete: LoadQuestion['incomplete'] = 'refuse') => {
    const loaded = await session.load({ profileUrl: PROFILE_URL, given, incomplete }, aCall());
    if (loaded.kind !== 'loaded') throw new Error(`not loaded: ${JSON.stringify(loaded)}`);
    return loaded.province;
  };
  const analyse = async ({ profile }: LoadedProvince) => {
    const analysed = await session.analyse({ parameters: defaultParameters(profile), edits: [] }, aCall());
    if (analysed.kind !== 'whole') throw new Error('a part of an analysis');
    return analysed.analysis;
  };
  return { session, load, analyse };
}

describe('the worker’s work', () => {
  it('reads the profile’s files and tells the page all but the boundaries', async () => {
    const { session, load } = startSession();
    const province = await load();
    expect(province.villages.map(({ code }) => code)).toEqual(['W', 'E']);
    expect(province.villages[0]).not.toHaveProperty('geometry');
    expect(province.villages[0]?.labelPoint[0]).toBeCloseTo(106.005, 6);
    expect(province.bounds[2]).toBeCloseTo(106.02, 9);
    expect(JSON.parse(province.mapVillages).features).toHaveLength(2);
    const outlines = await session.outlines(null, aCall());
    expect(outlines.borders.features.map(({ properties }) => properties?.tier)).toContain('province');
    expect(outlines.labels.features.map(({ properties }) => properties?.name)).toContain(province.villages[0]?.name);
    expect(province.sources.map(({ role, sample }) => [role, sample])).toEqual([
      ['villages', true],
      ['stations', true],
    ]);
  });

  it('answers the coverage first and then the candidates, and explains what it answered', async () => {
    const { session, load, analyse } = startSession();
    const analysis = await analyse(await load());
    expect(shareOf(analysis.coverage, 0, { kind: 'broadband' })).toBe(1);
    expect(analysis.verdicts).toEqual(['covered', 'covered']);
    const candidates = await session.candidates(null, aCall());
    expect(candidates.map(({ station }) => station)).toEqual([1]);

    const inspected = await session.inspectVillage(1, aCall());
    expect(inspected.serving.map(({ position }) => position)).toEqual([0]);
    const verified = await session.verify(1, aCall());
    expect(verified.turfShare).toBeCloseTo(verified.spansShare, 3);
  });

  it('holds borders, names and candidates back until the page has drawn its map', async () => {
    const { session, load, analyse } = startSession();
    const done: string[] = [];
    session.holdTheRest(true, aCall());
    const province = await load();
    const outlines = Promise.resolve(session.outlines(null, aCall())).then(() => done.push('outlines'));
    await analyse(province);
    const candidates = Promise.resolve(session.candidates(null, aCall())).then(() => done.push('candidates'));
    await session.inspectVillage(0, aCall());
    expect(done).toEqual([]);
    session.holdTheRest(false, aCall());
    await Promise.all([outlines, candidates]);
    expect(done).toEqual(['outlines', 'candidates']);
  });

  it('gives up what waits behind the map when it is stopped', async () => {
    const { session, load, analyse } = startSession();
    session.holdTheRest(true, aCall());
    await analyse(await load());
    const call = aCall<StepsDone>();
    const candidates = session.candidates(null, call);
    call.stop();
    await expect(candidates).rejects.toBeInstanceOf(Stopped);
  });

  it('gives up when it is stopped between two bands', async () => {
    const { session, load } = startSession();
    const { profile } = await load();
    const call: TestCall<StepsDone> = aCall(async () => call.stop());
    const analysing = session.analyse({ parameters: defaultParameters(profile), edits: [] }, call);
    await expect(analysing).rejects.toBeInstanceOf(Stopped);
    await expect(session.candidates(null, aCall())).rejects.toThrow('before the first analysis');
  });

  it('answers with what differs from the last analysis, or with the whole where the page may not hold that', async () => {
    const { session, load, analyse } = startSession();
    const province = await load();
    await analyse(province);
    const parameters = defaultParameters(province.profile);
    const edits = [{ kind: 'move', station: 'S1', location: [106.015, 20.205] }] as const;
    const stopped = aCall<StepsDone>();
    stopped.stop();
    await expect(session.analyse({ parameters, edits }, stopped)).rejects.toBeInstanceOf(Stopped);
    const differing = await session.analyse({ parameters, edits }, aCall());
    expect(differing).toMatchObject({ kind: 'delta', delta: { positionFrom: Int32Array.of(-1, 1) } });
    const whole = await session.analyse({ parameters, edits, whole: true }, aCall());
    expect(whole).toMatchObject({ kind: 'whole', analysis: { positions: [{ location: [106.015, 20.205] }, {}] } });
  });

  it('shows the villages without the stations only where a person chose so, and says what is missing', async () => {
    const { 'stations.geojson': _, ...rest } = FILES;
    const province = await startSession(rest).load([], 'use');
    expect(province.stations).toEqual([]);
    expect(province.incomplete).toEqual(['stations.geojson']);
    expect(province.issues).toContainEqual(expect.objectContaining({ code: 'file-missing', file: 'stations.geojson' }));
  });

  it('uses no sample masts under a person’s own villages', async () => {
    const content = JSON.stringify(FILES['villages.geojson']);
    const own = newDelivery([], { kind: 'villages', file: 'own.geojson', content });
    const { stations, issues } = await startSession().load([own]);
    expect(stations).toEqual([]);
    expect(issues).toContainEqual(expect.objectContaining({ code: 'sample-not-used' }));
  });

  it('shows a person’s own masts without villages', async () => {
    const { load, analyse } = startSession();
    const content = 'id,operator,technologies,lon,lat\nX1,Viettel,4G,106,20.2\n';
    const province = await load([newDelivery([], { kind: 'stations', file: 'own.csv', content })]);
    expect(province.villages).toEqual([]);
    expect(province.bounds).toEqual(province.profile.bounds);
    expect((await analyse(province)).summary.positions.total).toBe(1);
  });

  it('uses all deliveries that are switched on, and says what became of each', async () => {
    const text = (id: string) =>
      `id,operator,technologies,lon,lat\n${id},Viettel,4G,106,20.2\nboth,Viettel,4G,106,20.2\n`;
    const file = (id: string, date: string, on = true) => {
      const made = newDelivery([], { kind: 'stations', file: `${id}.csv`, content: text(id) });
      return { ...made, id, date, on };
    };
    const given = [file('a', '2024-06-30'), file('b', '2025-06-30'), file('off', '2025-06-30', false)];
    const province = await startSession().load(given);
    expect(province.stations.map(({ id }) => id)).toEqual(['a', 'b', 'both']);
    expect(province.deliveries?.map(({ id, use, rows, outdated }) => [id, use, rows, outdated])).toEqual([
      ['a', 'in-use', 2, 1],
      ['b', 'in-use', 2, 0],
    ]);
  });

  it('answers a broken or missing profile with issues, and a question too early as failed', async () => {
    for (const files of [{}, { 'profile.json': '{ "id": ' }]) {
      const { session } = startSession(files);
      const loaded = await session.load({ profileUrl: PROFILE_URL, given: [] }, aCall());
      expect(loaded).toMatchObject({ kind: 'unusable', issues: [{ severity: 'error' }] });
    }
    await expect(startSession().session.inspectVillage(0, aCall())).rejects.toThrow('before a province was loaded');
  });
});
