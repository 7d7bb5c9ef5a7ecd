import { EARTH_RADIUS_M, type LonLat } from '../../model/geometry.ts';

/** Way along the sphere between two places, as rays over the ground take it. */

const RADIANS = Math.PI / 180;

/** Length in km, and bearing at the start, radians clockwise from north: 0 where both are one. */
export function wayBetween(from: LonLat, to: LonLat): { readonly km: number; readonly bearing: number } {
  const [lat1, lat2] = [from[1] * RADIANS, to[1] * RADIANS];
  const dLon = (to[0] - from[0]) * RADIANS;
  const half = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(dLon / 2) ** 2;
  const east = Math.sin(dLon) * Math.cos(lat2);
  const north = Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(dLon);
  return {
    km: (2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(half)))) / 1000,
    bearing: Math.atan2(east, north),
  };
}

/** The place at a distance along a bearing, radians clockwise from north. */
export function placeAlong(from: LonLat, bearing: number, km: number): LonLat {
  const angle = (km * 1000) / EARTH_RADIUS_M;
  const lat = from[1] * RADIANS;
  const sinLat = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing);
  const east = Math.sin(angle) * Math.sin(bearing);
  const north = Math.cos(lat) * Math.cos(angle) - Math.sin(lat) * Math.sin(angle) * Math.cos(bearing);
  return [from[0] + Math.atan2(east, north) / RADIANS, Math.asin(sinLat) / RADIANS];
}
