import { outOfRange } from '../model/out-of-range.ts';
import { hexOfLch, hueOf, labOfHex } from './colour-space.ts';
import type { Theme } from './view.ts';

/**
 * Every colour on the map, for both themes. Scales are built from steps of lightness in
 * one hue, so that they survive a black-and-white print and every kind of colour
 * blindness; on paper more is darker, on the dark ground more is lighter.
 */

export interface Palette {
  /** Around the province. */
  readonly ground: string;
  /** The province before it is coloured, and villages with nothing to show. */
  readonly paper: string;
  /** Soft edge where the province meets the ground. */
  readonly shade: string;
  /** Nothing there: paper with a hatch over it. */
  readonly none: string;
  readonly hatch: string;
  /** Unknown: neither yes nor no. */
  readonly unknown: string;
  readonly border: {
    readonly village: string;
    readonly commune: string;
    readonly district: string;
    readonly province: string;
  };
  readonly ink: string;
  readonly inkSoft: string;
  readonly halo: string;
  /** Selection, and the one accent of the screens. */
  readonly accent: string;
  readonly highlighted: string;
  readonly contradiction: string;
  readonly verdict: { readonly covered: string; readonly partial: string; readonly uncovered: string };
  /** Reported against computed. */
  readonly disagreement: {
    readonly agree: string;
    readonly computedOnly: string;
    readonly reportedOnly: string;
    readonly grave: string;
  };
  readonly mast: { readonly single: string; readonly shared: string; readonly planned: string; readonly rim: string };
  /** The part of a cluster's ring that is not shared. */
  readonly ringRest: string;
  readonly candidate: { readonly passes: string; readonly fails: string };
  readonly fibre: string;
}

/** Hue in degrees and chroma of the coverage scale, and of the fibre scale. */
const COVERAGE_HUE = { hueDeg: 196, chroma: 23 };
const FIBRE_HUE = { hueDeg: 318, chroma: 34 };

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    ground: '#e3dfd7',
    paper: '#f7f4ee',
    shade: '#b9b2a4',
    none: '#f4efe6',
    hatch: '#a5462f',
    unknown: '#d3cec4',
    border: { village: '#ffffff', commune: '#7d786d', district: '#56524a', province: '#3a372f' },
    ink: '#26241f',
    inkSoft: '#35322b',
    halo: '#fbf9f4',
    accent: '#0b5f66',
    highlighted: '#d98c00',
    contradiction: '#7c1f10',
    verdict: { covered: '#55a098', partial: '#edc267', uncovered: '#a8452f' },
    disagreement: { agree: '#dfe6e0', computedOnly: '#8aa5cf', reportedOnly: '#dfa13a', grave: '#a8452f' },
    mast: { single: '#2f2d29', shared: '#0b5f66', planned: '#8a4a00', rim: '#fffdf9' },
    ringRest: '#ddd7ca',
    candidate: { passes: '#8a4a00', fails: '#8c867a' },
    fibre: '#7a3f86',
  },
  dark: {
    ground: '#171819',
    paper: '#232527',
    shade: '#0a0b0c',
    none: '#2a2a2a',
    hatch: '#e0785c',
    unknown: '#4a4a49',
    border: { village: '#1d2022', commune: '#8b8f91', district: '#b3b5b4', province: '#d8d7d2' },
    ink: '#f3f1ec',
    inkSoft: '#e6e3dc',
    halo: '#15171a',
    accent: '#7fd6d2',
    highlighted: '#ffc247',
    contradiction: '#ff9d80',
    verdict: { covered: '#3f8d88', partial: '#d9b25a', uncovered: '#96432f' },
    disagreement: { agree: '#39413f', computedOnly: '#6487bd', reportedOnly: '#d39b3c', grave: '#a34a33' },
    mast: { single: '#efece4', shared: '#8fe3dc', planned: '#ffbe6b', rim: '#17191b' },
    ringRest: '#3b3f42',
    candidate: { passes: '#ffbe6b', fails: '#8f8c86' },
    fibre: '#cf97da',
  },
};

/** Lightness of the five steps, little to much. */
const STEPS: Readonly<Record<Theme, readonly number[]>> = {
  light: [91, 83, 74, 65, 55],
  dark: [22, 29, 36, 43, 50],
};
/** Pale steps carry less colour: paper would look dyed otherwise. */
const STEP_CHROMA = [0.42, 0.66, 0.88, 1, 1];

/** Five colours in one hue, little to much. */
export function sequentialRamp(hueDeg: number, chroma: number, theme: Theme): readonly string[] {
  return STEPS[theme].map((lightness, step) =>
    hexOfLch(lightness, chroma * (STEP_CHROMA[step] ?? outOfRange()), hueDeg),
  );
}

export function coverageRamp(theme: Theme): readonly string[] {
  return sequentialRamp(COVERAGE_HUE.hueDeg, COVERAGE_HUE.chroma, theme);
}

export function fibreRamp(theme: Theme): readonly string[] {
  return sequentialRamp(FIBRE_HUE.hueDeg, FIBRE_HUE.chroma, theme);
}

/** The ramp of one operator, in the hue of its own colour. */
export function operatorRamp(colour: string, theme: Theme): readonly string[] {
  const [, a, b] = labOfHex(colour);
  return sequentialRamp(hueOf(colour), Math.min(42, Math.hypot(a, b)), theme);
}

/**
 * An operator's colour for lines, dots and tints. The profile's is for paper; on the dark
 * ground the same hue is lifted, and the order of lightness between operators kept.
 */
export function operatorColour(colour: string, theme: Theme): string {
  if (theme === 'light') return colour;
  const [lightness, a, b] = labOfHex(colour);
  return hexOfLch(50 + 0.55 * lightness * 0.8, Math.min(55, Math.hypot(a, b)), hueOf(colour));
}
