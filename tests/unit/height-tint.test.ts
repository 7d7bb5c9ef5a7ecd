import { describe, expect, it } from 'vitest';
import { heightBands, reliefPicture } from '../../src/analysis/relief.ts';
import { hexOfRgb, labOfHex, rgbOfHex } from '../../src/map/colour-space.ts';
import { tintColours, tintEntries, tintPicture } from '../../src/map/height-tint.ts';
import { VILLAGES_OVER } from '../../src/map/layers/base-tints.ts';
import { coverageRamp, fibreRamp, PALETTES } from '../../src/map/palette.ts';
import { paperFrame } from '../../src/map/paper.ts';
import { tintOnPaper } from '../../src/map/print-tint.ts';
import { HEIGHT_BREAKS_M } from '../../src/model/base-map.ts';
import { VOID_HEIGHT } from '../../src/model/ground.ts';
import { groundAround } from '../support/grounds.ts';

/** The ground in bands of height: where the heights lie, quieter than the answer, and nothing where none is known. */

const HERE = [105.9, 20.2] as const;
/** A slope from −20 m in the west to 220 m in the east, 2 m a point. */
const slope = groundAround(HERE, (eastM) => ({ heightM: 100 + Math.round(eastM / 50) }));
const MIDDLE = Math.floor(slope.raster.rows / 2) * slope.raster.columns + Math.floor(slope.raster.columns / 2);

describe('bands of height', () => {
  const bands = heightBands(slope, 2048);

  it('lie pixel for pixel beside the shading', () => {
    const { pixels: _, ...shading } = reliefPicture(slope, 2048);
    const { band: __, ...frame } = bands;
    expect(frame).toEqual(shading);
  });

  it('part at their breaks: a height on a break is of the band above it', () => {
    const row = [...bands.band.subarray(MIDDLE - 120, MIDDLE + 121)];
    const expected = row.map((_, x) => 1 + HEIGHT_BREAKS_M.filter((breakM) => x - 20 >= breakM).length);
    expect(row).toEqual(expected);
    expect(row[29]).toBe(1);
    expect(row[30]).toBe(2);
  });

  it('have no colour in a void', () => {
    const heightM = slope.heightM.slice();
    heightM[MIDDLE] = VOID_HEIGHT;
    const { band, ...frame } = heightBands({ raster: slope.raster, heightM }, 2048);
    expect(band[MIDDLE]).toBe(0);
    const { pixels } = tintPicture({ ...frame, band }, 'light');
    expect([...pixels.subarray(MIDDLE * 4, MIDDLE * 4 + 4)]).toEqual([0, 0, 0, 0]);
    const next = [...pixels.subarray(MIDDLE * 4 + 4, MIDDLE * 4 + 8)];
    expect(hexOfRgb([(next[0] ?? 0) / 255, (next[1] ?? 0) / 255, (next[2] ?? 0) / 255])).toBe(tintColours('light')[3]);
    expect(next[3]).toBe(255);
  });

  it('are in the legend as far as they occur, in metres', () => {
    expect(tintEntries(bands, 'dark').map(({ fromM, toM }) => [fromM, toM])).toEqual([
      [null, 10],
      [10, 50],
      [50, 100],
      [100, 200],
      [200, 400],
    ]);
    expect(tintEntries(bands, 'dark')[1]?.colour).toBe(tintColours('dark')[1]);
  });

  it('on paper lie where their ground lies, with a legend of what the sheet shows', () => {
    const east = [105.91, 20.19, 105.93, 20.21] as const;
    const frame = paperFrame(east, { widthMm: 100, heightMm: 100 }, 5);
    const found = tintOnPaper(bands, frame, 1);
    // Metres east of the middle: 1,045 to 3,135; heights 121 to 163 m.
    expect(found?.entries.map(({ fromM }) => fromM)).toEqual([100]);
    const away = paperFrame([107, 20.19, 107.02, 20.21], { widthMm: 100, heightMm: 100 }, 5);
    expect(tintOnPaper(bands, away, 1)).toBeNull();
  });
});

describe.each(['light', 'dark'] as const)('the tint in the %s theme', (theme) => {
  const apart = (one: string, other: string): number => {
    const [a, b] = [labOfHex(one), labOfHex(other)];
    return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  };
  const under = (answer: string, tint: string): string => {
    const [over, below] = [rgbOfHex(answer), rgbOfHex(tint)];
    const part = (i: 0 | 1 | 2): number => VILLAGES_OVER.tint * over[i] + (1 - VILLAGES_OVER.tint) * below[i];
    return hexOfRgb([part(0), part(1), part(2)]);
  };

  it.each([
    ['coverage', coverageRamp(theme)],
    ['fibre', fibreRamp(theme)],
  ] as const)('changes a colour of %s less than one step of its scale', (_, ramp) => {
    const steps = ramp.slice(1).map((colour, i) => apart(colour, ramp[i] ?? ''));
    const least = Math.min(...steps);
    for (const answer of ramp) {
      const seen = tintColours(theme).map((tint) => under(answer, tint));
      for (const one of seen) for (const other of seen) expect(apart(one, other)).toBeLessThan(least);
    }
  });

  it('leaves every verdict nearer to itself than to another', () => {
    const verdicts = Object.values(PALETTES[theme].verdict);
    for (const verdict of verdicts)
      for (const tint of tintColours(theme)) {
        const seen = under(verdict, tint);
        const nearest = verdicts.toSorted((a, b) => apart(seen, a) - apart(seen, b))[0];
        expect(nearest).toBe(verdict);
      }
  });

  it('has steps that are told apart by lightness alone', () => {
    const lightness = tintColours(theme).map((colour) => labOfHex(colour)[0]);
    for (let i = 1; i < lightness.length; i++)
      expect(Math.abs((lightness[i] ?? 0) - (lightness[i - 1] ?? 0))).toBeGreaterThan(4);
  });
});
