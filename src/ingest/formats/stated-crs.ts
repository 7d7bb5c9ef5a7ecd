import { isRecord } from '../fields.ts';

/** What a JSON file says of its coordinates, wherever in it that stands and however it is spelled. */

/** Members stand before the features or behind them. */
export const CRS_BYTES = 64_000;

/** A geometry may state it too, and each does so alike. */
const MOST_MEMBERS = 50;
const MEMBER = /(?<![\\\w])"(crs|spatialReference|coordRefSys|srid)"\s{0,20}:\s{0,20}/g;

/** A name such as `EPSG:9210` or the text of a `.prj`; null where nothing is stated. */
export function crsInJson(text: string): string | null {
  let tried = 0;
  for (const match of text.matchAll(MEMBER)) {
    if (++tried > MOST_MEMBERS) break;
    const stated = crsName(valueAt(text, match.index + match[0].length));
    if (stated !== null) return stated;
  }
  return null;
}

function crsName(value: unknown): string | null {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number') return `EPSG:${value}`;
  if (!isRecord(value)) return null;
  const { properties, name, wkid, latestWkid, wkt, code, href, id } = value;
  if (isRecord(properties)) return crsName(properties);
  for (const text of [name, wkt, href]) if (typeof text === 'string' && text !== '') return text;
  for (const number of [latestWkid, wkid, code])
    if (typeof number === 'number' || typeof number === 'string') return `EPSG:${number}`;
  return isRecord(id) ? crsName(id) : null;
}

/** The JSON value that begins there; undefined where it is none, or too long for a name. */
function valueAt(text: string, from: number): unknown {
  const end = text[from] === '{' ? endOfObject(text, from) : endOfScalar(text, from);
  try {
    return JSON.parse(text.slice(from, end));
  } catch {
    return undefined;
  }
}

const MOST_LENGTH = 10_000;

function endOfObject(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length && at < from + MOST_LENGTH; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at + 1;
  }
  return from;
}

function endOfScalar(text: string, from: number): number {
  const end = text[from] === '"' ? text.indexOf('"', from + 1) + 1 : from + 12;
  if (text[from] === '"') return end > from + MOST_LENGTH ? from : end;
  const [number = ''] = /^\d{1,6}/.exec(text.slice(from, end)) ?? [];
  return from + number.length;
}
