import { Refusal } from './refusal.ts';

/**
 * Well-known binary → GeoJSON geometry: ISO and extended, either byte order; heights and
 * measures are left out. The libraries for it are made for Node's Buffer.
 */

const TYPES = ['', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'] as const;
const COLLECTION = 7;
const MOST_DEPTH = 8;

/** @throws Refusal where the bytes are no geometry. */
export function wkbGeometry(bytes: Uint8Array): unknown {
  return new WkbReader(bytes).geometry(0);
}

class WkbReader {
  readonly #view: DataView;
  #at = 0;
  #little = true;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  geometry(depth: number): { readonly type: string; readonly coordinates?: unknown; readonly geometries?: unknown } {
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
    if (!type) throw broken();
    return { type, coordinates: this.#coordinates(code, dimensions, depth) };
  }

  #coordinates(code: number, dimensions: number, depth: number): unknown {
    const point = (): readonly number[] => this.#point(dimensions);
    const line = (): unknown => this.#list(8 * dimensions, point);
    switch (code) {
      case 1:
        return point();
      case 2:
        return line();
      case 3:
        return this.#list(4, line);
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

function broken(): Refusal {
  return new Refusal('file-unreadable', { expected: 'WKB' });
}
