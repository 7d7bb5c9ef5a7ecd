import type { RadioFault } from '../../model/radio.ts';
import type { P1812Job } from './p1812.ts';
import type { PathProfile } from './path-profile.ts';

/** Whether a job can be computed by Recommendation ITU-R P.1812-8, and why not. */

/** Ranges of what is one number; both ends belong to it. */
const RANGES = [
  ['fGhz', 0.03, 6],
  ['timePercent', 1, 50],
  ['locationPercent', 1, 99],
  ['locationSigmaDb', 0, 50],
  ['txHeightM', 1, 3000],
  ['rxHeightM', 1, 3000],
  ['latitudeDeg', -90, 90],
  ['deltaN', 0, 150],
  ['n0', 200, 500],
  ['coastTxKm', 0, 40_000],
  ['coastRxKm', 0, 40_000],
] as const;

/** From the shore of the Dead Sea to above Everest: what lies outside is a void or an error. */
export const GROUND_M = { least: -430, most: 9000 } as const;
/** The tallest building has 828 m. */
const CLUTTER_MOST_M = 1000;
const PATH_KM = { least: 0.25, most: 3000 } as const;
const LEAST_POINTS = 5;
/** A millimetre: two points nearer than that are one, and slopes between them are no numbers. */
const LEAST_STEP_KM = 1e-6;

/** Why a job cannot be computed; null: it can. */
export function p1812Fault(job: P1812Job): RadioFault | null {
  for (const [field, least, most] of RANGES) {
    const found = job[field];
    if (!(found >= least && found <= most)) return { field, found: `${found}`, expected: `${least} to ${most}` };
  }
  return lengthFault(job.path) ?? distanceFault(job.path.distanceKm) ?? groundFault(job.path);
}

function lengthFault(path: PathProfile): RadioFault | null {
  const points = path.distanceKm.length;
  if (points < LEAST_POINTS) {
    return { field: 'path.distanceKm', found: `${points} points`, expected: `at least ${LEAST_POINTS} points` };
  }
  for (const field of ['heightM', 'clutterM', 'zone'] as const) {
    const found = path[field].length;
    if (found !== points) {
      return { field: `path.${field}`, found: `${found} points`, expected: `${points} points as in path.distanceKm` };
    }
  }
  return null;
}

function distanceFault(distanceKm: readonly number[]): RadioFault | null {
  if (distanceKm[0] !== 0) return { field: 'path.distanceKm[0]', found: `${distanceKm[0]}`, expected: '0' };
  for (let i = 1; i < distanceKm.length; i++) {
    const here = distanceKm[i] ?? Number.NaN;
    const before = distanceKm[i - 1] ?? Number.NaN;
    if (!(here - before >= LEAST_STEP_KM)) {
      const expected = `ascending: at least ${LEAST_STEP_KM} km more than the ${before} before`;
      return { field: `path.distanceKm[${i}]`, found: `${here}`, expected };
    }
  }
  const last = distanceKm.length - 1;
  const length = distanceKm[last] ?? Number.NaN;
  if (length >= PATH_KM.least && length <= PATH_KM.most) return null;
  return {
    field: `path.distanceKm[${last}]`,
    found: `${length}`,
    expected: `length of the path ${PATH_KM.least} to ${PATH_KM.most} km`,
  };
}

function groundFault(path: PathProfile): RadioFault | null {
  for (let i = 0; i < path.heightM.length; i++) {
    const height = path.heightM[i] ?? Number.NaN;
    if (!(height >= GROUND_M.least && height <= GROUND_M.most)) {
      const isVoid = Number.isNaN(height) || height === -32768;
      const found = isVoid ? `${height}, a void` : `${height}`;
      return { field: `path.heightM[${i}]`, found, expected: `${GROUND_M.least} to ${GROUND_M.most} m` };
    }
    const clutter = path.clutterM[i] ?? Number.NaN;
    if (!(clutter >= 0 && clutter <= CLUTTER_MOST_M)) {
      return { field: `path.clutterM[${i}]`, found: `${clutter}`, expected: `0 to ${CLUTTER_MOST_M} m` };
    }
    const zone = path.zone[i];
    if (zone !== 1 && zone !== 3 && zone !== 4) {
      return { field: `path.zone[${i}]`, found: `${zone}`, expected: '1 (sea), 3 (coastal land) or 4 (inland)' };
    }
  }
  return null;
}
