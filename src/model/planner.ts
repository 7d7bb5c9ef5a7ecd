import type { LonLat } from './geometry.ts';
import type { AreaClass, Period, Reading } from './profile.ts';
import type { Candidate, SharedShare, Summary, Verdict } from './results.ts';

/** What the planner's questions are answered with. Villages, stations and positions by index, as in `results.ts`. */

/** One village, in one set of footprints, before and after a change. */
export interface VillageChange {
  readonly village: number;
  readonly before: Verdict;
  readonly after: Verdict;
  readonly shareBefore: number;
  readonly shareAfter: number;
}

/** Villages whose share differs: first those whose verdict rises or falls, then by how much the share does. */
export interface CoverageChanges {
  /** Verdict rises. */
  readonly gained: readonly VillageChange[];
  /** Verdict falls. */
  readonly lost: readonly VillageChange[];
  /** Same verdict, other share. */
  readonly shifted: readonly VillageChange[];
}

/** Villages, and people in those whose population is known; of `unknown` ones it is not. */
export interface VillageCount {
  readonly villages: number;
  readonly people: number;
  readonly unknown: number;
}

/** Coverage that a plan takes from one group of touched villages; see `Candidate`. */
export interface CoverageKept {
  /** People (km² where unknown), summed over operators and technologies. */
  readonly loss: number;
  /** From 0 to 1, the least over operators and technologies. */
  readonly coverageKept: number;
}

/** What a plan changes for one operator in one technology. */
export interface OperatorChange extends CoverageKept {
  readonly operator: string;
  readonly technology: string;
  /** Of its stations with this technology. */
  readonly moves: number;
  /** By the operator's own coverage in this technology. */
  readonly rising: VillageCount;
  readonly falling: VillageCount;
}

/** What a plan changes in one district (commune, where there are none). */
export interface UnitChange extends CoverageKept {
  /** Null: no village holds the place from which a station moves. */
  readonly code: string | null;
  readonly name: string | null;
  /** Moves of stations that were planned here. */
  readonly moves: number;
  /** On broadband by any operator. */
  readonly rising: VillageCount;
  readonly falling: VillageCount;
}

/** What a plan changes in coverage, the planned stations counted before and after it. */
export interface PlanChanges {
  /** Villages on broadband by any operator. */
  readonly villages: CoverageChanges;
  readonly rising: VillageCount;
  readonly falling: VillageCount;
  /** In which villages each move begins and ends, in the order of the plan's moves; −1: in none. */
  readonly places: readonly { readonly from: number; readonly to: number }[];
  /** Only operators and technologies of stations that move, in the profile's order. */
  readonly byOperator: readonly OperatorChange[];
  readonly tier: 'district' | 'commune';
  /** Only units that a move leaves or a touched village is in, by code. */
  readonly byUnit: readonly UnitChange[];
}

/** A move looked at closely, all planned stations included, as candidates are. */
export interface MoveInspection {
  readonly station: number;
  readonly host: number;
  /** Of what the station itself would cover, the share still covered by its operator; null: it covers nothing. */
  readonly ownKept: number | null;
  /** On broadband by any operator. */
  readonly anyOperator: CoverageChanges;
  /** On the station's own operator, in each of the station's technologies. */
  readonly own: readonly { readonly technology: string; readonly changes: CoverageChanges }[];
}

/** What one scenario comes to once its planned stations are built. */
export interface ScenarioFigures {
  /** Its total is the number of masts. */
  readonly positionsOnceBuilt: SharedShare;
  /** Stations that stand elsewhere than in the data, and those of them at a host whose slots or height nobody knows. */
  readonly moves: number;
  readonly needsSurvey: number;
}

/** What the second of two scenarios changes in coverage, the planned stations counted in both. */
export interface ScenarioChanges {
  readonly villages: CoverageChanges;
  readonly rising: VillageCount;
  readonly falling: VillageCount;
  /** Only operators and technologies whose coverage differs, in the profile's order. */
  readonly byOperator: readonly OperatorChange[];
  readonly tier: 'district' | 'commune';
  readonly byUnit: readonly UnitChange[];
}

/** Two scenarios side by side: `a` is "before". */
export interface ScenarioComparison {
  readonly a: Summary;
  readonly b: Summary;
  /** As the planned stations are counted on the screen. */
  readonly villages: CoverageChanges;
  readonly figures: readonly [a: ScenarioFigures, b: ScenarioFigures];
  readonly changes: ScenarioChanges;
}

/**
 * Two positions that stand, of different operators, one of which could go to the other: the cheaper
 * way round. Of the mover's stations together what `Candidate` says of one.
 */
export interface Pair
  extends Pick<
    Candidate,
    'host' | 'distanceM' | 'loss' | 'coverageKept' | 'freeSlots' | 'gates' | 'passes' | 'fallingVillages'
  > {
  /** The position that would be given up; `host` takes its stations. */
  readonly mover: number;
}

/** What the shared share of all positions could be, were pairs joined: each position in one pair at most. */
export interface PairPotential {
  readonly now: SharedShare;
  /** Indexes into the pairs: the most that can be joined at once, among those the least loss. */
  readonly joined: readonly number[];
  readonly after: SharedShare;
  readonly loss: number;
  /** False: found greedily, or the proof ran out of time. */
  readonly proven: boolean;
}

/**
 * What gap filling makes the most of: people whatever they cost; people by masts that stand, then by
 * structures, then by new masts; or people where a new mast costs so many of them more.
 */
export const GAP_AIMS = ['people', 'masts-first', 'price'] as const;
/** See `GAP_AIMS`. */
export type GapAim = (typeof GAP_AIMS)[number];

/** A question about gaps. */
export interface GapOrder {
  /** Whose broadband is to reach further; null: anyone's. */
  readonly operator: string | null;
  /** A broadband technology. */
  readonly technology: string;
  /** Reach of what is added, metres; null: the technology's default for the area, times the radius factor. */
  readonly radiusM: number | null;
  /** Greatest number of new positions. */
  readonly count: number;
  /** People that a position must bring at least, or it is not worth a mast. */
  readonly leastPeople: number;
  /** Absent: `masts-first`. */
  readonly aim?: GapAim;
  /** Under the aim `price`: people that a new mast must bring more than one that stands. */
  readonly newMastPeople?: number;
  /** People that a school or commune office out of reach counts as in the choice; absent: they do not count. */
  readonly publicPlacePeople?: number;
  /** Spacing of free points and of the points that stand for people, metres; 500 and 100 do well. */
  readonly siteSpacingM: number;
  readonly sampleSpacingM: number;
}

/** A standing position, a structure, or a free point. */
export type GapSiteKind = 'existing' | 'structure' | 'free';

/** A place where something could be added. */
export interface GapSite {
  readonly kind: GapSiteKind;
  readonly location: LonLat;
  /** Index of the position or structure; −1 for a free point. */
  readonly index: number;
  /** As the mast's stations say; `other` where nothing does. */
  readonly areaClass: AreaClass;
  /** As the order says, else the technology's default for that class, times the radius factor. */
  readonly radiusM: number;
}

/** So many positions, chosen one way. */
export interface GapStep {
  readonly count: number;
  /** Indexes into the sites, in the order chosen. */
  readonly sites: readonly number[];
  /** People newly reached, by the sample points. */
  readonly people: number;
  /** Of each site in that order, people whom those before it do not reach. */
  readonly gains: readonly number[];
  /** Schools and commune offices newly reached; absent: the order does not count them. */
  readonly publicPlaces?: number;
}

/** The answer to a question about gaps, step by step. */
export interface GapFilling {
  readonly order: GapOrder;
  readonly sites: readonly GapSite[];
  /** Villages whose population is unknown: nobody is counted there. */
  readonly villagesUnknown: number;
  /** People outside, and those that the sites could reach at all. */
  readonly peopleWithout: number;
  readonly peopleReachable: number;
  /** Schools and commune offices out of reach; absent: the order does not count them. */
  readonly publicPlacesWithout?: number;
  /** One for each number of positions: nested. */
  readonly greedy: readonly GapStep[];
  /** Proven best for each number, in the order of the kinds; empty until asked for. */
  readonly optimum: readonly (GapStep & { readonly proven: boolean; readonly bound: number })[];
  /** The last step (the optimum's where there is one), computed by the full engine. */
  readonly reanalysed: {
    readonly sites: readonly number[];
    readonly people: number;
    readonly villages: CoverageChanges;
  };
}

/** What is lost with some positions. */
export interface Outage {
  readonly positions: readonly number[];
  readonly villages: CoverageChanges;
  /**
   * Of the villages whose verdict falls, the people who would lose coverage: population × (share before − share
   * after), where the population is known; `villagesUnknown` of them have none.
   */
  readonly people: number;
  readonly villagesUnknown: number;
}

/** A position, by index, without which villages are no longer covered. */
export interface CriticalPosition {
  readonly position: number;
  /** Villages that fall below the covered share with it. */
  readonly villages: readonly number[];
  /** Of those villages, where known; `villagesUnknown` of them have no population. */
  readonly people: number;
  readonly villagesUnknown: number;
}

/** One reading for one group of newly built positions. */
export interface GoalFigure {
  readonly locations: number;
  readonly shared: number;
  readonly share: number | null;
}

/** Both readings of the goal within one unit. */
export interface GoalByUnit {
  /** District where villages have one, else commune; null: no village holds the position. */
  readonly code: string | null;
  readonly name: string | null;
  readonly deployment: GoalFigure;
  readonly greenfield: GoalFigure;
}

/** Both readings of the goal for one operator. */
export interface GoalByOperator {
  readonly operator: string;
  /** New locations at which this operator is one of those whose first station it is. */
  readonly deployment: GoalFigure;
  readonly greenfield: GoalFigure;
}

/** Everything up to and with this day. */
export interface GoalUntil {
  /** Last day of a month or quarter of the period. */
  readonly until: string;
  /** Whether planned stations are among what is counted. */
  readonly planned: boolean;
  readonly deployment: GoalFigure;
  readonly greenfield: GoalFigure;
}

/** The goal in one view: by unit, by operator, by quarter. */
export interface GoalGlance {
  readonly period: Period;
  readonly official: Reading;
  readonly tier: 'district' | 'commune';
  readonly byUnit: readonly GoalByUnit[];
  readonly byOperator: readonly GoalByOperator[];
  readonly byQuarter: readonly GoalUntil[];
  readonly byMonth: readonly GoalUntil[];
  /** Planned stations without a date: counted at the period's end. */
  readonly undated: number;
}

/** A move by names, as pins and scenarios have it. */
export interface NamedMove {
  readonly station: string;
  readonly host: string;
}

/** A move ordered into or out of every plan, with why and since when (ISO date), where that is known. */
export interface PinnedMove extends NamedMove {
  readonly reason?: string | null;
  readonly date?: string | null;
}

/** Why there is no gap to fill. */
export type GapObstacle = 'count-range' | 'spacing-range' | 'operator-unknown' | 'not-broadband' | 'no-villages';
