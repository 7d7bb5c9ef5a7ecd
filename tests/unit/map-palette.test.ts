import { describe, expect, test } from 'vitest';
import { gamma, labOfHex, labOfRgb, linear, type Rgb, rgbOfHex } from '../../src/map/colour-space.ts';
import { coverageRamp, fibreRamp, operatorColour, operatorRamp, PALETTES } from '../../src/map/palette.ts';
import type { Theme } from '../../src/map/view.ts';

/**
 * Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB: what a person with no
 * working L, M or S cones sees.
 */
const VISIONS = {
  'full colour': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;
type Vision = keyof typeof VISIONS;
const visions = Object.keys(VISIONS).filter((name): name is Vision => name in VISIONS);

function seen(hex: string, vision: Vision): Rgb {
  const [r, g, b] = rgbOfHex(hex);
  const light = [linear(r), linear(g), linear(b)] as const;
  const m = VISIONS[vision];
  const row = (i: 0 | 3 | 6) =>
    gamma(Math.min(1, Math.max(0, m[i] * light[0] + (m[i + 1] ?? 0) * light[1] + (m[i + 2] ?? 0) * light[2])));
  return [row(0), row(3), row(6)];
}

/** CIE 1976: distance in L*a*b*; about 2.3 is just noticeable side by side. */
function difference(one: string, other: string, vision: Vision): number {
  const a = labOfRgb(seen(one, vision));
  const b = labOfRgb(seen(other, vision));
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const lightness = (hex: string) => labOfHex(hex)[0];
const pairs = <T>(list: readonly T[]): (readonly [T, T])[] =>
  list.flatMap((one, index) => list.slice(index + 1).map((other) => [one, other] as const));
const neighbours = <T>(list: readonly T[]): (readonly [T, T])[] =>
  list.slice(1).flatMap((next, index) => {
    const one = list[index];
    return one === undefined ? [] : [[one, next] as const];
  });

/** WCAG 2.2 contrast ratio. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [r, g, b] = rgbOfHex(hex);
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const OPERATORS = ['#c2452d', '#2b6cb0', '#123a5e', '#d99a1c'];
const themes: readonly Theme[] = ['light', 'dark'];

const ramps = themes.flatMap((theme) => [
  { name: `${theme} coverage`, theme, ramp: coverageRamp(theme) },
  { name: `${theme} fibre`, theme, ramp: fibreRamp(theme) },
  ...OPERATORS.map((colour) => ({ name: `${theme} ${colour}`, theme, ramp: operatorRamp(colour, theme) })),
]);

describe.each(ramps)('the scale "$name"', ({ theme, ramp }) => {
  test('has five steps', () => {
    expect(ramp).toHaveLength(5);
  });

  test('goes one way in lightness by at least 5 a step: it survives a black-and-white print', () => {
    for (const [less, more] of neighbours(ramp)) {
      const step = lightness(more) - lightness(less);
      expect(theme === 'light' ? -step : step).toBeGreaterThan(5);
    }
  });

  test.each(visions)('keeps neighbouring steps apart in %s', (vision) => {
    for (const [one, other] of neighbours(ramp)) expect(difference(one, other, vision)).toBeGreaterThan(5);
  });

  test('can be read under the names on it', () => {
    for (const step of ramp) expect(contrast(PALETTES[theme].ink, step)).toBeGreaterThan(3.8);
  });
});

describe.each(themes)('in the %s theme', (theme) => {
  const palette = PALETTES[theme];

  test.each(visions)('the verdicts are distinguished in %s', (vision) => {
    for (const [one, other] of pairs(Object.values(palette.verdict))) {
      expect(difference(one, other, vision)).toBeGreaterThan(15);
    }
  });

  test('the verdicts are distinguished in grey', () => {
    for (const [one, other] of pairs(Object.values(palette.verdict))) {
      expect(Math.abs(lightness(one) - lightness(other))).toBeGreaterThan(8);
    }
  });

  test.each(visions)('the four cases of reported against computed are distinguished in %s', (vision) => {
    for (const [one, other] of pairs(Object.values(palette.disagreement))) {
      expect(difference(one, other, vision)).toBeGreaterThan(12);
    }
  });

  test.each(visions)('operators are distinguished in %s', (vision) => {
    for (const [one, other] of pairs(OPERATORS.map((colour) => operatorColour(colour, theme)))) {
      expect(difference(one, other, vision)).toBeGreaterThan(12);
    }
  });

  test('operators keep their order of lightness', () => {
    const byLightness = (colours: readonly string[]) =>
      [...colours.keys()].sort((a, b) => lightness(colours[a] ?? '') - lightness(colours[b] ?? ''));
    expect(byLightness(OPERATORS.map((colour) => operatorColour(colour, theme)))).toEqual(byLightness(OPERATORS));
  });

  test('names stand out from their halo and from the paper', () => {
    for (const ground of [palette.halo, palette.paper, palette.ground]) {
      expect(contrast(palette.ink, ground)).toBeGreaterThan(7);
      expect(contrast(palette.inkSoft, ground)).toBeGreaterThan(7);
    }
  });

  test('masts, hatch and selection stand out from the paper', () => {
    for (const sign of [
      palette.mast.single,
      palette.mast.shared,
      palette.mast.planned,
      palette.hatch,
      palette.accent,
      palette.fibre,
    ]) {
      expect(contrast(sign, palette.paper)).toBeGreaterThan(3);
    }
  });
});

test('a colour that is not #rrggbb is refused by name', () => {
  expect(() => rgbOfHex('teal')).toThrow('"teal" is not a colour');
});
