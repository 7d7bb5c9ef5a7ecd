import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyseInputs } from '../../scripts/lib/analyse-inputs.ts';
import { applySettings } from '../../src/ingest/settings.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import { PROFILE, villageAt } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const OUTPUTS = ['candidates.csv', 'positions.csv', 'summary.json', 'villages.csv'];

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function analyze(...args: readonly string[]): Promise<Outcome> {
  return new Promise((done) => {
    const command = ['--import', 'tsx', 'scripts/analyze.ts', '--lang', 'en', ...args];
    execFile(process.execPath, command, { cwd: ROOT }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, stdout, stderr });
    });
  });
}

let folder = '';
const file = (name: string) => join(folder, name);
const filesIn = (name: string) => readdir(file(name)).catch(() => []);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'analyze-'));
  const features = [villageAt(0, 0), villageAt(1, 0)].map(({ code, name, geometry }) => ({
    type: 'Feature',
    properties: { code, name },
    geometry: { type: 'MultiPolygon', coordinates: geometry },
  }));
  await writeFile(file('villages.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
  const [lon, lat] = at(500, 500);
  await writeFile(file('stations.csv'), `id,operator,lon,lat,technologies\na,Viettel,${lon},${lat},2G;4G\n`);
  await writeFile(file('broken.geojson'), '{"type":');
});

describe('npm run analyze', () => {
  const given = () => ['--villages', file('villages.geojson'), '--stations', file('stations.csv')];

  it('writes the four files, the same to the byte each time', { timeout: 60_000 }, async () => {
    const first = await analyze(...given(), '--out', file('one'));
    await analyze(...given(), '--out', file('two'));
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).not.toContain('Illustration');
    expect((await filesIn('one')).sort()).toEqual(OUTPUTS);
    for (const name of OUTPUTS) {
      expect(await readFile(file(`two/${name}`))).toEqual(await readFile(file(`one/${name}`)));
    }
  });

  it('writes the fibre in use by its standard too, and reads that to the same figures', {
    timeout: 60_000,
  }, async () => {
    const [lon, lat] = at(500, 500);
    const point = { type: 'Point', coordinates: [lon, lat] };
    const olt = { type: 'Feature', properties: { id: 'o', kind: 'olt', operator: 'Viettel' }, geometry: point };
    await writeFile(file('fibre.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [olt] }));
    const asked = ['--fibre-standard', 'yes', '--out', file('fibre')];
    expect(await analyze(...given(), '--fibre', file('fibre.geojson'), ...asked)).toMatchObject({ code: 0 });
    const again = ['--fibre', file('fibre/fibre-ofds.json'), '--out', file('fibre-again')];
    expect(await analyze(...given(), ...again)).toMatchObject({ code: 0 });
    const [first, second] = await Promise.all(
      ['fibre', 'fibre-again'].map((name) => readFile(file(`${name}/villages.csv`), 'utf8')),
    );
    expect(second).toBe(first);
    expect(first).toContain(',yes');
  });

  it('tells villages by the communes of today where it is asked to', { timeout: 60_000 }, async () => {
    const profile = JSON.parse(await readFile(join(ROOT, 'data/ninh-binh/profile.json'), 'utf8'));
    const communes = [{ code: '9', name: 'Xã Mới', formerly: [{ name: 'Xã Cũ' }] }];
    await writeFile(file('profile.json'), JSON.stringify({ ...profile, communes }));
    const villages = JSON.parse(await readFile(file('villages.geojson'), 'utf8'));
    for (const { properties } of villages.features) properties.commune = 'Xã Mới';
    await writeFile(file('communes.geojson'), JSON.stringify(villages));
    const inputs = ['--profile', file('profile.json'), '--villages', file('communes.geojson')];
    await analyze(...inputs, '--stations', file('stations.csv'), '--communes', 'former', '--out', file('former'));
    expect(await readFile(file('former/villages.csv'), 'utf8')).toMatch(/Xã Cũ,,/);
    expect(await analyze(...given(), '--communes', 'old', '--out', file('refused'))).toMatchObject({ code: 1 });
  });

  it('says when sample data are among the inputs', { timeout: 60_000 }, async () => {
    const { code, stderr } = await analyze('--out', file('sample'));
    expect(code).toBe(0);
    expect(stderr).toContain('Illustration');
    expect(JSON.parse(await readFile(file('sample/summary.json'), 'utf8'))).toMatchObject({
      sample: true,
      villages: { total: 1355 },
      positions: { total: 1200, shared: 192, sharedShare: 0.16 },
    });
  });

  it.each([
    ['a broken file', () => ['--villages', file('broken.geojson')], 'Nothing usable'],
    ['a missing profile', () => ['--profile', file('none.json')], 'Nothing usable'],
    ['an unknown setting', () => ['--set', 'radius=3'], 'radiusFactor'],
    ['an unknown option', () => ['--vilages', 'x'], 'vilages'],
  ])('%s ends with one clear message, code 1 and no output', { timeout: 60_000 }, async (_, args, message) => {
    const { code, stderr } = await analyze(...args(), '--out', file('nothing'));
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(await filesIn('nothing')).toEqual([]);
  });
});

describe('a file that is not whole', () => {
  const cut = () => ['--stations', file('stations.csv'), '--villages', file('half.geojson')];
  beforeAll(async () => {
    const whole = await readFile(file('villages.geojson'), 'utf8');
    await writeFile(file('half.geojson'), whole.slice(0, whole.indexOf('}},') + 20));
  });

  it('is not computed with, and nothing is written', { timeout: 60_000 }, async () => {
    const { code, stderr } = await analyze(...cut(), '--out', file('half'));
    expect(code).toBe(1);
    expect(stderr).toContain('half.geojson: The file is not whole');
    expect(await filesIn('half')).toEqual([]);
  });

  it('is, where a person allows it, and the summary names it', { timeout: 60_000 }, async () => {
    expect(await analyze(...cut(), '--allow-incomplete', '--out', file('allowed'))).toMatchObject({ code: 0 });
    const summary = JSON.parse(await readFile(file('allowed/summary.json'), 'utf8'));
    expect(summary).toMatchObject({ incomplete: ['half.geojson'], villages: { total: 1 } });
  });

  it('is one that differs from what the profile states of it', { timeout: 60_000 }, async () => {
    const stated = (own: object) => ({ sample: false, source: 'test', ...own });
    const stations = stated({ file: 'stations.csv', sha256: '0'.repeat(64) });
    const villages = stated({ file: 'villages.geojson', bytes: (await readFile(file('villages.geojson'))).length });
    await writeFile(file('profile.json'), JSON.stringify({ ...PROFILE, data: { villages, stations } }));
    const { code, stderr } = await analyze('--profile', file('profile.json'), '--out', file('differs'));
    expect(code).toBe(1);
    expect(stderr).toContain('stations.csv: sha256: This is not the file that the profile states');
    expect(stderr).not.toContain('villages.geojson: bytes');
    expect(await filesIn('differs')).toEqual([]);
  });
});

describe('a reader who stops reading', () => {
  it('is no error', { timeout: 60_000 }, async () => {
    const many = Array.from({ length: 3000 }, (_, i) => `s${i},Nobody,106,20.2,4G`).join('\n');
    await writeFile(file('many.csv'), `id,operator,lon,lat,technologies\n${many}\n`);
    const line = `${process.execPath} --import tsx scripts/validate.ts --lang en ${file('many.csv')} | head -n 1`;
    const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((done) => {
      execFile('sh', ['-c', line], { cwd: ROOT }, (_, out, err) => done({ stdout: out, stderr: err }));
    });
    expect(stdout).toMatch(/^many\.csv: Nothing in the file/);
    expect(stderr).toBe('');
  });
});

describe('threads', () => {
  it('agree with one thread to the bit', { timeout: 60_000 }, async () => {
    const villages = Array.from({ length: 900 }, (_, i) => villageAt(i % 30, Math.floor(i / 30)));
    const stations = Array.from({ length: 300 }, (_, i) =>
      station({
        id: `s${i}`,
        operator: i % 3 === 0 ? 'VinaPhone' : 'Viettel',
        location: at((i * 7_919) % 30_000, (i * 104_729) % 30_000),
        technologies: ['2G', '4G'],
        status: i % 10 === 0 ? 'planned' : 'existing',
        sectors: i % 2 === 0 ? [] : [{ azimuthDeg: i, beamwidthDeg: 90 }],
      }),
    );
    const province = { villages, stations, fibre: null, structures: [], sources: [] };
    const inputs = { profile: PROFILE, province };
    const alone = await analyseInputs(inputs, defaultParameters(PROFILE), 1);
    const together = await analyseInputs(inputs, defaultParameters(PROFILE), 3);
    expect(alone.candidates.length).toBeGreaterThan(20);
    expect(together).toEqual(alone);
  });
});

describe('--set', () => {
  const set = (...settings: readonly (readonly [string, string])[]) => applySettings(PROFILE, settings);

  it('changes thresholds and radii, one class or both', () => {
    expect(set(['coveredShare', '0.6'], ['radiusM.4G.other', '2000'], ['radiusM.2G', '900'])).toMatchObject({
      ok: true,
      parameters: {
        coveredShare: 0.6,
        radiusM: { '2G': { urban: 900, other: 900 }, '4G': { urban: 700, other: 2000 } },
      },
    });
  });

  it('takes a radio model as a project has it, and circles again', () => {
    expect(set(['radioModel', 'p1812'])).toMatchObject({ ok: true, parameters: { radioModel: 'p1812' } });
    const again = set(['radioModel', 'p1812'], ['radioModel', 'circles']);
    expect(again.ok && 'radioModel' in again.parameters).toBe(false);
  });

  it.each([
    ['radioModel', 'okumura'],
    ['coveredShare', '1.5'],
    ['maxMoveM', 'far'],
    ['radiusM.6G', '100'],
    ['radiusM.4G.rural', '100'],
    ['includePlanned', 'maybe'],
    ['reading', 'other'],
    ['colour', 'red'],
  ])('refuses %s=%s and names it', (key, value) => {
    const settings = set([key, value]);
    expect(settings.ok ? '' : settings.reason).toContain(`${key}=${value}`);
  });
});
