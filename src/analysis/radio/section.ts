import type { LonLat } from '../../model/geometry.ts';
import type { Ground } from '../../model/ground.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import {
  type PathSection,
  type SectionLine,
  type SectionObstacle,
  type SectionWhatIf,
  type SignalAt,
  WHAT_IF,
} from '../../model/path-section.ts';
import { horizontalLoss, patternLoss } from './antenna-pattern.ts';
import { coverProbability } from './cover-probability.ts';
import { knifeEdge } from './diffraction.ts';
import { freeSpace } from './free-space.ts';
import { placeAlong, wayBetween } from './great-circle.ts';
import { GroundRays } from './ground-ray.ts';
import { lossByDistance } from './loss-by-distance.ts';
import { normalTail } from './normal-tail.ts';
import { medianRadiusKm, type P1812Job, p1812 } from './p1812.ts';
import type { RadioZone } from './path-profile.ts';
import { newRay, type Ray, SEA } from './ray.ts';
import { NEAREST_KM, type Transmitter } from './signal.ts';
import { waveOf } from './wave.ts';

/** One path from a mast to a place, with all that makes its loss: the model that draws footprints, asked of one place. */

const LEAST_STEPS = 4;
/** A receiver is never less than a metre from the antenna. */
export const LEAST_KM = 0.001;

/** @returns null where the ground on the way is not known. */
export function sectionTo(transmitter: Transmitter, to: LonLat, ground: Ground): PathSection | null {
  const from: LonLat = [transmitter.lonDeg, transmitter.latDeg];
  const way = wayBetween(from, to);
  const distanceKm = Math.max(LEAST_KM, way.km);
  const ray = groundOnTheWay(from, { bearing: way.bearing, km: distanceKm }, transmitter.cellM / 1000, ground);
  if (ray === null) return null;
  const line = lineOf(ray, transmitter);
  const loss = lossOn(ray, distanceKm, transmitter);
  const bearingDeg = ((way.bearing * 180) / Math.PI + 360) % 360;
  const antennaDb = antennaGain(transmitter, bearingDeg, dropAngle(ray, distanceKm, transmitter));
  const { eirpDbm, thresholdDbm, model } = transmitter;
  const lossDb = Math.max(loss.leastDb, loss.medianDb + loss.placesDb);
  const signalDbm = eirpDbm + antennaDb - lossDb;
  return {
    model: transmitter.by,
    from,
    to,
    distanceKm,
    bearingDeg,
    fGhz: model.fGhz,
    line,
    obstacles: obstaclesOf(ray, line, { from, bearing: way.bearing, transmitter }),
    budget: {
      eirpDbm,
      antennaDb,
      thresholdDbm,
      freeSpaceDb: loss.freeSpaceDb,
      diffractionDb: loss.diffractionDb,
      placesDb: lossDb - loss.medianDb,
      otherDb: loss.medianDb - loss.freeSpaceDb - (loss.diffractionDb ?? 0),
    },
    lossDb,
    signalDbm,
    marginDb: signalDbm - thresholdDbm,
    probability: coverProbability(eirpDbm + antennaDb - thresholdDbm, loss),
    terms: loss.terms,
  };
}

/** The same place with a higher mast, and with more tilt: tilt is of sectors alone. */
export function whatIf(transmitter: Transmitter, to: LonLat, ground: Ground): SectionWhatIf | null {
  const higher = sectionTo(raised(transmitter), to, ground);
  if (higher === null) return null;
  const tilted = transmitter.sectors.length > 0 ? sectionTo(tiltedMore(transmitter), to, ground) : null;
  return { higher: signalOf(higher), tilted: tilted && signalOf(tilted) };
}

/** The transmitter on a mast higher by `WHAT_IF.higherM`. */
export function raised(transmitter: Transmitter): Transmitter {
  const { model } = transmitter;
  return { ...transmitter, model: { ...model, txHeightM: model.txHeightM + WHAT_IF.higherM } };
}

/** The transmitter with its sectors tilted down by `WHAT_IF.tiltDeg` more. */
export function tiltedMore(transmitter: Transmitter): Transmitter {
  const sectors = transmitter.sectors.map((sector) => ({ ...sector, tiltDeg: sector.tiltDeg + WHAT_IF.tiltDeg }));
  return { ...transmitter, sectors };
}

/** The signal alone, without the way to it. */
export function signalOf({ signalDbm, marginDb, probability }: SignalAt): SignalAt {
  return { signalDbm, marginDb, probability };
}

/** Points a cell apart or a little less or more, so that the last is the place. */
export function groundOnTheWay(
  from: LonLat,
  way: { readonly bearing: number; readonly km: number },
  cellKm: number,
  ground: Ground,
): Ray | null {
  const steps = Math.max(LEAST_STEPS, Math.round(way.km / cellKm));
  const ray = newRay(way.km / steps, steps + 1);
  new GroundRays(ground, from, ray.stepKm, steps + 1).fill(way.bearing, ray);
  return ray.count === steps + 1 ? ray : null;
}

function lineOf(ray: Ray, { model }: Transmitter): SectionLine {
  const last = ray.count - 1;
  const d = last * ray.stepKm;
  const aeKm = medianRadiusKm(model.deltaN);
  const { wavelengthM } = waveOf(model.fGhz, model.polarisation);
  const distanceKm = Float64Array.from({ length: ray.count }, (_, k) => k * ray.stepKm);
  const htsM = (ray.heightM[0] ?? outOfRange()) + model.txHeightM;
  const hrsM = (ray.heightM[last] ?? outOfRange()) + model.rxHeightM;
  const groundM = distanceKm.map((di, k) => (ray.heightM[k] ?? outOfRange()) + (500 * di * (d - di)) / aeKm);
  return {
    distanceKm,
    groundM,
    topM: groundM.map((h, k) => h + (k === 0 || k === last ? 0 : (ray.clutterM[k] ?? outOfRange()))),
    sightM: distanceKm.map((di) => (htsM * (d - di) + hrsM * di) / d),
    fresnelM: distanceKm.map((di) => Math.sqrt(Math.max(0, (wavelengthM * 1000 * di * (d - di)) / d))),
  };
}

/** Peaks in the line of sight: of each stretch above it the point that blocks most. */
function obstaclesOf(
  ray: Ray,
  line: SectionLine,
  {
    from,
    bearing,
    transmitter,
  }: { readonly from: LonLat; readonly bearing: number; readonly transmitter: Transmitter },
): readonly SectionObstacle[] {
  const last = ray.count - 1;
  const aboveM = line.topM.map((top, k) => top - (line.sightM[k] ?? outOfRange()));
  // ν is the height above the line in first Fresnel zones, times √2 (16).
  const nu = aboveM.map((above, k) => (above * Math.SQRT2) / (line.fresnelM[k] ?? outOfRange()));
  const peaks: number[] = [];
  let isInStretch = false;
  let nearest = 1;
  for (let k = 1; k < last; k++) {
    const here = nu[k] ?? outOfRange();
    if (here > (nu[nearest] ?? outOfRange())) nearest = k;
    const isAbove = here > 0;
    const peak = peaks.at(-1);
    if (isAbove && !isInStretch) peaks.push(k);
    else if (isAbove && peak !== undefined && here > (nu[peak] ?? outOfRange())) peaks[peaks.length - 1] = k;
    isInStretch = isAbove;
  }
  if (peaks.length === 0) peaks.push(nearest);
  return peaks
    .map((k): SectionObstacle => {
      const ground = ray.heightM[k] ?? outOfRange();
      const distanceKm = k * ray.stepKm;
      return {
        at: placeAlong(from, bearing, distanceKm),
        distanceKm,
        groundM: ground,
        topM: ground + (ray.clutterM[k] ?? outOfRange()),
        aboveM: aboveM[k] ?? outOfRange(),
        byGround: (line.groundM[k] ?? outOfRange()) > (line.sightM[k] ?? outOfRange()),
        nu: nu[k] ?? outOfRange(),
        edgeDb: transmitter.by === 'p1812' ? knifeEdge(nu[k] ?? outOfRange()) : 0,
      };
    })
    .sort((a, b) => b.nu - a.nu);
}

interface PathLoss {
  readonly freeSpaceDb: number;
  readonly diffractionDb: number | null;
  readonly medianDb: number;
  readonly leastDb: number;
  readonly placesDb: number;
  readonly sigmaDb: number;
  readonly terms: Readonly<Record<string, number | boolean>>;
}

function lossOn(ray: Ray, distanceKm: number, transmitter: Transmitter): PathLoss {
  const { model, by, surroundings } = transmitter;
  const sigmaDb = model.locationSigmaDb;
  const placesDb = -normalTail(model.locationPercent / 100) * sigmaDb;
  if (by === 'p1812')
    return distanceKm < NEAREST_KM ? freeSpaceAlone(ray, distanceKm, transmitter) : overGround(ray, transmitter);
  const { fGhz, txHeightM, rxHeightM } = model;
  const slantKm = Math.max(LEAST_KM, Math.hypot(distanceKm, (txHeightM - rxHeightM) / 1000));
  const freeSpaceDb = freeSpace(fGhz, slantKm);
  const medianDb = lossByDistance(by, { fGhz, txHeightM, rxHeightM, distanceKm }, surroundings);
  const varies = by !== 'free-space';
  return {
    freeSpaceDb,
    diffractionDb: null,
    medianDb,
    leastDb: 0,
    placesDb: varies ? placesDb : 0,
    sigmaDb: varies ? sigmaDb : 0,
    terms: { lbfsDb: freeSpaceDb, medianDb, llocDb: varies ? placesDb : 0 },
  };
}

/** Nearer than the Recommendation begins. */
function freeSpaceAlone(ray: Ray, distanceKm: number, { model }: Transmitter): PathLoss {
  const [first, last] = [ray.heightM[0] ?? outOfRange(), ray.heightM[ray.count - 1] ?? outOfRange()];
  const belowKm = (first + model.txHeightM - last - model.rxHeightM) / 1000;
  const db = freeSpace(model.fGhz, Math.max(LEAST_KM, Math.hypot(distanceKm, belowKm)));
  return {
    ...{ freeSpaceDb: db, medianDb: db, leastDb: db },
    ...{ diffractionDb: 0, placesDb: 0, sigmaDb: 0 },
    terms: { lbfsDb: db },
  };
}

function overGround(ray: Ray, { model }: Transmitter): PathLoss {
  const { terms } = p1812(jobOf(ray, model));
  return {
    freeSpaceDb: terms.lbfsDb,
    diffractionDb: terms.ldpDb,
    medianDb: Math.max(terms.lb0pDb, terms.lbcDb),
    leastDb: terms.lb0pDb,
    placesDb: terms.llocDb,
    sigmaDb: ray.zone[ray.count - 1] === SEA ? 0 : model.locationSigmaDb,
    terms: { ...terms },
  };
}

/** As the sweep takes it: the coast is where the ray first meets the sea, from either end. */
function jobOf(ray: Ray, model: Transmitter['model']): P1812Job {
  const zone = Array.from(ray.zone, (code): RadioZone => (code === 1 ? 1 : code === 3 ? 3 : 4));
  const [firstSea, lastSea] = [zone.indexOf(SEA), zone.lastIndexOf(SEA)];
  return {
    ...model,
    coastTxKm: firstSea < 0 ? NO_COAST_KM : firstSea * ray.stepKm,
    coastRxKm: lastSea < 0 ? NO_COAST_KM : (ray.count - 1 - lastSea) * ray.stepKm,
    path: {
      distanceKm: zone.map((_, k) => k * ray.stepKm),
      heightM: Array.from(ray.heightM),
      clutterM: Array.from(ray.clutterM),
      zone,
    },
  };
}

const NO_COAST_KM = 500;

/** Direction of the receiver below the horizontal, degrees. */
export function dropAngle(ray: Ray, distanceKm: number, { model }: Transmitter): number {
  const [first, last] = [ray.heightM[0] ?? outOfRange(), ray.heightM[ray.count - 1] ?? outOfRange()];
  return (Math.atan2(first + model.txHeightM - last - model.rxHeightM, distanceKm * 1000) * 180) / Math.PI;
}

/** Of the sector that is best there, against its main direction: 0 or less. */
export function antennaGain({ sectors }: Transmitter, bearingDeg: number, belowDeg: number): number {
  if (sectors.length === 0) return 0;
  return -Math.min(...sectors.map((sector) => patternLoss(sector, horizontalLoss(sector, bearingDeg), belowDeg)));
}
