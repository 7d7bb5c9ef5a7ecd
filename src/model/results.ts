import type { LonLat } from './geometry.ts';
import type { AnalysisParameters } from './parameters.ts';
import type { WeighedVillages } from './people.ts';
import type { AreaClass, Period, Reading } from './profile.ts';
import type { Source } from './province.ts';

/**
 * What the analysis answers. Villages, stations and positions are named by their
 * index in the arrays they were given in; numbers per village are flat typed arrays,
 * so that they cross from the worker in one piece.
 */

/**
 * Order of the share columns of one village:
 * any · broadband · ≥2 · ≥3 · ≥4 operators · each operator · each technology ·
 * each operator × technology (operator-major).
 */
export interface CoverageLayout {
  readonly operators: readonly string[];
  readonly technologies: readonly string[];
  readonly columns: number;
}

/** One set of footprints whose share of a village can be asked for. */
export type CoverageSet =
  | { readonly kind: 'any' }
  | { readonly kind: 'broadband' }
  | { readonly kind: 'operators'; readonly atLeast: 2 | 3 | 4 }
  | { readonly kind: 'operator'; readonly operator: string }
  | { readonly kind: 'technology'; readonly technology: string }
  | { readonly kind: 'cell'; readonly operator: string; readonly technology: string };

/** Shares and resilience of villages, in flat arrays. */
export interface Coverage {
  readonly layout: CoverageLayout;
  readonly villageCount: number;
  /** `villageCount × layout.columns`, row-major; each from 0 to 1, or NaN where no file of stations tells anything. */
  readonly shares: Float64Array;
  /**
   * Of a published folder: shares are levels, each written as its least share, and these are the
   * least shares of all levels, ascending. Absent: shares are exact.
   */
  readonly levelBounds?: readonly number[];
  /** Per village 0, 1, 2 or 3 (three or more). */
  readonly resilience: Uint8Array;
  /** Critical positions of village v: `criticalPositions[criticalStart[v] … criticalStart[v + 1])`. */
  readonly criticalStart: Uint32Array;
  readonly criticalPositions: Uint32Array;
}

/** What verdicts of villages are read from. */
export type VillageShares = Pick<Coverage, 'layout' | 'villageCount' | 'shares'>;

/** `unknown`: no file of stations was given, which is not the same as no station. */
export type Verdict = 'covered' | 'partial' | 'uncovered' | 'unknown';

/** `grave`: reported yes, computed uncovered. `reported-only`: reported yes, computed partial. `computed-only`: reported no, computed covered. */
export type Contradiction = 'none' | 'grave' | 'reported-only' | 'computed-only';

/** By the stations of a position: all stand, all are planned, or both. */
export type PositionStatus = 'existing' | 'planned' | 'mixed';

/** Vị trí BTS: one mast or rooftop with its tenants. Retired stations belong to none. */
export interface Position {
  /** The stations' `position_id`, else `~` and the least station id (`@` would make a spreadsheet compute it). */
  readonly id: string;
  readonly location: LonLat;
  /** Indexes into the stations. */
  readonly stations: readonly number[];
  /** Operators of existing and planned stations, in the profile's order. */
  readonly operators: readonly string[];
  readonly existingOperators: readonly string[];
  readonly status: PositionStatus;
  /** ≥ 2 operators among the existing stations. */
  readonly shared: boolean;
  /** Least stated by the existing stations, else by the planned ones; null unknown. */
  readonly freeSlots: number | null;
  /** Greatest stated by the existing stations, else by the planned ones; null unknown. */
  readonly heightM: number | null;
}

/** Positions with two operators or more, of all positions. */
export interface SharedShare {
  readonly total: number;
  readonly shared: number;
  /** Null where the total is 0. */
  readonly share: number | null;
}

/** Newly built positions by one reading; shares from 0 to 1. */
export interface NewBuildReading {
  readonly locations: number;
  readonly shared: number;
  readonly share: number | null;
  readonly goal: number;
  /** Strictly greater than the goal. */
  readonly met: boolean;
  /** How many more of these locations must be shared for the goal; 0 when met. */
  readonly missing: number;
  /** Position indexes of the locations. */
  readonly positions: readonly number[];
}

/** Newly built positions of one period, by both readings. */
export interface NewBuild {
  readonly period: Period;
  readonly official: Reading;
  readonly deployment: NewBuildReading;
  readonly greenfield: NewBuildReading;
  /** Existing stations whose commissioning is unknown, counted as before the period. */
  readonly unknownCommissioning: number;
  /** Station indexes built within the period at a site that the operator already had. */
  readonly upgrades: readonly number[];
}

/** What a candidate must pass. */
export const GATES = ['distance', 'slots', 'height', 'operator', 'coverage'] as const;
/** Name of a gate. */
export type Gate = (typeof GATES)[number];
/** `survey`: the figure is unknown and must be looked up on the spot; it passes. */
export type GateResult = 'pass' | 'fail' | 'survey';

/** What could take in a planned station; `new-site`: a mast proposed for several operators, where nothing is planned yet. */
export type HostKind = 'existing' | 'planned' | 'structure' | 'new-site';

/** A planned station and a host that could take it in. */
export interface Candidate {
  /** Index of the planned station. */
  readonly station: number;
  /** Index of the host position. */
  readonly host: number;
  readonly hostKind: HostKind;
  readonly distanceM: number;
  readonly areaClass: AreaClass;
  /** Id of the rule in use; null where the profile has none. */
  readonly rule: string | null;
  /** The nearest existing position of another operator is closer than the rule's least distance. */
  readonly mandatory: boolean;
  readonly nearestOtherM: number | null;
  /** People (km² where the population is unknown) that lose, summed over technologies. */
  readonly loss: number;
  /** From 0 to 1, the least over the technologies. */
  readonly coverageKept: number;
  readonly freeSlots: number | null;
  readonly gates: Readonly<Record<Gate, GateResult>>;
  readonly passes: boolean;
  /** Village indexes whose verdict falls. */
  readonly fallingVillages: readonly number[];
}

/** All 0 but the total where nothing is known. */
export interface VerdictCounts {
  readonly total: number;
  readonly covered: number;
  readonly partial: number;
  readonly uncovered: number;
}

/** Villages by fibre reach; all fields are counts. */
export interface FibreSummary {
  readonly total: number;
  readonly computed: number;
  readonly notComputed: number;
  readonly reported: number;
  readonly contradictions: number;
}

/** The key figures of an analysis; counts of villages and positions. */
export interface Summary {
  readonly villages: VerdictCounts & { readonly contradictions: number; readonly grave: number };
  readonly byTechnology: Readonly<Record<string, VerdictCounts>>;
  readonly byOperator: Readonly<Record<string, VerdictCounts>>;
  /** Null where there are no fibre data. */
  readonly fibre: FibreSummary | null;
  readonly positions: SharedShare;
  readonly newBuild: NewBuild;
}

/** The first answer to a change of parameters: everything the map colours by. */
export interface Analysis {
  readonly parameters: AnalysisParameters;
  readonly coverage: Coverage;
  /** Share of each village within fibre reach; null without fibre data. */
  readonly fibreShare: Float64Array | null;
  /** Of a published folder, as `Coverage.levelBounds`: under `fibreShare`, and from it on. Absent: exact. */
  readonly fibreLevelBounds?: readonly number[];
  readonly verdicts: readonly Verdict[];
  readonly mobileContradictions: readonly Contradiction[];
  readonly ftthContradictions: readonly Contradiction[];
  readonly positions: readonly Position[];
  readonly summary: Summary;
  readonly sources: readonly Source[];
  /** Of weighted shares; absent: shares are of area. */
  readonly weighed?: WeighedVillages;
}
