import type { CoordinateSystem } from '../../model/mapping.ts';

/** A raster as it came: values in the middles of pixels, in a coordinate system of its own. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly crs: CoordinateSystem;
  /** Middle of the first pixel, and from there to the next in the row and in the column. */
  readonly x0: number;
  readonly y0: number;
  readonly stepX: number;
  readonly stepY: number;
  /**
   * Values of a window by row; NaN: no value there.
   *
   * @throws Error where the file ends too early or cannot be unpacked.
   */
  read(window: RasterWindow): Promise<Float32Array>;
}

/** Pixels, from the first to before the last. */
export interface RasterWindow {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Why a file gives no raster. */
export type RasterFault =
  | { readonly kind: 'format'; readonly found: string }
  | { readonly kind: 'not-whole'; readonly found: string; readonly expected: string }
  | { readonly kind: 'broken'; readonly found: string }
  | { readonly kind: 'not-placed' }
  | { readonly kind: 'system'; readonly found: string };

export type OpenedRaster =
  | { readonly ok: true; readonly raster: Raster }
  | { readonly ok: false; readonly fault: RasterFault };

/** A file that is read in parts: in Node and in the browser alike. */
export interface NamedBlob {
  readonly name: string;
  readonly blob: Blob;
}
