import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { objectionsText } from '../../src/commands/objections.ts';
import { projectZip } from '../../src/export/project-zip.ts';
import { writeGroundPack } from '../../src/ingest/ground-pack.ts';
import { readObjections } from '../../src/ingest/objections.ts';
import type { Objection, ReceivedObjections } from '../../src/model/objection.ts';
import type { Project } from '../../src/model/project.ts';
import { NO_RECORDS } from '../../src/model/records.ts';
import { createPublishSession } from '../../src/worker/publish-project.ts';
import { groundAround } from '../support/grounds.ts';
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
      ['ground.pack', writeGroundPack(groundAround([105.9, 20.1], () => ({ heightM: 7 })))],
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
async function publishedOnScreen(
  project: Uint8Array,
  edition: string | null,
  objections: ReceivedObjections | null = null,
) {
  const steps: string[] = [];
  const call = { signal: new AbortController().signal, rest: async () => {}, busy: () => {} };
  const answer = await createPublishSession().publish(
    { project, edition, objections },
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
    expect(made.filter(([name]) => name?.endsWith('/ground.pack'))).toHaveLength(1);
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

  it('counts reports from people by state, as the command does of the saved file, and tells nothing else of them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'publish-objections-'));
    const project = await projectOf();
    const report = (number: string, change: Partial<Objection> = {}): Objection => ({
      number,
      village: villageAt(1, 0).code,
      at: [105.987654, 20.123456],
      operator: 'Viettel',
      technology: '4G',
      kind: 'noSignal',
      where: 'indoors',
      tried: 'lời kể riêng',
      date: '2021-02-03',
      contact: '0912345678 bà Mơ',
      state: 'new',
      ...change,
    });
    const objections = [
      report('SC-210203-AAAA'),
      report('SC-210203-BBBB', { state: 'asked' }),
      report('SC-210203-CCCC', { village: villageAt(2, 0).code, state: 'mended', at: null }),
      report('SC-210203-DDDD', { village: 'of another province' }),
    ];
    const file = objectionsText(objections);
    const { savedOn } = readObjections(file) ?? {};
    await writeFile(join(folder, 'p.zip'), project);
    await writeFile(join(folder, 'phan-anh.json'), file);
    const { answer } = await publishedOnScreen(project, null, { objections, savedOn: savedOn ?? null });
    if (answer.kind !== 'made') throw new Error(JSON.stringify(answer));
    const inputs = ['--project', join(folder, 'p.zip'), '--objections', join(folder, 'phan-anh.json')];
    expect(await publishedByCommand(...inputs, '--out', join(folder, 'site'))).toBe(0);
    const made = Object.entries(unzipSync(answer.zip)).map(([name, bytes]) => [name, Buffer.from(bytes)] as const);
    expect(new Map(made.map(([name, bytes]) => [name, bytes.toString('hex')]))).toEqual(
      await filesIn(join(folder, 'site')),
    );

    const texts = new Map(made.map(([name, bytes]) => [name, bytes.toString()]));
    const json = (name: string) => JSON.parse(texts.get(name) ?? '{}');
    expect(json('api/v1/summary.json').objections).toEqual({ asOf: savedOn, new: 1, asked: 1, answered: 0, mended: 1 });
    expect(json(`api/v1/villages/${villageAt(1, 0).code}.json`).objections).toMatchObject({ new: 1, asked: 1 });
    expect(json(`api/v1/villages/${villageAt(0, 0).code}.json`).objections).toMatchObject({ new: 0, asked: 0 });
    expect(texts.get('open-data/index.html')).toContain('Cả tỉnh đã nhận 3 phản ánh: 1 mới, 1 đang hỏi nhà mạng');
    const told = [...texts.values()].join('\n');
    for (const secret of [
      /SC-210203/,
      /0912345678/,
      /bà Mơ/,
      /lời kể riêng/,
      /2021-02-03|03\/02\/2021/,
      /105\.98765/,
      /20\.12345/,
    ])
      expect(told).not.toMatch(secret);
  });

  it('says nothing of reports where none were handed over', async () => {
    const { answer } = await publishedOnScreen(await projectOf(), null);
    if (answer.kind !== 'made') throw new Error(JSON.stringify(answer));
    const files = unzipSync(answer.zip);
    const village = files[`api/v1/villages/${villageAt(1, 0).code}.json`];
    expect(JSON.parse(Buffer.from(village ?? []).toString()).objections).toBeNull();
    expect(Buffer.from(files['open-data/index.html'] ?? []).toString()).not.toContain('Phản ánh');
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
