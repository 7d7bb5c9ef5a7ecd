import { coordinateTuples } from './coordinate-tuples.ts';
import { htmlFacts } from './html-facts.ts';
import type { RawRow } from './raw-row.ts';
import { attributeOf, readXml, type XmlHandler } from './xml-events.ts';

/**
 * KML → one row a placemark: its name, description and data, the folders around it as columns
 * of their own, and its shapes as one geometry.
 */

interface Shape {
  readonly type: 'Point' | 'LineString' | 'Polygon' | 'MultiLineString';
  readonly coordinates: unknown;
}

/** Of a placemark: texts of these elements are values. Others say how it is drawn or seen. */
const VALUES: ReadonlySet<string> = new Set([
  'name',
  'address',
  'phoneNumber',
  'Snippet',
  'snippet',
  'when',
  'begin',
  'end',
]);
const PARTS = new Map<string, Shape['type']>([
  ['Point', 'Point'],
  ['LineString', 'LineString'],
  ['LinearRing', 'Polygon'],
  ['Track', 'LineString'],
]);

export interface KmlContent {
  readonly rows: readonly RawRow[];
  /** Addresses of data that the file shows and does not hold. */
  readonly links: readonly string[];
}

/** @throws Refusal */
export function kmlContent(text: string): KmlContent {
  const reader = new KmlReader();
  readXml(text, reader);
  return reader;
}

class KmlReader implements XmlHandler {
  readonly rows: RawRow[] = [];
  readonly links: string[] = [];
  readonly #path: string[] = [];
  readonly #folders: string[] = [];
  #properties: Record<string, unknown> | null = null;
  #shapes: Shape[] = [];
  #rings: unknown[] | null = null;
  #track: string[] = [];
  #text = '';
  #data: string | null = null;
  #id: string | null = null;

  open(name: string, attributes: string): void {
    this.#path.push(name);
    this.#text = '';
    if (name === 'Folder') this.#folders.push('');
    else if (name === 'Placemark' && this.#properties === null) {
      this.#properties = {};
      this.#shapes = [];
      this.#id = attributeOf(attributes, 'id');
    } else if (name === 'Polygon') this.#rings = [];
    else if (name === 'Track') this.#track = [];
    else if (name === 'Data' || name === 'SimpleData') this.#data = attributeOf(attributes, 'name');
  }

  text(text: string): void {
    this.#text += text;
  }

  close(name: string): void {
    this.#path.pop();
    const text = this.#text;
    this.#text = '';
    const parent = this.#path.at(-1) ?? '';
    if (name === 'Folder') this.#folders.pop();
    else if (name === 'name' && parent === 'Folder' && this.#properties === null)
      this.#folders[this.#folders.length - 1] = text.trim();
    // A link of an archive's own is read with the archive.
    else if (name === 'href' && this.#path.includes('NetworkLink') && /^\s*(https?|ftp):/i.test(text))
      this.links.push(text.trim());
    else if (this.#properties !== null) this.#inPlacemark(name, parent, text, this.#properties);
  }

  #inPlacemark(name: string, parent: string, text: string, properties: Record<string, unknown>): void {
    switch (name) {
      case 'Placemark':
        this.#finish(properties);
        return;
      case 'coordinates':
        this.#shape(parent, coordinateTuples(text));
        return;
      case 'coord':
        this.#track.push(text);
        return;
      case 'Track':
        this.#shape(name, this.#track.flatMap(coordinateTuples));
        return;
      case 'Polygon':
        if (this.#rings !== null) this.#shapes.push({ type: 'Polygon', coordinates: this.#rings });
        this.#rings = null;
        return;
      case 'description':
        this.#describe(text, properties);
        return;
      case 'Data':
      case 'SimpleData':
        // A Data without a value element of its own holds the text itself.
        if (this.#data !== null && text.trim() !== '') put(properties, this.#data, text);
        this.#data = null;
        return;
      case 'value':
        if (parent === 'Data' && this.#data !== null) put(properties, this.#data, text);
        return;
      default:
        if (VALUES.has(name) && (parent === 'Placemark' || /^Time(Stamp|Span)$/.test(parent)))
          put(properties, name, text);
        else if (parent === 'ExtendedData' && text.trim() !== '') put(properties, name, text);
    }
  }

  #shape(element: string, points: readonly (readonly number[])[]): void {
    if (element === 'LinearRing' && this.#rings !== null) this.#rings.push(points);
    else {
      const type = PARTS.get(element);
      if (type === undefined) return;
      const coordinates = type === 'Point' ? (points[0] ?? []) : type === 'Polygon' ? [points] : points;
      this.#shapes.push({ type, coordinates });
    }
  }

  #describe(html: string, properties: Record<string, unknown>): void {
    const { facts, text } = htmlFacts(html);
    if (text !== '') properties.description = text;
    for (const [name, value] of facts) if (!Object.hasOwn(properties, name)) put(properties, name, value);
  }

  #finish(properties: Record<string, unknown>): void {
    const levels = this.#folders.filter((folder) => folder !== '');
    levels.forEach((folder, level) => {
      const column = level === 0 ? 'folder' : `folder ${level + 1}`;
      if (!Object.hasOwn(properties, column)) properties[column] = folder;
    });
    if (this.#id !== null && this.#id !== '') properties['placemark id'] = this.#id;
    const [only, ...others] = this.#shapes;
    const geometry =
      only === undefined ? null : others.length === 0 ? only : { type: 'GeometryCollection', geometries: this.#shapes };
    this.rows.push({ row: this.rows.length + 1, properties, geometry });
    this.#properties = null;
    this.#rings = null;
  }
}

function put(properties: Record<string, unknown>, name: string, value: string): void {
  if (name !== '' && name !== '__proto__') properties[name] = value.trim().normalize('NFC');
}
