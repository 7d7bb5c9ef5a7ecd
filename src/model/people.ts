/**
 * Where people live, as cells of longitude and latitude: what shares of a village may be counted in, in place of its
 * area.
 */
export interface PeopleGrid {
  /** North-western corner of the first cell, and sides of a cell, degrees; both sides positive. */
  readonly westDeg: number;
  readonly northDeg: number;
  readonly stepLonDeg: number;
  readonly stepLatDeg: number;
  readonly columns: number;
  readonly rows: number;
  /** People in each cell by row from the north, then column from the west; 0: nobody is known to live there. */
  readonly people: Float32Array;
  /** Part of each cell that is inhabited, 0 to 1; absent: all of a cell that has people. */
  readonly inhabited?: Float32Array;
}

/** What a share of a village is a share of. */
export const WEIGHTS = ['area', 'inhabited', 'people'] as const;
/** `area`: all of its land; `inhabited`: the land where people live; `people`: those who live there. */
export type Weight = (typeof WEIGHTS)[number];
/** A weight that needs to know where people live. */
export type PeopleWeight = Exclude<Weight, 'area'>;

/** What shares are weighted by, and with which cells. */
export interface Weighting {
  readonly by: PeopleWeight;
  readonly grid: PeopleGrid;
}

/** What weighting comes to, village by village. */
export interface WeighedVillages {
  /** People by the grid; 0 where it knows nobody. */
  readonly people: Float64Array;
  /** 1: the grid knows nobody (or no inhabited land) there, and shares are of its area. */
  readonly byArea: Uint8Array;
  /** 1: the village's own number of people and that of the grid are more than `PEOPLE_FACTOR` apart. */
  readonly apart: Uint8Array;
}

/** What stands behind weighted figures, for files and screens. */
export interface WeightSummary {
  readonly by: PeopleWeight;
  readonly file: string;
  /** Of the file, lower-case hex. */
  readonly sha256: string;
  readonly sample: boolean;
  /** Villages where the file knows nobody: their shares are of their area. */
  readonly villagesByArea: number;
  /** Villages whose own number of people is more than `PEOPLE_FACTOR` times that of the file, or less by as much. */
  readonly villagesApart: number;
}

/** Beyond this factor a village's people and those of the raster disagree. */
export const PEOPLE_FACTOR = 2;
/** Fewer people than this are too few to disagree about. */
export const LEAST_PEOPLE = 20;
