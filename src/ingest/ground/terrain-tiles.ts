import { type Header, PMTiles, type Source, TileType } from 'pmtiles';
import { shown } from '../issue-log.ts';
import { statedSystem } from '../mapping/stated-system.ts';
import { decodePng } from './png.ts';
import type { OpenedRaster, RasterWindow } from './raster.ts';

/**
 * Heights in the colours of PMTiles of PNG: Terrarium (R·256 + G + B/256 − 32,768 m) or Mapbox
 * terrain-RGB (−10,000 + (R·65,536 + G·256 + B)·0.1 m). No colour is a height of land in both, so
 * that each pixel tells its own.
 */

const HALF_WORLD_M = 20_037_508.342789244;
/** Pixels around the world: 9 m at the equator, finer than any ground is made. */
const MOST_PIXELS_AROUND = 2 ** 22;
const MOST_TILES_KEPT = 128;
const MOST_TILES_TRIED = 100_000;
const TERRARIUM_RED = [126, 163] as const;
const MAPBOX_RED = 2;

/** @throws never */
export async function openTerrainTiles(blob: Blob): Promise<OpenedRaster> {
  try {
    return await rasterOf(new PMTiles(partsOf(blob)), blob.size);
  } catch (error) {
    return { ok: false, fault: { kind: 'broken', found: shown(error instanceof Error ? error.message : error) } };
  }
}

function partsOf(blob: Blob): Source {
  return {
    getKey: () => '',
    getBytes: async (offset, length) => {
      // A damaged file names places that are no numbers, or beyond its end.
      if (!(offset >= 0 && length >= 0 && offset < blob.size)) throw new Error(`place ${offset} of ${blob.size} bytes`);
      return { data: await blob.slice(offset, offset + length).arrayBuffer() };
    },
  };
}

async function rasterOf(archive: PMTiles, size: number): Promise<OpenedRaster> {
  const { tileType, minZoom, maxZoom, ...header } = await archive.getHeader();
  const needed = header.tileDataOffset + (header.tileDataLength ?? 0);
  if (needed > size) return { ok: false, fault: { kind: 'not-whole', found: `${size}`, expected: `${needed}` } };
  if (tileType !== TileType.Png)
    return { ok: false, fault: { kind: 'format', found: `PMTiles ${TileType[tileType]}` } };
  const crs = statedSystem('EPSG:3857');
  if (crs === null) return { ok: false, fault: { kind: 'system', found: 'EPSG:3857' } };
  const side = await sideOfTiles(archive, maxZoom, boxOf(header, maxZoom));
  if (side === null) return { ok: false, fault: { kind: 'not-whole', found: '0', expected: '> 0' } };
  let zoom = maxZoom;
  while (zoom > minZoom && 2 ** zoom * side > MOST_PIXELS_AROUND) zoom--;
  const box = boxOf(header, zoom);
  const heights = tileReader(archive, zoom, side);
  const step = (2 * HALF_WORLD_M) / (2 ** zoom * side);
  return {
    ok: true,
    raster: {
      width: (box.right - box.left + 1) * side,
      height: (box.bottom - box.top + 1) * side,
      crs,
      x0: -HALF_WORLD_M + (box.left * side + 0.5) * step,
      y0: HALF_WORLD_M - (box.top * side + 0.5) * step,
      stepX: step,
      stepY: -step,
      read: (window) => readWindow(window, side, (x, y) => heights(box.left + x, box.top + y)),
    },
  };
}

/** Tiles, the last of each side too. */
type Box = RasterWindow;

/** Tiles of the archive's bounds; of the whole world where it states none. */
function boxOf(
  { minLon, minLat, maxLon, maxLat }: Pick<Header, 'minLon' | 'minLat' | 'maxLon' | 'maxLat'>,
  zoom: number,
): Box {
  const most = 2 ** zoom - 1;
  if (!(minLon < maxLon && minLat < maxLat)) return { left: 0, top: 0, right: most, bottom: most };
  const column = (lon: number): number => clamped(((lon + 180) / 360) * 2 ** zoom, most);
  const row = (lat: number): number => {
    const mercator = Math.asinh(Math.tan((lat * Math.PI) / 180));
    return clamped(((1 - mercator / Math.PI) / 2) * 2 ** zoom, most);
  };
  return { left: column(minLon), top: row(maxLat), right: column(maxLon), bottom: row(minLat) };
}

function clamped(tile: number, most: number): number {
  return Math.min(most, Math.max(0, Math.floor(tile)));
}

/** Of the first tile that is there; null: none is. */
async function sideOfTiles(archive: PMTiles, zoom: number, { left, top, right, bottom }: Box): Promise<number | null> {
  let tried = 0;
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right && tried < MOST_TILES_TRIED; x++, tried++) {
      const tile = await archive.getZxy(zoom, x, y);
      if (tile !== undefined) return decodePng(new Uint8Array(tile.data)).width;
    }
  }
  return null;
}

type Heights = (x: number, y: number) => Promise<Float32Array | null>;

/** Heights of a tile by row, null where there is none; the last ones are kept: bands of rows ask again. */
function tileReader(archive: PMTiles, zoom: number, side: number): Heights {
  const kept = new Map<string, Float32Array | null>();
  return async (x, y) => {
    const name = `${x}/${y}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const tile = await archive.getZxy(zoom, x, y);
    const heights = tile === undefined ? null : heightsOf(new Uint8Array(tile.data), side);
    const [oldest] = kept.keys();
    if (kept.size >= MOST_TILES_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(name, heights);
    return heights;
  };
}

function heightsOf(png: Uint8Array, side: number): Float32Array {
  const { width, height, channels, values } = decodePng(png);
  if (width !== side || height !== side) throw new Error(`tile of ${width} × ${height}, expected ${side} × ${side}`);
  const heights = new Float32Array(side * side);
  for (let i = 0; i < heights.length; i++) {
    const at = i * channels;
    const isThere = channels === 3 || values[at + 3] !== 0;
    const [red = 0, green = 0, blue = 0] = values.subarray(at, at + 3);
    heights[i] = isThere ? heightOf(red, green, blue) : Number.NaN;
  }
  return heights;
}

/** Metres; NaN for a colour that is no height of land in either encoding. */
function heightOf(red: number, green: number, blue: number): number {
  if (red >= TERRARIUM_RED[0] && red <= TERRARIUM_RED[1]) return red * 256 + green + blue / 256 - 32_768;
  // Black stands for nothing.
  const tenths = red * 65_536 + green * 256 + blue;
  return red <= MAPBOX_RED && tenths > 0 ? tenths / 10 - 10_000 : Number.NaN;
}

async function readWindow(
  { left, top, right, bottom }: RasterWindow,
  side: number,
  tileOf: Heights,
): Promise<Float32Array> {
  const width = right - left;
  const read = new Float32Array(width * (bottom - top)).fill(Number.NaN);
  for (let y = Math.floor(top / side); y * side < bottom; y++) {
    for (let x = Math.floor(left / side); x * side < right; x++) {
      const heights = await tileOf(x, y);
      if (heights === null) continue;
      const [from, to] = [Math.max(left, x * side), Math.min(right, (x + 1) * side)];
      for (let row = Math.max(top, y * side); row < Math.min(bottom, (y + 1) * side); row++) {
        const inTile = (row - y * side) * side;
        read.set(heights.subarray(inTile + from - x * side, inTile + to - x * side), (row - top) * width + from - left);
      }
    }
  }
  return read;
}
