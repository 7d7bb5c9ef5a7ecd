import { VOID_HEIGHT } from '../../model/ground.ts';
import type { OpenedRaster, RasterWindow } from './raster.ts';

/**
 * SRTM `.hgt`: one degree by one degree named by its south-western corner (`N20E105.hgt`), big-endian
 * int16 by row from the north, 1″ (3601 × 3601 points) or 3″ (1201 × 1201), points on the edges.
 */
const NAME = /([NS])(\d{2})([EW])(\d{3})[^/\\]*$/i;

export async function openHgt(name: string, blob: Blob): Promise<OpenedRaster> {
  const [, ns = '', lat = '', ew = '', lon = ''] = NAME.exec(name) ?? [];
  if (ns === '') return { ok: false, fault: { kind: 'not-placed' } };
  const side = [3601, 1201].find((one) => one * one * 2 === blob.size);
  if (side === undefined) {
    const expected = `${1201 * 1201 * 2} | ${3601 * 3601 * 2}`;
    return { ok: false, fault: { kind: 'not-whole', found: String(blob.size), expected } };
  }
  const south = Number(lat) * (/s/i.test(ns) ? -1 : 1);
  const west = Number(lon) * (/w/i.test(ew) ? -1 : 1);
  const step = 1 / (side - 1);
  const view = new DataView(await blob.arrayBuffer());
  const read = async ({ left, top, right, bottom }: RasterWindow): Promise<Float32Array> => {
    const values = new Float32Array((right - left) * (bottom - top));
    let i = 0;
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const height = view.getInt16((row * side + column) * 2);
        values[i++] = height === VOID_HEIGHT ? Number.NaN : height;
      }
    }
    return values;
  };
  const place = { x0: west, y0: south + 1, stepX: step, stepY: -step };
  return { ok: true, raster: { width: side, height: side, crs: { kind: 'wgs84' }, ...place, read } };
}
