import { zxyToTileId } from 'pmtiles';

/** Small PMTiles files (version 3), written from the specification: header, directory, metadata, tiles. */

export const PNG_TILES = 2;
export const VECTOR_TILES = 1;

export interface PmtilesContent {
  readonly type: number;
  /** By zoom, column and row. */
  readonly tiles: readonly (readonly [z: number, x: number, y: number, bytes: Uint8Array])[];
  readonly metadata?: unknown;
  readonly bounds?: readonly [west: number, south: number, east: number, north: number];
}

const HEADER_BYTES = 127;
const UNCOMPRESSED = 1;

export function pmtilesFile({ type, tiles, metadata = {}, bounds = [0, 0, 0, 0] }: PmtilesContent): Uint8Array {
  const sorted = tiles.map(([z, x, y, bytes]) => ({ id: zxyToTileId(z, x, y), z, bytes })).sort((a, b) => a.id - b.id);
  const directory = bytesOf([
    ...varint(sorted.length),
    ...sorted.flatMap(({ id }, i) => varint(id - (sorted[i - 1]?.id ?? 0))),
    ...sorted.flatMap(() => varint(1)),
    ...sorted.flatMap(({ bytes }) => varint(bytes.length)),
    // 0: right behind the tile before.
    ...sorted.flatMap((_, i) => varint(i === 0 ? 1 : 0)),
  ]);
  const text = new TextEncoder().encode(JSON.stringify(metadata));
  const body = joined(sorted.map(({ bytes }) => bytes));
  const zooms = sorted.map(({ z }) => z);
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  header.set(new TextEncoder().encode('PMTiles'));
  header[7] = 3;
  const parts = [directory.length, text.length, 0, body.length];
  let from = HEADER_BYTES;
  parts.forEach((length, i) => {
    view.setBigUint64(8 + i * 16, BigInt(from), true);
    view.setBigUint64(16 + i * 16, BigInt(length), true);
    from += length;
  });
  for (const at of [72, 80, 88]) view.setBigUint64(at, BigInt(sorted.length), true);
  header.set([1, UNCOMPRESSED, UNCOMPRESSED, type, Math.min(...zooms), Math.max(...zooms)], 96);
  bounds.forEach((degrees, i) => {
    view.setInt32(102 + i * 4, Math.round(degrees * 1e7), true);
  });
  return joined([header, directory, text, body]);
}

export interface TileLayer {
  readonly name: string;
  readonly features: readonly TileFeature[];
}

/** Points of the tile, 0 to 4,096 from its north-western corner. */
export interface TileFeature {
  readonly kind: 'point' | 'line' | 'area';
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly properties: Readonly<Record<string, string>>;
}

/** A Mapbox vector tile (version 2.1) of features with one part each. */
export function vectorTile(layers: readonly TileLayer[]): Uint8Array {
  return bytesOf(layers.flatMap((layer) => field(3, layerBytes(layer))));
}

function layerBytes({ name, features }: TileLayer): readonly number[] {
  const keys = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const values = [...new Set(features.flatMap(({ properties }) => Object.values(properties)))];
  const text = (value: string): readonly number[] => [...new TextEncoder().encode(value)];
  return [
    ...field(1, text(name)),
    ...features.flatMap(({ kind, points, properties }) => {
      const tags = Object.entries(properties).flatMap(([key, value]) => [keys.indexOf(key), values.indexOf(value)]);
      const type = { point: 1, line: 2, area: 3 }[kind];
      return field(2, [
        ...field(2, tags.flatMap(varint)),
        24,
        type,
        ...field(4, commands(kind, points).flatMap(varint)),
      ]);
    }),
    ...keys.flatMap((key) => field(3, text(key))),
    ...values.flatMap((value) => field(4, field(1, text(value)))),
    // Extent and version.
    40,
    ...varint(4096),
    120,
    2,
  ];
}

function commands(kind: TileFeature['kind'], points: TileFeature['points']): readonly number[] {
  let [x, y] = [0, 0];
  const steps = points.map(([toX, toY]) => {
    const step = [zigzag(toX - x), zigzag(toY - y)];
    [x, y] = [toX, toY];
    return step;
  });
  const [first = [], ...rest] = steps;
  const move = [1 | (1 << 3), ...first];
  if (kind === 'point') return move;
  return [...move, 2 | (rest.length << 3), ...rest.flat(), ...(kind === 'area' ? [7 | (1 << 3)] : [])];
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function field(number: number, bytes: readonly number[]): readonly number[] {
  return [(number << 3) | 2, ...varint(bytes.length), ...bytes];
}

function varint(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

function bytesOf(numbers: readonly number[]): Uint8Array {
  return Uint8Array.from(numbers);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
