import type { CoverClass } from '../../model/ground.ts';
import { outOfRange } from '../../model/out-of-range.ts';

/**
 * Heights of trees and houses point by point (a canopy or building model less the ground), put into the
 * raster of land cover: each whole metre is a class of its own, so that a ground keeps one byte a point.
 */

/** What all these classes are called. */
export const CLUTTER_HEIGHT = 'Clutter height';

const [LOWEST_CODE, HIGHEST_CODE] = [1, 255];
/** No file says. */
export const NOT_STATED = -1;

/**
 * Changes the cover of each point whose height is stated, and tells the classes that this makes. Sea and coast
 * stay, since their zone counts too; so does a class that stands as high.
 *
 * @param cover Codes of `classes`, 0 where there is none.
 * @param statedM Whole metres, or `NOT_STATED`; heights beyond the number of free codes count as the last of them.
 */
export function putHeights(
  cover: Uint8Array,
  statedM: Int16Array,
  classes: readonly CoverClass[],
): readonly CoverClass[] {
  const byCode = new Map(classes.map((one) => [one.code, one]));
  const free: number[] = [];
  for (let code = HIGHEST_CODE; code >= LOWEST_CODE; code--) if (!byCode.has(code)) free.push(code);
  const made = new Map<number, CoverClass>();
  statedM.forEach((stated, point) => {
    const before = byCode.get(cover[point] ?? outOfRange());
    if (stated === NOT_STATED || (before && (before.zone !== 4 || before.clutterM === stated))) return;
    const clutterM = Math.min(stated, free.length - 1);
    const code = free[clutterM] ?? outOfRange();
    cover[point] = code;
    if (!made.has(code)) made.set(code, { code, name: CLUTTER_HEIGHT, clutterM, zone: 4 });
  });
  return [...made.values()].sort((a, b) => a.clutterM - b.clutterM);
}
