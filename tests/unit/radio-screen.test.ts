import { beforeAll, describe, expect, it } from 'vitest';
import { analyseInputs } from '../../scripts/lib/analyse-inputs.ts';
import { highsSolver } from '../../scripts/lib/highs.ts';
import { cellsOnAllCores } from '../../scripts/lib/radio-cores.ts';
import { measuredOf } from '../../src/analysis/measurements/measured.ts';
import { radioFootprints, transmittersOf } from '../../src/analysis/radio/radio-footprints.ts';
import { groupedBy, mastOf } from '../../src/analysis/radio/signal.ts';
import { measurementErrorsCsv, measurementsCsv } from '../../src/export/measured-csv.ts';
import { outOfRange } from '../../src/model/out-of-range.ts';
import { type AnalysisParameters, defaultParameters } from '../../src/model/parameters.ts';
import type { Analysis } from '../../src/model/results.ts';
import type { CellEntries } from '../../src/worker/protocol.ts';
import { createRadioPool } from '../../src/worker/radio-pool.ts';
import { createAnalysisSession } from '../../src/worker/session.ts';
import { aCall } from '../support/calls.ts';
import { groundAround } from '../support/grounds.ts';
import { inProcessRadioWorker } from '../support/in-process-worker.ts';
import { LINK_BUDGETS } from '../support/link-budgets.ts';
import { PROFILE, STATIONS_FILE, villageAt } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

/** What the screen computes by a radio model is what the command computes. */

const GROUND = groundAround(at(500, 500), (eastM) => ({ heightM: Math.abs(eastM - 700) < 100 ? 250 : 4 }));

/** Masts west of the ridge, villages on both sides of it. */
const VILLAGES = [villageAt(0, 0), villageAt(1, 0), villageAt(2, 0)];
const STATIONS = [0, 1, 2, 3, 4].map((n) =>
  station({ id: `s${n}`, location: at(100 + 150 * n, 500), technologies: ['4G'], heightM: 30 + n }),
);
const WITHOUT_HEIGHT = station({ id: 'low', location: at(-6000, 500), technologies: ['4G'] });
const P1812 = { model: 'p1812', budgets: LINK_BUDGETS } as const;
const WITH_BUDGETS = {
  ...PROFILE,
  linkBudgets: LINK_BUDGETS,
  measurements: { minSamples: 3, source: 'test' },
};

/** Four points on each side of the ridge: strong before it, almost none behind. */
const MEASURED = [300, 350, 400, 450, 2300, 2350, 2400, 2450].map((eastM) => ({
  location: at(eastM, 500),
  rsrpDbm: eastM < 700 ? -70 : -125,
}));

function measurementsFile() {
  return {
    type: 'FeatureCollection',
    features: MEASURED.map(({ location, rsrpDbm }) => ({
      type: 'Feature',
      properties: { operator: 'Viettel', technology: '4G', rsrp_dbm: rsrpDbm },
      geometry: { type: 'Point', coordinates: location },
    })),
  };
}

const transmitters = [...transmittersOf(STATIONS, P1812).values()];
const masts = groupedBy(transmitters, mastOf).map((group) => group.map((i) => transmitters[i] ?? outOfRange()));
const byContent = (cells: CellEntries) => cells.toSorted(([a], [b]) => (a < b ? -1 : 1));

/** All masts by a pool of so many workers. */
function cellsOfPool(workers: number): Promise<CellEntries> {
  return new Promise((resolve, reject) => {
    const came: CellEntries[number][] = [];
    const pool = createRadioPool({
      ground: GROUND,
      workers,
      start: () => inProcessRadioWorker().worker,
      onFailed: reject,
      onCells(cells) {
        came.push(...cells);
        if (came.length < transmitters.length) return;
        pool.close();
        resolve(byContent(came));
      },
    });
    pool.add(masts);
  });
}

/** Turns of the loop: what was begun before is answered in them. */
async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

describe('radio workers', () => {
  it('are one, two or those of the command: the same cells to the bit', { timeout: 60_000 }, async () => {
    const one = await cellsOfPool(1);
    expect(one).toHaveLength(5);
    expect(await cellsOfPool(2)).toEqual(one);
    const ofCommand = await cellsOnAllCores(GROUND, transmitters, 1);
    const contents = [...transmittersOf(STATIONS, P1812).keys()];
    expect(byContent(contents.map((content, i) => [content, ofCommand[i] ?? null]))).toEqual(one);
  });

  it('begin nothing while they pause, and go on', { timeout: 60_000 }, async () => {
    let came = 0;
    let cameWhilePaused = 0;
    await new Promise<void>((resolve, reject) => {
      const pool = createRadioPool({
        ground: GROUND,
        workers: 1,
        start: () => inProcessRadioWorker().worker,
        onFailed: reject,
        onCells() {
          came++;
          if (came === 1) {
            pool.pause();
            void turns(50).then(() => {
              cameWhilePaused = came;
              pool.resume();
            });
          }
          if (came < masts.length) return;
          pool.close();
          resolve();
        },
      });
      pool.add(masts);
    });
    expect([cameWhilePaused, came]).toEqual([1, masts.length]);
  });
});

describe('an analysis by a radio model on the screen', () => {
  let cells: CellEntries;
  beforeAll(async () => {
    cells = await cellsOfPool(2);
  });

  async function start() {
    const files: Readonly<Record<string, unknown>> = {
      'profile.json': {
        ...WITH_BUDGETS,
        data: {
          villages: file('villages.geojson'),
          stations: file('stations.geojson'),
          measurements: file('measured.geojson'),
        },
      },
      'measured.geojson': measurementsFile(),
      'villages.geojson': {
        type: 'FeatureCollection',
        features: VILLAGES.map(({ code, name, geometry }) => ({
          type: 'Feature',
          properties: { code, name, mobile_reported: 'yes' },
          geometry: { type: 'MultiPolygon', coordinates: geometry },
        })),
      },
      'stations.geojson': {
        type: 'FeatureCollection',
        features: [...STATIONS, WITHOUT_HEIGHT].map(({ id, operator, location, technologies, heightM }) => ({
          type: 'Feature',
          properties: { id, operator, technologies: technologies.join(';'), height_m: heightM },
          geometry: { type: 'Point', coordinates: location },
        })),
      },
    };
    const session = createAnalysisSession(
      async (url) => new Response(JSON.stringify(files[url.split('/').at(-1) ?? ''] ?? null)),
      () => ({ solve: highsSolver, close: () => undefined }),
    );
    const loaded = await session.load({ profileUrl: 'http://app.test/profile.json', given: [] }, aCall());
    if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded));
    const parameters: AnalysisParameters = { ...defaultParameters(loaded.province.profile), radioModel: 'p1812' };
    const analyse = async (): Promise<Analysis> => {
      const answer = await session.analyse({ parameters, edits: [] }, aCall());
      if (answer.kind === 'whole') return structuredClone(answer.analysis);
      throw new Error('a part of an analysis');
    };
    const { stations, measurements } = loaded.province;
    return { session, analyse, stations, measurements, parameters };
  }

  const file = (name: string) => ({ file: name, sample: false, source: 'test' });

  it('is named by circles until there is a ground', async () => {
    const { analyse } = await start();
    const { parameters } = await analyse();
    expect([parameters.radioModel, parameters.radio]).toEqual([undefined, undefined]);
  });

  it('is the command, and counts who keeps a circle', async () => {
    const { session, analyse, stations } = await start();
    await session.radio({ ground: GROUND, cells }, aCall());
    const analysis = await analyse();
    expect(analysis.parameters.radio).toEqual({
      model: 'p1812',
      groundSha256: GROUND.sha256,
      modelledStations: 5,
      discStations: 1,
    });
    const radio = radioFootprints(P1812, GROUND, () => 1500);
    const province = { villages: VILLAGES, stations, fibre: null, structures: [], sources: [STATIONS_FILE] };
    const command = await analyseInputs(
      { profile: WITH_BUDGETS, province },
      { ...defaultParameters(WITH_BUDGETS), radio },
      1,
    );
    expect(analysis.coverage.shares).toEqual(command.analysis.coverage.shares);
  });

  it('stands beside measurements as in the command, to the letter of its files', async () => {
    const { session, analyse, stations, measurements = [] } = await start();
    await session.radio({ ground: GROUND, cells }, aCall());
    await analyse();
    const figures = await session.planner({ kind: 'measured' }, aCall());
    const compared = await session.planner({ kind: 'measurement-errors' }, aCall());
    if (figures?.kind !== 'measured' || !figures.measured) throw new Error('nothing measured');
    if (compared?.kind !== 'measurement-errors' || !compared.errors) throw new Error('nothing compared');

    const radio = radioFootprints(P1812, GROUND, () => 1500);
    const province = { villages: VILLAGES, stations, fibre: null, structures: [], sources: [STATIONS_FILE] };
    const command = await analyseInputs(
      { profile: WITH_BUDGETS, province },
      { ...defaultParameters(WITH_BUDGETS), radio },
      1,
    );
    const over = { basis: P1812, ground: GROUND };
    const written = await measuredOf(measurements, { profile: WITH_BUDGETS, ...province, ...command, radio: over });
    const onScreen = { ...figures.measured, errors: compared.errors };
    expect([...measurementsCsv(onScreen, VILLAGES)].join('')).toBe([...measurementsCsv(written, VILLAGES)].join(''));
    expect([...measurementErrorsCsv(onScreen)].join('')).toBe([...measurementErrorsCsv(written)].join(''));
    expect(onScreen.figures.map(({ village, rsrpDbm }) => [village, rsrpDbm.median])).toEqual([
      [0, -70],
      [2, -125],
    ]);
    expect(onScreen.errors.rows[0]).toMatchObject({ by: 'all', samples: 8 });
  });

  it('stands beside measurements by circles where the analysis is by circles', async () => {
    const { session, analyse } = await start();
    await analyse();
    const compared = await session.planner({ kind: 'measurement-errors' }, aCall());
    expect(compared).toMatchObject({ errors: { model: null, rows: [], footprints: [{ operator: 'Viettel' }] } });
  });

  it('keeps circles for masts that are still computed elsewhere, and takes them as they come', async () => {
    const { session, analyse, parameters } = await start();
    await session.radio({ ground: GROUND, cells: cells.slice(0, 1) }, aCall());
    const early = await analyse();
    expect(early.parameters.radio).toMatchObject({ modelledStations: 1, awaitedStations: 4, discStations: 5 });
    await session.radio({ cells }, aCall());
    const later = await session.analyse({ parameters, edits: [] }, aCall());
    if (later.kind !== 'delta') throw new Error('only what changed is sent');
    expect(later.delta.radio).toMatchObject({ modelledStations: 5, discStations: 1 });
    expect(later.delta.coverage.shares).not.toEqual(early.coverage.shares);
  });

  it('computes a mast that a person moves with the answer', async () => {
    const { session, analyse, parameters } = await start();
    await session.radio({ ground: GROUND, cells }, aCall());
    const before = await analyse();
    const edits = [{ kind: 'move', station: 's4', location: at(2500, 500) }] as const;
    const moved = await session.analyse({ parameters, edits: [...edits] }, aCall());
    if (moved.kind !== 'delta') throw new Error('only what changed is sent');
    expect(moved.delta.radio).toMatchObject({ modelledStations: 5, discStations: 1 });
    expect(moved.delta.coverage.shares).not.toEqual(before.coverage.shares);
  });

  it('is compared with circles: the villages behind the ridge are worse', async () => {
    const { session, analyse } = await start();
    await session.radio({ ground: GROUND, cells }, aCall());
    const { coverage, parameters } = await analyse();
    const answer = await session.planner({ kind: 'models' }, aCall());
    if (answer?.kind !== 'models') throw new Error('no comparison');
    const all = [...answer.changes.gained, ...answer.changes.lost, ...answer.changes.shifted];
    expect(all.length).toBeGreaterThan(0);
    for (const { village, shareAfter } of all) {
      expect(shareAfter).toBe(coverage.shares[village * coverage.layout.columns + 1]);
    }
    expect(parameters.radioModel).toBe('p1812');
  });
});
