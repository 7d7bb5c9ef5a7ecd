import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BuiltGround, buildGround } from '../../src/ingest/ground/build-ground.ts';
import { decodePng } from '../../src/ingest/ground/png.ts';
import { WORLD_COVER } from '../../src/ingest/ground/world-cover.ts';
import { VOID_HEIGHT } from '../../src/model/ground.ts';
import { PNG_TILES, pmtilesFile } from '../support/pmtiles-file.ts';
import { pngFile } from '../support/png-file.ts';

/** Heights in the colours of map tiles: a plane that rises 1,000 m for each degree east and north. */

const ZOOM = 10;
const SIDE = 256;
/** North-west of Ninh Bình, on two tiles. */
const BOUNDS = [105.6, 20.1, 105.9, 20.2] as const;
const heightAt = (lon: number, lat: number): number => 1000 * (lon - 105) + 1000 * (lat - 20);

const terrarium = (height: number): readonly number[] => {
  const value = Math.round((height + 32_768) * 256);
  return [value >> 16, (value >> 8) & 255, value & 255];
};
const mapbox = (height: number): readonly number[] => {
  const value = Math.round((height + 10_000) * 10);
  return [value >> 16, (value >> 8) & 255, value & 255, 255];
};

interface Tiles {
  readonly encode: (height: number) => readonly number[];
  readonly leaveOut?: (x: number) => boolean;
}

function terrainFile({ encode, leaveOut = () => false }: Tiles): Uint8Array<ArrayBuffer> {
  const tiles: [number, number, number, Uint8Array][] = [];
  for (const x of [812, 813]) {
    for (const y of [452, 453]) {
      const png = pngFile(SIDE, SIDE, (column, row) => {
        const lon = ((x + (column + 0.5) / SIDE) / 2 ** ZOOM) * 360 - 180;
        const mercator = Math.PI * (1 - (2 * (y + (row + 0.5) / SIDE)) / 2 ** ZOOM);
        return encode(heightAt(lon, (Math.atan(Math.sinh(mercator)) * 180) / Math.PI));
      });
      if (!leaveOut(x)) tiles.push([ZOOM, x, y, png]);
    }
  }
  return new Uint8Array(pmtilesFile({ type: PNG_TILES, tiles, bounds: BOUNDS }));
}

const build = (bytes: Uint8Array<ArrayBuffer>, name = 'dtm.pmtiles'): Promise<BuiltGround> =>
  buildGround({
    elevation: [{ name, blob: new Blob([bytes]) }],
    landCover: [],
    clutterHeights: [],
    classes: WORLD_COVER,
    bounds: BOUNDS,
    reachM: 0,
    stepSec: 6,
    heights: null,
  });

/** Farthest from the plane, metres, and the share of points without a height. */
function compared(built: BuiltGround): { readonly worstM: number; readonly voids: number } {
  if (!built.ok) throw new Error(JSON.stringify(built.issues));
  const { raster, heightM } = built.ground;
  let [worstM, voids] = [0, 0];
  heightM.forEach((height, i) => {
    const lon = raster.westDeg + (i % raster.columns) * raster.stepLonDeg;
    const lat = raster.northDeg - Math.floor(i / raster.columns) * raster.stepLatDeg;
    if (height === VOID_HEIGHT) voids++;
    else worstM = Math.max(worstM, Math.abs(height - heightAt(lon, lat)));
  });
  return { worstM, voids: voids / heightM.length };
}

describe('heights from PMTiles', () => {
  it.each([
    ['Terrarium', terrarium],
    ['Mapbox terrain-RGB', mapbox],
  ])('are those of the colours: %s', async (_, encode) => {
    const { worstM, voids } = compared(await build(terrainFile({ encode })));
    expect(voids).toBe(0);
    // Half a metre of rounding, and the steps of the colours.
    expect(worstM).toBeLessThan(0.6);
  });

  it('are voids where a tile is missing, transparent or black, and that is said', async () => {
    for (const bytes of [
      terrainFile({ encode: mapbox, leaveOut: (x) => x === 813 }),
      terrainFile({ encode: (height) => (height > 900 ? [0, 0, 0] : terrarium(height)) }),
      terrainFile({ encode: (height) => (height > 900 ? [...mapbox(height).slice(0, 3), 0] : mapbox(height)) }),
    ]) {
      const built = await build(bytes);
      const { voids, worstM } = compared(built);
      expect(voids).toBeGreaterThan(0.1);
      expect(voids).toBeLessThan(0.9);
      expect(worstM).toBeLessThan(0.6);
      expect(built.issues.map(({ kind }) => kind)).toContain('heights-void');
    }
  });

  it('are none of a base map, of other pictures, or of a file that was cut, and the file is named', async () => {
    const whole = terrainFile({ encode: mapbox });
    const none = pmtilesFile({ type: 4, tiles: [[ZOOM, 812, 452, Uint8Array.of(1)]], bounds: BOUNDS });
    const cases = [
      [new Uint8Array(none), 'format'],
      [whole.slice(0, 60), 'broken'],
      [whole.slice(0, 300), 'not-whole'],
      [whole.slice(0, whole.length - 40_000), 'not-whole'],
      [new Uint8Array(pmtilesFile({ type: PNG_TILES, tiles: [[ZOOM, 1, 1, whole]], bounds: BOUNDS })), 'not-whole'],
    ] as const;
    for (const [bytes, kind] of cases) {
      const built = await build(bytes);
      expect(built.ok).toBe(false);
      expect(built.issues).toContainEqual(expect.objectContaining({ kind, file: 'dtm.pmtiles' }));
    }
  });
});

describe('a PNG', () => {
  it('has the pixels that were written, by any filter', () => {
    const filter = fc.constantFrom<0 | 1 | 2 | 3 | 4>(0, 1, 2, 3, 4);
    const picture = fc.record({
      width: fc.integer({ min: 1, max: 9 }),
      channels: fc.constantFrom(3, 4),
      filters: fc.array(filter, { minLength: 1, maxLength: 6 }),
      seed: fc.integer({ min: 1, max: 10_000 }),
    });
    fc.assert(
      fc.property(picture, ({ width, channels, filters, seed }) => {
        const pixel = (x: number, y: number): readonly number[] =>
          Array.from({ length: channels }, (_, c) => ((x + 3) * (y + 7) * (c + 11) * seed) % 256);
        const read = decodePng(pngFile(width, filters.length, pixel, (y) => filters[y] ?? 0));
        const expected = filters.flatMap((_, y) => Array.from({ length: width }, (__, x) => pixel(x, y)).flat());
        expect([read.width, read.height, read.channels]).toEqual([width, filters.length, channels]);
        expect([...read.values]).toEqual(expected);
      }),
    );
  });
});
