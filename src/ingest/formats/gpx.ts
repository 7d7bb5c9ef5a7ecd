import { htmlFacts } from './html-facts.ts';
import type { RawRow } from './raw-row.ts';
import { attributeOf, readXml, type XmlHandler } from './xml-events.ts';

/** GPX → a row for each waypoint, route and track. */

const FEATURES = new Map([
  ['wpt', 'Point'],
  ['rte', 'LineString'],
  ['trk', 'MultiLineString'],
]);
/** What is told of a single point of a line is not told of the line. */
const POINTS: ReadonlySet<string> = new Set(['rtept', 'trkpt']);

/** @throws Refusal */
export function gpxRows(text: string): readonly RawRow[] {
  const reader = new GpxReader();
  readXml(text, reader);
  return reader.rows;
}

class GpxReader implements XmlHandler {
  readonly rows: RawRow[] = [];
  #properties: Record<string, unknown> | null = null;
  #lines: number[][][] = [];
  #point: readonly number[] = [];
  #inPoint = false;
  #leaf = false;
  #text = '';

  open(name: string, attributes: string): void {
    this.#text = '';
    this.#leaf = true;
    if (FEATURES.has(name)) {
      this.#properties = {};
      this.#lines = [[]];
      if (name === 'wpt') this.#point = placeOf(attributes);
    } else if (name === 'trkseg') this.#lines.push([]);
    else if (POINTS.has(name)) {
      this.#inPoint = true;
      this.#lines.at(-1)?.push([...placeOf(attributes)]);
    }
  }

  text(text: string): void {
    this.#text += text;
  }

  close(name: string): void {
    const type = FEATURES.get(name);
    const properties = this.#properties;
    if (type !== undefined && properties !== null) {
      const lines = this.#lines.filter(({ length }) => length > 0);
      const coordinates = type === 'Point' ? this.#point : type === 'LineString' ? (lines[0] ?? []) : lines;
      const single = type === 'MultiLineString' && lines.length === 1;
      this.rows.push({
        row: this.rows.length + 1,
        properties: withFacts(properties),
        geometry: single ? { type: 'LineString', coordinates: lines[0] } : { type, coordinates },
      });
      this.#properties = null;
    } else if (POINTS.has(name)) this.#inPoint = false;
    else if (properties !== null && this.#leaf && !this.#inPoint && name !== '__proto__' && this.#text.trim() !== '')
      properties[name] = this.#text.trim().normalize('NFC');
    this.#leaf = false;
    this.#text = '';
  }
}

/** What a comment or a description says in lines of `name: value`, in columns of its own. */
function withFacts(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const facts = ['desc', 'cmt'].flatMap((name) => {
    const text = properties[name];
    return typeof text === 'string' ? htmlFacts(text).facts : [];
  });
  return { ...Object.fromEntries(facts.filter(([name]) => name !== '__proto__')), ...properties };
}

function placeOf(attributes: string): readonly number[] {
  return ['lon', 'lat'].map((name) => Number(attributeOf(attributes, name) ?? Number.NaN));
}
