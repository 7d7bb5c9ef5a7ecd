import { outOfRange } from '../../model/out-of-range.ts';
import { BullingtonSweep, smoothEdge } from './bullington-sweep.ts';
import { type Combined, combineLosses, type LossParts, sightWeight, troposcatterLoss } from './combination.ts';
import { bullingtonLoss, knifeEdge } from './diffraction.ts';
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

/** What the loss of one wave takes from a model; the rest, `SweepGeometry`, is the same for all waves of a mast. */
export type SweepWave = Pick<SweepModel, 'fGhz' | 'polarisation' | 'locationPercent' | 'locationSigmaDb'>;
/** What all waves of a mast share. */
export type SweepGeometry = Omit<SweepModel, keyof SweepWave>;

/** The Recommendation wants five points. */
export const FIRST_RECEIVER = 4;

interface WaveTerms {
  readonly wave: Wave;
  readonly llocDb: number;
}

/** One radius of the earth: diffraction over the ground, and over smooth earth beside it. */
interface EarthSweep {
  readonly bullington: BullingtonSweep;
  /** Written again for each receiver. */
  readonly smooth: SmoothPath;
  /** ν · √λ over smooth earth; NaN: not asked for yet. */
  smoothEdge: number;
}

/** One mast and its waves after another: made once, run for each ray. */
export class P1812Sweep {
  readonly geometry: SweepGeometry;
  readonly #waves: readonly WaveTerms[];
  readonly #steps: Steps;
  readonly #terrain: TerrainSweep;
  readonly #zones: ZoneSweep;
  readonly #median: EarthSweep;
  /** For β0 of the time; null where the time is the median and nothing asks for it. */
  readonly #inB0: EarthSweep | null;
  readonly #ducting: DuctingPath;
  #obstacleFound = false;
  readonly #parts: LossParts;
  readonly #combined: Combined = { fj: 0, fk: 0, lminb0pDb: 0, lminbapDb: 0, lbdaDb: 0, lbamDb: 0, lbcDb: 0 };

  /** @param capacity Most points of a ray. @param firstReceiver Losses at points before it are never asked for. */
  constructor(
    geometry: SweepGeometry,
    waves: readonly SweepWave[],
    stepKm: number,
    capacity: number,
    firstReceiver = FIRST_RECEIVER,
  ) {
    const aeKm = medianRadiusKm(geometry.deltaN);
    const steps = stepsOf(stepKm, capacity, geometry, firstReceiver);
    this.geometry = geometry;
    this.#steps = steps;
    this.#waves = waves.map((wave) => ({
      wave: waveOf(wave.fGhz, wave.polarisation),
      llocDb: -normalTail(wave.locationPercent / 100) * wave.locationSigmaDb,
    }));
    this.#terrain = new TerrainSweep(steps, aeKm);
    this.#zones = new ZoneSweep(stepKm);
    this.#median = newEarthSweep(steps, aeKm);
    this.#inB0 = geometry.timePercent < 50 ? newEarthSweep(steps, A_BETA_KM) : null;
    this.#ducting = newDuctingPath(geometry.timePercent, aeKm);
    this.#parts = newLossParts();
  }

  /**
   * Basic transmission loss (69) at points `from` to `to` of a ray.
   *
   * @param from At least `FIRST_RECEIVER`; points before it only stand in the way.
   * @param to One past the last; at most `ray.count`. Heights as far as that are numbers.
   * @param lossDb Receives the losses by point, of each wave in their order.
   */
  run(ray: Ray, from: number, to: number, lossDb: readonly Float64Array[]): void {
    const { txHeightM, rxHeightM } = this.geometry;
    const { heightM, clutterM, zone } = ray;
    const terrain = this.#terrain;
    const first = heightM[0] ?? outOfRange();
    terrain.start(first, txHeightM);
    this.#zones.start(zone);
    this.#median.bullington.start(first + txHeightM);
    this.#inB0?.bullington.start(first + txHeightM);
    for (let k = 1; k < to; k++) {
      const height = heightM[k] ?? outOfRange();
      terrain.reach(k, height);
      this.#zones.reach(k);
      if (k >= from) {
        terrain.receive(k, rxHeightM);
        this.#lossesAt(k, zone[k], lossDb);
      }
      const cover = height + (clutterM[k] ?? outOfRange());
      terrain.add(k);
      this.#median.bullington.add(k, cover);
      this.#inB0?.bullington.add(k, cover);
    }
  }

  #lossesAt(k: number, zone: number | undefined, lossDb: readonly Float64Array[]): void {
    const { timePercent: p, latitudeDeg } = this.geometry;
    const terrain = this.#terrain;
    const parts = this.#parts;
    const ducting = this.#ducting;
    const d = this.#steps.km[k] ?? outOfRange();
    const inland = this.#zones.allInland;
    const tau = inland ? (this.#steps.inlandTau[k] ?? outOfRange()) : inlandShare(this.#zones.inlandKm(k));
    const b0 = inland
      ? (this.#steps.inlandB0Percent[k] ?? outOfRange())
      : beta0Percent(latitudeDeg, this.#zones.landKm(k), tau);
    const straightKm = Math.hypot(d, (terrain.htsM - terrain.hrsM) / 1000);
    const horizonsKm = terrain.dltKm + terrain.dlrKm;
    const focused = p === 50 ? 0 : focusing(horizonsKm, p);
    // (59) is without weight beyond the horizon, and (11) with it.
    const focusedB0 = sightWeight(terrain.theta) > 0 ? focusing(horizonsKm, b0) : focused;
    parts.dKm = d;
    parts.theta = terrain.theta;
    parts.overSea = this.#zones.overSea(k);
    parts.fi = timeWeight(p, b0);
    parts.belowB0 = p < b0;
    ducting.b0Percent = b0;
    ducting.tau = tau;
    this.#obstacleFound = false;
    this.#look(this.#median, k);
    if (this.#inB0 !== null) this.#look(this.#inB0, k);
    for (let w = 0; w < this.#waves.length; w++) {
      const { wave, llocDb } = this.#waves[w] ?? outOfRange();
      const unobstructed = freeSpace(wave.fGhz, straightKm);
      const sight = unobstructed + focused;
      const ld50 = this.#diffraction(this.#median, wave, k);
      const ldp = this.#inB0 === null ? ld50 : ld50 + parts.fi * (this.#diffraction(this.#inB0, wave, k) - ld50);
      parts.sightDb = sight;
      parts.sightB0Db = unobstructed + focusedB0;
      parts.diffractionAloneDb = ldp;
      parts.medianDiffractionDb = unobstructed + ld50;
      parts.diffractionDb = sight + ldp;
      parts.troposcatterDb = troposcatterLoss(wave, d, terrain.theta, this.geometry);
      parts.ductingDb = this.#ductingDb(wave, k);
      combineLosses(parts, this.#combined);
      const losses = lossDb[w] ?? outOfRange();
      losses[k] = Math.max(sight, this.#combined.lbcDb + (zone === SEA ? 0 : llocDb));
    }
  }

  #look(earth: EarthSweep, k: number): void {
    const { smooth } = earth;
    const terrain = this.#terrain;
    smooth.dKm = this.#steps.km[k] ?? outOfRange();
    smooth.htM = terrain.htsM - terrain.hstdM;
    smooth.hrM = terrain.hrsM - terrain.hsrdM;
    smooth.overSea = this.#parts.overSea;
    earth.smoothEdge = Number.NaN;
    earth.bullington.look(k, terrain.hrsM);
  }

  /** (37) to (39) for one radius of the earth. */
  #diffraction(earth: EarthSweep, wave: Wave, k: number): number {
    const { smooth } = earth;
    const actual = earth.bullington.lossDb(wave);
    const spherical = sphericalEarth(wave, smooth);
    if (!(spherical > 0)) return actual;
    if (Number.isNaN(earth.smoothEdge)) earth.smoothEdge = smoothEdge(this.#steps, k, smooth);
    const bullington = bullingtonLoss(knifeEdge(earth.smoothEdge * wave.perRootWavelength), smooth.dKm);
    return actual + Math.max(spherical - bullington, 0);
  }

  /** Loss by ducting, or infinity where it is surely more than that by diffraction and so without effect (61). */
  #ductingDb(wave: Wave, k: number): number {
    const terrain = this.#terrain;
    const ducting = this.#ducting;
    if (!this.#obstacleFound) {
      ducting.overSea = this.#parts.overSea;
      ducting.dKm = this.#parts.dKm;
      ducting.dltKm = terrain.dltKm;
      ducting.dlrKm = terrain.dlrKm;
      ducting.thetaT = terrain.thetaT;
      ducting.thetaR = terrain.thetaR;
    }
    const duration = this.#zones.allInland ? (this.#steps.inlandDuration[k] ?? outOfRange()) : 0;
    const least = leastDuctingLoss(wave, ducting, terrain, duration);
    if (least > this.#parts.diffractionDb) return Number.POSITIVE_INFINITY;
    if (!this.#obstacleFound) this.#findObstacle(k);
    return ductingLoss(wave, ducting);
  }

  /** What ducting alone asks for, once a receiver. */
  #findObstacle(k: number): void {
    const terrain = this.#terrain;
    const ducting = this.#ducting;
    this.#obstacleFound = true;
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
  }
}

function newEarthSweep(steps: Steps, aKm: number): EarthSweep {
  return {
    bullington: new BullingtonSweep(steps, aKm),
    smooth: { dKm: 0, htM: 0, hrM: 0, aKm, overSea: 0 },
    smoothEdge: Number.NaN,
  };
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
