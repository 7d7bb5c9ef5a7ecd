import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type P1812Job, p1812, p1812Fault } from '../../src/analysis/radio/p1812.ts';

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

  it.each([
    ['fGhz', { fGhz: 7 }],
    ['timePercent', { timePercent: 0 }],
    ['path', { path: { ...hill(5).path, heightM: [1, 2] } }],
    ['path.distanceKm ascending', { path: { ...hill(5).path, distanceKm: hill(5).path.distanceKm.map(() => 0) } }],
  ] as const)('names what is out of its range: %s', (field, change) => {
    expect(p1812Fault({ ...hill(5), ...change })).toContain(field);
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
      { model: 'hata' },
      null,
    ];
    const { code, stdout } = await pathLoss(JSON.stringify(jobs));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      { model: 'p525', recommendation: 'ITU-R P.525-4', lossDb: 92.4 },
      expect.objectContaining({
        model: 'p1812',
        lossDb: Number(p1812(hill(60)).lossDb.toFixed(6)),
        transHorizon: true,
      }),
      { error: 'fGhz 0.03..6' },
      { error: 'rxHeightM: number' },
      { error: expect.stringContaining('p525 | p1812') },
      { error: expect.any(String) },
    ]);
  });

  it.each(['', '{"model":"p525"}', '[1'])('says how it is used when it is given no list: %j', async (input) => {
    const { code, stdout, stderr } = await pathLoss(input);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('npm run path-loss < jobs.json');
  });
});
