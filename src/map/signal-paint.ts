import { classOf, signalClasses, valueAt } from '../analysis/radio/signal-raster.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { SignalKind, SignalLayer, SignalPicture } from '../model/signal-picture.ts';
import { hexOfLch, rgbOfHex } from './colour-space.ts';
import { sequentialRamp } from './palette.ts';
import type { Theme } from './view.ts';

/** Colours of the signal: one hue for what is served, little to much; another for what is not. */

const HUE = { signal: 262, margin: 262, probability: 160 };
const CHROMA = 40;
const BELOW: Readonly<Record<Theme, string>> = { light: '#f0c9a8', dark: '#6b4a33' };
const OPACITY = 205;

/** Colours of the classes of a layer, in their order: best first. */
export function signalColours(
  kind: Exclude<SignalKind, 'server'>,
  layer: SignalLayer,
  theme: Theme,
): readonly string[] {
  const classes = signalClasses(kind, layer);
  const ramp = sequentialRamp(HUE[kind], CHROMA, theme).toReversed();
  return classes.map(({ served }, i) => (served ? (ramp[i] ?? outOfRange()) : BELOW[theme]));
}

/** Colour of a server by its number. Neighbours by number are far apart in hue, by the golden angle. */
export function serverColour(server: number, theme: Theme): string {
  const lightness = (theme === 'light' ? 78 : 42) + (server % 3) * 6;
  return hexOfLch(lightness, 34, (server * 137.508) % 360);
}

/** Red, green and blue of a pixel, 0 to 255. */
type Bytes = readonly number[];

function bytesOf(hex: string): Bytes {
  return rgbOfHex(hex).map((channel) => Math.round(channel * 255));
}

/** A picture of a layer; what is not known, or below all classes, is not drawn. */
export function signalPicture(kind: SignalKind, layer: SignalLayer, theme: Theme): SignalPicture {
  const { width, height, westDeg, southDeg, eastDeg, northDeg } = layer;
  const classes = signalClasses(kind, layer);
  const colours = kind === 'server' ? [] : signalColours(kind, layer, theme).map(bytesOf);
  const servers = new Map<number, Bytes>();
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const value = valueAt(kind, layer, pixel);
    if (Number.isNaN(value)) continue;
    const colour = kind === 'server' ? ofServer(value, servers, theme) : colours[classOf(value, classes)];
    if (colour === undefined) continue;
    pixels.set(colour, pixel * 4);
    pixels[pixel * 4 + 3] = OPACITY;
  }
  return { width, height, pixels, westDeg, southDeg, eastDeg, northDeg };
}

function ofServer(server: number, known: Map<number, Bytes>, theme: Theme): Bytes {
  const colour = known.get(server) ?? bytesOf(serverColour(server, theme));
  known.set(server, colour);
  return colour;
}
