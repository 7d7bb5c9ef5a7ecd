import { archiveLayers } from './archive.ts';
import { MOST_BYTES } from './delimited.ts';
import { detectFormat } from './detect.ts';
import { decoded, encodingOf } from './encoding.ts';
import { fibreStandardLayer, inOperation, isFibreStandard } from './fibre-standard.ts';
import { geojsonLayer } from './geojson-layer.ts';
import { type CsvChoice, csvLayer, type IsKnown } from './grid-layer.ts';
import { gunzipped } from './gunzip.ts';
import { type ByteSource, type Layer, type LayersRead, rowsLayer } from './layer.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { zipPaths } from './unzip.ts';

/** A file of any format → all its tables; every parser loads when its first file comes. */

/** Enough for the format, and for a GeoJSON's first features. */
const HEAD_BYTES = 2_000_000;
/** Whole files that are unpacked or parsed at once. */
const MOST_PARSED_BYTES = 250_000_000;
/** Archives within archives. */
const MOST_DEPTH = 3;

/** @throws Refusal where nothing of the file can be read. */
export async function openLayers(
  source: ByteSource,
  how: CsvChoice,
  isKnown?: IsKnown,
  name = '',
  depth = 0,
): Promise<LayersRead> {
  const head = await readBytes(source, HEAD_BYTES);
  if (head.length === 0) throw new Refusal('file-empty');
  let format = detectFormat(source.name, head);
  if (format === 'geojson') return jsonLayers(source, head, name);
  const most = format === 'csv' || format === 'gzip' ? MOST_BYTES : MOST_PARSED_BYTES;
  if (source.size > most) throw new Refusal('file-unreadable', { expected: `≤ ${most / 1e6} MB` });
  const bytes = await wholeOf(source, head);
  if (format === 'zip') format = detectFormat(source.name, bytes, zipPaths(bytes));
  const within = (part: ByteSource, path: string): Promise<LayersRead> => {
    if (depth >= MOST_DEPTH) throw new Refusal('archive-refused', { found: path, expected: `≤ ${MOST_DEPTH} levels` });
    return openLayers(part, how, isKnown, path, depth + 1);
  };
  switch (format) {
    case 'csv':
      return only(csvLayer(bytes, name, how, isKnown));
    case 'xlsx': {
      const { xlsxLayers } = await import('./xlsx.ts');
      return named(xlsxLayers(bytes, isKnown), name);
    }
    case 'xls': {
      const { xlsLayers } = await import('./xls.ts');
      return named(await xlsLayers(bytes, isKnown), name);
    }
    case 'ods': {
      const { odsLayers } = await import('./ods.ts');
      return named(odsLayers(bytes, isKnown), name);
    }
    case 'geopackage': {
      const { geopackageLayers } = await import('./geopackage.ts');
      return named(await geopackageLayers(bytes), name);
    }
    case 'topojson': {
      const { topologyLayers } = await import('./topojson.ts');
      return named({ layers: await topologyLayers(bytes), others: [] }, name);
    }
    case 'kml': {
      const { kmlContent } = await import('./kml.ts');
      const { rows, links } = kmlContent(textIn(bytes));
      return { layers: [rowsLayer(name, 'kml', rows)], others: links.map((link) => ({ name: link, why: '' })) };
    }
    case 'gpx':
    case 'parquet':
      return only(await parsedLayer(bytes, format, name));
    case 'gzip':
      return within(unpacked(source, bytes), name);
    case 'kmz':
    case 'shapefile':
    case 'zip': {
      const { layers, others } = await archiveLayers(bytes, within);
      return {
        layers: format === 'zip' ? layers : layers.map((layer) => ({ ...layer, format: asIn(format, layer) })),
        others,
      };
    }
    default:
      throw notRead(format);
  }
}

function notRead(format: string): Refusal {
  const isArchive = format === 'rar' || format === '7z';
  const isGround = ['GeoTIFF', 'PMTiles', 'ground.pack', 'hgt'].includes(format);
  const code = isArchive ? 'archive-unknown' : isGround ? 'ground-file' : 'format-unknown';
  return new Refusal(code, { found: NAMES[format] ?? format, ...wayOut(format) });
}

const NAMES: Readonly<Record<string, string>> = { gml: 'GML', 'xml-2003': 'Excel 2003 XML' };

/** What a person can save the file as, in the words of an issue's `expected`. */
function wayOut(format: string): { readonly expected?: string } {
  if (/^(gml|dwg|dxf|mapinfo)$/.test(format)) return { expected: 'export: GeoJSON' };
  if (/^(xml-2003|xlsb|access)$/.test(format)) return { expected: 'save as: XLSX' };
  return /^(pdf|docx|rtf|html|image)$/.test(format) ? { expected: 'copy to: XLSX' } : {};
}

/** At most so many bytes from the beginning. */
export async function readBytes(source: ByteSource, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of source.chunks()) {
      parts.push(chunk);
      size += chunk.length;
      if (size >= most) break;
    }
  } catch (error) {
    throw refusalOf(error, source.name);
  }
  const [first] = parts;
  if (parts.length === 1 && first !== undefined && first.length <= most) return first;
  const bytes = new Uint8Array(Math.min(size, most));
  let at = 0;
  for (const part of parts) {
    bytes.set(part.subarray(0, bytes.length - at), at);
    at += part.length;
    if (at >= bytes.length) break;
  }
  return bytes;
}

async function wholeOf(source: ByteSource, head: Uint8Array): Promise<Uint8Array> {
  return source.size <= head.length ? head : readBytes(source, Infinity);
}

/** A GeoJSON, or the JSON of networks of the fibre standard. */
async function jsonLayer(source: ByteSource, head: Uint8Array, name: string): Promise<Layer> {
  if (!isFibreStandard(new TextDecoder().decode(head.subarray(0, 4_000))))
    return inOperation(await geojsonLayer(source, head, name));
  if (source.size > MOST_PARSED_BYTES)
    throw new Refusal('file-unreadable', { expected: `≤ ${MOST_PARSED_BYTES / 1e6} MB` });
  try {
    const whole = await wholeOf(source, head);
    return fibreStandardLayer(decoded(whole, encodingOf(whole)), name);
  } catch (error) {
    throw refusalOf(error, 'JSON');
  }
}

/** A GeoJSON or its relatives; of a JSON whose first part has no feature its lists of records. */
async function jsonLayers(source: ByteSource, head: Uint8Array, name: string): Promise<LayersRead> {
  const layer = await jsonLayer(source, head, name);
  if (layer.sample.length > 0 || source.size > MOST_PARSED_BYTES) return only(layer);
  const { keyedRecordLayers } = await import('./keyed-records.ts');
  const keyed = keyedRecordLayers(await wholeOf(source, head));
  return keyed.length > 0 ? named({ layers: keyed, others: [] }, name) : only(layer);
}

/** What a gzip holds, as a file of its own. */
function unpacked({ name }: ByteSource, bytes: Uint8Array): ByteSource {
  const plain = gunzipped(bytes);
  return {
    name: name.replace(/\.gz$/i, ''),
    size: plain.length,
    async *chunks() {
      yield plain;
    },
  };
}

/** Of a format that holds one table. */
async function parsedLayer(bytes: Uint8Array, format: 'gpx' | 'parquet', name: string): Promise<Layer> {
  if (format === 'parquet') return (await import('./parquet.ts')).parquetLayer(bytes, name);
  const { gpxRows } = await import('./gpx.ts');
  return rowsLayer(name, 'gpx', gpxRows(textIn(bytes)));
}

function textIn(bytes: Uint8Array): string {
  return decoded(bytes, encodingOf(bytes)).replace(/^\uFEFF/, '');
}

function only(layer: Layer): LayersRead {
  return { layers: [layer], others: [] };
}

/** Layers of a file that stands in an archive carry its path before their own names. */
function named({ layers, others }: LayersRead, path: string): LayersRead {
  if (path === '') return { layers, others };
  const full = (name: string): string => (name === '' ? path : `${path}/${name}`);
  return {
    layers: layers.map((layer) => ({ ...layer, name: full(layer.name) })),
    others: others.map(({ name, why }) => ({ name: full(name), why })),
  };
}

function asIn(format: 'kmz' | 'shapefile', layer: Layer): Layer['format'] {
  return layer.format === 'kml' && format === 'kmz' ? 'kmz' : layer.format;
}
