import { gunzipped } from '../formats/gunzip.ts';
import { Refusal } from '../formats/refusal.ts';
import { unzipped } from '../formats/unzip.ts';
import { shown } from '../issue-log.ts';
import { openGeoTiff } from './geotiff.ts';
import { openHgt } from './hgt.ts';
import type { NamedBlob, OpenedRaster, RasterFault } from './raster.ts';
import { openTerrainTiles } from './terrain-tiles.ts';

/** A raster of a file, or why it gives none. */
export type FileRaster = OpenedRaster & { readonly name: string };

/** All rasters of one file: of a zip each that it holds. The first bytes decide, then the name. */
export async function openRasters({ name, blob }: NamedBlob): Promise<readonly FileRaster[]> {
  if (blob.size === 0) return [refused(name, { kind: 'not-whole', found: '0', expected: '> 0' })];
  const head = new Uint8Array(await blob.slice(0, 8).arrayBuffer());
  if (isTiff(head)) return [{ name, ...(await openGeoTiff(blob)) }];
  if (isZip(head)) return inZip(name, blob);
  if (new TextDecoder().decode(head.subarray(0, 7)) === 'PMTiles') return [{ name, ...(await openTerrainTiles(blob)) }];
  if (isGzip(head)) return inGzip(name, blob);
  if (/\.hgt$/i.test(name)) return [{ name, ...(await openHgt(name, blob)) }];
  return [refused(name, { kind: 'format', found: shown(name) })];
}

/** One file packed alone: `N20E105.hgt.gz`. */
async function inGzip(name: string, blob: Blob): Promise<readonly FileRaster[]> {
  try {
    const plain = new Uint8Array(gunzipped(new Uint8Array(await blob.arrayBuffer())));
    // What is packed twice, or unpacks to itself, is no raster.
    if (isGzip(plain)) return [refused(name, { kind: 'format', found: shown(name) })];
    const opened = await openRasters({ name: name.replace(/\.gz$/i, ''), blob: new Blob([plain]) });
    return opened.map((one) => ({ ...one, name }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [refused(name, { kind: 'broken', found: shown(error.message) })];
  }
}

async function inZip(name: string, blob: Blob): Promise<readonly FileRaster[]> {
  try {
    const entries = unzipped(new Uint8Array(await blob.arrayBuffer()), (path) => /\.(hgt|tiff?)$/i.test(path));
    if (entries.size === 0) return [refused(name, { kind: 'format', found: shown(name) })];
    const inside = [...entries].map(async ([path, bytes]) => {
      const part = new Blob([new Uint8Array(bytes)]);
      const opened = /\.hgt$/i.test(path) ? await openHgt(path, part) : await openGeoTiff(part);
      return { name: `${name}/${path}`, ...opened };
    });
    return Promise.all(inside);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [refused(name, { kind: 'broken', found: shown(error.message) })];
  }
}

function refused(name: string, fault: RasterFault): FileRaster {
  return { name, ok: false, fault };
}

function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b;
}

/** Classic and BigTIFF, in either order of bytes. */
function isTiff(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head.subarray(0, 2));
  const [low, high] = text === 'II' ? [head[2], head[3]] : [head[3], head[2]];
  return (text === 'II' || text === 'MM') && (low === 42 || low === 43) && high === 0;
}
