/** Columns that say where a row lies: degrees, metres of a plane, or both coordinates in one cell. */

export interface PlaceSpec {
  readonly label: { readonly vi: string; readonly en: string };
  /** What else it goes by. */
  readonly names: readonly string[];
  readonly example: string;
}

/** Columns of coordinates: degrees of WGS 84, or metres of a plane system. */
export const PLACE_COLUMNS = {
  lon: {
    label: { vi: 'Kinh độ', en: 'Longitude' },
    names: [
      'lon',
      'long',
      'lng',
      'tọa độ kinh độ',
      'kinh độ trạm',
      'kđ',
      'kinh tuyến',
      'lon wgs84',
      'x lon',
      'lon x',
      'gps lon',
      'lon gps',
      'long deg',
    ],
    example: '105,9745',
  },
  lat: {
    label: { vi: 'Vĩ độ', en: 'Latitude' },
    names: [
      'lat',
      'tọa độ vĩ độ',
      'vĩ độ trạm',
      'vđ',
      'vĩ tuyến',
      'lat wgs84',
      'y lat',
      'lat y',
      'gps lat',
      'lat gps',
      'lat deg',
    ],
    example: '20,2506',
  },
  x: {
    label: { vi: 'X', en: 'X' },
    names: [
      'tọa độ X',
      'X VN2000',
      'X VN-2000',
      'tọa độ X VN2000',
      'northing',
      'north',
      'N',
      'bắc',
      'xcoord',
      'x coord',
      'coord x',
      'point x',
    ],
    example: '2240000',
  },
  y: {
    label: { vi: 'Y', en: 'Y' },
    names: [
      'tọa độ Y',
      'Y VN2000',
      'Y VN-2000',
      'tọa độ Y VN2000',
      'easting',
      'east',
      'E',
      'đông',
      'ycoord',
      'y coord',
      'coord y',
      'point y',
    ],
    example: '600000',
  },
  coordinates: {
    label: { vi: 'Tọa độ', en: 'Coordinates' },
    names: [
      'coordinate',
      'lat long',
      'lat lon',
      'long lat',
      'latlng',
      'lat lng',
      'gps',
      'vị trí tọa độ',
      'tọa độ GPS',
      'location',
      'wkt',
      'wkb',
      'geom',
      'geometry',
      'the geom',
      'wkt geom',
      'tile',
      'shape',
      'geojson',
      'link bản đồ',
      'bản đồ',
      'google maps',
      'link google map',
      'map link',
    ],
    example: '20.2506, 105.9745',
  },
} as const satisfies Readonly<Record<string, PlaceSpec>>;
