import { openAsBlob } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildGround } from '../../src/ingest/ground/build-ground.ts';
import { EARTH_RADIUS_M } from '../../src/model/geometry.ts';
import { VOID_HEIGHT } from '../../src/model/ground.ts';
import { runs } from '../support/runs.ts';

/** A GeoTIFF of 200 MB: only in the deep run, which has the time to write one. */

const SIDE = 10_000;
/** Degrees between its pixels: five degrees and a half on a side. */
const STEP = 2 / 3600;
const [WEST, NORTH] = [103, 23] as const;
const ROW_BYTES = SIDE * 2;
/** Far less than the file. */
const MOST_GROWTH_BYTES = 120_000_000;

/** Metres at a pixel: a plane that no two neighbours have alike. */
const heightAt = (column: number, row: number): number => ((column + row) % 2000) + 1;

/** Tags of a strip for each row, 16-bit signed numbers, WGS 84. */
async function writeLargeTiff(path: string): Promise<void> {
  const entries: (readonly [tag: number, type: number, values: readonly number[]])[] = [
    [256, 4, [SIDE]],
    [257, 4, [SIDE]],
    [258, 3, [16]],
    [259, 3, [1]],
    [262, 3, [1]],
    [273, 4, Array.from({ length: SIDE }, (_, row) => row * ROW_BYTES)],
    [277, 3, [1]],
    [278, 4, [1]],
    [279, 4, Array.from({ length: SIDE }, () => ROW_BYTES)],
    [339, 3, [2]],
    [33_550, 12, [STEP, STEP, 0]],
    [33_922, 12, [0, 0, 0, WEST, NORTH, 0]],
    [34_735, 3, [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326]],
  ];
  const bytesOf = { 3: 2, 4: 4, 12: 8 } as const;
  const sizeOf = (type: number, count: number): number =>
    (type === 3 ? bytesOf[3] : type === 4 ? bytesOf[4] : bytesOf[12]) * count;
  const directoryBytes = 2 + entries.length * 12 + 4;
  const outside = entries.map(([, type, values]) =>
    sizeOf(type, values.length) > 4 ? sizeOf(type, values.length) : 0,
  );
  const dataAt = 8 + directoryBytes + outside.reduce((sum, size) => sum + size + (size % 2), 0);
  const head = Buffer.alloc(dataAt);
  head.write('II');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  let free = 8 + directoryBytes;
  entries.forEach(([tag, type, values], i) => {
    const at = 10 + i * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(values.length, at + 4);
    const isOutside = sizeOf(type, values.length) > 4;
    if (isOutside) head.writeUInt32LE(free, at + 8);
    values.forEach((given, k) => {
      const to = (isOutside ? free : at + 8) + sizeOf(type, k);
      if (type === 12) head.writeDoubleLE(given, to);
      else if (type === 3) head.writeUInt16LE(given, to);
      else head.writeUInt32LE(tag === 273 ? dataAt + given : given, to);
    });
    if (isOutside) free += sizeOf(type, values.length) + (sizeOf(type, values.length) % 2);
  });
  const file = await open(path, 'w');
  try {
    await file.write(head);
    const line = Buffer.alloc(ROW_BYTES);
    for (let row = 0; row < SIDE; row++) {
      for (let column = 0; column < SIDE; column++) line.writeInt16LE(heightAt(column, row), column * 2);
      await file.write(line);
    }
  } finally {
    await file.close();
  }
}

describe.runIf(runs(1) > 1)('a raster of 200 MB', () => {
  it('gives the heights of a province, and is never held whole', { timeout: 600_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'song-chung-large-'));
    try {
      const path = join(folder, 'large.tif');
      await writeLargeTiff(path);
      const blob = await openAsBlob(path);
      expect(blob.size).toBeGreaterThan(200_000_000);
      const before = process.memoryUsage();
      const built = await buildGround({
        elevation: [{ name: 'large.tif', blob }],
        ...{
          landCover: [],
          clutterHeights: [],
          classes: [],
          bounds: [105.6, 19.95, 106.2, 20.45],
          reachM: 0,
          stepSec: 2,
          heights: 'terrain',
        },
      });
      const after = process.memoryUsage();
      expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(MOST_GROWTH_BYTES);
      if (!built.ok) throw new Error(JSON.stringify(built.issues));
      const { raster, heightM } = built.ground;
      expect(heightM).not.toContain(VOID_HEIGHT);
      // Points of the ground lie on corners of pixels, half-way between heights that differ by 1 m a step.
      const [column, row] = [Math.round((raster.westDeg - WEST) / STEP), Math.round((NORTH - raster.northDeg) / STEP)];
      expect(Math.abs((heightM[0] ?? 0) - heightAt(column, row))).toBeLessThanOrEqual(2);
      expect(raster.rows * raster.stepLatDeg * (Math.PI / 180) * EARTH_RADIUS_M).toBeGreaterThan(50_000);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
