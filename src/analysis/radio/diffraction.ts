/** Diffraction by the delta-Bullington method: Recommendation ITU-R P.1812-8, § 4.3. Losses in dB. */

import { outOfRange } from '../../model/out-of-range.ts';
import { sphericalEarth } from './spherical-earth.ts';
import type { Wave } from './wave.ts';

/** A profile with what stands on it: km from the transmitter, metres above sea level. */
export interface Obstacles {
  readonly distanceKm: readonly number[];
  readonly heightM: readonly number[];
}

interface Ray {
  readonly wavelengthM: number;
  readonly dKm: number;
  /** Antennas above sea level. */
  readonly htsM: number;
  readonly hrsM: number;
}

/** Knife-edge loss J(ν) (12). */
export function knifeEdge(nu: number): number {
  return nu <= -0.78 ? 0 : 6.9 + 20 * Math.log10(Math.sqrt((nu - 0.1) * (nu - 0.1) + 1) + nu - 0.1);
}

/** Bullington's loss from the knife-edge loss of his one edge (21). */
export function bullingtonLoss(edgeDb: number, dKm: number): number {
  return edgeDb + (1 - Math.exp(-edgeDb / 6)) * (10 + 0.02 * dKm);
}

/**
 * Where the two steepest slopes meet, km from the transmitter (18). NaN where the path only just
 * grazes the ground: both slopes are then the line of sight, and ν is 0.
 */
function bullingtonPoint(ray: Omit<Ray, 'wavelengthM'>, steepestT: number, steepestR: number): number {
  const db = (ray.hrsM - ray.htsM + steepestR * ray.dKm) / (steepestT + steepestR);
  return db > 0 && db < ray.dKm ? db : Number.NaN;
}

/** The Bullington part, (13) to (21). */
function bullington({ distanceKm, heightM }: Obstacles, ray: Ray, aKm: number): number {
  const { dKm: d, htsM, hrsM, wavelengthM } = ray;
  const bulge = (di: number): number => (500 * di * (d - di)) / aKm;
  const nuAt = (di: number, height: number): number =>
    (height - (htsM * (d - di) + hrsM * di) / d) * Math.sqrt((0.002 * d) / (wavelengthM * di * (d - di)));
  const greatest = (measure: (di: number, gi: number) => number): number => {
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 1; i < distanceKm.length - 1; i++) {
      const di = distanceKm[i] ?? outOfRange();
      most = Math.max(most, measure(di, (heightM[i] ?? outOfRange()) + bulge(di)));
    }
    return most;
  };
  const steepestT = greatest((di, gi) => (gi - htsM) / di);
  if (steepestT < (hrsM - htsM) / d) return bullingtonLoss(knifeEdge(greatest(nuAt)), d);
  const steepestR = greatest((di, gi) => (gi - hrsM) / (d - di));
  const db = bullingtonPoint(ray, steepestT, steepestR);
  return bullingtonLoss(knifeEdge(Number.isNaN(db) ? 0 : nuAt(db, htsM + steepestT * db)), d);
}

/** Diffraction loss of one path, dB, with what it is made of. */
export interface Diffraction {
  /** Bullington over the ground as it is, and over smooth earth; spherical earth: (21), (27). */
  readonly actualDb: number;
  readonly smoothDb: number;
  readonly sphericalDb: number;
  /** The three together (39). */
  readonly lossDb: number;
}

/**
 * Delta-Bullington (37) to (39).
 *
 * @param smoothM Smooth earth under both ends, above sea level (89).
 * @param earth Effective radius, and the part of the path that is sea.
 */
export function deltaBullington(
  wave: Wave,
  obstacles: Obstacles,
  ends: { readonly dKm: number; readonly htsM: number; readonly hrsM: number },
  smoothM: { readonly t: number; readonly r: number },
  earth: { readonly aKm: number; readonly overSea: number },
): Diffraction {
  const { wavelengthM } = wave;
  const [htM, hrM] = [ends.htsM - smoothM.t, ends.hrsM - smoothM.r];
  const flat = { distanceKm: obstacles.distanceKm, heightM: obstacles.distanceKm.map(() => 0) };
  const actualDb = bullington(obstacles, { ...ends, wavelengthM }, earth.aKm);
  const smoothDb = bullington(flat, { dKm: ends.dKm, htsM: htM, hrsM: hrM, wavelengthM }, earth.aKm);
  const sphericalDb = sphericalEarth(wave, { dKm: ends.dKm, htM, hrM, ...earth });
  return { actualDb, smoothDb, sphericalDb, lossDb: actualDb + Math.max(sphericalDb - smoothDb, 0) };
}
