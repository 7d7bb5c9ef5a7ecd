import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameTellsUse } from '../../src/ingest/ground/known-products.ts';
import { readGroundPack, writeGroundPack } from '../../src/ingest/ground-pack.ts';
import type { GroundFileUse } from '../../src/model/ground.ts';
import { VOID_HEIGHT } from '../../src/model/ground.ts';
import type { PackAnswer, PackQuestion } from '../../src/worker/ground-protocol.ts';
import { createGroundSession } from '../../src/worker/ground-session.ts';
import { groundAround } from '../support/grounds.ts';

/** Files of the ground as they are dropped on the page: made into a pack by what the worker runs. */

/** Within the plane of the fixtures; see `ground-files.test.ts`. */
const INSIDE = [105.895, 20.175, 105.945, 20.225] as const;

const fixture = (name: string, use: GroundFileUse = 'elevation') => ({
  name,
  content: new Blob([new Uint8Array(readFileSync(new URL(`../fixtures/ground/${name}`, import.meta.url)))]),
  use,
});

async function make(question: Partial<PackQuestion>, there: Uint8Array<ArrayBuffer> | null = null) {
  const steps: string[] = [];
  const session = createGroundSession(async () => new Response(there, { status: there === null ? 404 : 200 }));
  const answer = await session.make(
    { files: [], base: null, bounds: INSIDE, reachM: 0, heights: 'terrain', clutter: [], ...question },
    {
      signal: new AbortController().signal,
      progress: ({ done, total }) => steps.push(`${done}/${total}`),
      rest: async () => undefined,
      busy: () => undefined,
    },
  );
  return { answer, steps };
}

const kindsOf = ({ issues }: PackAnswer) => issues.map(({ kind }) => kind);

/** 10,000 × 10,000 pixels of two bytes over half a degree; the height of a pixel is its row in each 625. */
const HUGE = { side: 10_000, westDeg: 105.7, northDeg: 20.5, stepDeg: 0.5 / 10_000, period: 625 };

/** Uncompressed, a strip a row, as TIFF 6.0 and GeoTIFF 1.1 have it; counts the bytes that are read of it. */
function hugeTiff(): { readonly blob: Blob; readonly read: () => number } {
  const { side, westDeg, northDeg, stepDeg, period } = HUGE;
  const [short, long, double] = [3, 4, 12];
  const [listAt, pixelsAt] = [512, 512 + side * 8];
  const header = new Uint8Array(pixelsAt);
  const view = new DataView(header.buffer);
  header.set([0x49, 0x49, 42, 0, 8]);
  const geoKeys = [1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4326];
  const [scaleAt, tieAt, keysAt] = [300, 324, 372];
  const tags = [
    [256, long, 1, side],
    [257, long, 1, side],
    [258, short, 1, 16],
    [259, short, 1, 1],
    [262, short, 1, 1],
    [273, long, side, listAt],
    [277, short, 1, 1],
    [278, long, 1, 1],
    [279, long, side, listAt + side * 4],
    [339, short, 1, 2],
    [33550, double, 3, scaleAt],
    [33922, double, 6, tieAt],
    [34735, short, geoKeys.length, keysAt],
  ] as const;
  view.setUint16(8, tags.length, true);
  tags.forEach(([tag, type, count, value], i) => {
    view.setUint16(10 + i * 12, tag, true);
    view.setUint16(12 + i * 12, type, true);
    view.setUint32(14 + i * 12, count, true);
    view.setUint32(18 + i * 12, value, true);
  });
  [stepDeg, stepDeg, 0].forEach((value, i) => {
    view.setFloat64(scaleAt + i * 8, value, true);
  });
  [0, 0, 0, westDeg, northDeg, 0].forEach((value, i) => {
    view.setFloat64(tieAt + i * 8, value, true);
  });
  geoKeys.forEach((value, i) => {
    view.setUint16(keysAt + i * 2, value, true);
  });
  for (let row = 0; row < side; row++) {
    view.setUint32(listAt + row * 4, pixelsAt + row * side * 2, true);
    view.setUint32(listAt + (side + row) * 4, side * 2, true);
  }
  const rows = new Int16Array(side * period).map((_, i) => Math.floor(i / side));
  const blob = new Blob([header, ...Array.from({ length: side / period }, () => rows)]);
  let bytes = 0;
  const slice = blob.slice.bind(blob);
  blob.slice = (from = 0, to = blob.size) => {
    bytes += Math.min(to, blob.size) - from;
    return slice(from, to);
  };
  return { blob, read: () => bytes };
}

async function groundOf(answer: PackAnswer) {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const read = readGroundPack(new Uint8Array(await answer.pack.arrayBuffer()));
  if (!read.ok) throw new Error(read.fault.kind);
  return read.ground;
}

describe('files of the ground that are dropped', () => {
  it.each(['vn2000-105.tif', 'utm48-lerc.tif', 'mercator-cog.tif'])(
    'are taken from another system: %s',
    async (name) => {
      const { answer, steps } = await make({ files: [fixture(name)] });
      expect(kindsOf(answer)).toEqual(['no-cover']);
      const { heightM } = await groundOf(answer);
      expect(heightM.includes(VOID_HEIGHT)).toBe(false);
      expect(steps).toEqual(['1/2', '2/2']);
    },
  );

  it('with voids, and of half the province: both are told with their share and place', async () => {
    const { answer } = await make({ files: [fixture('void.tif')], bounds: [105.895, 20.175, 106.1, 20.225] });
    expect(kindsOf(answer)).toEqual(['heights-gap', 'heights-void', 'no-cover']);
    expect(answer.issues[0]?.share).toBeGreaterThan(0.5);
    expect(answer.issues[0]?.found).toMatch(/^105\.\d+, 20\.\d+, 106\.\d+, 20\.\d+$/);
  });

  it('cut short, of nothing that is known, or none at all: told, never thrown', async () => {
    const whole = fixture('plane.tif');
    const cut = { ...whole, content: whole.content.slice(0, 1000) };
    expect(kindsOf((await make({ files: [cut] })).answer).at(-1)).toBe('no-heights');
    const text = { ...whole, name: 'ghi-chu.txt', content: new Blob(['độ cao']) };
    expect(kindsOf((await make({ files: [text] })).answer)).toEqual(['format', 'no-heights']);
    expect(kindsOf((await make({ files: [fixture('mollweide.tif')] })).answer)).toEqual(['system', 'no-heights']);
    expect(kindsOf((await make({})).answer)).toEqual(['no-heights']);
  });

  it('of 200 MB: read in windows, so that no copy of it is held', async () => {
    const { blob, read } = hugeTiff();
    expect(blob.size).toBeGreaterThan(200_000_000);
    const { answer } = await make({ files: [{ name: 'to.tif', content: blob, use: 'elevation' }] });
    const { raster, heightM } = await groundOf(answer);
    const middle = Math.floor(raster.rows / 2) * raster.columns + Math.floor(raster.columns / 2);
    const south = HUGE.northDeg - (raster.northDeg - Math.floor(raster.rows / 2) * raster.stepLatDeg);
    const row = south / HUGE.stepDeg - 0.5;
    expect(Math.abs((heightM[middle] ?? 0) - (row % HUGE.period))).toBeLessThanOrEqual(1);
    expect(read()).toBeLessThan(100_000_000);
  });

  it('a pack is taken as it is, byte for byte, unless it is damaged or of another place', async () => {
    const ground = groundAround([105.92, 20.2], () => ({ heightM: 7 }));
    const bytes = writeGroundPack(ground);
    const pack = (part: Uint8Array<ArrayBuffer>) => [
      { name: 'g.pack', content: new Blob([part]), use: 'pack' as const },
    ];
    const { answer } = await make({ files: pack(bytes) });
    expect(answer.ok && new Uint8Array(await answer.pack.arrayBuffer())).toEqual(bytes);
    const torn = await make({ files: pack(bytes.slice(0, -9)) });
    expect(torn.answer).toMatchObject({ ok: false, fault: { kind: 'damaged', file: 'g.pack' } });
    const far = await make({ files: pack(bytes), bounds: [104, 21, 104.2, 21.2] });
    expect(far.answer).toMatchObject({ ok: false, fault: { kind: 'elsewhere' } });
  });

  it('land cover alone is joined to the ground that is there, which stays as it was', async () => {
    const there = await groundOf((await make({ files: [fixture('plane.tif')] })).answer);
    const pack = writeGroundPack(there);
    const { answer } = await make({ files: [fixture('cover.tif', 'landCover')], base: 'ground.pack' }, pack);
    expect(answer).toMatchObject({ ok: true, facts: { onBase: true } });
    const joined = await groundOf(answer);
    expect(joined.heightM).toEqual(there.heightM);
    expect(joined.cover.some((code) => code !== 0)).toBe(true);
    expect(joined.sources.map(({ name }) => name)).toEqual(['plane.tif', 'cover.tif']);
  });

  it('classes have the heights that the profile states, and codes that it names are known', async () => {
    const files = [fixture('plane.tif'), fixture('cover.tif', 'landCover')];
    const { answer } = await make({ files, clutter: [{ code: 10, heightM: 21 }] });
    expect((await groundOf(answer)).classes.map(({ code, clutterM }) => [code, clutterM])).toEqual([
      [10, 21],
      [80, 0],
    ]);
  });

  it('without a ground that can be read, land cover alone asks for heights', async () => {
    const { answer } = await make({ files: [fixture('cover.tif', 'landCover')], base: 'ground.pack' });
    expect([answer.ok, kindsOf(answer)]).toEqual([false, ['no-heights']]);
  });
});

it.each([
  ['vnm_ppp_2020_UNadj.tif', 'population'],
  ['hrsl_vnm.tif', 'population'],
  ['ESA_WorldCover_10m_2021_v200_N18E105_Map.tif', 'landCover'],
  ['lop-phu-2024.tif', 'landCover'],
  ['cover.tif', 'landCover'],
  ['ETH_GlobalCanopyHeight_10m_2020_N18E105_Map.tif', 'clutterHeights'],
  ['ninhbinh_nDSM_2m.tif', 'clutterHeights'],
  ['Copernicus_DSM_COG_10_N20_00_E105_00_DEM.tif', 'elevation'],
  ['dia-hinh-popular.tif', 'elevation'],
] as const)('%s is taken for %s', (name, use) => {
  expect(nameTellsUse(name)).toBe(use);
});
