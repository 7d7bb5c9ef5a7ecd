import Flatbush from 'flatbush';
import type { Bounds, MultiPolygonRings } from '../model/geometry.ts';
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
      const inside = near.some((village) => isInside(lon, lat, villages[village]?.geometry ?? []));
      last = { lon, lat, inside };
      return inside;
    },
  };
}

export function boundsOf(polygons: MultiPolygonRings): Bounds {
  const known = KNOWN_BOUNDS.get(polygons);
  if (known !== undefined) return known;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outline = []] of polygons) {
    for (const point of outline) {
      const lon = point[0];
      const lat = point[1];
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  }
  const bounds: Bounds = [west, south, east, north];
  KNOWN_BOUNDS.set(polygons, bounds);
  return bounds;
}

/** Borders do not change: a walk over millions of vertices is taken once. */
const KNOWN_BOUNDS = new WeakMap<MultiPolygonRings, Bounds>();

/** Even-odd over all rings: holes are outside, and a shared border belongs to one side only. */
function isInside(lon: number, lat: number, polygons: MultiPolygonRings): boolean {
  let inside = false;
  for (const rings of polygons) {
    for (const ring of rings) {
      let previous = ring.at(-1);
      for (const vertex of ring) {
        if (previous !== undefined && vertex[1] > lat !== previous[1] > lat) {
          const [x, y] = vertex;
          if (lon < ((previous[0] - x) * (lat - y)) / (previous[1] - y) + x) inside = !inside;
        }
        previous = vertex;
      }
    }
  }
  return inside;
}
