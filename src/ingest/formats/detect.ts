import type { FileFormat } from '../../model/import.ts';
import { encodingOf } from './encoding.ts';

/** Known, and not read: said by name. */
export type OtherFormat = 'pdf' | 'html' | 'gzip' | 'rar' | '7z' | 'xlsb' | 'docx' | 'image' | 'unknown';

/** TopoJSON says what it is at its beginning or, written by hand, at its end. */
const HEAD_BYTES = 4_000;

/**
 * The format by content first, since names lie: an `.xls` is often HTML, a `.json` TopoJSON.
 *
 * @param head First bytes of the file.
 * @param paths Of a zip: what is in it.
 */
export function detectFormat(name: string, head: Uint8Array, paths: readonly string[] = []): FileFormat | OtherFormat {
  const ascii = new TextDecoder('windows-1252').decode(head.subarray(0, 16));
  if (ascii.startsWith('PK')) return zipFormat(paths);
  if (ascii.startsWith('\u00D0\u00CF\u0011\u00E0')) return 'xls';
  if (ascii.startsWith('SQLite format 3')) return 'geopackage';
  if (ascii.startsWith('PAR1')) return 'parquet';
  if (ascii.startsWith('%PDF')) return 'pdf';
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (ascii.startsWith('Rar!')) return 'rar';
  if (ascii.startsWith("7z\u00BC\u00AF'")) return '7z';
  if (/^(\u0089PNG|\u00FF\u00D8\u00FF|GIF8|II\*\0|MM\0\*)/.test(ascii)) return 'image';
  const bytes = head.subarray(0, HEAD_BYTES);
  const text = new TextDecoder(encodingOf(bytes).startsWith('utf-16') ? encodingOf(bytes) : 'windows-1252')
    .decode(bytes)
    .replace(/^(\uFEFF|ï»¿)/, '')
    .trimStart();
  if (text.startsWith('<')) return tagFormat(name, text);
  if (text.startsWith('{') || text.startsWith('[')) {
    return /"type"\s*:\s*"Topology"/.test(text) || /\.topojson$/i.test(name) ? 'topojson' : 'geojson';
  }
  if (/\.(geo)?json(l|s|seq)?$|\.ndjson$/i.test(name) || text.startsWith('\u001E')) return 'geojson';
  return 'csv';
}

function tagFormat(name: string, text: string): FileFormat | OtherFormat {
  if (/<(\w{1,20}:)?kml[\s>]/i.test(text)) return 'kml';
  if (/<(\w{1,20}:)?gpx[\s>]/i.test(text)) return 'gpx';
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
