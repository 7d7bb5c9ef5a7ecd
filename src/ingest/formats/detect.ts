import type { FileFormat } from '../../model/import.ts';
import { encodingOf } from './encoding.ts';

/** Known, and not read: said by name. `binary`: no text, and nothing that is known. */
export type OtherFormat =
  | 'pdf'
  | 'html'
  | 'gzip'
  | 'rar'
  | '7z'
  | 'xlsb'
  | 'docx'
  | 'image'
  | 'GeoTIFF'
  | 'PMTiles'
  | 'ground.pack'
  | 'hgt'
  | 'dwg'
  | 'dxf'
  | 'access'
  | 'rtf'
  | 'mapinfo'
  | 'gml'
  | 'xml-2003'
  | 'binary'
  | 'unknown';

/** TopoJSON says what it is at its beginning or, written by hand, at its end. */
const HEAD_BYTES = 4_000;
/** Text has none of these bytes but for an accident; of what is packed or compiled they are a tenth. */
const MOST_CONTROL_BYTES = 0.02;

/** How files of bytes begin, read as Windows-1252. */
const SIGNATURES: readonly (readonly [FileFormat | OtherFormat, RegExp])[] = [
  ['xls', /^ÐÏ.à/],
  ['geopackage', /^SQLite format 3/],
  ['parquet', /^PAR1/],
  ['pdf', /^%PDF/],
  ['rar', /^Rar!/],
  ['7z', /^7z¼¯'/],
  ['dwg', /^AC10\d\d/],
  ['access', /^.{4}Standard /s],
  ['image', /^(‰PNG|ÿØÿ|GIF8)/],
  ['GeoTIFF', /^(II[*+]\0|MM\0[*+])/],
  ['PMTiles', /^PMTiles/],
  ['ground.pack', /^SCGROUND/],
];
/** How texts begin that are no tables. */
const OTHER_TEXTS: readonly (readonly [OtherFormat, RegExp])[] = [
  ['rtf', /^\{\\rtf/],
  ['dxf', /^0\s+SECTION\s/],
  ['mapinfo', /^!table\s|^version\s+\d+\s+charset\s/i],
];

/**
 * The format by content first, since names lie: an `.xls` is often HTML, a `.json` TopoJSON.
 *
 * @param head First bytes of the file.
 * @param paths Of a zip: what is in it.
 */
export function detectFormat(name: string, head: Uint8Array, paths: readonly string[] = []): FileFormat | OtherFormat {
  const beginning = new TextDecoder('windows-1252').decode(head.subarray(0, 20));
  if (beginning.startsWith('PK')) return zipFormat(paths);
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  for (const [format, pattern] of SIGNATURES) if (pattern.test(beginning)) return format;
  if (/\.hgt$/i.test(name)) return 'hgt';
  const bytes = head.subarray(0, HEAD_BYTES);
  const encoding = encodingOf(bytes);
  const isWide = encoding.startsWith('utf-16');
  if (!isWide && controlShare(bytes) > MOST_CONTROL_BYTES) return 'binary';
  const text = new TextDecoder(isWide ? encoding : 'windows-1252')
    .decode(bytes)
    .replace(/^(\uFEFF|ï»¿)/, '')
    .trimStart();
  if (text.startsWith('<')) return tagFormat(name, text);
  for (const [format, pattern] of OTHER_TEXTS) if (pattern.test(text)) return format;
  if (text.startsWith('{') || text.startsWith('[')) {
    return /"type"\s*:\s*"Topology"/.test(text) || /\.topojson$/i.test(name) ? 'topojson' : 'geojson';
  }
  if (/\.(geo)?json(l|s|seq)?$|\.ndjson$/i.test(name) || text.startsWith('\u001E')) return 'geojson';
  return 'csv';
}

/** Share of bytes below the blank that are no end of line or page and no tab. */
function controlShare(bytes: Uint8Array): number {
  const isControl = (byte: number): boolean => byte < 0x09 || (byte > 0x0d && byte < 0x20);
  return bytes.filter(isControl).length / Math.max(1, bytes.length);
}

function tagFormat(name: string, text: string): FileFormat | OtherFormat {
  if (/<(\w{1,20}:)?kml[\s>]/i.test(text)) return 'kml';
  if (/<(\w{1,20}:)?gpx[\s>]/i.test(text)) return 'gpx';
  if (/<\?mso-application[^>]*Excel|urn:schemas-microsoft-com:office:spreadsheet/i.test(text)) return 'xml-2003';
  if (/xmlns(:\w+)?\s*=\s*["']http:\/\/www\.opengis\.net\/(gml|wfs)|<gml:/i.test(text)) return 'gml';
  // A page in place of data is none; one that was saved as a workbook is its tables.
  if (/<(!doctype html|html|head|table)/i.test(text)) return /\.xlsx?$/i.test(name) ? 'xls' : 'html';
  if (/\.gpx$/i.test(name)) return 'gpx';
  return /\.kml$/i.test(name) ? 'kml' : 'unknown';
}

function zipFormat(paths: readonly string[]): FileFormat | OtherFormat {
  const has = (pattern: RegExp): boolean => paths.some((path) => pattern.test(path));
  if (has(/^xl\/workbook\.xml$/i)) return 'xlsx';
  if (has(/^xl\/workbook\.bin$/i)) return 'xlsb';
  if (has(/^word\/document\.xml$/i)) return 'docx';
  if (has(/^content\.xml$/i) && has(/^mimetype$|^META-INF\/manifest\.xml$/i)) return 'ods';
  const [only, ...others] = new Set(paths.flatMap((path) => /\.(shp|kml)$/i.exec(path)?.[1]?.toLowerCase() ?? []));
  if (others.length > 0) return 'zip';
  return only === 'kml' ? 'kmz' : only === 'shp' ? 'shapefile' : 'zip';
}
