import Flatbush from 'flatbush';
import type { Footprints } from '../footprints.ts';
import { type Region, regionBounds, sectorRegion } from './regions.ts';

/**
 * Which footprints can reach a place: an R-tree over their longitude-latitude boxes.
 * Footprints never change once made, so an index is kept for as long as its footprints
 * live, and bands of villages computed one after the other share it.
 */
const indexes = new WeakMap<Footprints, Flatbush>();

/** Index of footprints; null where there are none (an R-tree cannot be empty). */
export function footprintIndex(footprints: Footprints): Flatbush | null {
  if (footprints.count === 0) return null;
  const known = indexes.get(footprints);
  if (known !== undefined) return known;
  const index = new Flatbush(footprints.count);
  for (let i = 0; i < footprints.count; i++) {
    const [west, south, east, north] = footprintBounds(footprints, i);
    index.add(west, south, east, north);
  }
  index.finish();
  indexes.set(footprints, index);
  return index;
}

/** `west, south, east, north` of one footprint's disc, degrees. */
export function footprintBounds(footprints: Footprints, i: number): [number, number, number, number] {
  return regionBounds(footprintRegion(footprints, i));
}

export function footprintRegion(footprints: Footprints, i: number): Region {
  return sectorRegion(
    footprints.lon[i] ?? 0,
    footprints.lat[i] ?? 0,
    footprints.radiusM[i] ?? 0,
    footprints.azimuthDeg[i] ?? 0,
    footprints.beamwidthDeg[i] ?? 0,
  );
}
