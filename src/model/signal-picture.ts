import type { ReliefPicture } from './base-map.ts';
import type { RadioModel } from './radio.ts';

/** The signal of an area as a raster, and what is drawn of it. */

/** What a signal layer shows. */
export const SIGNAL_KINDS = ['signal', 'server', 'margin', 'probability'] as const;
/** One of `SIGNAL_KINDS`. */
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Pixels over an area: rows from the north in equal steps of Mercator, columns from the west. */
export interface SignalFrame {
  readonly width: number;
  readonly height: number;
  readonly westDeg: number;
  readonly southDeg: number;
  readonly eastDeg: number;
  readonly northDeg: number;
}

/** The best signal of each pixel of a frame. */
export interface SignalRaster {
  /** dBm; NaN: no mast was computed there. */
  readonly bestDbm: Float32Array;
  /** Number of the server as it was asked; −1: none. */
  readonly server: Int32Array;
}

/** What a signal layer is of. */
export interface SignalLayer extends SignalFrame, SignalRaster {
  readonly model: RadioModel;
  /** Null: the best of all operators. */
  readonly operator: string | null;
  readonly technology: string;
  readonly quantity: string;
  readonly thresholdDbm: number;
  /** Reserve for the share of places that is in the signal, and how unlike places are. */
  readonly placesDb: number;
  readonly sigmaDb: number;
  /** Stations by the number of the server. */
  readonly servers: readonly { readonly id: string; readonly operator: string }[];
  /** Stations computed, and stations of the area that the model cannot compute. */
  readonly stations: number;
  readonly discStations: number;
}

/** What a station of a layer, by its number, serves best. */
export interface ServerArea {
  readonly server: number;
  readonly km2: number;
}

/** A class of a legend: values from `least` on. */
export interface SignalClass {
  readonly least: number;
  /** Whether a place of this class is served. */
  readonly served: boolean;
}

/** For the map: red, green, blue, opacity of each pixel, and where its corners are. */
export type SignalPicture = ReliefPicture;
