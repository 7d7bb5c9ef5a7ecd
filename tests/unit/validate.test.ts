import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type InputPath, readArgs } from '../../scripts/lib/args.ts';
import { readInputs } from '../../scripts/lib/read-inputs.ts';
import {
  brief,
  collection,
  feature,
  point,
  polygon,
  square,
  stationFeature,
  unwrap,
  villageFeature,
} from '../support/geojson-files.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DATA = join(ROOT, 'data/ninh-binh');
const folder = mkdtempSync(join(tmpdir(), 'song-chung-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function validate(...args: string[]): Promise<{ code: number; lines: string[]; stderr: string }> {
  const argv = ['--import', 'tsx', join(ROOT, 'scripts/validate.ts'), ...args];
  return new Promise((done) => {
    execFile(process.execPath, argv, { cwd: ROOT }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, lines: stdout.trim().split('\n'), stderr });
    });
  });
}

describe('npm run validate', () => {
  it('finds nothing wrong in the profile and the sample, whose kind it tells by content', async () => {
    const names = ['stations.geojson', 'fibre.geojson', 'profile.json', 'villages.geojson'];
    const { code, lines } = await validate(...names.map((name) => join(DATA, name)));
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatch(/^0 lỗi, \d+ cảnh báo trong 4 tệp\.$/);
  });

  it('prints one line for each issue, in either language, and exits 1 if one is an error', async () => {
    const stations = file('a.csv', 'id,operator,technologies,lon,lat\nA,FPT,4G,105.9,20.2\nB,VNPT,4G,105.9,20.2\n');
    const nodes = file('b.geojson', collection(feature({ kind: 'odf', reach_m: 'far' }, point(105.9, 20.2))));
    const { code, lines } = await validate('--lang', 'en', nodes, stations);
    expect(code).toBe(1);
    expect(lines).toEqual([
      'a.csv:1: operator: The operator “FPT” is not in the profile; ' +
        'expected: Viettel | VinaPhone | MobiFone | Vietnamobile. The row is left out. [error]',
      'b.geojson:1: reach_m: The value “far” of “reach_m” is not valid; ' +
        'expected: number > 0, ≤ 100000. The value is dropped, the row kept. [warning]',
      '1 error, 1 warning in 2 files.',
    ]);
  });

  it('says plainly what is missing, empty or of no known kind', async () => {
    const empty = file('empty.geojson', '');
    const other = file('other.json', '{"type":"Settings","objects":{}}');
    const { code, lines, stderr } = await validate(join(folder, 'none.geojson'), empty, other);
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^none\.geojson: Không tìm thấy tệp/);
    expect(lines[1]).toMatch(/^empty\.geojson: Tệp trống\./);
    expect(lines[2]).toMatch(/^other\.json: Tệp không phải là FeatureCollection của GeoJSON, mà là “Settings”\./);
    expect(lines[3]).toBe('3 lỗi, 0 cảnh báo trong 3 tệp.');
    expect(stderr).not.toContain('    at ');
  });

  it('names the path in a broken profile', async () => {
    const text = readFileSync(join(DATA, 'profile.json'), 'utf8');
    const { code, lines } = await validate(file('profile.json', text.replace('"id": "VinaPhone",', '')), '--lang=en');
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^profile\.json: operators\[1\]\.id: The profile is not valid/);
  });

  it('says how it is used', async () => {
    const { code, stderr } = await validate();
    expect(code).toBe(1);
    expect(stderr).toContain('npm run validate -- ');
  });
});

describe('options of the commands', () => {
  it('are read in any order, settings in theirs', () => {
    const argv = [
      '--set',
      'coveredShare=0.6',
      '--stations=s.csv',
      '--out',
      'o',
      '--set',
      'ruleId=a=b',
      '--goal',
      '0.3',
    ];
    expect(readArgs(argv, ['goal'])).toEqual({
      ok: true,
      args: {
        profile: 'data/ninh-binh/profile.json',
        inputs: [{ role: 'stations', path: 's.csv' }],
        allowIncomplete: false,
        out: 'o',
        settings: [
          ['coveredShare', '0.6'],
          ['ruleId', 'a=b'],
        ],
        language: 'vi',
        own: { goal: '0.3' },
        files: [],
      },
    });
  });

  it.each([[['--nonsense']], [['--out']], [['--set', 'x']], [['--lang', 'fr']]])('refuse %j with a reason', (argv) => {
    expect(readArgs(argv)).toMatchObject({ ok: false, reason: expect.stringContaining('--') });
  });
});

const input = (role: InputPath['role'], path: string): InputPath => ({ role, path });

describe('the inputs of a command', () => {
  const profile = join(DATA, 'profile.json');
  const villages: InputPath = {
    role: 'villages',
    path: file('villages.geojson', collection(villageFeature({}, polygon(square(105.9, 20.2, 0.1))))),
  };

  it("are the profile's, with their hashes", async () => {
    const { province, profileSha256 } = unwrap(await readInputs({ profile }));
    expect(province.villages).toHaveLength(1355);
    expect(province.sources.map(({ role, sample }) => [role, sample])).toEqual([
      ['villages', true],
      ['stations', true],
      ['fibre', true],
    ]);
    const hash = createHash('sha256')
      .update(readFileSync(join(DATA, 'fibre.geojson')))
      .digest('hex');
    expect(province.sources.find(({ role }) => role === 'fibre')?.sha256).toBe(hash);
    for (const sha256 of [profileSha256, ...province.sources.map((source) => source.sha256)])
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("leave the sample's stations out beside given villages", async () => {
    const result = await readInputs({ profile, inputs: [villages] });
    expect(unwrap(result).province).toMatchObject({ stations: [], fibre: null });
    expect(result.issues.map(brief)).toEqual(['sample-not-used stations', 'sample-not-used fibre']);
  });

  it('use the sample where it is named, and it stays a sample', async () => {
    const { province } = unwrap(
      await readInputs({ profile, inputs: [villages, { role: 'stations', path: join(DATA, 'stations.geojson') }] }),
    );
    expect(province.sources.map(({ role, sample }) => [role, sample])).toEqual([
      ['villages', false],
      ['stations', true],
    ]);
  });

  it.each([
    ['a missing profile', { profile: join(folder, 'none.json') }, 'file-missing!'],
    ['a missing file', { profile, inputs: [villages, input('fibre', join(folder, 'none.geojson'))] }, 'file-missing!'],
    ['a folder', { profile, inputs: [input('villages', folder)] }, 'file-unreadable!'],
    [
      'a file without a usable row',
      {
        profile,
        inputs: [villages, input('stations', file('s.geojson', collection(stationFeature({ operator: 'FPT' }))))],
      },
      'nothing-usable!',
    ],
  ])('are not usable with %s', async (_, paths, issue) => {
    const result = await readInputs(paths);
    expect(result.ok).toBe(false);
    expect(result.issues.map(brief)).toContain(issue);
  });
});
