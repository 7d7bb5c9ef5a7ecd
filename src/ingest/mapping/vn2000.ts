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

/** The system that a `.prj` or a name such as `urn:ogc:def:crs:EPSG::5897` states; null where it is none of ours. */
export function statedSystem(text: string): CoordinateSystem | null {
  const epsg = /EPSG\D{0,4}(\d{4,5})\b(?![\s\S]*EPSG)/i.exec(text)?.[1];
  if (epsg !== undefined && EPSG[epsg] !== undefined) return EPSG[epsg];
  if (/CRS84/i.test(text)) return { kind: 'wgs84' };
  const vietnamese = /VN[-_ ]?2000|Vietnam[_ ]2000/i.test(text);
  const number = (name: string): number =>
    Number(new RegExp(`${name}"\\s*,\\s*([-\\d.]+)`, 'i').exec(text)?.[1] ?? Number.NaN);
  if (!/PROJCS|PROJCRS/i.test(text)) {
    if (vietnamese) return { kind: 'vn2000-degrees' };
    return /WGS[_ ]?(19)?84/i.test(text) ? { kind: 'wgs84' } : null;
  }
  const [meridian, scale] = [number('central_meridian'), number('scale_factor')];
  if (Number.isNaN(meridian)) return null;
  const zone = /UTM_zone_(48|49)N/i.exec(text)?.[1];
  if (!vietnamese && zone !== undefined) return { kind: 'utm', zone: zone === '48' ? 48 : 49 };
  if (Math.abs(scale - SCALE[3]) < 1e-7) return { kind: 'vn2000', centralMeridian: meridian, zoneDeg: 3 };
  if (Math.abs(scale - SCALE[6]) < 1e-7) return { kind: 'vn2000', centralMeridian: meridian, zoneDeg: 6 };
  return null;
}

const tm3 = (centralMeridian: number): CoordinateSystem => ({ kind: 'vn2000', centralMeridian, zoneDeg: 3 });
const EPSG: Readonly<Record<string, CoordinateSystem>> = {
  4326: { kind: 'wgs84' },
  4756: { kind: 'vn2000-degrees' },
  3405: { kind: 'vn2000', centralMeridian: 105, zoneDeg: 6 },
  3406: { kind: 'vn2000', centralMeridian: 111, zoneDeg: 6 },
  32648: { kind: 'utm', zone: 48 },
  32649: { kind: 'utm', zone: 49 },
  5896: tm3(102),
  5897: tm3(105),
  5898: tm3(108),
  5899: tm3(107.75),
  9205: tm3(103),
  9206: tm3(104),
  9207: tm3(104.5),
  9208: tm3(104.75),
  9209: tm3(105.5),
  9210: tm3(105.75),
  9211: tm3(106),
  9212: tm3(106.25),
  9213: tm3(106.5),
  9214: tm3(107),
  9215: tm3(107.25),
  9216: tm3(107.5),
  9217: tm3(108.25),
  9218: tm3(108.5),
};
