import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { villageAt } from '../support/province.ts';
import { at } from '../support/stations.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const OUTPUTS = [
  'candidates.csv',
  'pairs.csv',
  'plan.geojson',
  'plan.json',
  'plan.xlsx',
  'positions.csv',
  'summary.json',
  'villages.csv',
];

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder = '';
const file = (name: string) => join(folder, name);
const filesIn = (name: string) => readdir(file(name)).catch(() => []);

function plan(stations: string, out: string, ...args: readonly string[]): Promise<Outcome> {
  const given = ['--villages', file('villages.geojson'), '--stations', file(stations), '--out', file(out)];
  return new Promise((done) => {
    const command = ['--import', 'tsx', 'scripts/plan.ts', '--lang', 'en', ...given, ...args];
    execFile(process.execPath, command, { cwd: ROOT }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, stdout, stderr });
    });
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plan-'));
  const features = [villageAt(0, 0), villageAt(1, 0)].map(({ code, name, population, geometry }) => ({
    type: 'Feature',
    properties: { code, name, population: (population ?? 0) * 20 },
    geometry: { type: 'MultiPolygon', coordinates: geometry },
  }));
  await writeFile(file('villages.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
  const row = (id: string, operator: string, eastM: number, status: string) =>
    `${id},${operator},${at(eastM, 500).join(',')},4G,${status},1\n`;
  const header = 'id,operator,lon,lat,technologies,status,tenant_slots\n';
  const mast = row('m', 'Viettel', 500, 'existing');
  await writeFile(file('built.csv'), header + mast + row('n', 'VinaPhone', 900, 'existing'));
  await writeFile(file('alone.csv'), header + mast + row('p', 'Viettel', 900, 'planned'));
  await writeFile(
    file('near.csv'),
    header + mast + row('p', 'VinaPhone', 550, 'planned') + row('q', 'MobiFone', 1900, 'planned'),
  );
});

describe('npm run plan', { timeout: 60_000 }, () => {
  it('writes the files of analyze and the plan', async () => {
    const made = await plan('near.csv', 'near', '--goal', '0.3');
    expect(made).toMatchObject({ code: 0 });
    expect((await filesIn('near')).sort()).toEqual(OUTPUTS);
    const written = JSON.parse(await readFile(file('near/plan.json'), 'utf8'));
    expect(written).toMatchObject({ status: 'optimal', gap: 0, mastsSaved: 1, sample: false });
    expect(written.chosen).toMatchObject([{ station: 'p', host: '~m' }]);
    expect(written.after.newBuild.deployment).toMatchObject({ locations: 2, shared: 1, share: 0.5, met: true });
  });

  it('fills gaps when asked to, and refuses what it cannot search', async () => {
    const made = await plan(
      'near.csv',
      'gaps',
      '--goal',
      '0.3',
      '--gaps',
      '2',
      '--gaps-operator',
      'MobiFone',
      '--gaps-radius',
      '900',
    );
    expect(made).toMatchObject({ code: 0 });
    expect(await filesIn('gaps')).toContain('gaps.csv');
    const [header = '', first = ''] = (await readFile(file('gaps/gaps.csv'), 'utf8')).split('\r\n');
    expect(header).toBe(
      'method,positions,people,proven,kind,host,lon,lat,radius_m,technology,people_gained,people_total',
    );
    expect(first).toMatch(/^greedy,1,(\d+\.\d),,existing,~m,.*,900,4G,\1,\1$/);
    const refused = await plan('near.csv', 'none', '--goal', '0.3', '--gaps', '0');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('--gaps')]);
    expect(await filesIn('none')).toEqual([]);
  });

  it('a goal out of reach is an answer, too', async () => {
    const made = await plan('near.csv', 'far', '--goal', '0.5');
    expect(made).toMatchObject({ code: 0 });
    expect(made.stdout).toContain('at most 50% can be reached');
    expect(made.stdout).toContain(
      'The plan that comes nearest (it does not meet the goal) is written: 1 stations move',
    );
    const written = JSON.parse(await readFile(file('far/plan.json'), 'utf8'));
    expect(written).toMatchObject({
      status: 'infeasible',
      farthest: true,
      gap: null,
      chosen: [{ station: 'p', host: '~m' }],
      bestReachable: { locations: 2, shared: 1 },
    });
  });

  it('holds to pins and writes them down; one that names nothing is refused by name', async () => {
    await writeFile(file('pins.csv'), 'station,host,in,reason,date\np,~m,no,từ chối,2025-03-01\n');
    const made = await plan('near.csv', 'pins', '--keep', '0.5', '--pins', file('pins.csv'));
    expect(made).toMatchObject({ code: 0 });
    const written = JSON.parse(await readFile(file('pins/plan.json'), 'utf8'));
    expect(written.pinned).toEqual([{ station: 'p', host: '~m', in: false, reason: 'từ chối', date: '2025-03-01' }]);
    expect(written.chosen).not.toContainEqual(expect.objectContaining({ station: 'p', host: '~m' }));
    const refused = await plan('near.csv', 'none', '--goal', '0.3', '--pin', 'p=nowhere');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('p → nowhere')]);
    expect(await filesIn('none')).toEqual([]);
  });

  it.each([
    ['near.csv', ['--goal', '1'], 'greater than 0 and less than 1'],
    ['near.csv', ['--goal', 'x'], 'greater than 0 and less than 1'],
    ['near.csv', ['--keep', '1.2'], 'at most 1'],
    ['near.csv', [], 'Usage'],
    ['near.csv', ['--goal', '0.3', '--reading', 'x'], 'Usage'],
    ['built.csv', ['--goal', '0.3'], 'no planned station'],
    ['alone.csv', ['--goal', '0.3'], 'one operator only'],
  ] as const)('%s %j: one sentence, and no file', async (stations, args, sentence) => {
    const made = await plan(stations, 'none', ...args);
    expect(made.code).toBe(1);
    expect(made.stderr).toContain(sentence);
    expect(await filesIn('none')).toEqual([]);
  });
});
