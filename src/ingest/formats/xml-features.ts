import { isRecord } from '../fields.ts';
import { decoded, encodingOf } from './encoding.ts';
import type { RawRow } from './raw-row.ts';
import { Refusal, refusalOf } from './refusal.ts';

/** KML and GPX. Entities of a file's own are refused: a few lines of them unfold to gigabytes. */

const MOST_BYTES = 60_000_000;
/** The library walks down by recursion. */
const MOST_DEPTH = 200;

/** @throws Refusal */
export async function xmlFeatures(bytes: Uint8Array, format: 'kml' | 'gpx'): Promise<readonly RawRow[]> {
  if (bytes.length > MOST_BYTES) throw new Refusal('file-unreadable', { expected: `≤ ${MOST_BYTES / 1e6} MB` });
  const text = decoded(bytes, encodingOf(bytes)).replace(/^\uFEFF/, '');
  if (/<!(ENTITY|DOCTYPE)/i.test(text))
    throw new Refusal('archive-refused', { found: '<!DOCTYPE>', expected: 'entities' });
  if (depthOf(text) > MOST_DEPTH) throw new Refusal('file-unreadable', { expected: `≤ ${MOST_DEPTH} levels` });
  const [{ DOMParser }, { gpx, kml }] = await Promise.all([import('@xmldom/xmldom'), import('@tmcw/togeojson')]);
  try {
    const onError = (level: string, message: string): void => {
      if (level === 'fatalError') throw new Refusal('file-unreadable', { found: message.slice(0, 80) });
    };
    const document = new DOMParser({ onError }).parseFromString(text.trimStart(), 'text/xml');
    const { features } = format === 'kml' ? kml(document) : gpx(document);
    return features.flatMap((feature, index) => rowsOf(feature, index + 1));
  } catch (error) {
    throw refusalOf(error, format.toUpperCase());
  }
}

/** Parts of a collection are rows of their own, under one number; styles are no data. */
function rowsOf(feature: GeoJSON.Feature<GeoJSON.Geometry | null>, row: number): RawRow[] {
  const properties = Object.fromEntries(
    Object.entries(feature.properties ?? {})
      .filter(([name]) => !/^(style|icon|fill|stroke|label|marker|visibility|_)/i.test(name))
      .map(([name, value]): [string, unknown] => [name, plainText(value)]),
  );
  const { geometry } = feature;
  if (geometry?.type !== 'GeometryCollection') return [{ row, properties, geometry }];
  return geometry.geometries.map((part) => ({ row, properties, geometry: part }));
}

/** A description may come as `{ '@type': 'html', value }`: what it says, without its markup. */
function plainText(value: unknown): unknown {
  const text = isRecord(value) && typeof value.value === 'string' ? value.value : value;
  return typeof text === 'string' && text.includes('<')
    ? text
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    : text;
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of text.matchAll(/<\/?[a-z][^<>]*>/gi)) {
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>')) deepest = Math.max(deepest, ++depth);
  }
  return deepest;
}
