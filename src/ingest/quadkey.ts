import type { LonLat } from '../model/geometry.ts';

/** More levels than any map has; Ookla's open data uses 16. */
const MOST_LEVELS = 30;

/**
 * Middle of the tile that Bing's quadkey names, degrees of WGS 84; null where it is no quadkey.
 * Source: Bing Maps Tile System, https://learn.microsoft.com/bingmaps/articles/bing-maps-tile-system
 */
export function quadkeyCentre(quadkey: string): LonLat | null {
  if (!/^[0-3]+$/.test(quadkey) || quadkey.length > MOST_LEVELS) return null;
  let [x, y] = [0, 0];
  for (const digit of quadkey) {
    x = 2 * x + (Number(digit) & 1);
    y = 2 * y + (Number(digit) >> 1);
  }
  const tiles = 2 ** quadkey.length;
  const mercatorY = Math.PI * (1 - (2 * (y + 0.5)) / tiles);
  return [((x + 0.5) / tiles) * 360 - 180, (Math.atan(Math.sinh(mercatorY)) * 180) / Math.PI];
}
