import type { PictureFrame, ReliefPicture } from '../model/base-map.ts';
import type { PaperFrame } from './paper.ts';

/** The part of the shading that a sheet shows, in pixels of the sheet. */
export type SheetPixels = Pick<ReliefPicture, 'width' | 'height' | 'pixels'>;

const OPACITY_BYTE = 3;

/** @returns Null where the sheet shows nothing of it. Between pixels of the shading light and shade change evenly. */
export function reliefOnPaper(relief: ReliefPicture, frame: PaperFrame, pxPerMm: number): SheetPixels | null {
  const { width, height, columns, rowAt } = pixelsOfSheet(relief, frame, pxPerMm);
  const pixels = new Uint8ClampedArray(width * height * 4);
  let isThere = false;
  for (let y = 0; y < height; y++) {
    const row = rowAt(y);
    if (row < 0 || row > relief.height - 1) continue;
    columns.forEach((column, x) => {
      if (column < 0 || column > relief.width - 1) return;
      const light = lightBetween(relief, row, column);
      if (light === 0) return;
      isThere = true;
      const at = (y * width + x) * 4;
      pixels.fill(light > 0 ? 255 : 0, at, at + OPACITY_BYTE);
      pixels[at + OPACITY_BYTE] = Math.abs(light);
    });
  }
  return isThere ? { width, height, pixels } : null;
}

/** Which pixel of a picture of the ground, with fractions, each pixel of a sheet shows. */
export function pixelsOfSheet(
  picture: PictureFrame,
  { widthMm, heightMm, box: [west, south, east, north] }: PaperFrame,
  pxPerMm: number,
) {
  const [width, height] = [Math.round(widthMm * pxPerMm), Math.round(heightMm * pxPerMm)];
  const [top, bottom] = [mercatorY(picture.northDeg), mercatorY(picture.southDeg)];
  const columns = Array.from({ length: width }, (_, x) => {
    const lon = west + ((x + 0.5) / width) * (east - west);
    return ((lon - picture.westDeg) / (picture.eastDeg - picture.westDeg)) * picture.width - 0.5;
  });
  const rowAt = (y: number): number => {
    const lat = north - ((y + 0.5) / height) * (north - south);
    return ((mercatorY(lat) - top) / (bottom - top)) * picture.height - 0.5;
  };
  return { width, height, columns, rowAt };
}

function lightBetween(relief: ReliefPicture, row: number, column: number): number {
  const [y, x] = [Math.min(Math.floor(row), relief.height - 2), Math.min(Math.floor(column), relief.width - 2)];
  const [down, right] = [row - y, column - x];
  const upper = lightAt(relief, y, x) * (1 - right) + lightAt(relief, y, x + 1) * right;
  const lower = lightAt(relief, y + 1, x) * (1 - right) + lightAt(relief, y + 1, x + 1) * right;
  return upper * (1 - down) + lower * down;
}

/** More light than on flat ground is positive, less negative; −255 to 255. */
function lightAt({ width, pixels }: ReliefPicture, row: number, column: number): number {
  const at = (row * width + column) * 4;
  const opacity = pixels[at + OPACITY_BYTE] ?? Number.NaN;
  return pixels[at] === 0 ? -opacity : opacity;
}

function mercatorY(latDeg: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (latDeg * Math.PI) / 360));
}
