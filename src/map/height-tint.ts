import { seenNearEdge } from '../analysis/relief.ts';
import { HEIGHT_BREAKS_M, type HeightBands, type ReliefPicture } from '../model/base-map.ts';
import { outOfRange } from '../model/out-of-range.ts';
import { hexOfLch, rgbOfHex } from './colour-space.ts';
import type { Theme } from './view.ts';

/**
 * Bands of height in colour: one warm hue that no answer has, from the plain to the peaks. The lowest differs
 * little from the ground around it, where no height is known.
 */

const HUE_DEG = 75;
const CHROMA = 30;
/** Lightness of the lowest band and of the highest: on paper more is darker, on the dark ground more is lighter. */
const LIGHTNESS: Readonly<Record<Theme, readonly [number, number]>> = { light: [92, 55], dark: [13, 46] };

/** Colour of each band, from the lowest. */
export function tintColours(theme: Theme): readonly string[] {
  const [low, high] = LIGHTNESS[theme];
  const last = HEIGHT_BREAKS_M.length;
  return Array.from({ length: last + 1 }, (_, band) =>
    hexOfLch(low + ((high - low) * band) / last, CHROMA * (0.2 + (0.8 * band) / last), HUE_DEG),
  );
}

/** Where no height is known the picture is transparent; it ends as softly as the shading. */
export function tintPicture({ band, ...frame }: HeightBands, theme: Theme): ReliefPicture {
  const seen = (i: number): number => seenNearEdge(frame, i % frame.width, Math.floor(i / frame.width));
  return { ...frame, pixels: tintPixels(band, theme, seen) };
}

/** @param seen How much of a pixel is seen, 0 to 1. */
export function tintPixels(
  band: Uint8Array,
  theme: Theme,
  seen: (pixel: number) => number,
): Uint8ClampedArray<ArrayBuffer> {
  const colours = tintColours(theme).map((colour) => rgbOfHex(colour).map((part) => Math.round(part * 255)));
  const pixels = new Uint8ClampedArray(band.length * 4);
  for (let i = 0; i < band.length; i++) {
    const colour = colours[(band[i] ?? outOfRange()) - 1];
    if (colour) pixels.set([...colour, Math.round(255 * seen(i))], i * 4);
  }
  return pixels;
}

/** A band that occurs, for the legend: from so many metres, to so many; null: without end. */
export interface TintEntry {
  readonly colour: string;
  readonly fromM: number | null;
  readonly toM: number | null;
}

/** Bands of the ground that is there, from the lowest. */
export function tintEntries({ band }: Pick<HeightBands, 'band'>, theme: Theme): readonly TintEntry[] {
  const isThere = new Set(band);
  return tintColours(theme).flatMap((colour, i) =>
    isThere.has(i + 1) ? [{ colour, fromM: HEIGHT_BREAKS_M[i - 1] ?? null, toM: HEIGHT_BREAKS_M[i] ?? null }] : [],
  );
}
