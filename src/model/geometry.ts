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

/** A measure that orders places of one province by how near they are; no distance. */
export function squaredDegrees([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const east = (lonA - lonB) * Math.cos((latA * Math.PI) / 180);
  return east ** 2 + (latA - latB) ** 2;
}
