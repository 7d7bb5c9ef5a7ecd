import proj4 from 'proj4';
import type { LonLat } from '../../model/geometry.ts';
import type { CoordinateSystem } from '../../model/mapping.ts';

/**
 * Coordinates of the file → WGS 84 longitude and latitude. The seven parameters are those of
 * the official transformation (EPSG:6960, "VN-2000 to WGS 84 (2)"). Their rotations are
 * published for the coordinate frame; `+towgs84` wants a position vector, so they change sign:
 * taken as printed they would lead half a metre astray.
 */
const TO_WGS84 = '-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278';
const SCALE = { 3: 0.9999, 6: 0.9996 } as const;

export type ToLonLat = (east: number, north: number) => LonLat;

const made = new Map<string, ToLonLat>();

/** Not finite where the coordinates are outside of what the projection can be undone for. */
export function toLonLat(crs: CoordinateSystem): ToLonLat {
  if (crs.kind === 'wgs84') return (east, north) => [east, north];
  const definition = definitionOf(crs);
  if (definition === '') return () => [Number.NaN, Number.NaN];
  const known = made.get(definition);
  if (known !== undefined) return known;
  const { forward } = proj4(definition, 'WGS84');
  const convert: ToLonLat = (east, north) => {
    if (!Number.isFinite(east) || !Number.isFinite(north)) return [Number.NaN, Number.NaN];
    const [lon = Number.NaN, lat = Number.NaN] = forward([east, north]);
    return [lon, lat];
  };
  made.set(definition, convert);
  return convert;
}

/** From WGS 84 to the plane, e.g. for an export. */
export function fromLonLat(
  crs: CoordinateSystem,
): (lon: number, lat: number) => readonly [east: number, north: number] {
  if (crs.kind === 'wgs84') return (lon, lat) => [lon, lat];
  const { inverse } = proj4(definitionOf(crs), 'WGS84');
  return (lon, lat) => {
    const [east = Number.NaN, north = Number.NaN] = inverse([lon, lat]);
    return [east, north];
  };
}

function definitionOf(crs: Exclude<CoordinateSystem, { kind: 'wgs84' }>): string {
  switch (crs.kind) {
    case 'other':
      return crs.definition ?? '';
    case 'vn2000-degrees':
      return `+proj=longlat +ellps=WGS84 +towgs84=${TO_WGS84} +no_defs`;
    case 'utm':
      return `+proj=utm +zone=${crs.zone} +datum=WGS84 +units=m +no_defs`;
    case 'vn2000':
      return (
        `+proj=tmerc +lat_0=0 +lon_0=${crs.centralMeridian} +k=${SCALE[crs.zoneDeg]} +x_0=500000 +y_0=0 ` +
        `+ellps=WGS84 +towgs84=${TO_WGS84} +units=m +no_defs`
      );
  }
}
