import type { LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import { type FootprintIndex, footprintIndex, itemRegion } from '../coverage/footprint-index.ts';
import { cellsRegion, discRegion, type Region, sectorRegion } from '../coverage/regions.ts';
import type { Footprints } from '../footprints.ts';

/**
 * The footprints of each station. A footprint is named by its item in the index, where
 * sectors that look all around are one disc.
 */
export interface StationItems {
  readonly index: FootprintIndex;
  /** `operator index × technology count + technology index`. */
  cellOf(item: number): number;
  stationOf(item: number): number;
  ofStation(station: number): number[];
  /** Region of an item at its own place, or as it would be at another. */
  region(item: number, place: LonLat | null): Region;
}

/** Footprints by station, good as long as the footprints are. */
export function stationItems(footprints: Footprints): StationItems {
  const index = footprintIndex(footprints);
  const footprintOf = (item: number): number => index.footprint[item] ?? outOfRange();
  const stationOf = (item: number): number => footprints.station[footprintOf(item)] ?? outOfRange();
  const chains = chainItems(footprints, index, stationOf);
  return {
    index,
    stationOf,
    cellOf: (item) => footprints.cell[footprintOf(item)] ?? outOfRange(),
    ofStation(station) {
      const own: number[] = [];
      for (let item = chains.first[station] ?? outOfRange(); item >= 0; item = chains.next[item] ?? outOfRange())
        own.push(item);
      return own;
    },
    region: (item, place) =>
      place === null ? itemRegion(index, footprints, item) : regionAt(footprints, index, item, place),
  };
}

function regionAt(footprints: Footprints, index: FootprintIndex, item: number, [lon, lat]: LonLat): Region {
  const f = index.footprint[item] ?? outOfRange();
  const modelled = footprints.cells?.[f]?.at([lon, lat]);
  if (modelled) return cellsRegion(modelled);
  const radiusM = footprints.cells?.[f]?.discM ?? footprints.radiusM[f] ?? outOfRange();
  if (index.whole[item] === 1) return discRegion(lon, lat, radiusM);
  return sectorRegion(
    lon,
    lat,
    radiusM,
    footprints.azimuthDeg[f] ?? outOfRange(),
    footprints.beamwidthDeg[f] ?? outOfRange(),
  );
}

/** Items of one station after another, as chains: a country has too many stations for a list each. */
function chainItems(
  footprints: Footprints,
  index: FootprintIndex,
  stationOf: (item: number) => number,
): { readonly first: Int32Array; readonly next: Int32Array } {
  const items = index.tree?.numItems ?? 0;
  const first = new Int32Array(footprints.station.reduce((most, station) => Math.max(most, station), -1) + 1).fill(-1);
  const next = new Int32Array(items);
  for (let item = items - 1; item >= 0; item--) {
    next[item] = first[stationOf(item)] ?? outOfRange();
    first[stationOf(item)] = item;
  }
  return { first, next };
}
