import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type BuiltGround, buildGround, type GroundInputs } from '../../src/ingest/ground/build-ground.ts';
import { WORLD_COVER } from '../../src/ingest/ground/world-cover.ts';
import { readGroundPack, writeGroundPack } from '../../src/ingest/ground-pack.ts';
import { VOID_HEIGHT } from '../../src/model/ground.ts';
import { geoTiff, type TiffContent } from '../support/geotiff-file.ts';

/**
 * Files of heights as GDAL writes them (`tests/fixtures/ground`): one sloping plane at 3″, warped by
 * GDAL into other systems and packings. Height: 200 m at the north-western point (105.88, 20.24), 2 m
 * more for each 3″ to the east, 1 m less for each 3″ to the south.
 */

const bytesOf = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../fixtures/ground/${name}`, import.meta.url)));
const file = (name: string, bytes: Uint8Array<ArrayBuffer> = bytesOf(name)) => ({ name, blob: new Blob([bytes]) });

/** Within the plane, some pixels off its edges: warped rasters have voids there. */
const INSIDE = [105.895, 20.175, 105.945, 20.225] as const;

const build = (inputs: Partial<GroundInputs>): Promise<BuiltGround> =>
  buildGround({
    elevation: [],
    landCover: [],
    clutterHeights: [],
    classes: WORLD_COVER,
    bounds: INSIDE,
    reachM: 0,
    stepSec: 3,
    heights: 'terrain',
    ...inputs,
  });

async function ground(inputs: Partial<GroundInputs>) {
  const built = await build(inputs);
  if (!built.ok) throw new Error(JSON.stringify(built.issues));
  return built.ground;
}

/** Farthest from the plane, metres; infinite where there is a void. */
function worstOff({ raster, heightM }: Awaited<ReturnType<typeof ground>>): number {
  let worst = 0;
  heightM.forEach((height, i) => {
    const east = (raster.westDeg + (i % raster.columns) * raster.stepLonDeg - 105.88) * 1200;
    const south = (20.24 - raster.northDeg + Math.floor(i / raster.columns) * raster.stepLatDeg) * 1200;
    worst = Math.max(
      worst,
      height === VOID_HEIGHT ? Number.POSITIVE_INFINITY : Math.abs(height - (200 + 2 * east - south)),
    );
  });
  return worst;
}

const kindsOf = ({ issues }: BuiltGround): readonly string[] => issues.map(({ kind }) => kind);

/** `N20E105.hgt` of 3″ (1″: 3,601 points a side); the height of a point is its row, voids where it says so. */
function hgt(isVoid: (row: number, column: number) => boolean = () => false, side = 1201): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(side * side * 2);
  const view = new DataView(bytes.buffer);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      view.setInt16((row * side + column) * 2, isVoid(row, column) ? VOID_HEIGHT : row);
    }
  }
  return bytes;
}

describe('heights from a GeoTIFF', () => {
  it('are those of the file where points lie on its pixels', async () => {
    expect(worstOff(await ground({ elevation: [file('plane.tif')] }))).toBeLessThan(0.01);
  });

  it.each([
    ['UTM 48, LERC in Deflate', 'utm48-lerc.tif'],
    ['VN-2000 by its code, floats with a predictor', 'vn2000-105.tif'],
    ['VN-2000 described by numbers', 'user-defined.tif'],
    ['Web Mercator, cloud-optimised BigTIFF', 'mercator-cog.tif'],
  ])('of another system are converted: %s', async (_, name) => {
    // Half a metre of rounding, and GDAL's own interpolation.
    expect(worstOff(await ground({ elevation: [file(name)] }))).toBeLessThan(0.9);
  });

  it('of a system that cannot be converted are refused by its name', async () => {
    const built = await build({ elevation: [file('mollweide.tif')] });
    expect(built.ok).toBe(false);
    expect(built.issues).toContainEqual(expect.objectContaining({ kind: 'system', file: 'mollweide.tif' }));
  });

  it('leave voids as voids, and say how much and where', async () => {
    const built = await build({ elevation: [file('void.tif')] });
    if (!built.ok) throw new Error('no ground');
    const voids = built.ground.heightM.filter((height) => height === VOID_HEIGHT).length;
    expect(voids).toBe(100);
    expect(built.issues).toContainEqual(
      expect.objectContaining({ kind: 'heights-void', share: voids / built.ground.heightM.length }),
    );
    // What a second file knows is taken from there.
    expect(worstOff(await ground({ elevation: [file('void.tif'), file('plane.tif')] }))).toBeLessThan(0.01);
  });

  it('of half of the province leave a gap that is named with its box', async () => {
    const built = await build({ elevation: [file('plane.tif')], bounds: [105.92, 20.18, 106, 20.22] });
    const gap = built.issues.find(({ kind }) => kind === 'heights-gap');
    expect(gap?.share).toBeCloseTo(0.5, 1);
    expect(gap?.found).toMatch(/^105\.96/);
  });

  it('of another place are no ground', async () => {
    const built = await build({ elevation: [file('plane.tif')], bounds: [107, 16, 107.1, 16.1] });
    expect(kindsOf(built)).toEqual(['elsewhere', 'no-heights']);
  });
});

describe('heights from a GeoTIFF of another program', () => {
  const STEP = 3 / 3600;
  /** The same plane, with some pixels around it. */
  const plane = { width: 90, height: 90, stepDeg: STEP, at: (column: number, row: number) => 200 + 2 * column - row };
  const CORNER = [105.88 - STEP / 2, 20.24 + STEP / 2] as const;
  const MIDDLE = [105.88, 20.24] as const;
  const VOID_AT = [40, 40] as const;
  const withVoid = (value: number) => (column: number, row: number) =>
    column === VOID_AT[0] && row === VOID_AT[1] ? value : plane.at(column, row);
  const given = (content: Partial<TiffContent>) =>
    file('plane.tif', geoTiff({ ...plane, tie: [0, 0, ...CORNER], ...content }));

  it.each([
    ['little-endian', {}],
    ['big-endian', { isBigEndian: true }],
    ['in tiles that reach beyond it', { tileSide: 32 }],
    ['big-endian in tiles', { tileSide: 64, isBigEndian: true }],
    ['whose pixels are points', { isPoint: true, tie: [0, 0, ...MIDDLE] }],
    ['tied by the middle of a pixel', { tie: [1.5, 0.5, MIDDLE[0] + STEP, MIDDLE[1]] }],
    ['tied by its south-western corner', { tie: [0, 90, CORNER[0], CORNER[1] - 90 * STEP] }],
    ['of points, tied by another one', { isPoint: true, tie: [10, 20, MIDDLE[0] + 10 * STEP, MIDDLE[1] - 20 * STEP] }],
  ] as const)('lie where they are: %s', async (_, content) => {
    expect(worstOff(await ground({ elevation: [given(content)] }))).toBeLessThan(0.01);
  });

  it.each([
    ['that is no number', Number.NaN, 'nan'],
    ['that is no number, and not stated', Number.NaN, undefined],
    ['−9999, as stated', -9999, '-9999'],
    ['−9999, not stated', -9999, undefined],
    ['−32768, not stated', -32768, undefined],
    ['the least float, stated in fewer digits', -3.4028234663852886e38, '-3.4028235e+38'],
  ] as const)('have a void %s: nothing of it is in the heights beside it', async (_, value, noData) => {
    const content = { at: withVoid(value), ...(noData === undefined ? {} : { noData }) };
    // Between the pixels, so that each height is of four of them, of some a little.
    const built = await build({ elevation: [given(content)], stepSec: 2.9 });
    if (!built.ok) throw new Error(JSON.stringify(built.issues));
    const { raster, heightM } = built.ground;
    let voids = 0;
    heightM.forEach((height, i) => {
      if (height === VOID_HEIGHT) {
        voids++;
        return;
      }
      const east = (raster.westDeg + (i % raster.columns) * raster.stepLonDeg - 105.88) * 1200;
      const south = (20.24 - raster.northDeg + Math.floor(i / raster.columns) * raster.stepLatDeg) * 1200;
      expect(Math.abs(height - (200 + 2 * east - south))).toBeLessThan(0.51);
    });
    expect(voids).toBeGreaterThan(0);
    expect(voids).toBeLessThanOrEqual(16);
    expect(kindsOf(built)).toContain('heights-void');
  });

  it('of the sea, which has no heights: a void with its share and place, never zero', async () => {
    const coast = (column: number, row: number) => (column >= 60 ? -32768 : plane.at(column, row));
    const built = await build({ elevation: [given({ at: coast, noData: '-32768' })] });
    if (!built.ok) throw new Error(JSON.stringify(built.issues));
    const sea = built.issues.find(({ kind }) => kind === 'heights-void');
    expect(sea?.share).toBeGreaterThan(0.2);
    expect(sea?.found).toMatch(/^105\.930/);
    expect(built.ground.heightM.includes(0)).toBe(false);
  });
});

it('without any file there is no ground, and that is said', async () => {
  const built = await build({});
  expect([built.ok, kindsOf(built)]).toEqual([false, ['no-heights']]);
});

describe('SRTM tiles', () => {
  const bounds = [105.5, 20.5, 105.51, 20.51] as const;

  it('are placed by their names, zipped or not', async () => {
    for (const given of [
      file('N20E105.hgt', hgt()),
      file('tiles.zip', new Uint8Array(zipSync({ 'N20E105.SRTMGL3.hgt': hgt() }))),
      file('N20E105.hgt.gz', new Uint8Array(gzipSync(hgt(), { level: 1 }))),
    ]) {
      const { raster, heightM } = await ground({ elevation: [given], bounds });
      expect(raster.northDeg).toBeCloseTo(20.51, 9);
      expect(heightM[0]).toBe(Math.round((21 - 20.51) * 1200));
      expect(heightM[raster.columns]).toBe((heightM[0] ?? 0) + 1);
    }
  });

  it('of 1″ are three times as fine', async () => {
    const fine = file('N20E105.hgt', hgt(undefined, 3601));
    const { heightM } = await ground({ elevation: [fine], bounds, stepSec: 1 });
    expect(heightM[0]).toBe(Math.round((21 - 20.51) * 3600));
  });

  it('are surface models: classes keep no height of their own', async () => {
    const { classes, heights } = await ground({
      elevation: [file('N20E105.hgt', hgt())],
      landCover: [file('cover.tif')],
      bounds: [105.9, 20.2, 105.95, 20.22],
      heights: null,
    });
    expect(heights).toBe('surface');
    expect(classes.map(({ code, clutterM }) => [code, clutterM])).toEqual([
      [10, 0],
      [80, 0],
    ]);
  });

  it('that are not whole are refused', async () => {
    const built = await build({ elevation: [file('N20E105.hgt', hgt().slice(0, 1_000_000))], bounds });
    expect(kindsOf(built)).toEqual(['not-whole', 'no-heights']);
  });
});

describe('land cover', () => {
  it('keeps its codes, and names those that no class has', async () => {
    const built = await build({ elevation: [file('plane.tif')], landCover: [file('cover.tif')] });
    if (!built.ok) throw new Error('no ground');
    const { cover, raster, classes } = built.ground;
    expect([cover[0], cover[raster.columns - 1]]).toEqual([10, 80]);
    expect(classes.map(({ clutterM }) => clutterM)).toEqual([15, 0]);
    const east = await build({
      elevation: [file('plane.tif')],
      landCover: [file('cover.tif')],
      bounds: [105.9, 20.2, 105.958, 20.22],
    });
    expect(east.issues).toContainEqual(expect.objectContaining({ kind: 'classes-unknown', found: '7' }));
    expect(kindsOf(east)).toContain('cover-missing');
  });

  it('has the heights of a raster of trees and houses, point by point; what that does not say keeps its class', async () => {
    // 7 m on the western part, 24.6 m on one column of it, nothing known in the east.
    const heights = geoTiff({
      width: 24,
      height: 60,
      at: (column) => (column === 20 ? 24.6 : 7),
      stepDeg: 3 / 3600,
      tie: [0.5, 0.5, 105.895, 20.225],
    });
    const inputs = { elevation: [file('plane.tif')], clutterHeights: [file('chm.tif', heights)] };
    const built = await ground({ ...inputs, landCover: [file('cover.tif')] });
    const { cover, raster, classes } = built;
    const first = Math.round((105.895 - raster.westDeg) / raster.stepLonDeg);
    const at = (column: number) => classes.find(({ code }) => code === cover[first + column]);
    expect([at(1)?.clutterM, at(20)?.clutterM, at(21)?.clutterM]).toEqual([7, 25, 7]);
    expect(at(raster.columns - 1 - first)?.name).toBe('Permanent water bodies');
    expect(built.sources.map(({ name }) => name)).toEqual(['plane.tif', 'cover.tif', 'chm.tif']);
    // Alone it is enough to know what stands there, and where nothing is known that is said.
    expect(kindsOf(await build(inputs))).toEqual(['cover-missing']);
    // Not over a surface model, which has it in its heights.
    expect((await ground({ ...inputs, heights: 'surface' })).classes.map(({ clutterM }) => clutterM)).toEqual([0, 0]);
  });

  it('that is not there is said', async () => {
    expect(kindsOf(await build({ elevation: [file('plane.tif')] }))).toEqual(['no-cover']);
  });
});

describe('damaged files', () => {
  it('are refused by name: cut anywhere, or with other bytes, never thrown', async () => {
    const names = ['plane.tif', 'mercator-cog.tif', 'utm48-lerc.tif', 'vn2000-105.tif'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.nat(), fc.nat(255), fc.boolean(), async (name, at, byte, cut) => {
        const bytes = bytesOf(name);
        if (!cut) bytes[at % bytes.length] = byte;
        const built = await build({ elevation: [file(name, cut ? bytes.slice(0, at % bytes.length) : bytes)] });
        expect(built.ok || built.issues.some(({ severity }) => severity === 'error')).toBe(true);
        if (cut) expect(built.ok).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('are refused by name where the place of a strip is no number', async () => {
    // A count of 0 in the table of strips: with such a place Node would end the whole program.
    const bytes = bytesOf('plane.tif');
    bytes[74] = 0;
    expect((await build({ elevation: [file('plane.tif', bytes)] })).issues).not.toEqual([]);
  });

  it('are refused by name where gzip holds gzip, or is torn', async () => {
    const packed = new Uint8Array(gzipSync(hgt(), { level: 1 }));
    for (const [bytes, kind] of [
      [new Uint8Array(gzipSync(packed)), 'format'],
      [packed.slice(0, 3000), 'not-whole'],
      [packed.fill(7, 20, 60), 'broken'],
    ] as const) {
      const built = await build({ elevation: [file('N20E105.hgt.gz', bytes)] });
      expect(built.ok).toBe(false);
      expect(built.issues[0]).toMatchObject({ kind, file: 'N20E105.hgt.gz' });
    }
  });

  it('of other kinds are named', async () => {
    for (const [name, text] of [
      ['heights.txt', 'no raster'],
      ['heights.zip', 'PK\u0003\u0004 and no more'],
      ['heights.tif', 'II*\u0000 and no more'],
      ['empty.tif', ''],
    ] as const) {
      const built = await build({ elevation: [{ name, blob: new Blob([text]) }] });
      expect(built.issues).toContainEqual(expect.objectContaining({ severity: 'error', file: name }));
    }
  });
});

it('what was built is packed and read again', async () => {
  const content = await ground({ elevation: [file('plane.tif')], landCover: [file('cover.tif')], heights: 'surface' });
  const read = readGroundPack(writeGroundPack(content));
  expect(read).toMatchObject({ ok: true, ground: { ...content, sha256: expect.any(String) } });
});
