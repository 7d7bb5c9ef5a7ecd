import { outOfRange } from '../../model/out-of-range.ts';
import { type Combined, combineLosses, troposcatterLoss } from './combination.ts';
import { deltaBullington } from './diffraction.ts';
import { beta0Percent, ductingLoss, inlandShare } from './ducting.ts';
import { freeSpace } from './free-space.ts';
import { normalTail } from './normal-tail.ts';
import { type PathGeometry, type PathProfile, pathGeometry } from './path-profile.ts';
import { waveOf } from './wave.ts';

/**
 * Recommendation ITU-R P.1812-8: the loss between two antennas over real ground, from 30 MHz
 * to 6 GHz and 0.25 to 3,000 km. Numbers in brackets are equations of its Annex 1. Not in it:
 * loss into buildings (§ 4.9).
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
  /** Over land from each antenna to the coast along the path; 500 where there is none. An end at sea is at 0. */
  readonly coastTxKm: number;
  readonly coastRxKm: number;
  readonly path: PathProfile;
}

/** Every step of the loss, by the Recommendation's symbols with their unit; its log lists the same. */
export interface P1812Terms extends PathGeometry, Combined {
  /** Effective radius of the earth (7a). */
  readonly aeKm: number;
  /** How far inland (3), and the share of the time with strong ducting (5). */
  readonly tau: number;
  readonly b0Percent: number;
  /** Antennas above the smooth earth, for diffraction (37) and for ducting (92). */
  readonly htcM: number;
  readonly hrcM: number;
  readonly hteM: number;
  readonly hreM: number;
  /** Distance to the coast that was used. */
  readonly dctKm: number;
  readonly dcrKm: number;
  readonly fi: number;
  /** Free space (8); line of sight for the time (10), and for β0 (11). */
  readonly lbfsDb: number;
  readonly lb0pDb: number;
  readonly lb0bDb: number;
  /** Parts of the diffraction: for the median, and for β0 (21), (27), (39). */
  readonly lbulla50Db: number;
  readonly lbulls50Db: number;
  readonly ldsph50Db: number;
  readonly ld50Db: number;
  readonly lbullaB0Db: number;
  readonly lbullsB0Db: number;
  readonly ldsphB0Db: number;
  readonly ldB0Db: number;
  /** (41) to (44), (46). */
  readonly ldpDb: number;
  readonly lbd50Db: number;
  readonly lbdDb: number;
  readonly lbaDb: number;
  readonly lbsDb: number;
  /** Variation with places (64). */
  readonly llocDb: number;
  /** Field strength for 1 kW of effective radiated power, dB(µV/m) (70). */
  readonly epDbuVm: number;
}

/** Loss of one path by Recommendation ITU-R P.1812-8, dB, with its parts. */
export interface P1812Loss {
  /** Basic transmission loss (69). */
  readonly lossDb: number;
  /** Free space (8), and the parts that make up the whole: (43), (46), (44). */
  readonly freeSpaceDb: number;
  readonly diffractionDb: number;
  readonly ductingDb: number;
  readonly troposcatterDb: number;
  readonly transHorizon: boolean;
  readonly terms: P1812Terms;
}

/** Three times the earth's radius: exceeded for β0 of the time (7b). */
export const A_BETA_KM = 6371 * 3;

/** Median effective radius of the earth (6), (7a). */
export function medianRadiusKm(deltaN: number): number {
  return (6371 * 157) / (157 - deltaN);
}

/** Change of the loss by focusing for a share of the time (9). */
export function focusing(horizonsKm: number, percent: number): number {
  return 2.6 * (1 - Math.exp(-0.1 * horizonsKm)) * Math.log10(percent / 50);
}

/** How far a share of the time lies from the median towards β0: 0 to 1 (40). */
export function timeWeight(timePercent: number, b0Percent: number): number {
  return timePercent <= b0Percent ? 1 : normalTail(timePercent / 100) / normalTail(b0Percent / 100);
}

/** @param job Without fault; see `p1812Fault`. */
export function p1812(job: P1812Job): P1812Loss {
  const { timePercent: p, path } = job;
  const wave = waveOf(job.fGhz, job.polarisation);
  const aeKm = medianRadiusKm(job.deltaN);
  const geometry = pathGeometry(path, { t: job.txHeightM, r: job.rxHeightM }, aeKm, wave.wavelengthM);
  const { dKm, htsM, hrsM, dltKm, dlrKm, theta, overSea } = geometry;
  const tau = inlandShare(geometry.dlmKm);
  const b0Percent = beta0Percent(job.latitudeDeg, geometry.dtmKm, tau);
  const last = path.zone.length - 1;
  const dctKm = path.zone[0] === 1 ? 0 : job.coastTxKm;
  const dcrKm = path.zone[last] === 1 ? 0 : job.coastRxKm;

  // § 4.2: line of sight.
  const lbfsDb = freeSpace(job.fGhz, Math.hypot(dKm, (htsM - hrsM) / 1000)); // (8)
  const lb0pDb = lbfsDb + focusing(dltKm + dlrKm, p); // (10)
  const lb0bDb = lbfsDb + focusing(dltKm + dlrKm, b0Percent); // (11)

  // § 4.3: diffraction.
  const obstacles = {
    distanceKm: path.distanceKm,
    heightM: path.heightM.map((h, i) => (i === 0 || i === last ? h : h + (path.clutterM[i] ?? outOfRange()))),
  };
  const smoothM = { t: geometry.hstdM, r: geometry.hsrdM };
  const median = deltaBullington(wave, obstacles, geometry, smoothM, { aKm: aeKm, overSea });
  const inB0 = deltaBullington(wave, obstacles, geometry, smoothM, { aKm: A_BETA_KM, overSea });
  const fi = timeWeight(p, b0Percent);
  const ldpDb = p < 50 ? median.lossDb + fi * (inB0.lossDb - median.lossDb) : median.lossDb; // (41)
  const lbd50Db = lbfsDb + median.lossDb; // (42)
  const lbdDb = lb0pDb + ldpDb; // (43)

  // § 4.4 and § 4.5.
  const lbsDb = troposcatterLoss(wave, dKm, theta, job);
  const [hteM, hreM] = [htsM - geometry.hstM, hrsM - geometry.hsrM]; // (92)
  const air = { timePercent: p, aeKm, b0Percent, tau, coastTxKm: dctKm, coastRxKm: dcrKm };
  const lbaDb = ductingLoss(wave, { ...geometry, ...air, hteM, hreM });

  // § 4.6 to § 4.8: how they come together.
  const combined: Combined = { fj: 0, fk: 0, lminb0pDb: 0, lminbapDb: 0, lbdaDb: 0, lbamDb: 0, lbcDb: 0 };
  combineLosses(
    {
      dKm,
      theta,
      overSea,
      fi,
      belowB0: p < b0Percent,
      sightDb: lb0pDb,
      sightB0Db: lb0bDb,
      diffractionAloneDb: ldpDb,
      medianDiffractionDb: lbd50Db,
      diffractionDb: lbdDb,
      ductingDb: lbaDb,
      troposcatterDb: lbsDb,
    },
    combined,
  );
  const llocDb = path.zone[last] === 1 ? 0 : -normalTail(job.locationPercent / 100) * job.locationSigmaDb; // (67)
  const lossDb = Math.max(lb0pDb, combined.lbcDb + llocDb); // (69)
  return {
    lossDb,
    freeSpaceDb: lbfsDb,
    diffractionDb: lbdDb,
    ductingDb: lbaDb,
    troposcatterDb: lbsDb,
    transHorizon: geometry.transHorizon,
    terms: {
      ...geometry,
      ...combined,
      ...{ aeKm, tau, b0Percent, dctKm, dcrKm, fi, hteM, hreM },
      ...{ htcM: htsM - geometry.hstdM, hrcM: hrsM - geometry.hsrdM },
      ...{ lbfsDb, lb0pDb, lb0bDb, ldpDb, lbd50Db, lbdDb, lbaDb, lbsDb, llocDb },
      lbulla50Db: median.actualDb,
      lbulls50Db: median.smoothDb,
      ldsph50Db: median.sphericalDb,
      ld50Db: median.lossDb,
      lbullaB0Db: inB0.actualDb,
      lbullsB0Db: inB0.smoothDb,
      ldsphB0Db: inB0.sphericalDb,
      ldB0Db: inB0.lossDb,
      epDbuVm: 199.36 + 20 * Math.log10(job.fGhz) - lossDb, // (70)
    },
  };
}
