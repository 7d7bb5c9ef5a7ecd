import type { CoordinateSystem } from '../../model/mapping.ts';
import { toLonLat } from './vn2000.ts';

/**
 * The system that a `.prj` or a name such as `urn:ogc:def:crs:EPSG::5897` states. A system that
 * is stated and not known is an answer too: its coordinates are not WGS 84, and are not taken for it.
 */

const SCALE = { 3: 0.9999, 6: 0.9996 } as const;
const MOST_TEXT = 20_000;

/** Null where nothing is stated. */
export function statedSystem(given: string): CoordinateSystem | null {
  const text = given.slice(0, MOST_TEXT).trim();
  if (text === '' || /^(LOCAL_CS|ENGCRS|ENGINEERINGCRS)|^undefined|^unknown$/i.test(text)) return null;
  const code = codeIn(text);
  if (code !== null) {
    const known = systemOfCode(code);
    if (known !== undefined) return known;
  }
  if (/CRS:?84\b|CRS83|OGC:84/i.test(text)) return { kind: 'wgs84' };
  const words = nameIn(text);
  if (/\b(PROJCS|PROJCRS|PROJECTEDCRS)\b/i.test(text)) return planeSystem(text, words);
  if (/^\+proj|\+proj=/.test(text)) return hasProjDatum(text) ? asWritten(text, words) : unknown(words);
  if (isVn2000(text)) return { kind: 'vn2000-degrees' };
  const older = olderDatum(text);
  if (older !== null) return converted(words, `+proj=longlat ${older.parameters} +no_defs`, older);
  if (isWgs84(text)) return { kind: 'wgs84' };
  if (isOnWgs84Ellipsoid(text))
    return hasShift(text)
      ? asWritten(text, words)
      : converted(words, '+proj=longlat +ellps=WGS84 +no_defs', UNNAMED_DATUM);
  const name = code === null ? words : `EPSG:${code} ${words}`.trim();
  return hasShift(text) ? asWritten(text, name) : unknown(name);
}

/** The name that stands first in well-known text, else all of it. */
function nameIn(text: string): string {
  return /^\s*\w+\s*\[\s*"([^"]{1,200})"/.exec(text.replace(/^EPSG:\d+\s+/i, ''))?.[1] ?? text.slice(0, 80);
}

/** The last code of an authority: in well-known text that of the whole stands behind those of its parts. */
function codeIn(text: string): number | null {
  const own = /^\s*(?:urn:[\w.-]+:def:crs:|https?:\/\/\S*\/)?(?:EPSG|ESRI)(?:[:/]+[\d.]*)?[:/]+(\d{4,6})\b/i.exec(text);
  if (own !== null) return Number(own[1]);
  const href = /(?:epsg|esri)\/(?:[\d.]+\/)?(\d{4,6})/i.exec(text.slice(0, 300));
  if (href !== null) return Number(href[1]);
  const behind = /(?:AUTHORITY|ID)\s*\[\s*"(?:EPSG|ESRI)"\s*,\s*"?(\d{4,6})"?\s*\]\s*\]\s*$/i.exec(text.slice(-200));
  return behind === null ? null : Number(behind[1]);
}

/** What well-known text says of a plane; NaN where it says nothing. */
interface Plane {
  readonly projection: string | undefined;
  readonly meridianDeg: number;
  readonly originLatDeg: number;
  readonly scale: number;
  readonly falseEastingM: number;
  readonly falseNorthingM: number;
}

function planeIn(text: string): Plane {
  const number = (...names: string[]): number => {
    for (const one of names) {
      const found = new RegExp(`"${one}"\\s*,\\s*(-?[\\d.]{1,30}(?:e-?\\d+)?)`, 'i').exec(text)?.[1];
      if (found !== undefined) return Number(found);
    }
    return Number.NaN;
  };
  return {
    projection: /(?:PROJECTION|METHOD)\s*\[\s*"([^"]{1,80})"/i
      .exec(text)?.[1]
      ?.replace(/[\s_]+/g, '')
      .toLowerCase(),
    meridianDeg: number('central_meridian', 'Longitude of natural origin'),
    originLatDeg: number('latitude_of_origin', 'Latitude of natural origin'),
    scale: number('scale_factor', 'Scale factor at natural origin'),
    falseEastingM: number('false_easting', 'False easting'),
    falseNorthingM: number('false_northing', 'False northing'),
  };
}

function planeSystem(text: string, name: string): CoordinateSystem {
  const plane = planeIn(text);
  if (isWgs84(text) && isWebMercator(plane, name)) return WEB_MERCATOR;
  const isTransverse =
    !Number.isNaN(plane.meridianDeg) &&
    (plane.projection === undefined || /^(transversemercator|gauss-?kruger)$/.test(plane.projection));
  const older = olderDatum(text);
  const isShifted = hasShift(text);
  if (isVn2000(text))
    return (isTransverse ? vn2000Plane(plane) : null) ?? (isShifted ? asWritten(text, name) : unknown(name));
  if (older !== null)
    return isTransverse
      ? converted(name, `${transverseMercator(plane)} ${older.parameters} +units=m +no_defs`, older)
      : unknown(name);
  if (isTransverse && isWgs84(text)) return wgs84Plane(plane, name);
  if (isTransverse && isOnWgs84Ellipsoid(text)) {
    // The scale of a national zone on the ellipsoid that both share: a program that does not know the datum's name.
    const own = zoneDegOf(plane) === 3 ? vn2000Plane(plane) : null;
    if (own !== null) return own;
    if (!isShifted)
      return converted(name, `${transverseMercator(plane)} +ellps=WGS84 +units=m +no_defs`, UNNAMED_DATUM);
  }
  return isWgs84(text) || isShifted ? asWritten(text, name) : unknown(name);
}

/** Any projection that the text describes whole, on a datum that is known; else named and not read. */
function asWritten(text: string, name: string): CoordinateSystem {
  try {
    const system: CoordinateSystem = { kind: 'other', name: name.slice(0, 80), definition: text };
    toLonLat(system);
    return system;
  } catch {
    return unknown(name);
  }
}

/** Parameters to WGS 84 stand in the text. */
function hasShift(text: string): boolean {
  return /TOWGS84\s*\[|\+towgs84=/i.test(text);
}

function hasProjDatum(text: string): boolean {
  return /\+datum=WGS84\b/i.test(text) || hasShift(text);
}

function isWebMercator({ projection }: Plane, name: string): boolean {
  return (
    /^(mercatorauxiliarysphere|popularvisualisationpseudo-?mercator)$/.test(projection ?? '') ||
    /Pseudo-?Mercator|Web_?Mercator/i.test(name)
  );
}

/** Width of the zones that have this scale along their meridian; null where none has. */
function zoneDegOf({ scale }: Plane): 3 | 6 | null {
  if (Math.abs(scale - SCALE[3]) < 1e-7) return 3;
  return Math.abs(scale - SCALE[6]) < 1e-7 ? 6 : null;
}

/** Whether eastings are counted from 500 km west of the meridian. */
function hasUsualEasting({ falseEastingM }: Plane): boolean {
  return Number.isNaN(falseEastingM) || Math.abs(falseEastingM - 500_000) < 1e-3;
}

function vn2000Plane(plane: Plane): CoordinateSystem | null {
  const zoneDeg = zoneDegOf(plane);
  return zoneDeg !== null && hasUsualEasting(plane)
    ? { kind: 'vn2000', centralMeridian: plane.meridianDeg, zoneDeg }
    : null;
}

function wgs84Plane(plane: Plane, name: string): CoordinateSystem {
  const zoneDeg = hasUsualEasting(plane) ? zoneDegOf(plane) : null;
  const zone = (plane.meridianDeg + 183) / 6;
  if (zoneDeg === 6 && /UTM/i.test(name) && Number.isInteger(zone) && !(plane.falseNorthingM > 0)) return utm(zone);
  // The scale of a national zone on the ellipsoid that both share: a program that does not know the datum's name.
  if (zoneDeg === 3 && !/WGS[ _]?(19)?84[ _/]*(TM|UTM|Transverse)/i.test(name))
    return { kind: 'vn2000', centralMeridian: plane.meridianDeg, zoneDeg };
  return { kind: 'other', name, definition: `${transverseMercator(plane)} +datum=WGS84 +units=m +no_defs` };
}

/** As PROJ writes it, without the datum. */
function transverseMercator(plane: Plane): string {
  return (
    `+proj=tmerc +lat_0=${plane.originLatDeg || 0} +lon_0=${plane.meridianDeg} ` +
    `+k=${plane.scale || 1} +x_0=${plane.falseEastingM || 0} +y_0=${plane.falseNorthingM || 0}`
  );
}

function isVn2000(text: string): boolean {
  return /VN[-_ ]?2000|Viet[-_ ]?nam[-_ ]?2000/i.test(text);
}

/** A datum without a name, of which a program knew only the ellipsoid: it may be VN-2000, which has the same. */
const UNNAMED = /unknown[_ ]based[_ ]on[_ ]WGS[_ ]?(19)?84[_ ]ellipsoid/gi;

function isOnWgs84Ellipsoid(text: string): boolean {
  return text.search(UNNAMED) >= 0;
}

/** WGS 84, and frames that differ from it by less than a metre. */
function isWgs84(given: string): boolean {
  const text = isOnWgs84Ellipsoid(given) ? given.replace(UNNAMED, '').replace(/"WGS[-_ ]?(19)?84"/gi, '') : given;
  return /WGS[-_ ]?(19)?84|World[_ ]Geodetic[_ ]System[_ ]1984|ITRF|\bIGS\d|CGCS[_ ]?2000|China[_ ]2000/i.test(text);
}

interface OlderDatum {
  readonly pattern: RegExp;
  /** Ellipsoid and shift to WGS 84, as PROJ writes them. */
  readonly parameters: string;
  /** Accuracy of the shift, metres, as the EPSG register states it. */
  readonly accuracyM: number;
}

/** Datums of older surveys of Viet Nam, with the operation of the EPSG register that is taken. */
const OLDER_DATUMS: readonly OlderDatum[] = [
  // EPSG:1542, between 14° and 18° N; none is registered for the north.
  { pattern: /Indian[_ ]?1960/i, parameters: '+ellps=evrst30 +towgs84=198,881,317', accuracyM: 44 },
  // EPSG:1304, of Thailand.
  { pattern: /Indian[_ ]?1975/i, parameters: '+ellps=evrst30 +towgs84=210,814,289', accuracyM: 5 },
  // EPSG:1544.
  { pattern: /Ha[_ ]?noi[_ ]?1972/i, parameters: '+ellps=krass +towgs84=-17.51,-108.32,-62.39', accuracyM: 5 },
];

/** The largest difference between the datums that have the ellipsoid of WGS 84: that of VN-2000, about 220 m. */
const UNNAMED_DATUM = { accuracyM: 250 } as const;

function olderDatum(text: string): OlderDatum | null {
  return OLDER_DATUMS.find(({ pattern }) => pattern.test(text)) ?? null;
}

function converted(name: string, definition: string, { accuracyM }: Pick<OlderDatum, 'accuracyM'>): CoordinateSystem {
  return { kind: 'other', name: name.slice(0, 80), definition, accuracyM };
}

/** A zone of a transverse Mercator plane on an older datum, by its code alone. */
function olderZone(name: string, centralMeridian: number, scale: number, falseEasting: number): CoordinateSystem {
  const older = olderDatum(name);
  const plane = `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=${scale} +x_0=${falseEasting} +y_0=0`;
  return older === null ? unknown(name) : converted(name, `${plane} ${older.parameters} +units=m +no_defs`, older);
}

function olderDegrees(name: string): CoordinateSystem {
  const older = olderDatum(name);
  return older === null ? unknown(name) : converted(name, `+proj=longlat ${older.parameters} +no_defs`, older);
}

function unknown(name: string): CoordinateSystem {
  return { kind: 'other', name: name.slice(0, 80), definition: null };
}

export const WEB_MERCATOR: CoordinateSystem = {
  kind: 'other',
  name: 'EPSG:3857 (Web Mercator)',
  definition:
    '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
};

function utm(zone: number): CoordinateSystem {
  if (zone === 48 || zone === 49) return { kind: 'utm', zone };
  return {
    kind: 'other',
    name: `WGS 84 / UTM ${zone}N`,
    definition: `+proj=utm +zone=${zone} +datum=WGS84 +units=m +no_defs`,
  };
}

function systemOfCode(code: number): CoordinateSystem | undefined {
  if (code > 32_600 && code <= 32_660) return utm(code - 32_600);
  const meridian = ZONES_3[code];
  return meridian === undefined ? EPSG[code] : { kind: 'vn2000', centralMeridian: meridian, zoneDeg: 3 };
}

const WORLD_MERCATOR: CoordinateSystem = {
  kind: 'other',
  name: 'EPSG:3395 (World Mercator)',
  definition: '+proj=merc +lon_0=0 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs',
};

const EPSG: Readonly<Record<number, CoordinateSystem>> = {
  4326: { kind: 'wgs84' },
  3395: WORLD_MERCATOR,
  54004: WORLD_MERCATOR,
  4979: { kind: 'wgs84' },
  4756: { kind: 'vn2000-degrees' },
  3405: { kind: 'vn2000', centralMeridian: 105, zoneDeg: 6 },
  3406: { kind: 'vn2000', centralMeridian: 111, zoneDeg: 6 },
  3857: WEB_MERCATOR,
  3785: WEB_MERCATOR,
  900913: WEB_MERCATOR,
  102100: WEB_MERCATOR,
  102113: WEB_MERCATOR,
  4131: olderDegrees('Indian 1960'),
  4240: olderDegrees('Indian 1975'),
  4147: olderDegrees('Hanoi 1972'),
  3148: olderZone('Indian 1960 / UTM zone 48N', 105, SCALE[6], 500_000),
  3149: olderZone('Indian 1960 / UTM zone 49N', 111, SCALE[6], 500_000),
  24048: olderZone('Indian 1975 / UTM zone 48N', 105, SCALE[6], 500_000),
  2044: olderZone('Hanoi 1972 / Gauss-Kruger zone 18', 105, 1, 18_500_000),
  2045: olderZone('Hanoi 1972 / Gauss-Kruger zone 19', 111, 1, 19_500_000),
};
/** Central meridians of VN-2000 / TM-3, with the codes of an older registration. */
const ZONES_3: Readonly<Record<number, number>> = {
  5896: 102,
  5897: 105,
  5898: 108,
  5899: 107.75,
  6956: 102,
  6957: 105,
  6958: 108,
  6959: 107.75,
  9205: 103,
  9206: 104,
  9207: 104.5,
  9208: 104.75,
  9209: 105.5,
  9210: 105.75,
  9211: 106,
  9212: 106.25,
  9213: 106.5,
  9214: 107,
  9215: 107.25,
  9216: 107.5,
  9217: 108.25,
  9218: 108.5,
};
