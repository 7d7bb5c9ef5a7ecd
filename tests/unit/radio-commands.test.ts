import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { blurred, squareSideM } from '../../src/analysis/publish/blur.ts';
import { writeGroundPack } from '../../src/ingest/ground-pack.ts';
import { groundAround } from '../support/grounds.ts';
import { villageAt } from '../support/province.ts';
import { at } from '../support/stations.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function run(script: string, ...args: readonly string[]): Promise<{ code: number; stderr: string }> {
  return new Promise((done) => {
    const command = ['--import', 'tsx', `scripts/${script}.ts`, '--lang', 'en', ...args];
    execFile(process.execPath, command, { cwd: ROOT }, (error, _, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, stderr });
    });
  });
}

let folder = '';
const file = (name: string) => join(folder, name);
const inputs = () => ['--villages', file('villages.geojson'), '--stations', file('stations.csv')];
/** Two operators' stations with one id. */
const twins = () => ['--villages', file('villages.geojson'), '--stations', file('twins.csv')];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'radio-'));
  const features = [villageAt(0, 0), villageAt(2, 0)].map(({ code, name, geometry }) => ({
    type: 'Feature',
    properties: { code, name },
    geometry: { type: 'MultiPolygon', coordinates: geometry },
  }));
  await writeFile(file('villages.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
  const [lon, lat] = at(500, 500);
  const rows = [`a,Viettel,${lon},${lat},4G,42,58`, `b,Viettel,${lon},${lat},4G,,`];
  for (const [n, id] of ['c', 'd'].entries()) rows.push(`${id},Viettel,${lon},${lat},4G,${30 + n},50`);
  await writeFile(file('stations.csv'), `id,operator,lon,lat,technologies,height_m,eirp_dbm\n${rows.join('\n')}\n`);
  const sameId = ['Viettel', 'VinaPhone'].map((operator) => `e,${operator},${lon},${lat},4G,35,50`);
  await writeFile(file('twins.csv'), `id,operator,lon,lat,technologies,height_m,eirp_dbm\n${sameId.join('\n')}\n`);
  const ridge = groundAround([lon, lat], (eastM) => ({ heightM: Math.abs(eastM - 700) < 100 ? 250 : 4 }));
  await writeFile(file('ground.pack'), writeGroundPack(ridge));
  await writeFile(file('cut.pack'), writeGroundPack(ridge).subarray(0, -20));
});

describe('npm run signal', () => {
  const asked = () => [...inputs(), '--station', 'a', '--technology', '4G', '--ground', file('ground.pack')];

  it('writes each cell that is reached: none below the threshold', { timeout: 60_000 }, async () => {
    expect(await run('signal', ...asked(), '--out', file('signal.csv'))).toMatchObject({ code: 0 });
    const [header, ...rows] = (await readFile(file('signal.csv'), 'utf8')).trim().split('\r\n');
    expect(header).toBe('lon,lat,distance_m,loss_db,rsrp_dbm');
    expect(rows.length).toBeGreaterThan(1000);
    const signals = rows.map((row) => row.split(',').map(Number));
    expect(signals.flat().every(Number.isFinite)).toBe(true);
    expect(Math.min(...signals.map((row) => row[4] ?? -999))).toBeGreaterThanOrEqual(-105);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('says what is wrong: station, technology, pack', { timeout: 60_000 }, async () => {
    const out = ['--out', file('none.csv')];
    const ofPack = ['--ground', file('ground.pack'), ...out];
    const [station, height, pack, other, none, shared] = await Promise.all([
      run('signal', ...inputs(), '--station', 'z', '--technology', '4G', '--ground', file('ground.pack'), ...out),
      run('signal', ...inputs(), '--station', 'b', '--technology', '4G', '--ground', file('ground.pack'), ...out),
      run('signal', ...inputs(), '--station', 'a', '--technology', '4G', '--ground', file('cut.pack'), ...out),
      run('signal', ...inputs(), '--station', 'a', '--technology', '5G', ...ofPack),
      run('signal', ...inputs(), '--station', 'a', ...ofPack),
      run('signal', ...twins(), '--station', 'e', '--technology', '4G', ...ofPack),
    ]);
    expect(station).toMatchObject({ code: 1, stderr: expect.stringContaining('found 0') });
    expect(height).toMatchObject({ code: 1, stderr: expect.stringContaining('Height') });
    expect(pack).toMatchObject({ code: 1, stderr: expect.stringContaining('damaged') });
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('The station has: 4G') });
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('--technology T') });
    expect(shared).toMatchObject({ code: 1, stderr: expect.stringContaining('found 2') });
    expect(await readdir(folder)).not.toContain('none.csv');
  });

  it('tells stations of two operators with the same id apart', { timeout: 60_000 }, async () => {
    const [of, ground] = [
      [...twins(), '--technology', '4G'],
      ['--ground', file('ground.pack')],
    ];
    const names = ['VinaPhone/e', 'VinaPhone:e', 'Viettel/e'];
    const ended = await Promise.all(
      names.map((name, n) => run('signal', ...of, ...ground, '--station', name, '--out', file(`e${n}.csv`))),
    );
    expect(ended.map(({ code, stderr }) => (code === 0 ? code : stderr))).toEqual([0, 0, 0]);
  });
});

describe('npm run analyze --radio', () => {
  it('names model and ground, and how many stations kept a disc', { timeout: 60_000 }, async () => {
    const radio = ['--radio', 'p1812', '--ground', file('ground.pack')];
    expect(await run('analyze', ...inputs(), ...radio, '--out', file('out'))).toMatchObject({ code: 0 });
    const summary = JSON.parse(await readFile(file('out/summary.json'), 'utf8'));
    expect(summary.parameters.radio).toEqual({
      model: 'p1812',
      groundSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      modelledStations: 3,
      discStations: 1,
    });
    const [villages, positions, candidates] = await Promise.all(
      ['villages', 'positions', 'candidates'].map((name) => readFile(file(`out/${name}.csv`), 'utf8')),
    );
    expect(villages?.split('\r\n')[1]).toMatch(/,p1812$/);
    expect(positions?.split('\r\n').slice(0, 2)).toEqual([
      expect.stringMatching(/,coverage_model$/),
      expect.stringMatching(/,p1812$/),
    ]);
    expect(candidates).toMatch(/,failed_gates,coverage_model\r\n$/);
  });

  it('asks for model and ground together', { timeout: 60_000 }, async () => {
    const alone = await run('analyze', ...inputs(), '--radio', 'p1812', '--out', file('not'));
    expect(alone).toMatchObject({ code: 1, stderr: expect.stringContaining('--ground') });
    expect(await readdir(folder)).not.toContain('not');
  });
});

describe('npm run plan --radio', () => {
  it('knows of a ridge between a planned mast and its host, which circles do not', { timeout: 90_000 }, async () => {
    // The ridge stands across the village, 150 to 350 m east of the host; the planned mast lies behind it.
    const [host, planned] = [at(500, 500), at(950, 500)];
    const across = groundAround(host, (eastM) => ({ heightM: Math.abs(eastM - 250) < 100 ? 250 : 4 }));
    await writeFile(file('across.pack'), writeGroundPack(across));
    const rows = [
      `a,Viettel,${host},4G,42,58,existing,2020-01-01,,3`,
      `p,VinaPhone,${planned},4G,42,58,planned,,2025-06-01,`,
    ];
    const header = 'id,operator,lon,lat,technologies,height_m,eirp_dbm,status,commissioned,planned_date,tenant_slots';
    await writeFile(file('planned.csv'), `${[header, ...rows].join('\n')}\n`);
    const asked = ['--villages', file('villages.geojson'), '--stations', file('planned.csv'), '--goal', '0.3'];
    const radio = ['--radio', 'p1812', '--ground', file('across.pack')];
    const [circles, model] = await Promise.all([
      run('plan', ...asked, '--out', file('plan-circles')),
      run('plan', ...asked, ...radio, '--out', file('plan-radio')),
    ]);
    expect([circles, model]).toMatchObject([{ code: 0 }, { code: 0 }]);
    const [byCircles, byModel] = await Promise.all(
      ['plan-circles', 'plan-radio'].map(async (name) => JSON.parse(await readFile(file(`${name}/plan.json`), 'utf8'))),
    );
    expect(byCircles).not.toHaveProperty('coverageModel');
    expect(byModel.coverageModel).toBe('p1812');
    expect([byCircles.chosen, byModel.chosen]).toEqual([[expect.objectContaining({ station: 'p' })], []]);
  });
});

describe('npm run publish-data --radio', () => {
  const PROFILE = 'data/ninh-binh/profile.json';

  /** All files of a published folder whose stations stand at this place. */
  async function published(name: string, [lon, lat]: readonly [number, number]): Promise<Record<string, string>> {
    const stations = file(`${name}.csv`);
    const rows = ['a', 'b'].map((id) => `${id},Viettel,${lon},${lat},4G,${id === 'a' ? 42 : 30},50`);
    await writeFile(stations, `id,operator,lon,lat,technologies,height_m,eirp_dbm\n${rows.join('\n')}\n`);
    const given = ['--profile', PROFILE, '--villages', file('villages.geojson'), '--stations', stations];
    const radio = ['--radio', 'p1812', '--ground', file('ground.pack'), '--out', file(name)];
    expect(await run('publish-data', ...given, ...radio)).toMatchObject({ code: 0 });
    const all = await readdir(file(name), { recursive: true, withFileTypes: true });
    const texts = all
      .filter((entry) => entry.isFile())
      .map(async (entry) => [entry.name, await readFile(join(entry.parentPath, entry.name), 'utf8')] as const);
    return Object.fromEntries(await Promise.all(texts));
  }

  it('names the model, and tells of no more than the square of a mast', { timeout: 120_000 }, async () => {
    const { publish } = JSON.parse(await readFile(join(ROOT, PROFILE), 'utf8'));
    const middle = blurred(at(500, 500), squareSideM(publish));
    const corner = [middle[0] + 0.004, middle[1] - 0.004] as const;
    expect(blurred(corner, squareSideM(publish))).toEqual(middle);
    const files = await published('public-middle', middle);
    const answers = JSON.parse(files['answers.json'] ?? '');
    expect(answers.parameters).toMatchObject({ radioModel: 'p1812', radio: { model: 'p1812', modelledStations: 2 } });
    expect(files['villages.csv']).toMatch(/,coverage_model\r\n/);
    expect(new Set(answers.villages.levels.flat()).size).toBeGreaterThan(1);

    const { 'answers.json': given, ...others } = await published('public-corner', corner);
    const { sources: _, ...elsewhere } = JSON.parse(given ?? '');
    const { sources: __, ...here } = answers;
    // Names of the given files differ, and nothing else.
    expect(elsewhere).toEqual(here);
    expect(others['villages.csv']).toBe(files['villages.csv']);
  });
});

describe('npm run analyze --part, npm run join', () => {
  const radio = () => [...inputs(), '--radio', 'p1812', '--ground', file('ground.pack')];
  const names = ['summary.json', 'villages.csv', 'positions.csv', 'candidates.csv'];
  const read = (out: string) => Promise.all(names.map((name) => readFile(join(file(out), name), 'utf8')));

  /** By GNU parallel where it is there, as under a scheduler; else one after another. */
  async function runParts(of: number, numbers: readonly number[]): Promise<void> {
    const part = (number: number | string) => [...radio(), '--cells', file('cells'), '--part', `${number}/${of}`];
    const command = [process.execPath, '--import', 'tsx', 'scripts/analyze.ts', ...part('{}')];
    const ran = await new Promise<boolean>((done) => {
      execFile('parallel', ['-j2', ...command, ':::', ...numbers.map(String)], { cwd: ROOT }, (error) => done(!error));
    });
    if (!ran) for (const number of numbers) await run('analyze', ...part(number));
  }

  it('come to what one run does, to the byte, and name the model', { timeout: 240_000 }, async () => {
    expect(await run('analyze', ...radio(), '--out', file('whole'))).toMatchObject({ code: 0 });
    await runParts(3, [1, 3]);
    const joined = ['--cells', file('cells'), '--join', 'yes', '--out', file('joined')];
    const early = await run('analyze', ...radio(), ...joined);
    expect(early).toMatchObject({ code: 1, stderr: expect.stringContaining('1 position is not in') });
    expect(await readdir(folder)).not.toContain('joined');

    await runParts(3, [2]);
    expect(await run('analyze', ...radio(), ...joined)).toMatchObject({ code: 0 });
    const whole = await read('whole');
    expect(await read('joined')).toEqual(whole);
    expect(whole[1]?.split('\r\n')[1]).toMatch(/,p1812$/);
  });

  it('take a damaged file of cells as not there', { timeout: 60_000 }, async () => {
    await mkdir(file('damaged'));
    for (const name of await readdir(file('cells'))) {
      const bytes = await readFile(join(file('cells'), name));
      await writeFile(join(file('damaged'), name), bytes.subarray(0, bytes.length - 3));
    }
    const out = ['--cells', file('damaged'), '--join', 'yes', '--out', file('no')];
    expect(await run('analyze', ...radio(), ...out)).toMatchObject({ code: 1 });
  });

  it('refuse a part that is none, and a part without a place for its cells', { timeout: 60_000 }, async () => {
    const [wrong, homeless] = await Promise.all([
      run('analyze', ...radio(), '--cells', file('cells'), '--part', '4/3'),
      run('analyze', ...radio(), '--part', '1/3'),
    ]);
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('Usage') });
    expect(homeless).toMatchObject({ code: 1, stderr: expect.stringContaining('--cells') });
  });
});

it('npm run analyze writes what was measured in files of its own, and the error of the model', {
  timeout: 60_000,
}, async () => {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const [lon, lat] = at(100 + i * 10, 300);
    return `${lon},${lat},Viettel,4G,${-70 - i},12/05/2025`;
  });
  await writeFile(file('drive.csv'), `lon,lat,operator,technology,rsrp_dbm,time\n${rows.join('\n')}\n`);
  const model = ['--radio', 'p1812', '--ground', file('ground.pack'), '--measurements', file('drive.csv')];
  expect(await run('analyze', ...inputs(), ...model, '--out', file('measured'))).toMatchObject({ code: 0 });
  const [, figure] = (await readFile(file('measured/measurements.csv'), 'utf8')).split('\r\n');
  // 40 samples are too few for a median; how many there are is told. A village of no commune is its own.
  expect(figure).toBe('village,V0-0,Thôn,Thôn,Viettel,4G,40,,0,,0,,,2025-05-12,2025-05-12,300,');
  const errors = (await readFile(file('measured/measurement-errors.csv'), 'utf8')).split('\r\n');
  expect(errors.filter((row) => row.startsWith('error,p1812,all,,,40,'))).toHaveLength(1);
  const summary: unknown = JSON.parse(await readFile(file('measured/summary.json'), 'utf8'));
  expect(summary).toMatchObject({
    measurements: { rows: 40, minSamples: 300, figures: 1, tooFew: 1, errors: { model: 'p1812', samples: 40 } },
  });
});
