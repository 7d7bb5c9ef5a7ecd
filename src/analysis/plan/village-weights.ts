import type { Village } from '../../model/province.ts';

/** How much each village counts in the choice of a plan (field `weight`). */

/** By village; null: all count alike, and nothing is weighted. */
export function villageWeights(villages: readonly Pick<Village, 'planWeight'>[]): Float64Array | null {
  if (villages.every(({ planWeight }) => planWeight === null || planWeight === 1)) return null;
  return Float64Array.from(villages, ({ planWeight }) => planWeight ?? 1);
}
