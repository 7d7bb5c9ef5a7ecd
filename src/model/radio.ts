import type { LonLat } from './geometry.ts';
import type { BaseStation } from './province.ts';

/** What the radio models share with those who ask them. */

/** Models that make footprints. */
export const RADIO_MODELS = ['p1812', 'hata', 'cost231', 'tr38901-rma', 'tr38901-uma', 'free-space'] as const;
/** One of `RADIO_MODELS`. */
export type RadioModel = (typeof RADIO_MODELS)[number];

/** As the world knows them, the same in every language. */
export const MODEL_NAMES: Readonly<Record<RadioModel, string>> = {
  p1812: 'ITU-R P.1812-8',
  hata: 'Okumura–Hata (ITU-R P.529-3)',
  cost231: 'COST 231–Hata',
  'tr38901-rma': '3GPP TR 38.901 RMa',
  'tr38901-uma': '3GPP TR 38.901 UMa',
  'free-space': 'ITU-R P.525-4',
};

/** Why a job cannot be computed: where in it, what stands there, and what was expected. */
export interface RadioFault {
  /** Name of the field with its place in a list: `path.heightM[3]`. */
  readonly field: string;
  readonly found: string;
  readonly expected: string;
}

/**
 * Where a signal reaches, as runs of square cells around a mast. The mast is in the middle of the middle cell; each row of cells is in
 * metres at its own latitude.
 */
export interface ServedCells {
  readonly lonDeg: number;
  readonly latDeg: number;
  readonly cellM: number;
  /** Rows on either side of the middle one. */
  readonly steps: number;
  /** Runs of a row, from the south: `runs[rowStart[r] * 2] …`. */
  readonly rowStart: Uint32Array;
  /** First column, and one past the last; 0 is the mast's. Ascending. */
  readonly runs: Int32Array;
  /** To the farthest corner of a served cell; 0: nowhere. */
  readonly reachM: number;
}

/** Footprint of a station in one technology by a radio model. */
export interface ModelledFootprint {
  readonly served: ServedCells;
  /** Where the signal would reach from another place; null where the ground there is not known. */
  readonly at: (place: LonLat) => ServedCells | null;
  /** Radius of the disc that takes its place there. */
  readonly discM: number;
}

/** A radio model with its ground: the source of modelled footprints. */
export interface RadioFootprints {
  /** Null where the model lacks something, of the station or of the ground: the station keeps its disc. */
  readonly footprintOf: (station: BaseStation, technology: string) => ModelledFootprint | null;
  /** For `summary.json`: what stands behind the figures. */
  readonly toJSON: () => RadioSummary;
}

/** What a radio model took part in, as counts. */
export interface RadioSummary {
  readonly model: RadioModel;
  readonly groundSha256: string;
  /** Stations whose footprints are modelled, and those that kept their disc in some technology. */
  readonly modelledStations: number;
  readonly discStations: number;
  /** Of those: still being computed, and on their disc until then. Absent: none. */
  readonly awaitedStations?: number;
  /** Modelled stations whose frequency or height the model was not made for. Absent: none. */
  readonly outsideDomainStations?: number;
}
