import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectZip } from '../../src/export/project-zip.ts';
import { readProjectZip } from '../../src/ingest/project-zip.ts';
import { OPERATOR_COLUMNS } from '../../src/model/operator-sheet.ts';
import { NO_RECORDS } from '../../src/model/records.ts';
import { unwrap } from '../support/geojson-files.ts';
import { villageAt } from '../support/province.ts';
import { at } from '../support/stations.ts';

const ROOT = resolve(import.meta.dirname, '../..');
let folder = '';
const file = (name: string) => join(folder, name);

function run(script: string, ...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((done) => {
    const command = ['--import', 'tsx', `scripts/${script}.ts`, '--lang', 'en', ...args];
    execFile(process.execPath, command, { cwd: ROOT }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, said: stdout + stderr });
    });
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agreement-'));
  const features = [villageAt(0, 0), villageAt(1, 0)].map(({ code, name, population, geometry }) => ({
    type: 'Feature',
    properties: { code, name, population: (population ?? 0) * 20 },
    geometry: { type: 'MultiPolygon', coordinates: geometry },
  }));
  const row = (id: string, operator: string, eastM: number, status: string) =>
    `${id},${operator},${at(eastM, 500).join(',')},4G,${status},${status === 'planned' ? '' : 2},${status === 'planned' ? '2024-06-30' : ''}\n`;
  const header = 'id,operator,lon,lat,technologies,status,tenant_slots,planned_date\n';
  const near =
    row('m', 'Viettel', 500, 'existing') +
    row('n', 'MobiFone', 620, 'existing') +
    row('p', 'VinaPhone', 550, 'planned');
  /** Nothing stands within the distance of a move. */
  const apart = row('p', 'VinaPhone', 960, 'planned') + row('q', 'MobiFone', 1040, 'planned');
  const profile = JSON.parse(await readFile(join(ROOT, 'data/ninh-binh/profile.json'), 'utf8'));
  const named = (name: string) => ({ file: name, sample: false, source: 'test' });
  const zipOf = (stations: string): Uint8Array =>
    projectZip({
      profile: JSON.stringify({
        ...profile,
        data: { villages: named('villages.geojson'), stations: named('stations.csv') },
      }),
      files: new Map([
        ['villages.geojson', Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))],
        ['stations.csv', Buffer.from(header + stations)],
      ]),
      deliveries: [],
      asOf: null,
      changes: [],
      communeTier: null,
      scenarios: [],
      records: NO_RECORDS,
    });
  await writeFile(file('p.zip'), zipOf(near));
  await writeFile(file('joint.zip'), zipOf(apart));
});

describe('npm run agreement', { timeout: 240_000 }, () => {
  it('records what operators answered; the plan is made again around what they refused', async () => {
    const planned = ['--goal', '0.3', '--operator-sheets', file('sheets'), '--out', file('plan')];
    expect(await run('plan', '--project', file('p.zip'), ...planned)).toMatchObject({ code: 0 });
    const [chosen] = JSON.parse(await readFile(file('plan/plan.json'), 'utf8')).chosen;
    const refusing = chosen.host === '~m' ? 'Viettel' : 'MobiFone';
    expect((await readdir(file('sheets'))).sort()).toEqual([`${refusing}.xlsx`, 'VinaPhone.xlsx'].sort());

    const { operator, station, host, answer, reason, slots } = OPERATOR_COLUMNS;
    const header = [operator, station, host, answer, reason, slots].map((column) => `"${column.header}"`).join(',');
    const answers = `${header}\n${refusing},p,${chosen.host},Từ chối,hết tải trọng,1\nAi đó,p,${chosen.host},Đồng ý,,\n`;
    await writeFile(file('answers.csv'), answers);
    const given = ['--plan', file('plan/plan.json'), '--answers', file('answers.csv'), '--out', file('answered')];
    const recorded = await run('agreement', '--project', file('p.zip'), ...given);
    expect(recorded).toMatchObject({ code: 1 });
    expect(recorded.said).toMatch(/answers\.csv:\d+: operator “Ai đó” is not known; not taken/);
    expect(await readFile(file('answered/agreement.csv'), 'utf8')).toContain(`p,${chosen.host},refused,`);

    const { records } = unwrap(readProjectZip(await readFile(file('answered/project.zip')), 'project.zip'));
    expect(records.moveLog.map(({ state }) => state)).toEqual(['proposed', 'refused']);
    expect(records.pins).toMatchObject([{ host: chosen.host, in: false, reason: `${refusing}: hết tải trọng` }]);

    const again = ['--goal', '0.3', '--out', file('again')];
    expect(await run('plan', '--project', file('answered/project.zip'), ...again)).toMatchObject({ code: 0 });
    const plan = JSON.parse(await readFile(file('again/plan.json'), 'utf8'));
    expect(plan.chosen).toHaveLength(1);
    expect(plan.chosen[0].host).not.toBe(chosen.host);
    expect(plan.pinned).toMatchObject([{ host: chosen.host, in: false }]);
  });

  it('takes answers about a new mast that two would build together, and plans without it once one refuses', async () => {
    const planned = ['--goal', '0.3', '--reading', 'greenfield', '--operator-sheets', file('joint-sheets')];
    const made = await run('plan', '--project', file('joint.zip'), ...planned, '--out', file('joint'));
    expect(made).toMatchObject({ code: 0 });
    const { newSites } = JSON.parse(await readFile(file('joint/plan.json'), 'utf8'));
    const [site] = newSites;
    expect((await readdir(file('joint-sheets'))).sort()).toEqual(['MobiFone.xlsx', 'VinaPhone.xlsx']);

    const { operator, station, host, answer, reason } = OPERATOR_COLUMNS;
    const header = [operator, station, host, answer, reason].map((column) => `"${column.header}"`).join(',');
    const rows = `VinaPhone,p,${site.id},Từ chối,không có vốn\nMobiFone,q,${site.id},Đồng ý,\n`;
    await writeFile(file('joint.csv'), `${header}\n${rows}`);
    const given = ['--plan', file('joint/plan.json'), '--answers', file('joint.csv'), '--out', file('joint-answered')];
    expect(await run('agreement', '--project', file('joint.zip'), ...given)).toMatchObject({ code: 0 });
    const kept = await readFile(file('joint-answered/project.zip'));
    const { records } = unwrap(readProjectZip(kept, 'project.zip'));
    expect(records.pins).toMatchObject([{ station: 'p', host: site.id, in: false }]);

    // A plan that proposes no new masts has nothing to hold the refusal to.
    const again = ['--goal', '0.3', '--new-sites', 'no', '--out', file('joint-again')];
    const { code } = await run('plan', '--project', file('joint-answered/project.zip'), ...again);
    expect(code).toBe(0);
  });

  it('says how it is used', async () => {
    expect(await run('agreement')).toMatchObject({ code: 1, said: expect.stringContaining('npm run agreement') });
  });
});
