/**
 * Diffraction loss over a smooth spherical earth: Recommendation ITU-R P.1812-8, § 4.3.2 and
 * § 4.3.3. Losses in dB. Nothing is allocated: the sweep asks this twice a receiver.
 */

import type { Wave } from './wave.ts';

/** A path over smooth earth. */
export interface SmoothPath {
  dKm: number;
  /** Antennas above the smooth earth (38). */
  htM: number;
  hrM: number;
  /** Effective radius of the earth. */
  aKm: number;
  /** Part of the path over sea. */
  overSea: number;
}

/** Permittivity and conductivity, S/m, of land and of sea (§ 4.3.3). */
const LAND = { permittivity: 22, conductivity: 0.003 };
const SEA = { permittivity: 80, conductivity: 5 };

/** Loss over smooth earth, (22) to (27). */
export function sphericalEarth(wave: Wave, path: SmoothPath): number {
  const { dKm: d, htM: ht, hrM: hr, aKm: a } = path;
  const horizonKm = Math.sqrt(2 * a) * (Math.sqrt(0.001 * ht) + Math.sqrt(0.001 * hr));
  if (d >= horizonKm) return firstTerm(wave, path, a);
  const c = (ht - hr) / (ht + hr);
  const m = (250 * d * d) / (a * (ht + hr));
  const b =
    2 *
    Math.sqrt((m + 1) / (3 * m)) *
    Math.cos(Math.PI / 3 + Math.acos(((3 * c) / 2) * Math.sqrt((3 * m) / ((m + 1) * (m + 1) * (m + 1)))) / 3);
  const d1 = (d / 2) * (1 + b);
  const d2 = d - d1;
  const clearance = ((ht - (500 * d1 * d1) / a) * d2 + (hr - (500 * d2 * d2) / a) * d1) / d;
  const needed = 17.456 * Math.sqrt((d1 * d2 * wave.wavelengthM) / d);
  if (clearance > needed) return 0;
  const roots = Math.sqrt(ht) + Math.sqrt(hr);
  const loss = firstTerm(wave, path, (500 * d * d) / (roots * roots));
  return loss < 0 ? 0 : (1 - clearance / needed) * loss;
}

/** First term of the series over land and sea by their parts of the path (28). */
function firstTerm(wave: Wave, path: SmoothPath, aKm: number): number {
  if (path.overSea === 0) return firstTermOver(wave, path, aKm, LAND);
  if (path.overSea === 1) return firstTermOver(wave, path, aKm, SEA);
  return path.overSea * firstTermOver(wave, path, aKm, SEA) + (1 - path.overSea) * firstTermOver(wave, path, aKm, LAND);
}

/** First term over one kind of ground, (29) to (36). */
function firstTermOver(wave: Wave, path: SmoothPath, aKm: number, ground: typeof LAND): number {
  const f = wave.fGhz;
  const loss = (18 * ground.conductivity) / f;
  const permittivity = ground.permittivity;
  const dielectric = (permittivity - 1) ** 2 + loss ** 2;
  const kh = 0.036 / (Math.cbrt(aKm * f) * Math.sqrt(Math.sqrt(dielectric)));
  const k = wave.polarisation === 'horizontal' ? kh : kh * Math.sqrt(permittivity ** 2 + loss ** 2);
  const k2 = k * k;
  const beta = (1 + 1.6 * k2 + 0.67 * k2 * k2) / (1 + 4.5 * k2 + 1.53 * k2 * k2);
  const x = 21.88 * beta * Math.cbrt(f / (aKm * aKm)) * path.dKm;
  const fx = x >= 1.6 ? 11 + 10 * Math.log10(x) - 17.6 * x : -20 * Math.log10(x) - 5.6488 * x ** 1.425;
  const perMetre = beta * 0.9575 * beta * Math.cbrt((f * f) / aKm);
  const least = 2 + 20 * Math.log10(k);
  return -fx - heightGain(perMetre * path.htM, least) - heightGain(perMetre * path.hrM, least);
}

/** Gain of an antenna's height, (34) and (35). */
function heightGain(b: number, least: number): number {
  const g = b > 2 ? 17.6 * Math.sqrt(b - 1.1) - 5 * Math.log10(b - 1.1) - 8 : 20 * Math.log10(b + 0.1 * b * b * b);
  return Math.max(g, least);
}
