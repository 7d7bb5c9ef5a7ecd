/**
 * CIE L*a*b* (D65), because a scale is made of steps of *lightness*, and a hex code does
 * not say how light it looks. Formulas: CIE 15:2004; sRGB: IEC 61966-2-1.
 */

/** L from 0 to 100; a (green to red) and b (blue to yellow) about ±100. */
export type Lab = readonly [lightness: number, a: number, b: number];
/** sRGB channels, 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

const WHITE = [0.95047, 1, 1.08883] as const;

/** @throws RangeError for anything but `#rrggbb`. */
export function rgbOfHex(hex: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`"${hex}" is not a colour like #1a2b3c`);
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

export function hexOfRgb(rgb: Rgb): string {
  const byte = (channel: number): string =>
    Math.round(Math.min(1, Math.max(0, channel)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${byte(rgb[0])}${byte(rgb[1])}${byte(rgb[2])}`;
}

/** sRGB channel to linear light. */
export function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** Linear light to sRGB channel. */
export function gamma(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}

export function labOfRgb(rgb: Rgb): Lab {
  const [r, g, b] = [linear(rgb[0]), linear(rgb[1]), linear(rgb[2])];
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27) * (t / 116) + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE[0]);
  const y = f((0.2126729 * r + 0.7151522 * g + 0.072175 * b) / WHITE[1]);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / WHITE[2]);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Channels outside sRGB are clipped by `hexOfRgb`. */
export function rgbOfLab(lab: Lab): Rgb {
  const fy = (lab[0] + 16) / 116;
  const inverse = (t: number): number => (t > 6 / 29 ? t ** 3 : (116 * t - 16) * (27 / 24389));
  const x = WHITE[0] * inverse(fy + lab[1] / 500);
  const y = WHITE[1] * inverse(fy);
  const z = WHITE[2] * inverse(fy - lab[2] / 200);
  return [
    gamma(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
    gamma(-0.969266 * x + 1.8760108 * y + 0.041556 * z),
    gamma(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
  ];
}

export function labOfHex(hex: string): Lab {
  return labOfRgb(rgbOfHex(hex));
}

export function hexOfLab(lab: Lab): string {
  return hexOfRgb(rgbOfLab(lab));
}

/** Hue in degrees, 0 at red, counter-clockwise to yellow; 0 for greys. */
export function hueOf(hex: string): number {
  const [, a, b] = labOfHex(hex);
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

/** Colour of a given lightness, chroma and hue (degrees). */
export function hexOfLch(lightness: number, chroma: number, hueDeg: number): string {
  const hue = (hueDeg * Math.PI) / 180;
  return hexOfLab([lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)]);
}
