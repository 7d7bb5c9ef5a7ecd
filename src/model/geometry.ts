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
