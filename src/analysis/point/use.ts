import type { PointCell, Use } from '../../model/point-answer.ts';
import { USES } from '../../model/point-answer.ts';
import type { Technology } from '../../model/profile.ts';
import { buildingEntryLoss } from '../radio/building-entry.ts';

/** Loss into an ordinary house that half of the places stay under, at the frequency most masts here use. */
const WALL_GHZ = 1.8;
/** Decibels a tenfold distance costs: Hata's slope for a mast of 30 m, 44.9 − 6.55·log10(30). */
const SLOPE_DB = 44.9 - 6.55 * Math.log10(30);

/**
 * Part of a footprint's radius within which the signal is expected indoors too: what a wall takes
 * (ITU-R P.2109-2, traditional building, half of the places), given back by coming nearer.
 */
export const INDOOR_RADIUS_FACTOR = 10 ** (-buildingEntryLoss('traditional', WALL_GHZ, 0.5).lossDb / SLOPE_DB);

/** What a technology is for where it reaches: calls and messages before broadband, then the web, then video. */
function usageOf(technology: string, technologies: readonly Technology[]): Use {
  const broadband = technologies.filter((one) => one.broadband).map(({ id }) => id);
  const at = broadband.indexOf(technology);
  if (at < 0) return 'message';
  return at === 0 && broadband.length > 1 ? 'web' : 'video';
}

/** So near to the edge the next lower use is promised. */
const EDGE_M = 100;

/** The most that an operator allows at a place; null: nothing. */
export function usageAt(
  cells: readonly PointCell[],
  operator: string,
  where: 'outdoors' | 'indoors',
  technologies: readonly Technology[],
): Use | null {
  const ranks = cells.flatMap((cell) => {
    if (cell.operator !== operator || !cell[where]) return [];
    const rank = USES.indexOf(usageOf(cell.technology, technologies));
    const atEdge = where === 'outdoors' && cell.edgeM !== null && cell.edgeM < EDGE_M;
    return [Math.max(0, rank - (atEdge ? 1 : 0))];
  });
  return USES[Math.max(-1, ...ranks)] ?? null;
}
