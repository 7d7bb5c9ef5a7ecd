import type { LonLat } from './geometry.ts';
import type { ObjectionTotals } from './objection.ts';
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
export const ANSWERS_VERSION = 2;

/**
 * How much of a village is reached, from nothing to all of it. Shares are published as levels:
 * `none` under `uncoveredShare`, `little` under 0.2, `part` under `coveredShare`, `most` under
 * 0.8, `nearly-all` under 0.99, `whole` above.
 */
export const SHARE_LEVELS = ['none', 'little', 'part', 'most', 'nearly-all', 'whole'] as const;
/** One of `SHARE_LEVELS`. */
export type ShareLevel = (typeof SHARE_LEVELS)[number];

/** All that a published folder tells, villages in the order of their file. */
export interface PublishedAnswers {
  readonly format: typeof ANSWERS_FORMAT;
  readonly version: typeof ANSWERS_VERSION;
  /** ISO date of the newest file that the answers rest on; null where none tells its date. */
  readonly dataDate: string | null;
  readonly sample: boolean;
  /** Side of the squares that masts are published by, metres. */
  readonly squareM: number;
  readonly parameters: AnalysisParameters;
  readonly layout: CoverageLayout;
  readonly sources: readonly Source[];
  readonly villages: PublishedVillages;
  /** Masts moved to the middle of a square, in no telling order; null where they are left out. */
  readonly positions: readonly PublishedPosition[] | null;
  readonly summary: Summary;
  /** Planned stations, moved to the middle of a square; absent where the profile does not let them be told. */
  readonly planned?: readonly PublishedPlanned[];
  /** Files that were not whole and were used all the same; absent where all were. */
  readonly incomplete?: readonly string[];
  /** Reports from people, counted; absent where nobody has handed them over. */
  readonly objections?: ObjectionTotals;
  /** Answers for places, by cells; absent in folders that were published before there were any. */
  readonly grid?: PublishedGrid;
}

/**
 * Who reaches the middle of each cell of a net, from masts in the middle of their squares. A mask has bit
 * `operator × technologies + technology` of the layout; `outdoors` and `indoors` are runs, mask and
 * length in turn, cells from the south-west, west to east, row by row.
 */
export interface PublishedGrid {
  readonly cellM: number;
  /** Degrees of the net's south-west corner and of one cell. */
  readonly west: number;
  readonly south: number;
  readonly stepLon: number;
  readonly stepLat: number;
  readonly columns: number;
  readonly rows: number;
  /** Bits that a mask may have. */
  readonly cells: number;
  readonly outdoors: readonly number[];
  readonly indoors: readonly number[];
}

/** One entry a village, in the order of the published villages file. */
export interface PublishedVillages {
  readonly code: readonly string[];
  /**
   * `layout.columns` indexes into `SHARE_LEVELS` each, in the order of `CoverageLayout`. The verdict on
   * broadband is the true one; all finer levels are computed from masts in the middle of their squares.
   */
  readonly levels: readonly (readonly number[])[];
  /** From masts in the middle of their squares; 0 exactly where the verdict is not `covered`. */
  readonly resilience: readonly number[];
  /** Whether at least `fibreShare` is within reach of fibre, and nothing finer; null without fibre data. */
  readonly fibre: readonly boolean[] | null;
  /**
   * Operators whose fibre is within reach of enough of the village, from nodes and cables in the middle of their
   * squares; nobody where `fibre` says that too little is. Absent: not published, or no file tells whose it is.
   */
  readonly fibreOperators?: readonly (readonly string[])[];
  /** To the middle of the square of the nearest serving mast of each operator of the layout, rounded; null where it serves nothing here. */
  readonly nearestMastM: readonly (readonly (number | null)[])[];
}

/** A position, moved to the middle of a square. */
export interface PublishedPosition {
  /** Middle of the square it lies in. */
  readonly at: LonLat;
  /** Of its existing stations. */
  readonly operators: readonly string[];
}

/** A planned station, moved to the middle of a square. */
export interface PublishedPlanned {
  readonly at: LonLat;
  readonly operator: string;
  readonly technologies: readonly string[];
  /** ISO; null: not known. */
  readonly date: string | null;
}
