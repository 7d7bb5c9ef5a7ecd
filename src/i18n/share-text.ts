import type { Format } from './format.ts';

/**
 * A share as a person may read it: exact, or of a published folder the bounds of its level
 * (`20–50%`; `<50%` of the first), since no exact figure stands behind it.
 *
 * @param share From 0 to 1; of a level its least share.
 * @param digits Of an exact share.
 */
export function shareText(
  share: number,
  { levelBounds }: { readonly levelBounds?: readonly number[] | undefined },
  f: Pick<Format, 'percent'>,
  digits?: number,
): string {
  if (levelBounds === undefined || Number.isNaN(share)) return f.percent(share, digits);
  const next = levelBounds.find((bound) => bound > share);
  if (next === undefined) return `≥${f.percent(share, 0)}`;
  if (share <= Math.min(...levelBounds)) return `<${f.percent(next, 0)}`;
  return `${f.percent(share, 0).replace(/[\s\u00a0]?%$/, '')}–${f.percent(next, 0)}`;
}
