import type { LonLat } from './geometry.ts';
import { outOfRange } from './out-of-range.ts';

/** @param lonLat Longitude and latitude one after the other: what a worker sends of many points. */
export function* pairsOf(lonLat: Float64Array): Generator<LonLat> {
  for (let i = 0; i + 1 < lonLat.length; i += 2) yield [lonLat[i] ?? outOfRange(), lonLat[i + 1] ?? outOfRange()];
}
