import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type P1812Job, p1812 } from '../../src/analysis/radio/p1812.ts';
import { p1812Fault } from '../../src/analysis/radio/p1812-fault.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function pathLoss(input: string): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    const argv = ['--import', 'tsx', join(ROOT, 'scripts/path-loss.ts')];
    const child = execFile(process.execPath, argv, { cwd: ROOT }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

/** Ten kilometres of plain with one hill in the middle. */
const hill = (heightM: number): P1812Job => ({
  fGhz: 0.9,
  timePercent: 50,
  locationPercent: 50,
  locationSigmaDb: 0,
  txHeightM: 40,
  rxHeightM: 10,
  polarisation: 'vertical',
  latitudeDeg: 20.2,
  deltaN: 55,
  n0: 370,
  coastTxKm: 500,
  coastRxKm: 500,
  path: {
    distanceKm: Array.from({ length: 41 }, (_, i) => i / 4),
    heightM: Array.from({ length: 41 }, (_, i) => (i === 20 ? heightM : 5)),
    clutterM: Array.from({ length: 41 }, () => 0),
    zone: Array.from({ length: 41 }, () => 4 as const),
  },
});

describe('loss over a path (P.1812-8)', () => {
  it('is free space at least, and grows with what stands in the way', () => {
    const losses = [5, 60, 120, 240].map((height) => p1812(hill(height)));
    const db = losses.map(({ lossDb }) => lossDb);
    expect(db).toEqual([...db].sort((a, b) => a - b));
    expect(new Set(db).size).toBe(4);
    for (const { lossDb, freeSpaceDb } of losses) expect(lossDb).toBeGreaterThanOrEqual(freeSpaceDb - 1e-9);
    expect(losses.map(({ transHorizon }) => transHorizon)).toEqual([false, true, true, true]);
  });

  it('is greater where more of the places must be served', () => {
    const at = (locationPercent: number) => p1812({ ...hill(60), locationPercent, locationSigmaDb: 5.5 }).lossDb;
    expect(at(95) - at(50)).toBeCloseTo(1.645 * 5.5, 1);
  });

  it('has no variation with places where the receiver is at sea, and no land before it', () => {
    const land = hill(5);
    const zone = land.path.zone.map((_, i) => (i > 5 ? (1 as const) : (4 as const)));
    const strict = { locationPercent: 95, locationSigmaDb: 5.5 };
    const atSea = p1812({ ...land, ...strict, path: { ...land.path, zone } });
    expect(atSea.terms.llocDb).toBe(0);
    expect([atSea.terms.dctKm, atSea.terms.dcrKm]).toEqual([500, 0]);
    const turned = p1812({ ...land, ...strict, path: { ...land.path, zone: zone.toReversed() } });
    expect(turned.terms.llocDb).toBeCloseTo(1.645 * 5.5, 1);
    expect([turned.terms.dctKm, turned.terms.dcrKm]).toEqual([0, 500]);
  });

  it('has the roughness of the one hill that is the horizon of both, at any point of the grid', () => {
    for (let at = 1; at < 40; at++) {
      const path = { ...hill(5).path, heightM: hill(5).path.heightM.map((h, i) => (i === at ? 134 : h)) };
      const { terms } = p1812({ ...hill(5), path });
      expect([terms.txHorizon, terms.rxHorizon]).toEqual([at, at]);
      expect(terms.hmM).toBeGreaterThan(100);
    }
  });

  it('is a number where the path just grazes the ground', () => {
    const grazing = { ...hill(5), txHeightM: 10, rxHeightM: 10, deltaN: 0 };
    const bulge = (di: number) => (500 * di * (10 - di)) / 6371;
    const heightM = grazing.path.distanceKm.map((di, i) => (i === 20 ? 15 - bulge(di) : 5 - bulge(di)));
    expect(p1812({ ...grazing, path: { ...grazing.path, heightM } }).lossDb).toBeGreaterThan(100);
  });

  const ground = hill(5).path;
  const replaced = (list: readonly number[], at: number, value: number) => list.map((v, i) => (i === at ? value : v));
  it.each([
    ['fGhz', '7', { fGhz: 7 }],
    ['timePercent', '0', { timePercent: 0 }],
    ['path.heightM', '2 points', { path: { ...ground, heightM: [1, 2] } }],
    ['path.zone', '40 points', { path: { ...ground, zone: ground.zone.slice(1) } }],
    ['path.distanceKm', '4 points', { path: { ...ground, distanceKm: [0, 1, 2, 3] } }],
    ['path.distanceKm[1]', '0', { path: { ...ground, distanceKm: ground.distanceKm.map(() => 0) } }],
    ['path.distanceKm[1]', '1e-300', { path: { ...ground, distanceKm: replaced(ground.distanceKm, 1, 1e-300) } }],
    ['path.heightM[7]', '-32768, a void', { path: { ...ground, heightM: replaced(ground.heightM, 7, -32768) } }],
    ['path.heightM[7]', 'NaN, a void', { path: { ...ground, heightM: replaced(ground.heightM, 7, Number.NaN) } }],
    ['path.heightM[0]', '1e+300', { path: { ...ground, heightM: replaced(ground.heightM, 0, 1e300) } }],
    ['path.clutterM[3]', '-2', { path: { ...ground, clutterM: replaced(ground.clutterM, 3, -2) } }],
  ] as const)('names what is out of its range: %s, found %s', (field, found, change) => {
    expect(p1812Fault({ ...hill(5), ...change })).toMatchObject({ field, found });
    expect(p1812Fault(hill(5))).toBeNull();
  });
});

describe('npm run path-loss', () => {
  it('gives one result a job, in order; a job that is wrong says where, and the others are computed', async () => {
    const { clutterM: _, zone: __, ...ground } = hill(60).path;
    const jobs = [
      { model: 'p525', fGhz: 1, distanceKm: 1 },
      { model: 'p1812', ...hill(60), path: ground },
      { model: 'p1812', ...hill(60), fGhz: 60 },
      { model: 'p1812', ...hill(60), rxHeightM: 'cao' },
      { model: 'p1812', ...hill(60), path: { ...ground, zone: [4] } },
      { model: 'hát' },
      null,
      {},
      { model: 'p525', fGhz: 1, distanceKm: 1e-300 },
      { model: 'p1812', ...hill(60), path: {} },
      { model: 'p1812', ...hill(60), path: undefined },
    ];
    const { code, stdout } = await pathLoss(JSON.stringify(jobs));
    expect(code).toBe(0);
    const results: object[] = JSON.parse(stdout);
    expect(results).toHaveLength(jobs.length);
    expect(results.slice(0, 2)).toEqual([
      { model: 'p525', recommendation: 'ITU-R P.525-4', lossDb: 92.4 },
      expect.objectContaining({
        model: 'p1812',
        lossDb: Number(p1812(hill(60)).lossDb.toFixed(6)),
        transHorizon: true,
        terms: expect.objectContaining({ dltKm: 5, dlrKm: 5, hmM: expect.any(Number), b0Percent: expect.any(Number) }),
      }),
    ]);
    expect(results.slice(2)).toEqual([
      {
        error: 'job 2, fGhz: expected 0.03 to 6, found 60',
        job: 2,
        field: 'fGhz',
        found: '60',
        expected: '0.03 to 6',
      },
      expect.objectContaining({ job: 3, field: 'rxHeightM', found: '"cao"' }),
      expect.objectContaining({ job: 4, field: 'path.zone', found: '1 points' }),
      expect.objectContaining({
        job: 5,
        field: 'model',
        expected: 'p525 | hata | cost231 | rma | uma | p2109 | p1812',
      }),
      expect.objectContaining({ job: 6, field: '', found: 'null' }),
      expect.objectContaining({ job: 7, field: 'model', found: 'nothing' }),
      expect.objectContaining({ job: 8, field: 'distanceKm', found: '1e-300' }),
      expect.objectContaining({ job: 9, field: 'path.distanceKm', found: 'nothing', expected: 'this field' }),
      expect.objectContaining({ job: 10, field: 'path', found: 'nothing', expected: 'this field' }),
    ]);
  });

  it('names the job and the field of a NaN, which is no JSON, and computes the others', async () => {
    const good = '{"model":"p525","fGhz":1,"distanceKm":1}';
    const { code, stdout } = await pathLoss(`[${good},{"model":"p525","fGhz":NaN,"distanceKm":1},${good}]`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ lossDb: 92.4 }),
      expect.objectContaining({ job: 1, field: 'fGhz', found: 'NaN' }),
      expect.objectContaining({ lossDb: 92.4 }),
    ]);
  });

  it.each(['', '{"model":"p525"}', '[1'])('says how it is used when it is given no list: %j', async (input) => {
    const { code, stdout, stderr } = await pathLoss(input);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('npm run path-loss < jobs.json');
  });
});
