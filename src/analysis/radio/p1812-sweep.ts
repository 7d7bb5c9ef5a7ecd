import { outOfRange } from '../../model/out-of-range.ts';
import { BullingtonSweep, smoothBullington } from './bullington-sweep.ts';
import { type Combined, combine, type LossParts, sightWeight, troposcatterLoss } from './combination.ts';
import { beta0Percent, type DuctingPath, ductingLoss, inlandShare, leastDuctingLoss } from './ducting.ts';
import { freeSpace } from './free-space.ts';
import { normalTail } from './normal-tail.ts';
import { A_BETA_KM, focusing, medianRadiusKm, type P1812Job, timeWeight } from './p1812.ts';
import { type Ray, SEA } from './ray.ts';
import { type SmoothPath, sphericalEarth } from './spherical-earth.ts';
import { type Steps, stepsOf } from './steps.ts';
import { TerrainSweep } from './terrain-sweep.ts';
import { type Wave, waveOf } from './wave.ts';
import { ZoneSweep } from './zone-sweep.ts';

/**
 * Recommendation ITU-R P.1812-8 at every point of a ray in one sweep. What a path to one point
 * takes from the ground grows with the ray: running maxima, hulls and sums in place of a look at
 * every point for every receiver. `p1812` is the judge: both agree to 1e-9 dB. Nothing is
 * allocated for a ray or a receiver.
 */

/** All of a job but its path. The distance to the coast is taken from the zones of the ray. */
export type SweepModel = Omit<P1812Job, 'path' | 'coastTxKm' | 'coastRxKm'>;

/** The Recommendation wants five points. */
export const FIRST_RECEIVER = 4;

/** One model and one mast after another: made once, run for each ray. */
export class P1812Sweep {
  readonly model: SweepModel;
  readonly #wave: Wave;
  readonly #steps: Steps;
  readonly #aeKm: number;
  readonly #terrain: TerrainSweep;
  readonly #zones: ZoneSweep;
  readonly #median: BullingtonSweep;
  /** For β0 of the time; null where the time is the median and nothing asks for it. */
  readonly #inB0: BullingtonSweep | null;
  readonly #llocDb: number;
  /** Written again for each receiver. */
  readonly #smooth: SmoothPath = { dKm: 0, htM: 0, hrM: 0, aKm: 0, overSea: 0 };
  readonly #ducting: DuctingPath;
  readonly #parts: LossParts;
  readonly #combined: Combined = { fj: 0, fk: 0, lminb0pDb: 0, lminbapDb: 0, lbdaDb: 0, lbamDb: 0, lbcDb: 0 };

  /** @param capacity Most points of a ray. */
  constructor(model: SweepModel, stepKm: number, capacity: number) {
    const aeKm = medianRadiusKm(model.deltaN);
    const steps = stepsOf(stepKm, capacity, model);
    this.model = model;
    this.#aeKm = aeKm;
    this.#steps = steps;
    this.#wave = waveOf(model.fGhz, model.polarisation);
    this.#terrain = new TerrainSweep(steps, aeKm);
    this.#zones = new ZoneSweep(stepKm);
    this.#median = new BullingtonSweep(steps, this.#wave.wavelengthM, aeKm);
    this.#inB0 = model.timePercent < 50 ? new BullingtonSweep(steps, this.#wave.wavelengthM, A_BETA_KM) : null;
    this.#llocDb = -normalTail(model.locationPercent / 100) * model.locationSigmaDb;
    this.#ducting = newDuctingPath(model.timePercent, aeKm);
    this.#parts = newLossParts();
  }

  /**
   * Basic transmission loss (69) at points `from` to `to` of a ray, into `lossDb` by point.
   *
   * @param from At least `FIRST_RECEIVER`; points before it only stand in the way.
   * @param to One past the last; at most `ray.count`. Heights as far as that are numbers.
   */
  run(ray: Ray, from: number, to: number, lossDb: Float64Array): void {
    const { txHeightM, rxHeightM } = this.model;
    const { heightM, clutterM, zone } = ray;
    const terrain = this.#terrain;
    const first = heightM[0] ?? outOfRange();
    terrain.start(first, txHeightM);
    this.#zones.start(zone);
    this.#median.start(first + txHeightM);
    this.#inB0?.start(first + txHeightM);
    for (let k = 1; k < to; k++) {
      const height = heightM[k] ?? outOfRange();
      terrain.reach(k, height);
      this.#zones.reach(k);
      if (k >= from) {
        terrain.receive(k, rxHeightM);
        lossDb[k] = this.#lossAt(k, zone[k]);
      }
      const cover = height + (clutterM[k] ?? outOfRange());
      terrain.add(k);
      this.#median.add(k, cover);
      this.#inB0?.add(k, cover);
    }
  }

  #lossAt(k: number, zone: number | undefined): number {
    const { timePercent: p } = this.model;
    const terrain = this.#terrain;
    const parts = this.#parts;
    const d = this.#steps.km[k] ?? outOfRange();
    const inland = this.#zones.allInland;
    const tau = inland ? (this.#steps.inlandTau[k] ?? outOfRange()) : inlandShare(this.#zones.inlandKm(k));
    const b0 = inland
      ? (this.#steps.inlandB0Percent[k] ?? outOfRange())
      : beta0Percent(this.model.latitudeDeg, this.#zones.landKm(k), tau);
    const unobstructed = freeSpace(this.model.fGhz, Math.hypot(d, (terrain.htsM - terrain.hrsM) / 1000));
    const horizonsKm = terrain.dltKm + terrain.dlrKm;
    const overSea = this.#zones.overSea(k);
    const sight = p === 50 ? unobstructed : unobstructed + focusing(horizonsKm, p);

    const ld50 = this.#diffraction(this.#median, k, this.#aeKm, overSea);
    const fi = timeWeight(p, b0);
    const ldp = this.#inB0 === null ? ld50 : ld50 + fi * (this.#diffraction(this.#inB0, k, A_BETA_KM, overSea) - ld50);
    parts.dKm = d;
    parts.theta = terrain.theta;
    parts.overSea = overSea;
    parts.fi = fi;
    parts.belowB0 = p < b0;
    parts.sightDb = sight;
    // (59) is without weight beyond the horizon, and (11) with it.
    parts.sightB0Db = sightWeight(terrain.theta) > 0 ? unobstructed + focusing(horizonsKm, b0) : sight;
    parts.diffractionAloneDb = ldp;
    parts.medianDiffractionDb = unobstructed + ld50;
    parts.diffractionDb = sight + ldp;
    parts.troposcatterDb = troposcatterLoss(this.#wave, d, terrain.theta, this.model);
    parts.ductingDb = this.#ductingDb(k, tau, b0);
    combine(parts, this.#combined);
    return Math.max(sight, this.#combined.lbcDb + (zone === SEA ? 0 : this.#llocDb));
  }

  /** (37) to (39) for one radius of the earth. */
  #diffraction(bullington: BullingtonSweep, k: number, aKm: number, overSea: number): number {
    const smooth = this.#smooth;
    const terrain = this.#terrain;
    smooth.dKm = this.#steps.km[k] ?? outOfRange();
    smooth.htM = terrain.htsM - terrain.hstdM;
    smooth.hrM = terrain.hrsM - terrain.hsrdM;
    smooth.aKm = aKm;
    smooth.overSea = overSea;
    const actual = bullington.lossDb(k, terrain.hrsM);
    const spherical = sphericalEarth(this.#wave, smooth);
    if (!(spherical > 0)) return actual;
    return actual + Math.max(spherical - smoothBullington(this.#steps, k, smooth, this.#wave.wavelengthM), 0);
  }

  /** Loss by ducting, or infinity where it is surely more than that by diffraction and so without effect (61). */
  #ductingDb(k: number, tau: number, b0: number): number {
    const terrain = this.#terrain;
    const ducting = this.#ducting;
    ducting.b0Percent = b0;
    ducting.tau = tau;
    ducting.overSea = this.#parts.overSea;
    ducting.dKm = this.#parts.dKm;
    ducting.dltKm = terrain.dltKm;
    ducting.dlrKm = terrain.dlrKm;
    ducting.thetaT = terrain.thetaT;
    ducting.thetaR = terrain.thetaR;
    const duration = this.#zones.allInland ? (this.#steps.inlandDuration[k] ?? outOfRange()) : 0;
    const least = leastDuctingLoss(this.#wave, ducting, terrain, duration);
    if (least > this.#parts.diffractionDb) return Number.POSITIVE_INFINITY;
    if (!terrain.transHorizon) terrain.findObstacle(k);
    ducting.dltKm = terrain.dltKm;
    ducting.dlrKm = terrain.dlrKm;
    ducting.htsM = terrain.htsM;
    ducting.hrsM = terrain.hrsM;
    ducting.hteM = terrain.htsM - terrain.hstM;
    ducting.hreM = terrain.hrsM - terrain.hsrM;
    ducting.hmM = terrain.roughnessM(k);
    ducting.coastTxKm = this.#zones.coastTxKm;
    ducting.coastRxKm = this.#zones.coastRxKm(k);
    return ductingLoss(this.#wave, ducting);
  }
}

function newDuctingPath(timePercent: number, aeKm: number): DuctingPath {
  return {
    timePercent,
    aeKm,
    b0Percent: 0,
    tau: 0,
    overSea: 0,
    dKm: 0,
    dltKm: 0,
    dlrKm: 0,
    thetaT: 0,
    thetaR: 0,
    htsM: 0,
    hrsM: 0,
    hteM: 0,
    hreM: 0,
    hmM: 0,
    coastTxKm: 0,
    coastRxKm: 0,
  };
}

function newLossParts(): LossParts {
  return {
    dKm: 0,
    theta: 0,
    overSea: 0,
    fi: 0,
    belowB0: false,
    sightDb: 0,
    sightB0Db: 0,
    diffractionAloneDb: 0,
    medianDiffractionDb: 0,
    diffractionDb: 0,
    ductingDb: 0,
    troposcatterDb: 0,
  };
}
