import type { Wave } from './wave.ts';

/**
 * Ducting and reflection by layers of the air: Recommendation ITU-R P.1812-8, § 3.5 and § 4.5.
 * Nothing is allocated: the sweep asks this once a receiver.
 */

/** Part of a path from which on it counts as one over the sea; a sum of distances may miss 0.75 by its last bits. */
const MOSTLY_SEA = 0.75 - 1e-9;

/** How far a path lies inland, 0 to 1 (3). */
export function inlandShare(dlmKm: number): number {
  return 1 - Math.exp(-4.12e-4 * dlmKm ** 2.41);
}

/** Share of the time with strong ducting, β0 in percent: (2), (4), (5). */
export function beta0Percent(latitudeDeg: number, dtmKm: number, tau: number): number {
  const latitude = Math.abs(latitudeDeg);
  const mu1 = Math.min(1, (10 ** (-dtmKm / (16 - 6.6 * tau)) + 10 ** -(2.48 + 1.77 * tau)) ** 0.2);
  const mu4 = mu1 ** (latitude <= 70 ? -0.935 + 0.0176 * latitude : 0.3);
  return (latitude <= 70 ? 10 ** (-0.015 * latitude + 1.67) : 4.17) * mu1 * mu4;
}

/** What ducting takes from a path: shares of time in percent, distances in km, angles in milliradians. */
export interface DuctingPath {
  timePercent: number;
  aeKm: number;
  /** β0 and how far inland (3). */
  b0Percent: number;
  tau: number;
  overSea: number;
  dKm: number;
  dltKm: number;
  dlrKm: number;
  thetaT: number;
  thetaR: number;
  /** Antennas above sea level, and above the smooth earth (92). */
  htsM: number;
  hrsM: number;
  hteM: number;
  hreM: number;
  /** Roughness (93). */
  hmM: number;
  /** From each antenna over land to the coast. */
  coastTxKm: number;
  coastRxKm: number;
}

/** Basic transmission loss by ducting and layer reflection, dB: (46) to (56). */
export function ductingLoss(wave: Wave, path: DuctingPath): number {
  const { dKm: d, dltKm, dlrKm, thetaT, thetaR, tau, aeKm, timePercent: p } = path;
  const f = wave.fGhz;
  const low = f < 0.5 ? 45.375 - 137 * f + 92.5 * f * f : 0; // (47a)
  const fixed =
    102.45 +
    20 * wave.logF +
    20 * Math.log10(dltKm + dlrKm) +
    low +
    shielding(wave, thetaT - 0.1 * dltKm, dltKm) +
    shielding(wave, thetaR - 0.1 * dlrKm, dlrKm) +
    coupling(path.overSea, path.coastTxKm, dltKm, path.htsM) +
    coupling(path.overSea, path.coastRxKm, dlrKm, path.hrsM); // (47)

  const angle = (1e3 * d) / aeKm + Math.min(thetaT, 0.1 * dltKm) + Math.min(thetaR, 0.1 * dlrKm); // (52)
  const alpha = Math.max(-3.4, -0.6 - 3.5 * 1e-9 * d ** 3.1 * tau); // (55a)
  const roots = Math.sqrt(path.hteM) + Math.sqrt(path.hreM);
  const mu2 = Math.min(1, ((500 / aeKm) * ((d * d) / (roots * roots))) ** alpha); // (55)
  const between = Math.min(d - dltKm - dlrKm, 40);
  const rough = path.hmM <= 10 ? 1 : Math.exp(-4.6e-5 * (path.hmM - 10) * (43 + 6 * between)); // (56)
  const beta = path.b0Percent * mu2 * rough; // (54)
  return fixed + 5e-5 * aeKm * wave.cubeRootF * angle + durationTerm(p, d, beta); // (50), (51)
}

/** How the loss falls with the share of the time, dB: (53) and (53a). */
export function durationTerm(timePercent: number, dKm: number, beta: number): number {
  const log = Math.log10(beta);
  const bend = Math.exp(-(9.51 - 4.8 * log + 0.198 * log * log) * 1e-6 * dKm ** 1.13);
  const gamma = (1.076 / (2.0058 - log) ** 1.012) * bend;
  const over = Math.log10(timePercent) - log;
  return -12 + (1.2 + 3.7e-3 * dKm) * over + 12 * Math.exp(Math.LN10 * over * gamma);
}

/**
 * A loss that `ductingLoss` does not go below, without horizons between ends that see each other,
 * smooth earth and roughness. Shielding (48) and the term for low frequencies (47a) add to it
 * only; −∞ where this does not hold.
 *
 * @param leastDuration The term for the time at β0, which the shares β below it exceed (54).
 */
export function leastDuctingLoss(
  wave: Wave,
  path: DuctingPath,
  { transHorizon }: { readonly transHorizon: boolean },
  leastDuration: number,
): number {
  if (path.overSea >= MOSTLY_SEA || path.timePercent < path.b0Percent) return Number.NEGATIVE_INFINITY;
  const angleT = Math.min(path.thetaT, transHorizon ? 0.1 * path.dltKm : 0);
  const angleR = Math.min(path.thetaR, transHorizon ? 0.1 * path.dlrKm : 0);
  const angle = (1e3 * path.dKm) / path.aeKm + angleT + angleR;
  const fixed = 102.45 + 20 * wave.logF + 20 * Math.log10(path.dltKm + path.dlrKm);
  return fixed + 5e-5 * path.aeKm * wave.cubeRootF * angle + leastDuration - ROUNDING_DB;
}

const ROUNDING_DB = 0.01;

/** What hides an antenna from the duct, dB (48). */
function shielding(wave: Wave, excess: number, horizonKm: number): number {
  return excess > 0
    ? 20 * Math.log10(1 + 0.361 * excess * Math.sqrt(wave.fGhz * horizonKm)) + 0.264 * excess * wave.cubeRootF
    : 0;
}

/** How near the sea brings an antenna to the duct, dB (49). */
function coupling(overSea: number, coastKm: number, horizonKm: number, heightM: number): number {
  if (overSea < MOSTLY_SEA || coastKm > horizonKm || coastKm > 5) return 0;
  return -3 * Math.exp(-0.25 * coastKm * coastKm) * (1 + Math.tanh(0.07 * (50 - heightM)));
}
