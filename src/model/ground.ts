import type { PeopleGrid } from './people.ts';

/**
 * The ground of a province: heights, and what stands on it, on one raster of longitude and
 * latitude. What is not known is a void, never 0.
 */
export interface Ground {
  readonly raster: GroundRaster;
  /** Metres above sea level by row from the north, then column from the west; `VOID_HEIGHT`: not known. */
  readonly heightM: Int16Array;
  /** Code of a class of `classes`, in the same order; 0: not known, taken as bare. */
  readonly cover: Uint8Array;
  readonly classes: readonly CoverClass[];
  /** Absent: terrain. The classes of a surface model have no height: it is in the heights already. */
  readonly heights?: HeightsOf;
  /** People where a raster of them was given, on its own cells. No radio model knows them. */
  readonly people?: PeopleGrid;
  readonly sources: readonly GroundSource[];
  /** SHA-256 of raster, heights, cover and classes, hexadecimal: what a result was computed with. */
  readonly sha256: string;
}

/** Degrees. Points lie in the middle of their cells. */
export interface GroundRaster {
  /** Of the point in the north-western corner. */
  readonly westDeg: number;
  readonly northDeg: number;
  /** From a point to the next in the east, and to the next in the south; both positive. */
  readonly stepLonDeg: number;
  readonly stepLatDeg: number;
  readonly columns: number;
  readonly rows: number;
}

/** A class of land cover. */
export interface CoverClass {
  /** 1 to 255. */
  readonly code: number;
  readonly name: string;
  /** Representative height of what stands there (Recommendation ITU-R P.1812-8, table 2). */
  readonly clutterM: number;
  /** Zone of the radio climate: 1 sea, 3 coastal land, 4 inland. */
  readonly zone: 1 | 3 | 4;
}

/** Where a layer of ground comes from. */
export interface GroundSource {
  readonly name: string;
  readonly date: string;
  readonly licence: string;
}

/** What a ground says of itself, without its grids. */
export type GroundAbout = Pick<Ground, 'heights' | 'classes' | 'sources'>;

/** Stands for no height in an int16 grid of metres; the same as in SRTM. */
export const VOID_HEIGHT = -32768;

/** What heights are of: the ground, or whatever is seen from above, trees and roofs too. */
export type HeightsOf = 'terrain' | 'surface';

/** The longest reach around a province whose profile has no link budgets. */
export const USUAL_REACH_M = 5000;
/** Between points, seconds of arc, where nobody says otherwise: as SRTM and its like. */
export const USUAL_STEP_SEC = 1;

/** What a file of the ground is. */
export const GROUND_FILE_USES = ['elevation', 'landCover', 'clutterHeights', 'population', 'pack'] as const;
/** Name of what a file of the ground is. */
export type GroundFileUse = (typeof GROUND_FILE_USES)[number];

/** What was noticed while files were made into a ground; `i18n/words/ground.*` has the sentences. */
export interface GroundIssue {
  readonly severity: 'error' | 'warning';
  readonly kind: GroundIssueKind;
  readonly file?: string;
  readonly found?: string;
  readonly expected?: string;
  /** Part of the ground, 0 to 1. */
  readonly share?: number;
}

/** Of what kind; the sentence is made of it. */
export type GroundIssueKind =
  | 'format'
  | 'not-whole'
  | 'broken'
  | 'not-placed'
  | 'system'
  | 'elsewhere'
  | 'adds-nothing'
  | 'no-heights'
  | 'heights-gap'
  | 'heights-void'
  | 'models-mixed'
  | 'model-assumed'
  | 'classes-unknown'
  | 'no-cover'
  | 'cover-missing'
  | 'people-fine'
  | 'no-people'
  | 'people-missing';
