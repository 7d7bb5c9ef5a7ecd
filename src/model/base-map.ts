import type { Bounds } from './geometry.ts';

/** What lies under the figures so that a place is found again: roads, rivers, imagery. */
export type BaseMap = LinesBaseMap | TilesBaseMap | PmtilesBaseMap;

interface NamedBaseMap {
  readonly id: string;
  readonly name: { readonly vi: string; readonly en: string };
  /** Whose it is, as text: shown in the map's corner. */
  readonly attribution: string;
}

/** A small GeoJSON file beside the profile: works without a network. */
export interface LinesBaseMap extends NamedBaseMap {
  readonly kind: 'lines';
  readonly file: string;
  readonly sample: boolean;
}

/** Raster tiles by an address with `{z}`, `{x}`, `{y}`, or a WMTS server's `{TileMatrix}`, `{TileCol}`, `{TileRow}`. */
export interface TilesBaseMap extends NamedBaseMap {
  readonly kind: 'tiles';
  readonly tiles: string;
  readonly tileSizePx?: number;
  readonly maxZoom?: number;
}

/** All tiles in one PMTiles file, of which a plain file server gives the parts that are seen. */
export interface PmtilesBaseMap extends NamedBaseMap {
  readonly kind: 'pmtiles';
  /** Beside the profile, or an address with `https:`. */
  readonly file: string;
}

/** Which layers the tiles of an archive have, and what their fields are called. */
export type TileSchema = 'protomaps' | 'openmaptiles';

/** A PMTiles file, as it says of itself. */
export interface TileArchive {
  readonly content: TileSchema | 'imagery';
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Null where the file states none. */
  readonly bounds: Bounds | null;
}

/** Where a picture of the ground lies: row by row in equal steps of Web Mercator. */
export interface PictureFrame {
  readonly width: number;
  readonly height: number;
  readonly westDeg: number;
  readonly southDeg: number;
  readonly eastDeg: number;
  readonly northDeg: number;
}

/** Light and shade of the ground: transparent where it is flat. */
export interface ReliefPicture extends PictureFrame {
  /** Red, green, blue, opacity. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** The ground in bands of height. */
export interface HeightBands extends PictureFrame {
  /** A byte a pixel: 0 where no height is known, else the number of breaks that the height has reached, and 1. */
  readonly band: Uint8Array<ArrayBuffer>;
}

/** Heights in metres where one band ends and the next begins: the same in every province, so that maps compare. */
export const HEIGHT_BREAKS_M = [10, 50, 100, 200, 400, 800, 1500] as const;

/** A base map, or the shading of the ground, that could not be shown: everything else is. */
export interface BaseFault {
  readonly kind: BaseMap['kind'] | 'ground';
  /** Null: the ground, which has no name of its own. */
  readonly name: BaseMap['name'] | null;
  /** The file, or the host of an address. */
  readonly file: string;
  readonly why: BaseFaultReason;
}

/** Why it could not; `i18n/words/base-fault.*` has the sentences. */
export interface BaseFaultReason {
  readonly kind: BaseFaultKind;
  /** What was there instead. */
  readonly found?: string;
}

/** `status`: of HTTP. `site`: not among the sites that this page may ask. `parts`: the server gives whole files only. `content`: of another kind than was named. */
export type BaseFaultKind =
  | 'status'
  | 'network'
  | 'site'
  | 'parts'
  | 'content'
  | 'empty'
  | 'layers'
  | 'tile-kind'
  | 'damaged';
