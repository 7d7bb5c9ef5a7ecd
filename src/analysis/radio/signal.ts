import type { Ground } from '../../model/ground.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import { horizontalLoss, patternLoss, type SectorAntenna } from './antenna-pattern.ts';
import { freeSpace } from './free-space.ts';
import { GroundRays } from './ground-ray.ts';
import { FIRST_RECEIVER, P1812Sweep, type SweepModel } from './p1812-sweep.ts';
import { newRay, type Ray } from './ray.ts';
import { type RayFan, rayFan } from './ray-fan.ts';

/** The signal of one mast in one technology over the ground around it. */

export interface Transmitter {
  readonly lonDeg: number;
  readonly latDeg: number;
  readonly model: SweepModel;
  /** In the main direction, of what the threshold is of: the reference signal or the carrier. */
  readonly eirpDbm: number;
  /** None: the same all around. */
  readonly sectors: readonly SectorAntenna[];
  /** Signal from which a place is served; nothing is computed where even free space is below it. */
  readonly thresholdDbm: number;
  /** Side of a cell, and how far is looked at all. */
  readonly cellM: number;
  readonly mostM: number;
}

/**
 * Square cells around a mast, the mast in the middle of the middle one: rows from the south,
 * columns from the west, `2 · steps + 1` of each. Each row is in metres at its own latitude.
 */
export interface SignalGrid {
  readonly lonDeg: number;
  readonly latDeg: number;
  readonly cellM: number;
  readonly steps: number;
  /** 1: computed. 0: too far, or not known for want of ground. */
  readonly known: Uint8Array;
  /** Basic transmission loss, and signal: 0 where it is not known. */
  readonly lossDb: Float64Array;
  readonly signalDbm: Float64Array;
}

/** P.1812 begins at 250 m; nearer is free space. */
const NEAREST_KM = 0.25;

/** Kept between masts: none of it depends on the mast. */
const fans = new Map<number, RayFan>();
const FANS_KEPT = 8;

function fanOf(steps: number): RayFan {
  const known = fans.get(steps);
  if (known !== undefined) return known;
  const made = rayFan(steps);
  if (fans.size >= FANS_KEPT) fans.clear();
  fans.set(steps, made);
  return made;
}

/** How many steps from the mast even free space is above the threshold: at least 1. */
export function stepsInReach(transmitter: Transmitter): number {
  const { model, cellM, mostM, eirpDbm, thresholdDbm } = transmitter;
  // Focusing in a small part of the time takes away from the loss of free space (9).
  const gain = 2.6 * Math.log10(50 / model.timePercent);
  const most = eirpDbm - thresholdDbm + gain;
  const freeKm = 10 ** ((most - freeSpace(model.fGhz, 1)) / 20);
  return Math.max(1, Math.floor(Math.min(mostM, freeKm * 1000) / cellM));
}

/**
 * Signal around a mast by Recommendation ITU-R P.1812-8. A pure function of the transmitter and
 * the ground: whoever computes it, after whatever else, has the same bits. A cell has the value of
 * the receiver nearest to it, less than a cell away.
 *
 * @returns null where the ground under the mast is not known.
 */
export function signalAround(transmitter: Transmitter, ground: Ground): SignalGrid | null {
  const stepKm = transmitter.cellM / 1000;
  const steps = stepsInReach(transmitter);
  const fan = fanOf(steps);
  const rays = new GroundRays(ground, [transmitter.lonDeg, transmitter.latDeg], stepKm, steps + 1);
  const ray = newRay(stepKm, steps + 1);
  const sweep = new P1812Sweep(transmitter.model, stepKm, steps + 1);
  const lossByReceiver = new Float64Array(fan.rays * (steps + 1));
  const signalByReceiver = new Float64Array(fan.rays * (steps + 1)).fill(Number.NEGATIVE_INFINITY);
  const loss = new Float64Array(steps + 1);
  const gain = new Float64Array(steps + 1);
  for (let i = 0; i < fan.rays; i++) {
    const bearing = (2 * Math.PI * i) / fan.rays;
    rays.fill(bearing, ray);
    if (ray.count === 0) return null;
    const first = fan.first[i] ?? outOfRange();
    lossAlong(ray, sweep, first, loss);
    gainAlong(transmitter, ray, (bearing * 180) / Math.PI, gain);
    for (let k = first; k < ray.count; k++) {
      const at = i * (steps + 1) + k;
      lossByReceiver[at] = loss[k] ?? outOfRange();
      signalByReceiver[at] = transmitter.eirpDbm + (gain[k] ?? outOfRange()) - (loss[k] ?? outOfRange());
    }
  }
  return toGrid(transmitter, fan, lossByReceiver, signalByReceiver);
}

/** Loss at the points of a ray, in free space as far as the Recommendation begins. */
function lossAlong(ray: Ray, sweep: P1812Sweep, first: number, loss: Float64Array): void {
  const { model } = sweep;
  const begins = Math.max(FIRST_RECEIVER, Math.ceil(NEAREST_KM / ray.stepKm));
  const mastM = (ray.heightM[0] ?? outOfRange()) + model.txHeightM;
  for (let k = first; k < Math.min(begins, ray.count); k++) {
    const below = (mastM - (ray.heightM[k] ?? outOfRange()) - model.rxHeightM) / 1000;
    // A receiver is never less than a metre from the antenna.
    loss[k] = freeSpace(model.fGhz, Math.max(0.001, Math.hypot(k * ray.stepKm, below)));
  }
  sweep.run(ray, Math.max(first, begins), ray.count, loss);
}

/** Gain against the main direction at the points of a ray, of the sector that is best there: 0 or less. */
function gainAlong(transmitter: Transmitter, ray: Ray, bearingDeg: number, gain: Float64Array): void {
  const { sectors, model } = transmitter;
  if (sectors.length === 0) {
    gain.fill(0);
    return;
  }
  const mastM = (ray.heightM[0] ?? outOfRange()) + model.txHeightM;
  const horizontal = sectors.map((sector) => horizontalLoss(sector, bearingDeg));
  for (let k = 0; k < ray.count; k++) {
    const dropM = mastM - (ray.heightM[k] ?? outOfRange()) - model.rxHeightM;
    const belowDeg = (Math.atan2(dropM, k * ray.stepKm * 1000) * 180) / Math.PI;
    let least = Number.POSITIVE_INFINITY;
    for (let s = 0; s < sectors.length; s++) {
      const sector = sectors[s];
      if (sector !== undefined) least = Math.min(least, patternLoss(sector, horizontal[s] ?? outOfRange(), belowDeg));
    }
    gain[k] = -least;
  }
}

function toGrid(transmitter: Transmitter, fan: RayFan, loss: Float64Array, signal: Float64Array): SignalGrid {
  const { lonDeg, latDeg, cellM } = transmitter;
  const cells = fan.cell.length;
  const known = new Uint8Array(cells);
  const lossDb = new Float64Array(cells);
  const signalDbm = new Float64Array(cells);
  for (let c = 0; c < cells; c++) {
    const at = fan.cell[c] ?? outOfRange();
    const here = at < 0 ? Number.NEGATIVE_INFINITY : (signal[at] ?? Number.NEGATIVE_INFINITY);
    if (here === Number.NEGATIVE_INFINITY) continue;
    known[c] = 1;
    lossDb[c] = loss[at] ?? outOfRange();
    signalDbm[c] = here;
  }
  return { lonDeg, latDeg, cellM, steps: fan.steps, known, lossDb, signalDbm };
}
