import { boundsAt } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Footprints } from '../footprints.ts';
import { footprintIndex, itemRegion } from './footprint-index.ts';
import type { Region } from './regions.ts';
import { latitudesAlong, MOST_INTERVALS, rowIntervals } from './row-intervals.ts';
import { asSeenFrom, relate } from './village-relation.ts';
import { lengthInside, rowAbove, type VillageRows } from './village-rows.ts';
import type { VillageShapes } from './village-shapes.ts';

/**
 * Which positions serve which villages, without asking how much: a position serves a
 * village as soon as one of its footprints covers some of its area, in any technology.
 */

/** Indexes of the positions that serve a village. */
export function servingPositions(
  shapes: VillageShapes,
  footprints: Footprints,
  village: number,
  rowsOf: () => VillageRows,
): Set<number> {
  const serving = new Set<number>();
  const index = footprintIndex(footprints);
  const [west, south, east, north] = boundsAt(shapes.bounds, village);
  const items = index.tree?.search(west, south, east, north) ?? [];
  if (items.length === 0) return serving;
  const rows = rowsOf();
  if (!(rows.area > 0)) return serving;
  for (const item of items) {
    const position = footprints.position[index.footprint[item] ?? outOfRange()] ?? outOfRange();
    if (serving.has(position)) continue;
    const region = itemRegion(index, footprints, item);
    const relation = relate(region, shapes, village);
    if (
      relation === 'holds' ||
      (relation === 'cuts' && coversSome(asSeenFrom(region, shapes, village), rows, west, east))
    )
      serving.add(position);
  }
  return serving;
}

const cuts = new Float64Array(MOST_INTERVALS * 2);

/**
 * Whether a region covers some of a village, and of it at least this area. The same cuts of the same rows as the
 * sweep's: served exactly where a share is above 0. The rows nearest to the region's middle come first, where it is
 * widest: seldom more than a few are looked at.
 *
 * @param least Σ weight × length, as `VillageRows.area`.
 */
export function coversSome(region: Region, rows: VillageRows, boxWest: number, boxEast: number, least = 0): boolean {
  const along = latitudesAlong(region, rows.height, boxWest, boxEast);
  const reach = region.angle + rows.height / 2;
  const first = rowAbove(rows, region.lat - reach);
  const end = rowAbove(rows, region.lat + reach);
  const middle = Math.min(end, Math.max(first, rowAbove(rows, region.lat)));
  let area = 0;
  for (let k = 0; k < end - first; k++) {
    const row = k < end - middle ? middle + k : end - 1 - k;
    area += areaInRow(region, along, rows, row);
    if (area > 0 && area >= least) return true;
  }
  return false;
}

function areaInRow(region: Region, along: Float64Array, rows: VillageRows, row: number): number {
  const first = rows.spanStart[row] ?? outOfRange();
  const end = rows.spanStart[row + 1] ?? outOfRange();
  if (first === end) return 0;
  const count = rowIntervals(region, along, rows, row, cuts);
  let length = 0;
  for (let i = 0; i < count; i++)
    length += lengthInside(rows, first, end, cuts[i * 2] ?? outOfRange(), cuts[i * 2 + 1] ?? outOfRange());
  return (rows.weight[row] ?? outOfRange()) * length;
}
