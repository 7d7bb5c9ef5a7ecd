import type { LonLat } from '../model/geometry.ts';

/** So many things at one place of the map. */
export interface Mark {
  readonly at: LonLat;
  readonly count: number;
}

/** Radius of a mark's disc with its edge at zooms 8 and 13, as `overlayPoints` draws it, pixels. */
const RADII = [9.5, 14.5] as const;
const BETWEEN_PX = 3;
/** Of the world at zoom 0. */
const WORLD_PX = 512;
/** Marks are joined anew at each half level of zoom. */
const STEPS = 2;

/** The zoom that marks are joined for: the farthest out at which they still are. */
export function zoomOfMarks(zoom: number): number {
  return Math.floor(zoom * STEPS) / STEPS;
}

/**
 * Marks whose discs would lie over each other, as one with the sum of their counts. It stands where the largest of
 * them does, so that discs that are left never touch.
 *
 * @param zoom As `zoomOfMarks` gives it; the marks are right up to half a level nearer.
 */
export function joinedMarks(marks: readonly Mark[], zoom: number): readonly Mark[] {
  const nearest = Math.min(13, Math.max(8, zoom + 1 / STEPS));
  const radius = RADII[0] + ((RADII[1] - RADII[0]) * (nearest - 8)) / 5;
  const least = 2 * radius + BETWEEN_PX;
  const joined: { readonly at: LonLat; readonly x: number; readonly y: number; count: number }[] = [];
  for (const { at, count } of [...marks].sort((a, b) => b.count - a.count)) {
    const [x, y] = pixelsOf(at, zoom);
    const near = joined.find((one) => Math.hypot(one.x - x, one.y - y) < least);
    if (near) near.count += count;
    else joined.push({ at, x, y, count });
  }
  return joined.map(({ at, count }) => ({ at, count }));
}

/** Web Mercator, as the map has it. */
function pixelsOf([lon, lat]: LonLat, zoom: number): readonly [x: number, y: number] {
  const world = WORLD_PX * 2 ** zoom;
  const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return [(world * (lon + 180)) / 360, (world * (1 - y / Math.PI)) / 2];
}
