import type { P1812Job } from '../../src/analysis/radio/p1812.ts';
import type { SweepModel } from '../../src/analysis/radio/p1812-sweep.ts';
import type { RadioZone } from '../../src/analysis/radio/path-profile.ts';
import { newRay, type Ray } from '../../src/analysis/radio/ray.ts';

/** 4G at 1.8 GHz from a mast of 42 m. */
export const MODEL: SweepModel = {
  fGhz: 1.8,
  timePercent: 50,
  locationPercent: 50,
  locationSigmaDb: 0,
  txHeightM: 42,
  rxHeightM: 1.5,
  polarisation: 'vertical',
  latitudeDeg: 20.2,
  deltaN: 55,
  n0: 370,
};

export interface RayPoint {
  readonly heightM: number;
  readonly clutterM: number;
  readonly zone: RadioZone;
}

export function rayOf(points: readonly RayPoint[], stepKm: number): Ray {
  const ray = newRay(stepKm, points.length);
  points.forEach((point, k) => {
    ray.heightM[k] = point.heightM;
    ray.clutterM[k] = point.clutterM;
    ray.zone[k] = point.zone;
  });
  ray.count = points.length;
  return ray;
}

/** The path from the mast to one point of a ray, as the path code takes it. */
export function pathJob(model: SweepModel, ray: Ray, k: number): P1812Job {
  const zones = [...ray.zone.subarray(0, k + 1)].map((zone): RadioZone => (zone === 1 ? 1 : zone === 3 ? 3 : 4));
  const [firstSea, lastSea] = [zones.indexOf(1), zones.lastIndexOf(1)];
  return {
    ...model,
    coastTxKm: firstSea < 0 ? 500 : firstSea * ray.stepKm,
    coastRxKm: lastSea < 0 ? 500 : (k - lastSea) * ray.stepKm,
    path: {
      distanceKm: zones.map((_, i) => i * ray.stepKm),
      heightM: [...ray.heightM.subarray(0, k + 1)],
      clutterM: [...ray.clutterM.subarray(0, k + 1)],
      zone: zones,
    },
  };
}
