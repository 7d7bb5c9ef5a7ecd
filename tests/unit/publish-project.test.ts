import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { projectZip } from '../../src/export/project-zip.ts';
import type { Project } from '../../src/model/project.ts';
import { NO_RECORDS } from '../../src/model/records.ts';
import { createPublishSession } from '../../src/worker/publish-project.ts';
import { villageAt } from '../support/province.ts';
import { at } from '../support/stations.ts';

/** A project published from the screen is what the command makes of it. */

const ROOT = resolve(import.meta.dirname, '../..');

async function projectOf(change: Partial<Project> = {}, members: object = {}): Promise<Uint8Array> {
  const profile = JSON.parse(await readFile(join(ROOT, 'data/ninh-binh/profile.json'), 'utf8'));
  const features = [0, 1, 2, 3].map((column) => {
    const { code, name, geometry } = villageAt(column, 0);
    const properties = { code, name, commune: `Xã ${column >> 1}`, commune_code: `X${column >> 1}`, population: 400 };
    return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: geometry } };
  });
  const row = (id: string, operator: string, eastM: number, status: string) =>
    `${id},${operator},${at(eastM, 500).join(',')},4G,${status}\n`;
  const stations = `id,operator,lon,lat,technologies,status\n${row('m', 'Viettel', 500, 'existing')}${row('n', 'MobiFone', 1620, 'existing')}${row('p', 'VinaPhone', 2550, 'planned')}`;
  const named = (name: string) => ({ file: name, sample: false, source: 'test', date: '2025-05-31' });
  return projectZip({
    profile: JSON.stringify({
      ...profile,
      data: { villages: named('villages.geojson'), stations: named('stations.csv') },
      ...members,
    }),
    files: new Map([
      ['villages.geojson', Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))],
      ['stations.csv', Buffer.from(stations)],
    ]),
    deliveries: [],
    asOf: null,
    changes: [
      { key: 'coveredShare', value: 0.4 },
      { key: 'radiusM', technology: '4G', area: 'other', value: 900 },
    ],
    communeTier: null,
    scenarios: [],
    records: NO_RECORDS,
    ...change,
  });
}

/** As the page asks its worker. */
async function publishedOnScreen(project: Uint8Array, edition: string | null) {
  const steps: string[] = [];
  const call = { signal: new AbortController().signal, rest: async () => {}, busy: () => {} };
  const answer = await createPublishSession().publish(
    { project, edition },
    { ...call, progress: (step) => steps.push(step) },
  );
  return { answer, steps };
}

function publishedByCommand(...args: readonly string[]): Promise<number> {
  return new Promise((done) => {
    const command = ['--import', 'tsx', 'scripts/publish-data.ts', ...args];
    execFile(process.execPath, command, { cwd: ROOT }, (error) => {
      done(typeof error?.code === 'number' ? error.code : error === null ? 0 : 1);
    });
  });
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(files.map(async (path) => [relative(folder, path), await readFile(path, 'hex')] as const)),
  );
}

describe('a project published from the screen', { timeout: 120_000 }, () => {
  it.each([null, '2025-06'])('is to the byte what the command makes of its zip (edition: %s)', async (edition) => {
    const folder = await mkdtemp(join(tmpdir(), 'publish-project-'));
    const project = await projectOf();
    await writeFile(join(folder, 'p.zip'), project);
    const { answer, steps } = await publishedOnScreen(project, edition);
    if (answer.kind !== 'made') throw new Error(JSON.stringify(answer));
    const options = ['--project', join(folder, 'p.zip'), '--out', join(folder, 'site')];
    expect(await publishedByCommand(...options, ...(edition === null ? [] : ['--edition', edition]))).toBe(0);
    const made = Object.entries(unzipSync(answer.zip)).map(([name, bytes]) => [
      name,
      Buffer.from(bytes).toString('hex'),
    ]);
    expect(new Map(made.map(([name = '', hex = '']) => [name, hex]))).toEqual(await filesIn(join(folder, 'site')));
    expect(answer.files).toBe(made.length);
    expect(steps).toEqual(['read', 'compute', 'write', 'pack']);
    const answers = made.find(([name]) => name?.endsWith('answers.json'))?.[1] ?? '';
    expect(JSON.parse(Buffer.from(answers, 'hex').toString()).parameters).toMatchObject({ coveredShare: 0.4 });
  });

  it('tells nothing that the project holds beside what is published', async () => {
    const { answer } = await publishedOnScreen(await projectOf(), null);
    if (answer.kind !== 'made') throw new Error(JSON.stringify(answer));
    const names = Object.keys(unzipSync(answer.zip));
    expect(names.filter((name) => !/^(data|open-data|api)\//.test(name))).toEqual([]);
    expect(names.filter((name) => /originals|scenarios|records|stations/.test(name))).toEqual([]);
  });

  it('is refused, with the reason, where the profile has no rules, or an assumption needs files that are not in it', async () => {
    const noRules = await publishedOnScreen(await projectOf({}, { publish: undefined }), null);
    expect(noRules.answer).toEqual({ kind: 'refused', why: 'rules' });
    const byPeople = await publishedOnScreen(await projectOf({ changes: [{ key: 'weight', value: 'people' }] }), null);
    expect(byPeople.answer).toEqual({ kind: 'refused', why: 'assumption' });
    const reserved = await publishedOnScreen(await projectOf(), 'summary');
    expect(reserved.answer).toEqual({ kind: 'refused', why: 'edition' });
    const noVillages = await publishedOnScreen(await projectOf({ files: new Map() }), null);
    expect(noVillages.answer).toMatchObject({ kind: 'unusable' });
  });
});
