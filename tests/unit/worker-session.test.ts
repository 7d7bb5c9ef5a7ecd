import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../scripts/lib/highs.ts';
import { shareOf } from '../../src/analysis/layout.ts';
import type { LoadedProvince } from '../../src/model/loaded-province.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { Answer } from '../../src/worker/protocol.ts';
import { createAnalysisSession } from '../../src/worker/session.ts';
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

function startSession(files: Record<string, unknown> = FILES, onBreath: () => void = () => undefined) {
  const answers: Answer[] = [];
  const fetchFile = async (url: string) => {
    const content = files[url.split('/').at(-1) ?? ''];
    return content === undefined
      ? new Response('', { status: 404 })
      : new Response(typeof content === 'string' ? content : JSON.stringify(content));
  };
  const breathe = async () => onBreath();
  const openSolver = () => ({ solve: highsSolver, close: () => undefined });
  const session = createAnalysisSession((answer) => answers.push(answer), breathe, fetchFile, openSolver);
  return { answers, session };
}

function theProvince(answers: readonly Answer[]): LoadedProvince {
  for (const answer of answers) if (answer.type === 'loaded') return answer.province;
  throw new Error(`not loaded: ${JSON.stringify(answers)}`);
}

const typesOf = (answers: readonly Answer[]) => answers.map(({ type }) => type).filter((type) => type !== 'progress');

describe('the worker’s work', () => {
  it('reads the profile’s files and tells the page all but the boundaries', async () => {
    const { answers, session } = startSession();
    await session.handle({ type: 'load', id: 1, profileUrl: PROFILE_URL, given: {} });
    const province = theProvince(answers);
    expect(province.villages.map(({ code }) => code)).toEqual(['W', 'E']);
    expect(province.villages[0]).not.toHaveProperty('geometry');
    expect(province.villages[0]?.labelPoint[0]).toBeCloseTo(106.005, 6);
    expect(province.bounds[2]).toBeCloseTo(106.02, 9);
    expect(JSON.parse(province.mapVillages).features).toHaveLength(2);
    const outlines = answers.find((answer) => answer.type === 'outlines')?.outlines;
    expect(outlines?.borders.features.map(({ properties }) => properties?.tier)).toContain('province');
    expect(outlines?.labels.features.map(({ properties }) => properties?.name)).toContain(province.villages[0]?.name);
    expect(province.sources.map(({ role, sample }) => [role, sample])).toEqual([
      ['villages', true],
      ['stations', true],
    ]);
  });

  it('answers the coverage first and then the candidates, and explains what it answered', async () => {
    const { answers, session } = startSession();
    await session.handle({ type: 'load', id: 1, profileUrl: PROFILE_URL, given: {} });
    const parameters = defaultParameters(theProvince(answers).profile);
    await session.handle({ type: 'analyse', id: 2, parameters, edits: [] });
    expect(typesOf(answers)).toEqual(['loaded', 'outlines', 'analysed', 'candidates']);
    const analysed = answers.find((answer) => answer.type === 'analysed');
    if (analysed?.type !== 'analysed') throw new Error('no analysis');
    expect(shareOf(analysed.analysis.coverage, 0, { kind: 'broadband' })).toBe(1);
    expect(analysed.analysis.verdicts).toEqual(['covered', 'covered']);

    await session.handle({ type: 'inspect-village', id: 3, village: 1 });
    await session.handle({ type: 'verify', id: 4, village: 1 });
    const inspected = answers.find((answer) => answer.type === 'village-inspected');
    expect(
      inspected?.type === 'village-inspected' && inspected.inspection.serving.map(({ position }) => position),
    ).toEqual([0]);
    const verified = answers.find((answer) => answer.type === 'verified');
    if (verified?.type !== 'verified') throw new Error('not verified');
    expect(verified.verification.turfShare).toBeCloseTo(verified.verification.spansShare, 3);
  });

  it('holds borders, names and candidates back until the page has drawn its map', async () => {
    const { answers, session } = startSession();
    await session.handle({ type: 'hold-the-rest', id: 0, hold: true });
    await session.handle({ type: 'load', id: 1, profileUrl: PROFILE_URL, given: {} });
    const parameters = defaultParameters(theProvince(answers).profile);
    const analysing = session.handle({ type: 'analyse', id: 2, parameters, edits: [] });
    await expect.poll(() => typesOf(answers)).toEqual(['loaded', 'analysed']);
    await session.handle({ type: 'hold-the-rest', id: 0, hold: false });
    await analysing;
    expect(typesOf(answers)).toEqual(['loaded', 'analysed', 'outlines', 'candidates']);
  });

  it('gives up when it is stopped between two bands', async () => {
    const stop = { now: () => undefined as unknown };
    const { answers, session } = startSession(FILES, () => stop.now());
    await session.handle({ type: 'load', id: 1, profileUrl: PROFILE_URL, given: {} });
    stop.now = () => session.handle({ type: 'stop', id: 2 });
    await session.handle({
      type: 'analyse',
      id: 2,
      parameters: defaultParameters(theProvince(answers).profile),
      edits: [],
    });
    expect(typesOf(answers)).toEqual(['loaded', 'outlines', 'overtaken']);
  });

  it('shows the villages when the stations are missing, and says so', async () => {
    const { 'stations.geojson': _, ...rest } = FILES;
    const { answers, session } = startSession(rest);
    await session.handle({ type: 'load', id: 1, profileUrl: PROFILE_URL, given: {} });
    const province = theProvince(answers);
    expect(province.stations).toEqual([]);
    expect(province.issues).toContainEqual(expect.objectContaining({ code: 'file-missing', file: 'stations.geojson' }));
  });

  it('uses no sample masts under a person’s own villages', async () => {
    const { answers, session } = startSession();
    const own = { name: 'own.geojson', content: JSON.stringify(FILES['villages.geojson']) };
    await session.handle({ type: 'load', id: 1, profileUrl: PROFILE_URL, given: { villages: own } });
    expect(theProvince(answers).stations).toEqual([]);
    expect(theProvince(answers).issues).toContainEqual(expect.objectContaining({ code: 'sample-not-used' }));
  });

  it('shows a person’s own masts without villages', async () => {
    const { answers, session } = startSession();
    const own = { name: 'own.csv', content: 'id,operator,technologies,lon,lat\nX,Viettel,4G,106,20.2\n' };
    await session.handle({ type: 'load', id: 1, profileUrl: PROFILE_URL, given: { stations: own } });
    const { profile, villages, bounds } = theProvince(answers);
    expect(villages).toEqual([]);
    expect(bounds).toEqual(profile.bounds);
    await session.handle({ type: 'analyse', id: 2, parameters: defaultParameters(profile), edits: [] });
    const analysed = answers.find((answer) => answer.type === 'analysed');
    expect(analysed?.type === 'analysed' && analysed.analysis.summary.positions.total).toBe(1);
  });

  it('answers a broken or missing profile with issues, and a question too early as failed', async () => {
    for (const files of [{}, { 'profile.json': '{ "id": ' }]) {
      const { answers, session } = startSession(files);
      await session.handle({ type: 'load', id: 1, profileUrl: PROFILE_URL, given: {} });
      expect(typesOf(answers)).toEqual(['load-failed']);
    }
    const { answers, session } = startSession();
    await session.handle({ type: 'inspect-village', id: 9, village: 0 });
    expect(answers).toEqual([expect.objectContaining({ type: 'failed', id: 9 })]);
  });
});
