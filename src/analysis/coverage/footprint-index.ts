import Flatbush from 'flatbush';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Footprints } from '../footprints.ts';
import { cellsRegion, discRegion, type Region, regionBounds, sectorRegion } from './regions.ts';

/**
 * Which footprints can reach a place: an R-tree over their longitude-latitude boxes. The
 * sectors of a mast that together look all around are one disc here, since a village at
 * its foot lies across their seams and no single sector holds it.
 *
 * Footprints never change once made, so an index is kept for as long as its footprints
 * live, and bands of villages computed one after the other share it.
 */
export interface FootprintIndex {
  /** Null where there are no footprints: an R-tree cannot be empty. */
  readonly tree: Flatbush | null;
  /** Footprint that stands for each item of the tree. */
  readonly footprint: Uint32Array;
  /** 1: the item is the whole disc, whatever the footprint's beamwidth. */
  readonly whole: Uint8Array;
  /** Region by item, made when first asked for: a footprint reaches many villages, and neighbours are asked for together. */
  readonly region: Map<number, Region>;
}

/** More regions than a province has footprints; a country's would fill hundreds of megabytes. */
const REGIONS_KEPT = 65_536;

const indexes = new WeakMap<Footprints, FootprintIndex>();

/** The index of these footprints, built once and kept as long as they are. */
export function footprintIndex(footprints: Footprints): FootprintIndex {
  const known = indexes.get(footprints);
  if (known !== undefined) return known;
  const made = buildIndex(footprints);
  indexes.set(footprints, made);
  return made;
}

function buildIndex(footprints: Footprints): FootprintIndex {
  const footprint = new Uint32Array(footprints.count);
  const whole = new Uint8Array(footprints.count);
  let items = 0;
  for (let i = 0; i < footprints.count; ) {
    const next = endOfSectors(footprints, i);
    if (looksAllAround(footprints, i, next)) {
      footprint[items] = i;
      whole[items++] = 1;
    } else {
      for (let f = i; f < next; f++) footprint[items++] = f;
    }
    i = next;
  }
  const region = new Map<number, Region>();
  if (items === 0) return { tree: null, footprint, whole, region };
  const tree = new Flatbush(items);
  for (let item = 0; item < items; item++) {
    const [west, south, east, north] = footprintBounds(footprints, footprint[item] ?? outOfRange());
    tree.add(west, south, east, north);
  }
  tree.finish();
  return { tree, footprint, whole, region };
}

/** One past the last footprint of the same station, place, radius and cell: `footprintsOf` lists its sectors together. */
function endOfSectors(footprints: Footprints, first: number): number {
  let i = first + 1;
  while (
    i < footprints.count &&
    footprints.station[i] === footprints.station[first] &&
    footprints.cell[i] === footprints.cell[first] &&
    footprints.radiusM[i] === footprints.radiusM[first] &&
    footprints.lon[i] === footprints.lon[first] &&
    footprints.lat[i] === footprints.lat[first]
  ) {
    i++;
  }
  return i;
}

/** Whether sectors leave no bearing out. Half a billionth of a degree is rounding, not a gap. */
function looksAllAround(footprints: Footprints, from: number, to: number): boolean {
  const starts: (readonly [start: number, width: number])[] = [];
  for (let i = from; i < to; i++) {
    const width = footprints.beamwidthDeg[i] ?? outOfRange();
    if (width >= 360) return true;
    const start = ((footprints.azimuthDeg[i] ?? outOfRange()) - width / 2) % 360;
    starts.push([start < 0 ? start + 360 : start, width]);
  }
  if (starts.length === 1) return false;
  starts.sort((a, b) => a[0] - b[0]);
  const first = starts[0]?.[0] ?? outOfRange();
  let reached = first;
  for (const [start, width] of starts) {
    if (start > reached + 5e-10) return false;
    reached = Math.max(reached, start + width);
  }
  return reached >= first + 360 - 5e-10;
}

/** Region of one item of the index. */
export function itemRegion(index: FootprintIndex, footprints: Footprints, item: number): Region {
  const known = index.region.get(item);
  if (known !== undefined) return known;
  const i = index.footprint[item] ?? outOfRange();
  const cells = footprints.cells?.[i]?.served;
  const made =
    cells !== undefined
      ? cellsRegion(cells)
      : index.whole[item] === 1
        ? discRegion(
            footprints.lon[i] ?? outOfRange(),
            footprints.lat[i] ?? outOfRange(),
            footprints.radiusM[i] ?? outOfRange(),
          )
        : footprintRegion(footprints, i);
  if (index.region.size >= REGIONS_KEPT) index.region.clear();
  index.region.set(item, made);
  return made;
}

/** Region of one footprint, as given. */
export function footprintRegion(footprints: Footprints, i: number): Region {
  return sectorRegion(
    footprints.lon[i] ?? outOfRange(),
    footprints.lat[i] ?? outOfRange(),
    footprints.radiusM[i] ?? outOfRange(),
    footprints.azimuthDeg[i] ?? outOfRange(),
    footprints.beamwidthDeg[i] ?? outOfRange(),
  );
}

/** `west, south, east, north` of one footprint's disc, degrees. */
export function footprintBounds(footprints: Footprints, i: number): [number, number, number, number] {
  return regionBounds(
    discRegion(
      footprints.lon[i] ?? outOfRange(),
      footprints.lat[i] ?? outOfRange(),
      footprints.radiusM[i] ?? outOfRange(),
    ),
  );
}
