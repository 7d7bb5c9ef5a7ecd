import { EARTH_RADIUS_M, type LonLat } from '../../model/geometry.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Footprints } from '../footprints.ts';

const RADIANS = Math.PI / 180;

/**
 * Metres from a place to the edge of a disc or sector: positive inside, negative outside. Plane
 * geometry around the place: over the few kilometres of a footprint the error is under 0.1%.
 *
 * @param radiusFactor Shrinks the footprint, 0 to 1.
 */
export function metresInside([lon, lat]: LonLat, footprints: Footprints, f: number, radiusFactor = 1): number {
  const middleLat = (lat + (footprints.lat[f] ?? outOfRange())) / 2;
  const scale = RADIANS * EARTH_RADIUS_M;
  const east = (lon - (footprints.lon[f] ?? outOfRange())) * scale * Math.cos(middleLat * RADIANS);
  const north = (lat - (footprints.lat[f] ?? outOfRange())) * scale;
  const distance = Math.hypot(east, north);
  const radius = (footprints.radiusM[f] ?? outOfRange()) * radiusFactor;
  const beamwidth = footprints.beamwidthDeg[f] ?? outOfRange();
  if (beamwidth >= 360) return radius - distance;

  // Angle off the axis of the sector, 0 to 180 degrees, and from its nearer side.
  const bearing = Math.atan2(east, north) / RADIANS;
  const turned = (((bearing - (footprints.azimuthDeg[f] ?? outOfRange())) % 360) + 540) % 360;
  const off = Math.abs(turned - 180);
  const past = (off - beamwidth / 2) * RADIANS;
  if (past <= 0) {
    const fromSide = past <= -Math.PI / 2 ? distance : distance * Math.sin(-past);
    return Math.min(radius - distance, distance <= radius ? fromSide : Infinity);
  }
  // Beside the sector: its side is a line from the mast to the arc.
  const along = Math.max(0, Math.min(radius, distance * Math.cos(past)));
  return -Math.hypot(distance * Math.cos(past) - along, distance * Math.sin(past));
}
