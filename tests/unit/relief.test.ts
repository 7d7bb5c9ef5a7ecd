import { describe, expect, it } from 'vitest';
import { reliefPicture } from '../../src/analysis/relief.ts';
import { VOID_HEIGHT } from '../../src/model/ground.ts';
import { groundAround } from '../support/grounds.ts';

/** Light from the north-west: what faces it is lighter than flat ground, what turns away darker. */

const HERE = [105.9, 20.2] as const;

/** Red and opacity of the pixel at metres east and north of the middle; points are 50 m apart. */
function pixelAt(picture: ReturnType<typeof reliefPicture>, eastM: number, northM: number): readonly number[] {
  const x = Math.round((picture.width - 1) / 2 + eastM / 50);
  const y = Math.round((picture.height - 1) / 2 - northM / 50);
  const i = (y * picture.width + x) * 4;
  return [picture.pixels[i] ?? Number.NaN, picture.pixels[i + 3] ?? Number.NaN];
}

const cone = groundAround(HERE, (eastM, northM) => ({
  heightM: Math.max(0, Math.round(400 - Math.hypot(eastM, northM) / 4)),
}));

describe('a cone in a plain', () => {
  const picture = reliefPicture(cone, 2048);

  it('is white to the north-west, black to the south-east, and the plain is not drawn', () => {
    const [white, light] = pixelAt(picture, -500, 500);
    expect(white).toBe(255);
    expect(light).toBeGreaterThan(20);
    const [black, shade] = pixelAt(picture, 500, -500);
    expect(black).toBe(0);
    expect(shade).toBeGreaterThan(60);
    expect(pixelAt(picture, 3000, 3000)).toEqual([0, 0]);
  });

  it('lies where its ground lies, in no more pixels than are wanted', () => {
    const { raster } = cone;
    expect(picture.westDeg).toBeCloseTo(raster.westDeg - raster.stepLonDeg / 2, 9);
    expect(picture.southDeg).toBeCloseTo(raster.northDeg - (raster.rows - 0.5) * raster.stepLatDeg, 9);
    const small = reliefPicture(cone, 100);
    expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(100);
    expect(small.eastDeg - small.westDeg).toBeCloseTo(small.width * 3 * raster.stepLonDeg, 9);
  });
});

it('nothing is drawn of a void, nor beside one', () => {
  const heightM = cone.heightM.slice();
  const middle = Math.floor(cone.raster.rows / 2) * cone.raster.columns + Math.floor(cone.raster.columns / 2);
  heightM[middle - 10] = VOID_HEIGHT;
  const picture = reliefPicture({ raster: cone.raster, heightM }, 2048);
  for (const eastM of [-550, -500, -450]) expect(pixelAt(picture, eastM, 0)).toEqual([0, 0]);
});

it('ends softly: the land does not end where its heights do', () => {
  const slope = groundAround(HERE, (eastM, northM) => ({ heightM: Math.round(2000 + (northM - eastM) / 5) }));
  const picture = reliefPicture(slope, 2048);
  const opacity = (x: number) => picture.pixels[(120 * picture.width + x) * 4 + 3] ?? Number.NaN;
  const inner = opacity(120);
  expect(inner).toBeGreaterThan(60);
  expect(opacity(20)).toBe(inner);
  expect(opacity(2)).toBeLessThan(inner / 2);
  expect(opacity(1)).toBeLessThan(opacity(2));
  expect(opacity(picture.width - 3)).toBe(opacity(2));
});
