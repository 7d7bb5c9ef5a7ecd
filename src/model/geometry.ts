import { outOfRange } from './out-of-range.ts';

/** Coordinates are WGS 84 degrees, longitude first, everywhere in this project. */

export type LonLat = readonly [lon: number, lat: number];

/** GeoJSON ring: first position repeated last; either direction. */
export type Ring = readonly LonLat[];

/** Rings of one polygon: the first is the outline, the others holes. */
export type PolygonRings = readonly Ring[];

/** One or more polygons; a GeoJSON Polygon is a list of one. */
export type MultiPolygonRings = readonly PolygonRings[];

/** [west, south, east, north] in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Mean earth radius in metres, the same as Turf's, so that Turf can be the judge. */
export const EARTH_RADIUS_M = 6_371_008.8;

/** The box of points in any order; from Infinity to −Infinity where there are none. */
export function boundsOfPoints(points: Iterable<LonLat>): Bounds {
  let [west, south, east, north] = NOTHING;
  for (const point of points) {
    const lon = point[0];
    const lat = point[1];
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return [west, south, east, north];
}

/** The box around boxes; from Infinity to −Infinity where there are none. */
export function boundsOfBoxes(boxes: Iterable<Bounds>): Bounds {
  let [west, south, east, north] = NOTHING;
  for (const box of boxes) {
    west = Math.min(west, box[0]);
    south = Math.min(south, box[1]);
    east = Math.max(east, box[2]);
    north = Math.max(north, box[3]);
  }
  return [west, south, east, north];
}

const NOTHING: Bounds = [Infinity, Infinity, -Infinity, -Infinity];

/**
 * One box of a flat array.
 *
 * @param flat `west, south, east, north` of each box.
 */
export function boundsAt(flat: ArrayLike<number>, index: number): Bounds {
  const at = index * 4;
  return [
    flat[at] ?? outOfRange(),
    flat[at + 1] ?? outOfRange(),
    flat[at + 2] ?? outOfRange(),
    flat[at + 3] ?? outOfRange(),
  ];
}

/**
 * Even-odd over all the rings: what is in a hole is outside, and of two neighbours that share a
 * border only one has a point on it. A ring may be open or closed.
 */
export function isInsideRings([lon, lat]: LonLat, rings: readonly Ring[]): boolean {
  let inside = false;
  for (const ring of rings) {
    let before = ring.at(-1);
    for (const vertex of ring) {
      if (before !== undefined && vertex[1] > lat !== before[1] > lat) {
        const x = vertex[0];
        const y = vertex[1];
        if (lon < ((before[0] - x) * (lat - y)) / (before[1] - y) + x) inside = !inside;
      }
      before = vertex;
    }
  }
  return inside;
}

/** A measure that orders places of one province by how near they are; no distance. */
export function squaredDegrees([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const east = (lonA - lonB) * Math.cos((latA * Math.PI) / 180);
  return east ** 2 + (latA - latB) ** 2;
}
