import type { LonLat } from './geometry.ts';
import type { AnalysisParameters } from './parameters.ts';
import type { Source } from './province.ts';
import type { CoverageLayout, Summary } from './results.ts';

/**
 * `answers.json` of a published folder: what the analysis found, village by village, without
 * the stations it found it from. The public door runs from it alone. A change that an older
 * reader would misread raises `version`.
 */
export const ANSWERS_FORMAT = 'song-chung-answers';
/** Version of `answers.json`; a reader refuses others. */
export const ANSWERS_VERSION = 1;

/** Shares are whole ten-thousandths, rounded down: what falls short of a threshold never reaches it by rounding. */
export const SHARE_SCALE = 10_000;

/** All that a published folder tells, villages in the order of their file. */
export interface PublishedAnswers {
  readonly format: typeof ANSWERS_FORMAT;
  readonly version: typeof ANSWERS_VERSION;
  /** ISO date of the newest file that the answers rest on; null where none tells its date. */
  readonly dataDate: string | null;
  readonly sample: boolean;
  readonly parameters: AnalysisParameters;
  readonly layout: CoverageLayout;
  readonly sources: readonly Source[];
  readonly villages: PublishedVillages;
  /** Masts moved to the middle of a square, in no telling order; null where they are left out. */
  readonly positions: readonly PublishedPosition[] | null;
  readonly summary: Summary;
}

/** One entry a village, in the order of the published villages file. */
export interface PublishedVillages {
  readonly code: readonly string[];
  /** `layout.columns` ten-thousandths each, in the order of `CoverageLayout`. */
  readonly shares: readonly (readonly number[])[];
  readonly resilience: readonly number[];
  /** Ten-thousandths; null without fibre data. */
  readonly fibre: readonly number[] | null;
  /** To the nearest serving mast of each operator of the layout, rounded; null where it serves nothing here. */
  readonly nearestMastM: readonly (readonly (number | null)[])[];
  /** To the nearest fibre node or cable, rounded; null where unknown. */
  readonly nearestFibreM: readonly (number | null)[];
}

/** A position, moved to the middle of a square. */
export interface PublishedPosition {
  /** Middle of the square it lies in. */
  readonly at: LonLat;
  /** Of its existing stations. */
  readonly operators: readonly string[];
}
