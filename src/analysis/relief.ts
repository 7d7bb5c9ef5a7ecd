import { HEIGHT_BREAKS_M, type HeightBands, type PictureFrame, type ReliefPicture } from '../model/base-map.ts';
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
/** Of the shorter side, over which a picture ends. */
const EDGE_PART = 0.03;

/** @param mostSide Pixels of a side at most: graphics cards take no picture of any size. */
export function reliefPicture(
  { raster, heightM }: Pick<Ground, 'raster' | 'heightM'>,
  mostSide: number,
): ReliefPicture {
  const { columns, rows, stepLonDeg, stepLatDeg } = raster;
  const { frame, latitudeAt, rowAt, columnAt } = picturePixels(raster, mostSide);
  const { width, height } = frame;
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
    const lat = latitudeAt(y);
    const row = rowAt(y);
    const metresEast = EARTH_RADIUS_M * RADIANS * stepLonDeg * Math.cos(lat * RADIANS) * 8;
    const metresNorth = EARTH_RADIUS_M * RADIANS * stepLatDeg * 8;
    for (let x = 0; x < width; x++) {
      const column = columnAt(x);
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
      const full = Math.min(against > 0 ? LIGHTEST : DARKEST, Math.abs(against) - UNSEEN);
      const opacity = full * seenNearEdge(frame, x, y);
      if (opacity <= 0) continue;
      const i = (y * width + x) * 4;
      pixels.fill(against > 0 ? 255 : 0, i, i + 3);
      pixels[i + 3] = 255 * opacity;
    }
  }
  return { ...frame, pixels };
}

/** How much of a picture of the ground is seen at a pixel: it ends softly, since the land does not end there. */
export function seenNearEdge({ width, height }: Pick<PictureFrame, 'width' | 'height'>, x: number, y: number): number {
  const fromEdge = Math.min(x, y, width - 1 - x, height - 1 - y) + 1;
  return Math.min(1, fromEdge / (EDGE_PART * Math.min(width, height)));
}

/** The ground in bands of height, pixel for pixel beside its shading. */
export function heightBands({ raster, heightM }: Pick<Ground, 'raster' | 'heightM'>, mostSide: number): HeightBands {
  const { frame, rowAt, columnAt } = picturePixels(raster, mostSide);
  const band = new Uint8Array(frame.width * frame.height);
  for (let y = 0; y < frame.height; y++) {
    const row = Math.min(raster.rows - 1, Math.max(0, rowAt(y)));
    for (let x = 0; x < frame.width; x++) {
      const height = heightM[row * raster.columns + columnAt(x)] ?? VOID_HEIGHT;
      band[y * frame.width + x] = height === VOID_HEIGHT ? 0 : bandOf(height);
    }
  }
  return { ...frame, band };
}

function bandOf(heightM: number): number {
  const above = HEIGHT_BREAKS_M.findIndex((breakM) => heightM < breakM);
  return above < 0 ? HEIGHT_BREAKS_M.length + 1 : above + 1;
}

/** Pixels of a picture of the ground, and which points they show: each so-many-th, so that no side is longer. */
function picturePixels(
  { columns, rows, westDeg, northDeg, stepLonDeg, stepLatDeg }: Ground['raster'],
  mostSide: number,
) {
  const every = Math.max(1, Math.ceil(Math.max(columns, rows) / mostSide));
  const [width, height] = [Math.floor(columns / every), Math.floor(rows / every)];
  const southDeg = northDeg - (height * every - 1) * stepLatDeg - stepLatDeg / 2;
  const edgeNorthDeg = northDeg + stepLatDeg / 2;
  const [top, bottom] = [mercator(edgeNorthDeg), mercator(southDeg)];
  const frame: PictureFrame = {
    width,
    height,
    westDeg: westDeg - stepLonDeg / 2,
    eastDeg: westDeg + (width * every - 1) * stepLonDeg + stepLonDeg / 2,
    northDeg: edgeNorthDeg,
    southDeg,
  };
  // Rows are equal steps of Mercator, those of the ground of latitude.
  const latitudeAt = (y: number): number => latitudeOf(top + ((y + 0.5) / height) * (bottom - top));
  const rowAt = (y: number): number => Math.round((northDeg - latitudeAt(y)) / stepLatDeg);
  const columnAt = (x: number): number => x * every + (every >> 1);
  return { frame, latitudeAt, rowAt, columnAt };
}

function mercator(latDeg: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (latDeg * RADIANS) / 2));
}

function latitudeOf(y: number): number {
  return (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RADIANS;
}
