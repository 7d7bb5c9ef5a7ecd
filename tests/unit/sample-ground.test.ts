import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import profileJson from '../../data/ninh-binh/profile.json' with { type: 'json' };
import { readGroundPack } from '../../src/ingest/ground-pack.ts';
import { readProfile } from '../../src/ingest/profile.ts';
import { VOID_HEIGHT } from '../../src/model/ground.ts';

/** The committed ground of the sample province: marked as invented, whole, with hills in the west and sea in the south. */

const folder = new URL('../../data/ninh-binh/', import.meta.url);
const read = readGroundPack(readFileSync(new URL(profileJson.ground.file, folder)));
if (!read.ok) throw new Error(read.fault.kind);
const { ground } = read;
const { raster, heightM, cover, classes, sources } = ground;

/** Heights of a box, metres. */
function heightsIn(west: number, south: number, east: number, north: number): number[] {
  const found: number[] = [];
  heightM.forEach((height, i) => {
    const lon = raster.westDeg + (i % raster.columns) * raster.stepLonDeg;
    const lat = raster.northDeg - Math.floor(i / raster.columns) * raster.stepLatDeg;
    if (lon >= west && lon <= east && lat >= south && lat <= north) found.push(height);
  });
  return found;
}

test('the profile names it as a sample, and the pack says so of itself', () => {
  const profile = readProfile(readFileSync(new URL('profile.json', folder), 'utf8'), 'profile.json');
  expect(profile).toMatchObject({ ok: true, value: { ground: { file: 'ground.pack', sample: true } } });
  expect(sources).toMatchObject([{ name: expect.stringContaining('Dữ liệu minh họa') }]);
});

test('it holds the bounds of the province and the longest reach of a station around them, without a void', () => {
  const [west, south, east, north] = profileJson.bounds;
  const reachDeg = profileJson.linkBudgets.mostM / 104_000;
  expect(raster.westDeg).toBeLessThanOrEqual((west ?? 0) - reachDeg);
  expect(raster.northDeg).toBeGreaterThanOrEqual((north ?? 0) + reachDeg);
  expect(raster.westDeg + (raster.columns - 1) * raster.stepLonDeg).toBeGreaterThanOrEqual((east ?? 0) + reachDeg);
  expect(raster.northDeg - (raster.rows - 1) * raster.stepLatDeg).toBeLessThanOrEqual((south ?? 0) - reachDeg);
  expect(heightM.includes(VOID_HEIGHT)).toBe(false);
  const codes = new Set(classes.map(({ code }) => code));
  expect([...new Set(cover)].filter((code) => !codes.has(code))).toEqual([]);
});

test('a range in the west, towers that stand in the plain, a flat coast and the sea', () => {
  expect(Math.max(...heightsIn(105.55, 20.25, 105.7, 20.4))).toBeGreaterThan(300);
  const hoaLu = heightsIn(105.87, 20.2, 105.94, 20.26).sort((a, b) => a - b);
  expect(hoaLu[Math.floor(hoaLu.length / 2)]).toBeLessThan(10);
  expect(hoaLu.at(-1)).toBeGreaterThan(80);
  expect(Math.max(...heightsIn(106.03, 20.0, 106.12, 20.15))).toBeLessThan(8);
  const sea = classes.find(({ zone }) => zone === 1);
  expect(cover.filter((code) => code === sea?.code).length).toBeGreaterThan(10_000);
});
