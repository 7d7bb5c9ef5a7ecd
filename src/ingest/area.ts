import Flatbush from 'flatbush';
import {
  type Bounds,
  boundsOfBoxes,
  boundsOfPoints,
  isInsideRings,
  type MultiPolygonRings,
} from '../model/geometry.ts';
import type { Village } from '../model/province.ts';

/** The land of all villages together, to ask of a point whether it lies inside. */
export interface Area {
  contains(lon: number, lat: number): boolean;
}

/** Null without villages: then nothing is outside. */
export function areaOf(villages: readonly Pick<Village, 'geometry'>[]): Area | null {
  if (villages.length === 0) return null;
  const index = new Flatbush(villages.length);
  for (const { geometry } of villages) index.add(...boundsOf(geometry));
  index.finish();
  // Stations of one position follow each other in most files.
  let last: { readonly lon: number; readonly lat: number; readonly inside: boolean } | null = null;
  return {
    contains(lon, lat) {
      if (last !== null && last.lon === lon && last.lat === lat) return last.inside;
      const near = index.search(lon, lat, lon, lat);
      const inside = near.some((village) => isInsideRings([lon, lat], villages[village]?.geometry.flat() ?? []));
      last = { lon, lat, inside };
      return inside;
    },
  };
}

export function boundsOf(polygons: MultiPolygonRings): Bounds {
  const known = KNOWN_BOUNDS.get(polygons);
  if (known !== undefined) return known;
  const bounds = boundsOfBoxes(polygons.map(([outline = []]) => boundsOfPoints(outline)));
  KNOWN_BOUNDS.set(polygons, bounds);
  return bounds;
}

/** Borders do not change: a walk over millions of vertices is taken once. */
const KNOWN_BOUNDS = new WeakMap<MultiPolygonRings, Bounds>();
