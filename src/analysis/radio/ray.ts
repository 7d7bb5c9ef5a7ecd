import type { RadioZone } from './path-profile.ts';

/**
 * Ground along one bearing from a mast, at points of equal steps; the mast is point 0. Written
 * over itself for each bearing.
 */
export interface Ray {
  readonly stepKm: number;
  /** Points that are filled; the arrays have room for more. */
  count: number;
  readonly heightM: Float64Array;
  /** What stands on the ground: trees, houses. */
  readonly clutterM: Float64Array;
  /** A `RadioZone` a point. */
  readonly zone: Uint8Array;
}

/** Zone code of sea. */
export const SEA: RadioZone = 1;
/** Zone code of land away from the coast. */
export const INLAND: RadioZone = 4;

/** An empty ray with room for `capacity` points: no ground, all inland. */
export function newRay(stepKm: number, capacity: number): Ray {
  return {
    stepKm,
    count: 0,
    heightM: new Float64Array(capacity),
    clutterM: new Float64Array(capacity),
    zone: new Uint8Array(capacity).fill(INLAND),
  };
}
