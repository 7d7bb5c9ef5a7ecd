import type { BaseMap } from './base-map.ts';
import type { ClutterHeight } from './clutter.ts';
import type { Costs } from './costs.ts';
import type { Bounds } from './geometry.ts';
import type { LinkBudgets } from './link-budget.ts';
import type { MeasurementRules } from './measured.ts';
import type { Weight } from './people.ts';

/** Most operators × technologies that one analysis can tell apart: a cell is one bit of a 32-bit mask. */
export const MAX_COVERAGE_CELLS = 30;

/** Half-power width of the usual panel antenna, degrees. */
export const USUAL_BEAMWIDTH_DEG = 65;

/**
 * A province's profile: everything that differs from one province to another.
 * Read from `data/<province>/profile.json`, validated by `src/ingest/profile.ts`.
 */
export interface Profile {
  readonly id: string;
  readonly name: LocalText;
  readonly department: Department;
  /** ISO dates between which these administrative units hold. */
  readonly validFrom: string;
  readonly validTo?: string;
  /** The document that ends them, with number and date; or that it is an illustration. */
  readonly validToSource?: string;
  readonly bounds: Bounds;
  /** Administrative tiers above the village, from the largest, e.g. ['district', 'commune']. */
  readonly tiers: readonly Tier[];
  /** VN-2000 central meridian in degrees east. */
  readonly centralMeridian: number;
  readonly operators: readonly Operator[];
  readonly technologies: readonly Technology[];
  readonly thresholds: Thresholds;
  /** Beamwidth of a sector whose file states none, degrees; absent: `USUAL_BEAMWIDTH_DEG`. */
  readonly assumedBeamwidthDeg?: number;
  readonly rules: readonly SharingRule[];
  /** A figure that was *reported*; never recomputed. Absent: none was, as in a province just merged. */
  readonly baseline?: ReportedFigure;
  readonly periods: readonly Period[];
  /** Which reading of "newly built" is official here. */
  readonly reading: Reading;
  readonly indicators: readonly Indicator[];
  /** Parts of the plan that are said in a sentence, not in a figure; the department edits them here. */
  readonly statusLines?: readonly StatusLine[];
  /** Absent: no cost is known, and none is shown. */
  readonly costs?: Costs;
  /** Where a reader may say that an answer is wrong. */
  readonly feedback?: Feedback;
  readonly publish?: PublishRules;
  /** Heights of classes of land cover that differ from the ground pack's, or that it does not know. */
  readonly clutter?: readonly ClutterHeight[];
  /** Absent: no radio model, radii alone. */
  readonly linkBudgets?: LinkBudgets;
  /** From how many samples on measured medians are told; absent: as VNNIC does. */
  readonly measurements?: MeasurementRules;
  /** Ground pack: heights and land cover. Absent: none, until a person brings one. */
  readonly ground?: DataFile;
  /** What shares of a village are of, unless a person chooses otherwise; absent: of area. */
  readonly weight?: Weight;
  /** What lies under the figures, bottom to top. Absent: nothing is asked of anyone. */
  readonly baseMaps?: readonly BaseMap[];
  readonly data: ProfileData;
  /**
   * All communes of today and what they were formed from: people still search by the old
   * names, and files still come with them. Absent: names are taken as they come.
   */
  readonly communes?: readonly CommuneUnit[];
}

/** Who answers for the figures. */
export interface Department {
  readonly name: LocalText;
  readonly signatory: LocalText;
  readonly contact?: string;
  readonly telephone?: string;
  /** Who has its tasks now, where it is no more. */
  readonly successor?: {
    /** ISO date from which it is the one to ask. */
    readonly from: string;
    readonly name: LocalText;
    /** Absent: as of the department before it. */
    readonly signatory?: LocalText;
    readonly contact?: string;
    readonly telephone?: string;
    /** The document that says so, with number and date; or that it is an illustration. */
    readonly source?: string;
  };
}

/** A commune with the units that it was made of. */
export interface CommuneUnit {
  readonly code?: string;
  readonly name: string;
  readonly formerly?: readonly FormerUnit[];
}

/** A commune that is no more; one that was divided is named with each that holds a part of it. */
export interface FormerUnit {
  readonly name: string;
  readonly until?: string;
  readonly source?: string;
}

/** `now`: communes of today. `former`: those that they were formed from. */
export const COMMUNE_TIERS = ['now', 'former'] as const;
/** See `COMMUNE_TIERS`. */
export type CommuneTier = (typeof COMMUNE_TIERS)[number];

/** A tier of administration above the village. */
export type Tier = 'district' | 'commune';

/** A text in both languages. */
export interface LocalText {
  readonly vi: string;
  readonly en: string;
}

/** A mobile operator of the province. */
export interface Operator {
  readonly id: string;
  readonly aliases: readonly string[];
  /** CSS hex colour for the light theme; the map derives the dark one. */
  readonly colour: string;
  /** Mobile network code (MCC 452). */
  readonly mnc?: string;
  /** Other operators' names under which SIM cards of this network are sold. */
  readonly brands?: readonly string[];
  /** Who says that they use it. */
  readonly brandsSource?: string;
}

/** A mobile technology and its radii, metres, by area class. */
export interface Technology {
  readonly id: string;
  /** Mobile broadband: true from 3G. */
  readonly broadband: boolean;
  /** ISO date of its last day on air; absent: none is set. */
  readonly endDate?: string;
  /** The document that sets it. */
  readonly endSource?: string;
  readonly defaultRadiusM: Readonly<Record<AreaClass, number>>;
}

/** Class of the area that a station stands in; it decides the default radius. */
export type AreaClass = 'urban' | 'other';

/** See docs/definitions.md. Lengths in metres, shares from 0 to 1. */
export interface Thresholds {
  readonly coveredShare: number;
  readonly uncoveredShare: number;
  readonly fibreShare: number;
  readonly nodeReachM: number;
  readonly cableReachM: number;
  readonly positionToleranceM: number;
  readonly maxMoveM: number;
  readonly heightToleranceM: number;
  readonly coverageKept: number;
  /** A station that reaches into less of a village's area than this share does not touch it. */
  readonly touchedShareMin: number;
}

/** Least distance between a new mast and the nearest existing position of another operator. */
export interface SharingRule {
  readonly id: string;
  readonly document: string;
  readonly date: string;
  readonly inForce: boolean;
  readonly leastDistanceM: Readonly<Record<AreaClass, number>>;
}

/** A share that was reported, from 0 to 1; never computed again. */
export interface ReportedFigure {
  readonly sharedShareOfAllPositions: number;
  readonly date: string;
  readonly source: string;
}

/** A period of the plan with its goal, a share from 0 to 1. */
export interface Period {
  readonly id: string;
  /** ISO dates, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** The goal is met when the share is strictly greater. */
  readonly goal: number;
}

/** The two ways to count newly built positions. */
export const READINGS = ['deployment', 'greenfield'] as const;
/** `deployment`: every new location; `greenfield`: only where nothing stood before. */
export type Reading = (typeof READINGS)[number];

/** One line of the province's plan; reported, never computed here. */
export interface Indicator {
  readonly id: string;
  readonly name: LocalText;
  readonly unit: LocalText;
  readonly base?: number | string;
  readonly baseDate?: string;
  readonly goal?: number | string;
  readonly goalDate?: string;
  /** `>` means strictly above the goal. */
  readonly goalRelation?: '>=' | '>';
  readonly source: string;
  /** Document of whose set it is a criterion, with number and date; absent: of the province's own plan. */
  readonly document?: string;
  /** Its number in that document. */
  readonly code?: string;
  /** A later figure than the base, typed in by the department. */
  readonly latest?: number | string;
  readonly latestDate?: string;
  readonly latestSource?: string;
  /** Which figure of the analysis stands beside it; never in its place. */
  readonly computed?: ComputedIndicator;
  /** Criteria of other documents that this figure answers, e.g. of a ministry's set. */
  readonly criteria?: readonly Criterion[];
}

/** A criterion of a document other than the plan, by the number that it has there. */
export interface Criterion {
  readonly document: string;
  readonly code: string;
}

/** Indicators of the plan that the app computes itself. */
export const COMPUTED_INDICATORS = ['mobile-villages', 'ftth-villages', 'shared-all', 'shared-new'] as const;
/** Name of an indicator that the app computes. */
export type ComputedIndicator = (typeof COMPUTED_INDICATORS)[number];

/** A line of the plan that is a statement, not a figure. */
export interface StatusLine {
  readonly id: string;
  readonly name: LocalText;
  readonly status: LocalText;
  readonly date: string;
  readonly source: string;
}

/** Whom a person can tell that a figure is wrong. */
export interface Feedback {
  /** Null or absent: the message is only copied. */
  readonly email?: string;
  /** Whom to ask, and when, in a sentence. */
  readonly note?: LocalText;
}

/** What `npm run publish-data` may tell the public. */
export interface PublishRules {
  /** `blurred`: moved to the middle of a square; `omitted`: not published at all. */
  readonly positions: 'blurred' | 'omitted';
  /** Side of that square, metres; a side too small for `protectM` is taken larger. */
  readonly blurM: number;
  /** The promise: the best attack finds masts no better than this in the median, metres; 500 where absent. */
  readonly protectM?: number;
  /** Whether planned stations are told with their date, in the middle of their squares; absent: no. */
  readonly planned?: boolean;
  /** Address under which the folder will stand, for metadata; ends with `/`. */
  readonly baseUrl?: string;
  readonly licence: string;
  readonly licenceUrl?: string;
}

/** Files of a profile that become the model as they are. */
export const DATA_ROLES = ['villages', 'stations', 'fibre', 'structures', 'measurements'] as const;
/** A kind of data that a profile names files for. */
export type DataRole = (typeof DATA_ROLES)[number];

/** The default files; a profile made on the screen names those that its project brings. */
export interface ProfileData {
  readonly villages?: DataFile;
  readonly stations?: DataFile;
  /** Computed before publishing (`src/model/published.ts`): stations and fibre then tell where from, and are not read. */
  readonly answers?: DataFile;
  readonly fibre?: DataFile;
  readonly structures?: DataFile;
  readonly measurements?: DataFile;
  readonly settlements?: DataFile;
  /** Further files of a kind, as they came from whom: what is in use is everything in all of them. */
  readonly deliveries?: readonly DataDelivery[];
}

/** One more file of a kind of data. */
export interface DataDelivery extends DataFile {
  readonly kind: DataRole;
}

/** All files of a kind that a profile names, in its order. */
export function filesOf(data: ProfileData, kind: DataRole): readonly DataFile[] {
  return [data[kind] ?? [], (data.deliveries ?? []).filter((one) => one.kind === kind)].flat();
}

/** The newest date of the files of a kind; null where none has one. */
export function newestDateOf(data: ProfileData, kind: DataRole): string | null {
  const dates = filesOf(data, kind).flatMap(({ date }) => date ?? []);
  return dates.sort().at(-1) ?? null;
}

/** A file that a profile names, and where it comes from. */
export interface DataFile {
  /** Path relative to the profile. */
  readonly file: string;
  readonly sample: boolean;
  readonly source: string;
  /** Absent: not known. */
  readonly date?: string;
  readonly licence?: string;
  /** Length and SHA-256 (lower-case hex) of the whole file; one that differs is not used as if it were whole. */
  readonly bytes?: number;
  readonly sha256?: string;
}
