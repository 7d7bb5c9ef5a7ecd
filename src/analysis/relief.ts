import type { ReliefPicture } from '../model/base-map.ts';
import { EARTH_RADIUS_M } from '../model/geometry.ts';
import { type Ground, VOID_HEIGHT } from '../model/ground.ts';

/**
 * Hillshade: how much light a slope has from the north-west, 45° high, against flat ground (Horn's
 * slope of eight neighbours). As black and white of some opacity, so that it darkens and lightens
 * what lies under it and never colours it.
 */

const RADIANS = Math.PI / 180;
const SUN_AZIMUTH = 315 * RADIANS;
const SUN_HEIGHT = 45 * RADIANS;
/** Slopes are drawn steeper than they are: a plain with a few hills would look empty. */
const EXAGGERATION = 1.8;
/** So little more or less light is not drawn: steps of a metre in a plain would be lines. */
const UNSEEN = 0.06;
const DARKEST = 0.5;
const LIGHTEST = 0.35;

/** @param mostSide Pixels of a side at most: graphics cards take no picture of any size. */
export function reliefPicture(
  { raster, heightM }: Pick<Ground, 'raster' | 'heightM'>,
  mostSide: number,
): ReliefPicture {
  const { columns, rows, westDeg, northDeg, stepLonDeg, stepLatDeg } = raster;
  const every = Math.max(1, Math.ceil(Math.max(columns, rows) / mostSide));
  const [width, height] = [Math.floor(columns / every), Math.floor(rows / every)];
  const southDeg = northDeg - (height * every - 1) * stepLatDeg - stepLatDeg / 2;
  const edgeNorthDeg = northDeg + stepLatDeg / 2;
  const [top, bottom] = [mercator(edgeNorthDeg), mercator(southDeg)];
  const pixels = new Uint8ClampedArray(width * height * 4);
  const eastSun = Math.sin(SUN_AZIMUTH) * Math.cos(SUN_HEIGHT);
  const northSun = Math.cos(SUN_AZIMUTH) * Math.cos(SUN_HEIGHT);
  const at = (row: number, column: number): number => {
    const y = Math.min(rows - 1, Math.max(0, row));
    const x = Math.min(columns - 1, Math.max(0, column));
    const found = heightM[y * columns + x] ?? VOID_HEIGHT;
    return found === VOID_HEIGHT ? Number.NaN : found;
  };
  for (let y = 0; y < height; y++) {
    // Rows are equal steps of Mercator, those of the ground of latitude.
    const lat = latitudeOf(top + ((y + 0.5) / height) * (bottom - top));
    const row = Math.round((northDeg - lat) / stepLatDeg);
    const metresEast = EARTH_RADIUS_M * RADIANS * stepLonDeg * Math.cos(lat * RADIANS) * 8;
    const metresNorth = EARTH_RADIUS_M * RADIANS * stepLatDeg * 8;
    for (let x = 0; x < width; x++) {
      const column = x * every + (every >> 1);
      const [nw, n, ne] = [at(row - 1, column - 1), at(row - 1, column), at(row - 1, column + 1)];
      const [w, e] = [at(row, column - 1), at(row, column + 1)];
      const [sw, s, se] = [at(row + 1, column - 1), at(row + 1, column), at(row + 1, column + 1)];
      const east = (EXAGGERATION * (ne + 2 * e + se - nw - 2 * w - sw)) / metresEast;
      const north = (EXAGGERATION * (nw + 2 * n + ne - sw - 2 * s - se)) / metresNorth;
      const light =
        (Math.sin(SUN_HEIGHT) - east * eastSun - north * northSun) / Math.sqrt(1 + east * east + north * north);
      const against = Math.max(0, light) / Math.sin(SUN_HEIGHT) - 1;
      // In a void and beside one nothing is known of the slope: nothing is drawn.
      if (Number.isNaN(against) || Number.isNaN(at(row, column))) continue;
      const opacity = Math.min(against > 0 ? LIGHTEST : DARKEST, Math.abs(against) - UNSEEN);
      if (opacity <= 0) continue;
      const i = (y * width + x) * 4;
      pixels.fill(against > 0 ? 255 : 0, i, i + 3);
      pixels[i + 3] = 255 * opacity;
    }
  }
  return {
    width,
    height,
    pixels,
    westDeg: westDeg - stepLonDeg / 2,
    eastDeg: westDeg + (width * every - 1) * stepLonDeg + stepLonDeg / 2,
    northDeg: edgeNorthDeg,
    southDeg,
  };
}

function mercator(latDeg: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (latDeg * RADIANS) / 2));
}

function latitudeOf(y: number): number {
  return (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RADIANS;
}
