import { classOf, serverAreas, signalClasses, valueAt } from '../analysis/radio/signal-raster.ts';
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

/** Hues of servers, degrees, as far apart as an eye tells easily. */
const SERVER_HUES = Array.from({ length: 12 }, (_, i) => i * 30);
/** Two hues this near look alike where their areas meet. */
const ALIKE_DEG = 45;

/**
 * Colours of the best servers of a layer by their number: those whose areas meet are unlike, and the
 * largest areas, which are coloured first, have each a colour of their own.
 */
export function serverColours(layer: SignalLayer, theme: Theme): ReadonlyMap<number, string> {
  const neighbours = neighboursOf(layer);
  const hues = new Map<number, number>();
  const used = SERVER_HUES.map(() => 0);
  for (const { server } of serverAreas(layer)) {
    const beside = [...(neighbours.get(server) ?? [])].flatMap((other) => hues.get(other) ?? []);
    const best = SERVER_HUES.map((hue, i) => ({
      hue,
      i,
      apart: Math.min(180, ...beside.map((other) => hueDistance(hue, other))),
    })).reduce((a, b) => (isBetter(b, a, used) ? b : a));
    hues.set(server, best.hue);
    used[best.i] = (used[best.i] ?? outOfRange()) + 1;
  }
  const lightness = (hue: number): number => (theme === 'light' ? 78 : 42) + ((hue / 30) % 3) * 6;
  return new Map([...hues].map(([server, hue]) => [server, hexOfLch(lightness(hue), 34, hue)]));
}

interface HueChoice {
  readonly i: number;
  readonly apart: number;
}

/** Unlike its neighbours first, then used the least, then the farthest from them. */
function isBetter(one: HueChoice, other: HueChoice, used: readonly number[]): boolean {
  const unlike = Math.min(one.apart, ALIKE_DEG) - Math.min(other.apart, ALIKE_DEG);
  if (unlike !== 0) return unlike > 0;
  const less = (used[other.i] ?? outOfRange()) - (used[one.i] ?? outOfRange());
  return less !== 0 ? less > 0 : one.apart > other.apart;
}

function hueDistance(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return Math.min(turn, 360 - turn);
}

/** Servers whose areas meet, below the threshold too. */
function neighboursOf({ width, height, server }: SignalLayer): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>();
  const meet = (a: number, b: number): void => {
    if (a < 0 || b < 0 || a === b) return;
    found.set(a, (found.get(a) ?? new Set()).add(b));
    found.set(b, (found.get(b) ?? new Set()).add(a));
  };
  for (let pixel = 0; pixel < width * height; pixel++) {
    const here = server[pixel] ?? outOfRange();
    if (pixel % width > 0) meet(here, server[pixel - 1] ?? outOfRange());
    if (pixel >= width) meet(here, server[pixel - width] ?? outOfRange());
  }
  return found;
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
  const servers = new Map(
    kind === 'server' ? [...serverColours(layer, theme)].map(([server, colour]) => [server, bytesOf(colour)]) : [],
  );
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const value = valueAt(kind, layer, pixel);
    if (Number.isNaN(value)) continue;
    const colour = kind === 'server' ? servers.get(value) : colours[classOf(value, classes)];
    if (colour === undefined) continue;
    pixels.set(colour, pixel * 4);
    pixels[pixel * 4 + 3] = OPACITY;
  }
  return { width, height, pixels, westDeg, southDeg, eastDeg, northDeg };
}
