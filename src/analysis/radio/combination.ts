/** How the parts of a loss come together: Recommendation ITU-R P.1812-8, § 4.4, § 4.6 and § 4.7. Losses in dB. */

import type { Wave } from './wave.ts';

const LOG_2 = Math.log10(2);

/** Basic transmission loss by scatter in the troposphere, (44) and (45). */
export function troposcatterLoss(
  wave: Wave,
  dKm: number,
  theta: number,
  air: { n0: number; timePercent: number },
): number {
  const half = wave.logF - LOG_2;
  return (
    190.1 +
    (25 * wave.logF - 2.5 * half * half) +
    20 * Math.log10(dKm) +
    0.573 * theta -
    0.15 * air.n0 -
    10.125 * Math.log10(50 / air.timePercent) ** 0.7
  );
}

/** Losses of the single mechanisms for one path, dB, before they are combined. */
export interface LossParts {
  dKm: number;
  /** Angular distance of the path, milliradians. */
  theta: number;
  overSea: number;
  /** How far between the median and β0 of the time (40), and whether the time is less than β0. */
  fi: number;
  belowB0: boolean;
  /** Line of sight for the time (10) and for β0 (11). */
  sightDb: number;
  sightB0Db: number;
  /** Diffraction loss for the time (41), and the losses with it, (42) and (43). */
  diffractionAloneDb: number;
  medianDiffractionDb: number;
  diffractionDb: number;
  ductingDb: number;
  troposcatterDb: number;
}

/** Each step of the combination, named by its equation where the Recommendation has no name. */
export interface Combined {
  fj: number;
  fk: number;
  lminb0pDb: number;
  lminbapDb: number;
  lbdaDb: number;
  lbamDb: number;
  lbcDb: number;
}

/** How far a path is still one of line of sight, 0 to 1 (57). */
export function sightWeight(theta: number): number {
  return 1 - 0.5 * (1 + Math.tanh((3 * 0.8 * (theta - 0.3)) / 0.3));
}

/** (57) to (63). @param into Where the steps are written; the sweep uses one for all. */
export function combineLosses(parts: LossParts, into: Combined): void {
  const { dKm, overSea, fi } = parts;
  const land = 1 - overSea;
  const fj = sightWeight(parts.theta);
  const fk = 1 - 0.5 * (1 + Math.tanh((3 * 0.5 * (dKm - 20)) / 20)); // (58)
  const median = parts.medianDiffractionDb;
  const alone = land * parts.diffractionAloneDb;
  const lminb0p = parts.belowB0 ? parts.sightDb + alone : median + (parts.sightB0Db + alone - median) * fi; // (59)
  // exp() of a loss of more than 1,770 dB is no number any more: the greater part is taken out.
  const most = Math.max(parts.ductingDb, parts.sightDb);
  const least = Math.min(parts.ductingDb, parts.sightDb);
  const lminbap = most + 2.5 * Math.log1p(Math.exp((least - most) / 2.5)); // (60)
  const lbd = parts.diffractionDb;
  const lbda = lminbap > lbd ? lbd : lminbap + (lbd - lminbap) * fk; // (61)
  const lbam = lbda + (lminb0p - lbda) * fj; // (62)
  into.fj = fj;
  into.fk = fk;
  into.lminb0pDb = lminb0p;
  into.lminbapDb = lminbap;
  into.lbdaDb = lbda;
  into.lbamDb = lbam;
  into.lbcDb = lesserOf(parts.troposcatterDb, lbam);
}

/** Two ways at once, (63): less than the lesser loss of both. */
function lesserOf(aDb: number, bDb: number): number {
  const least = Math.min(aDb, bDb);
  const most = Math.max(aDb, bDb);
  return least - 5 * Math.LOG10E * Math.log1p(Math.exp(-0.2 * Math.LN10 * (most - least)));
}
