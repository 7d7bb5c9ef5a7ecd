import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectZip } from '../../src/export/project-zip.ts';
import { readProjectZip } from '../../src/ingest/project-zip.ts';
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
  return run('--villages', file('villages.geojson'), '--stations', file(stations), '--out', file(out), ...args);
}

function run(...args: readonly string[]): Promise<Outcome> {
  return new Promise((done) => {
    const command = ['--import', 'tsx', 'scripts/plan.ts', '--lang', 'en', ...args];
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
  const full = (line: string) => line.replace(',planned,1', ',planned,0');
  await writeFile(
    file('joint.csv'),
    header + mast + full(row('p', 'VinaPhone', 960, 'planned')) + full(row('q', 'MobiFone', 1040, 'planned')),
  );
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

  it('plans by the costs of the profile and within the limits of an operator', async () => {
    const profile = JSON.parse(await readFile(join(ROOT, 'data/ninh-binh/profile.json'), 'utf8'));
    const known = { source: 'Báo giá', date: '2025-01-01' };
    const costs = {
      newMast: [{ amount: 400, low: 300, high: 600, ...known }],
      rentPerYear: { amount: 24, ...known },
      rentYears: 5,
    };
    const named = (name: string) => ({ file: name, sample: false, source: 'test' });
    const data = { villages: named('villages.geojson'), stations: named('near.csv') };
    await writeFile(file('costs.json'), JSON.stringify({ ...profile, data, costs }));
    const asked = ['--profile', file('costs.json'), '--goal', '0.3', '--aim', 'cost'];
    expect(await run(...asked, '--most-moves', 'MobiFone=0', '--out', file('cost'))).toMatchObject({ code: 0 });
    const written = JSON.parse(await readFile(file('cost/plan.json'), 'utf8'));
    expect(written).toMatchObject({
      status: 'optimal',
      aim: { goal: 0.3, least: 'cost' },
      limits: [{ operator: 'MobiFone', mostMoves: 0, mostLoss: null }],
      chosen: [{ station: 'p', host: '~m' }],
      // One mast saved, five years of rent.
      money: {
        unit: 'million_vnd',
        saved: { low: 300, mid: 400, high: 600 },
        moves: { mid: 120 },
        saving: { mid: 280 },
        known: ['newMast', 'rentPerYear'],
      },
      joint: { proven: true },
    });

    expect(await run(...asked, '--most-moves', 'VinaPhone=0', '--out', file('spared'))).toMatchObject({ code: 0 });
    const spared = JSON.parse(await readFile(file('spared/plan.json'), 'utf8'));
    expect(spared).toMatchObject({ status: 'infeasible', chosen: [] });
    expect(spared.binding).toContain('limits');
  });

  it.each([
    ['a limit that is no number', ['--most-moves', 'Viettel=few']],
    ['a limit of an operator that the profile does not know', ['--most-loss', 'Nobody=3']],
    ['the least cost where no costs are known', ['--aim', 'cost']],
  ])('refuses %s, and writes nothing', async (_, args) => {
    const refused = await plan('near.csv', 'refused', '--goal', '0.3', ...args);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).not.toBe('');
    expect(await filesIn('refused')).toEqual([]);
  });

  it('names files that are not whole in the plan, where a person allows them', async () => {
    const whole = await readFile(file('villages.geojson'), 'utf8');
    await writeFile(file('half.geojson'), whole.slice(0, whole.indexOf('}},') + 20));
    const files = ['--villages', file('half.geojson'), '--stations', file('near.csv')];
    const asked = [...files, '--goal', '0.3', '--out', file('half')];
    expect(await run(...asked)).toMatchObject({ code: 1 });
    expect(await filesIn('half')).toEqual([]);
    expect(await run(...asked, '--allow-incomplete')).toMatchObject({ code: 0 });
    for (const name of ['plan.json', 'plan.geojson', 'summary.json'])
      expect(JSON.parse(await readFile(file(`half/${name}`), 'utf8')).incomplete, name).toEqual(['half.geojson']);
  });

  it('makes the plan of a project: with its assumptions and pins, or those of one of its scenarios', async () => {
    const pin = { station: 'p', host: '~m', in: false, reason: 'chủ cột từ chối', date: '2025-06-30' };
    const scenario = {
      id: 's1',
      name: 'Thử',
      created: '2025-06-30',
      changed: '2025-06-30',
      data: { provinceId: 'ninh-binh', sha256: '0'.repeat(64) },
      edits: [{ kind: 'move', station: 'q', location: at(550, 500) }],
      pins: [{ ...pin, station: 'q', in: true }],
    };
    const profile = JSON.parse(await readFile(join(ROOT, 'data/ninh-binh/profile.json'), 'utf8'));
    const named = (name: string) => ({ file: name, sample: false, source: 'test' });
    const data = { villages: named('villages.geojson'), stations: named('stations.csv') };
    const zip = projectZip({
      profile: JSON.stringify({ ...profile, data }),
      files: new Map([
        ['villages.geojson', await readFile(file('villages.geojson'))],
        ['stations.csv', await readFile(file('near.csv'))],
      ]),
      deliveries: [],
      asOf: null,
      communeTier: null,
      changes: [{ key: 'maxMoveM', value: 450 }],
      scenarios: [JSON.stringify({ kind: 'song-chung-scenario', version: 1, scenario })],
      records: { pins: [pin], moveLog: [], figures: [] },
    });
    await writeFile(file('p.zip'), zip);
    // By a radio model, whose ground a project does not hold: asked for, never circles in silence.
    const project = readProjectZip(zip, 'p.zip');
    if (!project.ok) throw new Error('the project cannot be read');
    const changes = [...project.value.changes, { key: 'radioModel', value: 'p1812' } as const];
    await writeFile(file('modelled.zip'), projectZip({ ...project.value, changes }));
    const [made, modelled] = await Promise.all([
      run('--project', file('p.zip'), '--goal', '0.3', '--out', file('project')),
      run('--project', file('modelled.zip'), '--goal', '0.3', '--out', file('modelled')),
    ]);
    expect(made).toMatchObject({ code: 0 });
    expect(modelled).toMatchObject({ code: 1, stderr: expect.stringContaining('--ground') });
    const written = JSON.parse(await readFile(file('project/plan.json'), 'utf8'));
    expect(written).toMatchObject({ pinned: [pin], chosen: [] });
    expect(JSON.parse(await readFile(file('project/summary.json'), 'utf8'))).toMatchObject({
      parameters: { maxMoveM: 450 },
    });

    const other = await run(
      ...['--project', file('p.zip'), '--scenario', 'Thử', '--goal', '0.3', '--out', file('scenario')],
    );
    expect(other).toMatchObject({ code: 0 });
    expect(JSON.parse(await readFile(file('scenario/plan.json'), 'utf8')).chosen).toMatchObject([
      { station: 'q', host: '~m' },
    ]);
    const unknown = await run('--project', file('p.zip'), '--scenario', 'x', '--goal', '0.3', '--out', file('none'));
    expect(unknown).toMatchObject({ code: 1 });
    expect(unknown.stderr).toContain('Thử');
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
    const withPlaces = await plan('near.csv', 'places', '--goal', '0.3', '--gaps', '1', '--gaps-public-places', '50');
    expect(withPlaces).toMatchObject({ code: 0 });
    expect(await readFile(file('places/gaps.csv'), 'utf8')).toMatch(/people_total,public_places\r\n.*,0\r\n/);
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

  it('proposes a mast for two where only positions without a station before count', async () => {
    const made = await plan('joint.csv', 'joint', '--goal', '0.3', '--reading', 'greenfield');
    expect(made).toMatchObject({ code: 0 });
    const written = JSON.parse(await readFile(file('joint/plan.json'), 'utf8'));
    expect(written).toMatchObject({ status: 'optimal', newSites: [{ operators: ['VinaPhone', 'MobiFone'] }] });
    expect(written.after.newBuild.greenfield).toMatchObject({ locations: 1, shared: 1, met: true });
    const without = await plan('joint.csv', 'apart', '--goal', '0.3', '--reading', 'greenfield', '--new-sites', 'no');
    expect(without.stdout).toContain('Infeasible');
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
