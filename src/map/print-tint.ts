import type { HeightBands } from '../model/base-map.ts';
import { outOfRange } from '../model/out-of-range.ts';
import { type TintEntry, tintEntries, tintPixels } from './height-tint.ts';
import type { PaperFrame } from './paper.ts';
import { pixelsOfSheet, type SheetPixels } from './print-relief.ts';

/** Bands of height on a sheet, and the legend of those that it shows. */
export interface PrintTint {
  readonly pixels: SheetPixels;
  readonly entries: readonly TintEntry[];
}

/** @returns Null where the sheet shows nothing of the ground. */
export function tintOnPaper(tint: HeightBands, frame: PaperFrame, pxPerMm: number): PrintTint | null {
  const { width, height, columns, rowAt } = pixelsOfSheet(tint, frame, pxPerMm);
  const band = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.round(rowAt(y));
    if (row < 0 || row >= tint.height) continue;
    columns.forEach((exact, x) => {
      const column = Math.round(exact);
      if (column >= 0 && column < tint.width)
        band[y * width + x] = tint.band[row * tint.width + column] ?? outOfRange();
    });
  }
  const entries = tintEntries({ band }, 'light');
  const pixels = tintPixels(band, 'light', () => 1);
  return entries.length > 0 ? { pixels: { width, height, pixels }, entries } : null;
}
