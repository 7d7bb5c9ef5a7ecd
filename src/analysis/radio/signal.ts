import type { Ground } from '../../model/ground.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { RadioModel } from '../../model/radio.ts';
import { horizontalLoss, patternLoss, type SectorAntenna } from './antenna-pattern.ts';
import { freeSpace } from './free-space.ts';
import { GroundRays } from './ground-ray.ts';
import { type DistanceModel, lossByDistance, type Surroundings } from './loss-by-distance.ts';
import { normalTail } from './normal-tail.ts';
import { FIRST_RECEIVER, P1812Sweep, type SweepModel } from './p1812-sweep.ts';
import { newRay, type Ray } from './ray.ts';
import { type RayFan, rayFan } from './ray-fan.ts';

/** The signal of one mast in one technology over the ground around it. */

export interface Transmitter {
  readonly lonDeg: number;
  readonly latDeg: number;
  readonly by: RadioModel;
  readonly surroundings: Surroundings;
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
export const NEAREST_KM = 0.25;

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
 * Signal around a mast by its model. A pure function of the transmitter and
 * the ground: whoever computes it, after or beside whatever else, has the same bits. A cell has
 * the value of the receiver nearest to it, less than a cell away.
 *
 * @returns null where the ground under the mast is not known.
 */
export function signalAround(transmitter: Transmitter, ground: Ground): SignalGrid | null {
  return signalsAround([transmitter], ground)[0] ?? null;
}

/** The same for several transmitters, in their order: those of one mast are computed together. */
export function signalsAround(transmitters: readonly Transmitter[], ground: Ground): readonly (SignalGrid | null)[] {
  const found: (SignalGrid | null)[] = transmitters.map(() => null);
  for (const indexes of groupedBy(transmitters, mastOf)) {
    const group = indexes.map((i) => transmitters[i] ?? outOfRange());
    signalsOfMast(group, ground)?.forEach((grid, i) => {
      found[indexes[i] ?? outOfRange()] = grid;
    });
  }
  return found;
}

/** What transmitters must share to have their terrain in common. */
export function mastOf(transmitter: Transmitter): string {
  const { lonDeg, latDeg, cellM, by, surroundings, model } = transmitter;
  const { timePercent, txHeightM, rxHeightM, latitudeDeg, deltaN, n0 } = model;
  const place = [lonDeg, latDeg, latitudeDeg, cellM, stepsInReach(transmitter)];
  return [by, surroundings, ...place, timePercent, txHeightM, rxHeightM, deltaN, n0].join(' ');
}

function waveKeyOf({ model }: Transmitter): string {
  return [model.fGhz, model.polarisation, model.locationPercent, model.locationSigmaDb].join(' ');
}

/** Indexes of what has the same key, groups and members in the order of the list. */
export function groupedBy<T>(list: readonly T[], keyOf: (one: T) => string): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  list.forEach((one, i) => {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [i]);
    else group.push(i);
  });
  return [...groups.values()];
}

/** @param transmitters Of one `mastOf`: at least one. */
function signalsOfMast(transmitters: readonly Transmitter[], ground: Ground): readonly SignalGrid[] | null {
  const [mast] = transmitters;
  if (mast === undefined) return null;
  const stepKm = mast.cellM / 1000;
  const steps = stepsInReach(mast);
  const points = steps + 1;
  const fan = fanOf(steps);
  const waves = groupedBy(transmitters, waveKeyOf);
  const models = waves.map(([first]) => transmitters[first ?? outOfRange()]?.model ?? outOfRange());
  const rays = new GroundRays(ground, [mast.lonDeg, mast.latDeg], stepKm, points);
  const ray = newRay(stepKm, points);
  const sweep = new P1812Sweep(mast.model, models, stepKm, points);
  const lossByReceiver = models.map(() => new Float64Array(fan.rays * points));
  const signalByReceiver = transmitters.map(() => new Float64Array(fan.rays * points).fill(Number.NEGATIVE_INFINITY));
  const losses = models.map(() => new Float64Array(points));
  const belowDeg = new Float64Array(points);
  const gain = new Float64Array(points);
  for (let i = 0; i < fan.rays; i++) {
    const bearing = (2 * Math.PI * i) / fan.rays;
    rays.fill(bearing, ray);
    if (ray.count === 0) return null;
    const first = fan.first[i] ?? outOfRange();
    if (mast.by === 'p1812') lossesAlong(ray, sweep, models, { first, losses });
    else lossesByDistance(ray, mast, mast.by, { models, first, losses });
    if (transmitters.some(({ sectors }) => sectors.length > 0)) lookDown(ray, mast, belowDeg);
    waves.forEach((of, w) => {
      const loss = losses[w] ?? outOfRange();
      lossByReceiver[w]?.set(loss.subarray(first, ray.count), i * points + first);
      for (const t of of) {
        const { sectors, eirpDbm } = transmitters[t] ?? outOfRange();
        gainAlong(sectors, (bearing * 180) / Math.PI, belowDeg, gain);
        const signal = signalByReceiver[t] ?? outOfRange();
        for (let k = first; k < ray.count; k++)
          signal[i * points + k] = eirpDbm + (gain[k] ?? outOfRange()) - (loss[k] ?? outOfRange());
      }
    });
  }
  const waveOfTransmitter = transmitters.map((_, t) => waves.findIndex((of) => of.includes(t)));
  return transmitters.map((transmitter, t) => {
    const loss = lossByReceiver[waveOfTransmitter[t] ?? outOfRange()] ?? outOfRange();
    return toGrid(transmitter, fan, loss, signalByReceiver[t] ?? outOfRange());
  });
}

/** Losses at the points of a ray, in free space as far as the Recommendation begins. */
function lossesAlong(
  ray: Ray,
  sweep: P1812Sweep,
  models: readonly SweepModel[],
  { first, losses }: { readonly first: number; readonly losses: readonly Float64Array[] },
): void {
  const { txHeightM, rxHeightM } = sweep.geometry;
  const begins = Math.max(FIRST_RECEIVER, Math.ceil(NEAREST_KM / ray.stepKm));
  const mastM = (ray.heightM[0] ?? outOfRange()) + txHeightM;
  for (let k = first; k < Math.min(begins, ray.count); k++) {
    const below = (mastM - (ray.heightM[k] ?? outOfRange()) - rxHeightM) / 1000;
    // A receiver is never less than a metre from the antenna.
    const straightKm = Math.max(0.001, Math.hypot(k * ray.stepKm, below));
    for (let w = 0; w < models.length; w++) {
      const loss = losses[w] ?? outOfRange();
      loss[k] = freeSpace(models[w]?.fGhz ?? outOfRange(), straightKm);
    }
  }
  sweep.run(ray, Math.max(first, begins), ray.count, losses);
}

/** The same by a model that knows the distance alone. */
function lossesByDistance(
  ray: Ray,
  { surroundings }: Transmitter,
  by: DistanceModel,
  into: {
    readonly models: readonly SweepModel[];
    readonly first: number;
    readonly losses: readonly Float64Array[];
  },
): void {
  into.models.forEach(({ fGhz, txHeightM, rxHeightM, locationPercent, locationSigmaDb }, w) => {
    const loss = into.losses[w] ?? outOfRange();
    const placesDb = by === 'free-space' ? 0 : -normalTail(locationPercent / 100) * locationSigmaDb;
    for (let k = into.first; k < ray.count; k++) {
      const path = { fGhz, txHeightM, rxHeightM, distanceKm: Math.max(0.001, k * ray.stepKm) };
      loss[k] = placesDb + lossByDistance(by, path, surroundings);
    }
  });
}

/** Directions of the points of a ray below the horizontal, as the antenna sees them. */
function lookDown(ray: Ray, { model }: Transmitter, belowDeg: Float64Array): void {
  const mastM = (ray.heightM[0] ?? outOfRange()) + model.txHeightM;
  for (let k = 0; k < ray.count; k++) {
    const dropM = mastM - (ray.heightM[k] ?? outOfRange()) - model.rxHeightM;
    belowDeg[k] = (Math.atan2(dropM, k * ray.stepKm * 1000) * 180) / Math.PI;
  }
}

/** Gain against the main direction at the points of a ray, of the sector that is best there: 0 or less. */
function gainAlong(
  sectors: readonly SectorAntenna[],
  bearingDeg: number,
  belowDeg: Float64Array,
  gain: Float64Array,
): void {
  if (sectors.length === 0) {
    gain.fill(0);
    return;
  }
  const horizontal = sectors.map((sector) => horizontalLoss(sector, bearingDeg));
  for (let k = 0; k < belowDeg.length; k++) {
    let least = Number.POSITIVE_INFINITY;
    for (let s = 0; s < sectors.length; s++) {
      const sector = sectors[s];
      if (sector === undefined) continue;
      least = Math.min(least, patternLoss(sector, horizontal[s] ?? outOfRange(), belowDeg[k] ?? outOfRange()));
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
