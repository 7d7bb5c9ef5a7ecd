import { arcPoints } from './arcs.ts';
import { Refusal } from './refusal.ts';

/**
 * Well-known binary → GeoJSON geometry: ISO and extended, either byte order; heights and
 * measures are left out, curves become lines of small steps, surfaces polygons. The libraries
 * for it are made for Node's Buffer.
 */

const COLLECTION = 7;
const MOST_DEPTH = 8;
/** Codes of the standard → what they are here. */
const TYPES: Readonly<Record<number, string>> = {
  1: 'Point',
  2: 'LineString',
  3: 'Polygon',
  4: 'MultiPoint',
  5: 'MultiLineString',
  6: 'MultiPolygon',
  8: 'CircularString',
  9: 'CompoundCurve',
  10: 'CurvePolygon',
  11: 'MultiCurve',
  12: 'MultiSurface',
  15: 'PolyhedralSurface',
  16: 'Tin',
  17: 'Triangle',
};
const PLAIN: Readonly<Record<string, string>> = {
  CircularString: 'LineString',
  CompoundCurve: 'LineString',
  CurvePolygon: 'Polygon',
  MultiCurve: 'MultiLineString',
  MultiSurface: 'MultiPolygon',
  PolyhedralSurface: 'MultiPolygon',
  Tin: 'MultiPolygon',
  Triangle: 'Polygon',
};

type Positions = readonly (readonly number[])[];
interface Geometry {
  readonly type: string;
  readonly coordinates?: unknown;
  readonly geometries?: unknown;
}

/**
 * @param onCurves Called where an arc was drawn by straight steps.
 * @throws Refusal where the bytes are no geometry.
 */
export function wkbGeometry(bytes: Uint8Array, onCurves: () => void = () => {}): unknown {
  return new WkbReader(bytes, onCurves).geometry(0);
}

class WkbReader {
  readonly #view: DataView;
  readonly #onCurves: () => void;
  #curved = false;
  #at = 0;
  #little = true;

  constructor(bytes: Uint8Array, onCurves: () => void) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#onCurves = onCurves;
  }

  geometry(depth: number): Geometry {
    if (depth > MOST_DEPTH) throw broken();
    this.#need(5);
    this.#little = this.#view.getUint8(this.#at++) === 1;
    const given = this.#uint();
    const flags = given >>> 29;
    const plain = given & 0x1fffffff;
    const dimensions = 2 + ordinatesOf(Math.floor(plain / 1_000)) + (flags & 4 ? 1 : 0) + (flags & 2 ? 1 : 0);
    if (flags & 1) this.#uint();
    const code = plain % 1_000;
    if (code === COLLECTION) {
      return { type: 'GeometryCollection', geometries: this.#list(5, () => this.geometry(depth + 1)) };
    }
    const type = TYPES[code];
    if (type === undefined) throw broken();
    return { type: PLAIN[type] ?? type, coordinates: this.#coordinates(type, dimensions, depth) };
  }

  #coordinates(type: string, dimensions: number, depth: number): unknown {
    const line = (): Positions => this.#list(8 * dimensions, () => this.#point(dimensions));
    switch (type) {
      case 'Point':
        return this.#point(dimensions);
      case 'LineString':
        return line();
      case 'CircularString':
        if (!this.#curved) this.#onCurves();
        this.#curved = true;
        return arcPoints(line());
      case 'Polygon':
      case 'Triangle':
        return this.#list(4, line);
      case 'CompoundCurve':
        return joined(this.#list(5, () => this.geometry(depth + 1).coordinates));
      default:
        return this.#list(5, () => this.geometry(depth + 1).coordinates);
    }
  }

  #point(dimensions: number): readonly number[] {
    this.#need(8 * dimensions);
    const [x, y] = [this.#view.getFloat64(this.#at, this.#little), this.#view.getFloat64(this.#at + 8, this.#little)];
    this.#at += 8 * dimensions;
    return [x, y];
  }

  /** @param least Bytes that each item takes at least: a count that cannot be true is not believed. */
  #list<T>(least: number, item: () => T): T[] {
    const count = this.#uint();
    this.#need(count * least);
    return Array.from({ length: count }, item);
  }

  #uint(): number {
    this.#need(4);
    const value = this.#view.getUint32(this.#at, this.#little);
    this.#at += 4;
    return value;
  }

  #need(bytes: number): void {
    if (this.#at + bytes > this.#view.byteLength) throw broken();
  }
}

/** ISO: 1 has heights, 2 measures, 3 both. */
function ordinatesOf(thousands: number): number {
  if (thousands > 3) throw broken();
  return thousands === 3 ? 2 : thousands === 0 ? 0 : 1;
}

/** Lines that follow each other, as one. */
function joined(lines: readonly unknown[]): Positions {
  const points: (readonly number[])[] = [];
  for (const line of lines) {
    if (!Array.isArray(line)) continue;
    const positions: readonly (readonly number[])[] = line;
    points.push(...(points.length > 0 ? positions.slice(1) : positions));
  }
  return points;
}

function broken(): Refusal {
  return new Refusal('file-unreadable', { expected: 'WKB' });
}
