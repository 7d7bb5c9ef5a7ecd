import { outOfRange } from '../../model/out-of-range.ts';
import { deltaBullington } from './diffraction.ts';
import { freeSpace } from './free-space.ts';
import { type PathProfile, pathGeometry } from './path-profile.ts';

/**
 * Recommendation ITU-R P.1812-8: the loss between two antennas over real ground, from 30 MHz
 * to 6 GHz and 0.25 to 3,000 km. Numbers in brackets are equations of its Annex 1. Not in it:
 * loss into buildings (§ 4.10).
 */
export interface P1812Job {
  readonly fGhz: number;
  /** Share of the time, percent, in which the loss is not exceeded: 1 to 50. */
  readonly timePercent: number;
  /** Share of places, percent: 1 to 99; and how unlike they are, dB (0: no variation). */
  readonly locationPercent: number;
  readonly locationSigmaDb: number;
  /** Antennas above the ground. */
  readonly txHeightM: number;
  readonly rxHeightM: number;
  readonly polarisation: 'horizontal' | 'vertical';
  /** Middle of the path, degrees. */
  readonly latitudeDeg: number;
  /** Fall of refractivity through the lowest kilometre, and its value at sea level (N-units). */
  readonly deltaN: number;
  readonly n0: number;
  /** Over land from each antenna to the coast along the path; 500 where there is none. */
  readonly coastTxKm: number;
  readonly coastRxKm: number;
  readonly path: PathProfile;
}

export interface P1812Loss {
  /** Basic transmission loss (69). */
  readonly lossDb: number;
  /** Free space (8), and the parts that make up the whole: (43), (46), (44). */
  readonly freeSpaceDb: number;
  readonly diffractionDb: number;
  readonly ductingDb: number;
  readonly troposcatterDb: number;
  readonly transHorizon: boolean;
}

/** Why a job cannot be computed; null: it can. */
export function p1812Fault(job: P1812Job): string | null {
  const { path } = job;
  const n = path.distanceKm.length;
  const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;
  if (!within(job.fGhz, 0.03, 6)) return 'fGhz 0.03..6';
  if (!within(job.timePercent, 1, 50)) return 'timePercent 1..50';
  if (!within(job.locationPercent, 1, 99)) return 'locationPercent 1..99';
  if (!within(job.locationSigmaDb, 0, 50)) return 'locationSigmaDb 0..50';
  if (!within(job.txHeightM, 1, 3000)) return 'txHeightM 1..3000';
  if (!within(job.rxHeightM, 1, 3000)) return 'rxHeightM 1..3000';
  if (!within(job.latitudeDeg, -90, 90)) return 'latitudeDeg -90..90';
  if (!within(job.deltaN, 0, 150)) return 'deltaN 0..150';
  if (!within(job.n0, 200, 500)) return 'n0 200..500';
  if (!(job.coastTxKm >= 0 && job.coastRxKm >= 0)) return 'coastTxKm, coastRxKm ≥ 0';
  if (n < 3 || [path.heightM, path.clutterM, path.zone].some(({ length }) => length !== n)) return 'path: ≥ 3 points';
  if (path.distanceKm[0] !== 0) return 'path.distanceKm[0] 0';
  for (let i = 1; i < n; i++) {
    if (!((path.distanceKm[i] ?? outOfRange()) > (path.distanceKm[i - 1] ?? outOfRange())))
      return 'path.distanceKm ascending';
  }
  if (![...path.heightM, ...path.clutterM].every(Number.isFinite)) return 'path: numbers';
  return within(path.distanceKm[n - 1] ?? outOfRange(), 0.25, 3000) ? null : 'path: 0.25..3000 km';
}

/** Three times the earth's radius: exceeded for β0 of the time (7b). */
const A_BETA_KM = 6371 * 3;

/** @param job Without fault; see `p1812Fault`. */
export function p1812(job: P1812Job): P1812Loss {
  const { fGhz: f, timePercent: p, path } = job;
  const wavelengthM = 0.2998 / f;
  const ae = (6371 * 157) / (157 - job.deltaN); // (6), (7a)
  const geometry = pathGeometry(path, { t: job.txHeightM, r: job.rxHeightM }, ae, wavelengthM);
  const { dKm: d, htsM, hrsM, dltKm, dlrKm, theta, overSea } = geometry;
  const tau = 1 - Math.exp(-4.12e-4 * geometry.dlmKm ** 2.41); // (3)
  const b0 = duct(job.latitudeDeg, geometry.dtmKm, tau);

  // § 4.2: line of sight.
  const unobstructed = freeSpace(f, Math.hypot(d, (htsM - hrsM) / 1000)); // (8)
  const focusing = (percent: number): number => 2.6 * (1 - Math.exp(-0.1 * (dltKm + dlrKm))) * Math.log10(percent / 50); // (9)
  const sight = unobstructed + focusing(p); // (10)
  const sightB = unobstructed + focusing(b0); // (11)

  // § 4.3: diffraction.
  const last = path.distanceKm.length - 1;
  const obstacles = {
    distanceKm: path.distanceKm,
    heightM: path.heightM.map((h, i) => (i === 0 || i === last ? h : h + (path.clutterM[i] ?? outOfRange()))),
  };
  const ray = { fGhz: f, wavelengthM, dKm: d, htsM, hrsM };
  const bent = (aKm: number): number =>
    deltaBullington(obstacles, ray, geometry.smoothM, aKm, overSea, job.polarisation);
  const ld50 = bent(ae);
  const fi = p <= b0 ? 1 : normalTail(p / 100) / normalTail(b0 / 100); // (40)
  const ldp = ld50 > 0 && p < 50 ? ld50 + fi * (bent(A_BETA_KM) - ld50) : ld50; // (41)
  const lbd50 = unobstructed + ld50; // (42)
  const lbd = sight + ldp; // (43)

  // § 4.4 and § 4.5.
  const scatter =
    190.1 +
    (25 * Math.log10(f) - 2.5 * Math.log10(f / 2) ** 2) +
    20 * Math.log10(d) +
    0.573 * theta -
    0.15 * job.n0 -
    10.125 * Math.log10(50 / p) ** 0.7; // (44), (45)
  const ducting = layers(job, geometry, ae, tau, b0); // (46)

  // § 4.6: how they come together.
  const fj = 1 - 0.5 * (1 + Math.tanh((3 * 0.8 * (theta - 0.3)) / 0.3)); // (57)
  const fk = 1 - 0.5 * (1 + Math.tanh((3 * 0.5 * (d - 20)) / 20)); // (58)
  const least = p < b0 ? sight + (1 - overSea) * ldp : lbd50 + (sightB + (1 - overSea) * ldp - lbd50) * fi; // (59)
  const leastDuct = 2.5 * Math.log(Math.exp(ducting / 2.5) + Math.exp(sight / 2.5)); // (60)
  const lbda = leastDuct > lbd ? lbd : leastDuct + (lbd - leastDuct) * fk; // (61)
  const lbam = lbda + (least - lbda) * fj; // (62)
  const lbc = -5 * Math.log10(10 ** (-0.2 * scatter) + 10 ** (-0.2 * lbam)); // (63)
  const places = -normalTail(job.locationPercent / 100) * job.locationSigmaDb;
  return {
    lossDb: Math.max(sight, lbc + places), // (69)
    freeSpaceDb: unobstructed,
    diffractionDb: lbd,
    ductingDb: ducting,
    troposcatterDb: scatter,
    transHorizon: geometry.transHorizon,
  };
}

/** Share of the time with strong ducting, β0 in percent: (2), (4), (5). */
function duct(latitudeDeg: number, dtmKm: number, tau: number): number {
  const latitude = Math.abs(latitudeDeg);
  const mu1 = Math.min(1, (10 ** (-dtmKm / (16 - 6.6 * tau)) + 10 ** -(2.48 + 1.77 * tau)) ** 0.2);
  const mu4 = mu1 ** (latitude <= 70 ? -0.935 + 0.0176 * latitude : 0.3);
  return (latitude <= 70 ? 10 ** (-0.015 * latitude + 1.67) : 4.17) * mu1 * mu4;
}

/** Ducting and reflection by layers, (46) to (56). */
function layers(
  { fGhz: f, timePercent: p, coastTxKm, coastRxKm }: P1812Job,
  geometry: ReturnType<typeof pathGeometry>,
  ae: number,
  tau: number,
  b0: number,
): number {
  const { dKm: d, dltKm, dlrKm, thetaT, thetaR, overSea, htsM, hrsM } = geometry;
  const low = f < 0.5 ? 45.375 - 137 * f + 92.5 * f ** 2 : 0; // (47a)
  const shielding = (excess: number, horizonKm: number): number =>
    excess > 0 ? 20 * Math.log10(1 + 0.361 * excess * Math.sqrt(f * horizonKm)) + 0.264 * excess * f ** (1 / 3) : 0; // (48)
  const coast = (km: number, horizonKm: number, heightM: number): number =>
    overSea >= 0.75 && km <= horizonKm && km <= 5
      ? -3 * Math.exp(-0.25 * km ** 2) * (1 + Math.tanh(0.07 * (50 - heightM)))
      : 0; // (49)
  const fixed =
    102.45 +
    20 * Math.log10(f) +
    20 * Math.log10(dltKm + dlrKm) +
    low +
    shielding(thetaT - 0.1 * dltKm, dltKm) +
    shielding(thetaR - 0.1 * dlrKm, dlrKm) +
    coast(coastTxKm, dltKm, htsM) +
    coast(coastRxKm, dlrKm, hrsM); // (47)

  const angle = (1e3 * d) / ae + Math.min(thetaT, 0.1 * dltKm) + Math.min(thetaR, 0.1 * dlrKm); // (52)
  const [hte, hre] = geometry.ductHeightsM;
  const alpha = Math.max(-3.4, -0.6 - 3.5 * 1e-9 * d ** 3.1 * tau); // (55a)
  const mu2 = Math.min(1, ((500 / ae) * (d ** 2 / (Math.sqrt(hte) + Math.sqrt(hre)) ** 2)) ** alpha); // (55)
  const between = Math.min(d - dltKm - dlrKm, 40);
  const rough = geometry.hmM <= 10 ? 1 : Math.exp(-4.6e-5 * (geometry.hmM - 10) * (43 + 6 * between)); // (56)
  const beta = b0 * mu2 * rough; // (54)
  const log = Math.log10(beta);
  const gamma = (1.076 / (2.0058 - log) ** 1.012) * Math.exp(-(9.51 - 4.8 * log + 0.198 * log ** 2) * 1e-6 * d ** 1.13); // (53a)
  const inTime = -12 + (1.2 + 3.7e-3 * d) * Math.log10(p / beta) + 12 * (p / beta) ** gamma; // (53)
  return fixed + 5e-5 * ae * f ** (1 / 3) * angle + inTime; // (50), (51)
}

/** Inverse of the normal distribution's upper tail, as Attachment 2 approximates it. */
function normalTail(share: number): number {
  const x = Math.min(0.999999, Math.max(0.000001, share));
  return x <= 0.5 ? approximate(x) : -approximate(1 - x);
}

function approximate(x: number): number {
  const t = Math.sqrt(-2 * Math.log(x));
  const over = (0.010328 * t + 0.802853) * t + 2.515516698;
  const under = ((0.001308 * t + 0.189269) * t + 1.432788) * t + 1;
  return t - over / under;
}
