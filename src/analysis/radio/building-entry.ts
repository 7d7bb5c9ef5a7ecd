import type { RadioFault } from '../../model/radio.ts';
import { normalTail } from './normal-tail.ts';

/** Loss into buildings: Recommendation ITU-R P.2109-2. */

export type Building = 'traditional' | 'thermally-efficient';

/** Coefficients by kind of building, table 1. */
const COEFFICIENTS = {
  traditional: { r: 12.64, s: 3.72, t: 0.96, u: 9.6, v: 2, w: 9.1, x: -3, y: 4.5, z: -2 },
  'thermally-efficient': { r: 28.19, s: -3, t: 8.48, u: 13.5, v: 3.8, w: 27.8, x: -2.9, y: 9.4, z: -2.1 },
} as const;

/** Loss into a building not exceeded for a share of places, dB, and the terms it is made of. */
export interface BuildingEntry {
  readonly lossDb: number;
  readonly terms: Readonly<Record<string, number>>;
  readonly warnings: readonly RadioFault[];
}

/**
 * Loss that is not exceeded in a share of the places, (1) to (10).
 *
 * @param share 0 to 1, both excluded.
 * @param elevationDeg Of the path at the wall.
 */
export function buildingEntryLoss(building: Building, fGhz: number, share: number, elevationDeg = 0): BuildingEntry {
  const c = COEFFICIENTS[building];
  const logF = Math.log10(fGhz);
  const horizontalDb = c.r + c.s * logF + c.t * logF ** 2;
  const elevationDb = 0.212 * Math.abs(elevationDeg);
  const deviations = -normalTail(share);
  const aDb = deviations * (c.u + c.v * logF) + horizontalDb + elevationDb;
  const bDb = deviations * (c.y + c.z * logF) + c.w + c.x * logF;
  const lossDb = 10 * Math.log10(10 ** (0.1 * aDb) + 10 ** (0.1 * bDb) + 10 ** -0.3);
  const inDomain = fGhz >= 0.08 && fGhz <= 100;
  return {
    lossDb,
    terms: { horizontalDb, elevationDb, aDb, bDb, cDb: -3 },
    warnings: inDomain ? [] : [{ field: 'fGhz', found: `${fGhz}`, expected: '0.08 to 100' }],
  };
}
