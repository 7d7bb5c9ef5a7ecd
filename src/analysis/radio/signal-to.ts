import type { LonLat } from '../../model/geometry.ts';
import type { Ground } from '../../model/ground.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import { wayBetween } from './great-circle.ts';
import { P1812Sweep } from './p1812-sweep.ts';
import { antennaGain, dropAngle, groundOnTheWay, LEAST_KM, sectionTo } from './section.ts';
import { NEAREST_KM, type Transmitter } from './signal.ts';

/**
 * Signal of a section alone, dBm, to 1e-7 dB: the sweep asked for the last point of its ray. For those
 * who look for the best of many masts; null where the ground on the way is not known.
 */
export function signalTo(transmitter: Transmitter, to: LonLat, ground: Ground): number | null {
  const { model, by, cellM, eirpDbm } = transmitter;
  const from: LonLat = [transmitter.lonDeg, transmitter.latDeg];
  const way = wayBetween(from, to);
  if (by !== 'p1812' || way.km < NEAREST_KM) return sectionTo(transmitter, to, ground)?.signalDbm ?? null;
  const distanceKm = Math.max(LEAST_KM, way.km);
  const ray = groundOnTheWay(from, { bearing: way.bearing, km: distanceKm }, cellM / 1000, ground);
  if (ray === null) return null;
  const last = ray.count - 1;
  const losses = new Float64Array(ray.count);
  new P1812Sweep(model, [model], ray.stepKm, ray.count, last).run(ray, last, ray.count, [losses]);
  const bearingDeg = ((way.bearing * 180) / Math.PI + 360) % 360;
  const gainDb = antennaGain(transmitter, bearingDeg, dropAngle(ray, distanceKm, transmitter));
  return eirpDbm + gainDb - (losses[last] ?? outOfRange());
}
