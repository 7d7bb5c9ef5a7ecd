import type { GapObstacle } from '../analysis/gaps/fill-gaps.ts';
import type { Plan, PlanAim, PlanObstacle } from '../analysis/plan/plan.ts';
import type { StationChange } from '../analysis/scenario/apply-edits.ts';
import type { Delivery } from '../ingest/load-province.ts';
import type { Bounds, LonLat } from '../model/geometry.ts';
import type { PositionInspection, Verification, VillageInspection } from '../model/inspection.ts';
import type { Issue } from '../model/issue.ts';
import type { ImportRole, Mapping, Mend } from '../model/mapping.ts';
import type { Parameters } from '../model/parameters.ts';
import type {
  GapFilling,
  GapOrder,
  GoalGlance,
  MoveInspection,
  NamedMove,
  Outage,
  Pair,
  PairPotential,
  ScenarioComparison,
} from '../model/planner.ts';
import type { DataFile, Profile, Reading } from '../model/profile.ts';
import type { BaseStation, FibreNetwork, Source, Structure, Village } from '../model/province.ts';
import type { Analysis, Candidate } from '../model/results.ts';
import type { Edit, EditIssue } from '../model/scenario.ts';
import type { AnalysisDelta } from './analysis-delta.ts';

/**
 * Messages between the page and the analysis worker. Every request has an `id`; every
 * answer repeats it. The client has one `analyse` under way at a time and keeps only the
 * newest of those that wait, so that answers come in order while a slider moves.
 */

/** A village without its boundary, which stays in the worker. */
export type VillageRecord = Omit<Village, 'geometry'> & {
  readonly bounds: Bounds;
  /** A point inside, for labels and camera. */
  readonly labelPoint: LonLat;
  readonly areaKm2: number;
};

/** The inputs that a person may bring. */
export type GivenRole = ImportRole;

/** Files as the page knows them: by URL, or dropped by a person. */
export interface GivenFile {
  readonly name: string;
  readonly content: Blob | string;
  /** Absent: as the file itself suggests. */
  readonly mapping?: Mapping;
  readonly mends?: readonly Mend[];
  readonly delivery?: Delivery;
  /** What the profile says of it, where it came with the profile in one project. */
  readonly known?: DataFile;
}

export interface LoadedProvince {
  readonly profile: Profile;
  readonly villages: readonly VillageRecord[];
  readonly stations: readonly BaseStation[];
  readonly fibre: FibreNetwork | null;
  readonly structures: readonly Structure[];
  readonly sources: readonly Source[];
  readonly issues: readonly Issue[];
  /** UTF-8 text of the villages' GeoJSON for the map; see `MapGeometry`. */
  readonly mapVillages: string;
  readonly bounds: Bounds;
  /** The answers were computed before publishing: nothing can be assumed otherwise, and there are no stations. */
  readonly published: boolean;
}

/** What the map draws over the villages and does not wait for; see `MapView`. */
export interface Outlines {
  /** Borders of communes, districts and the province. */
  readonly borders: GeoJSON.FeatureCollection;
  readonly labels: GeoJSON.FeatureCollection;
}

/**
 * What a scenario's edits came to: the province's stations with these in their places
 * (added ones after them) are what the answer's indexes mean.
 */
export interface Edited {
  readonly changed: readonly StationChange[];
  readonly issues: readonly EditIssue[];
}

/** What a plan is asked for; pins are moves by name. */
export interface PlanOrder {
  readonly aim: PlanAim;
  readonly reading: Reading;
  readonly pinnedIn: readonly NamedMove[];
  readonly pinnedOut: readonly NamedMove[];
  readonly enforceMandatory: boolean;
  /** `greedy`: the live preview, at once. */
  readonly method: 'greedy' | 'exact';
  readonly timeLimitS: number;
}

/** The planner's questions, all but `compare` about the analysis answered last. */
export type PlannerQuestion =
  | { readonly kind: 'compare'; readonly a: readonly Edit[]; readonly b: readonly Edit[] }
  | { readonly kind: 'plan'; readonly order: PlanOrder }
  /** Positions farther apart than `withinM` are no pair. */
  | { readonly kind: 'pairs'; readonly withinM: number }
  /** `exact`: with the proven optimum for each number of positions. */
  | { readonly kind: 'gaps'; readonly order: GapOrder; readonly exact: boolean }
  /** Indexes of positions that are off. */
  | { readonly kind: 'outage'; readonly positions: readonly number[] }
  | { readonly kind: 'goal' }
  /** A planned station's index and a host's. */
  | { readonly kind: 'move'; readonly station: number; readonly host: number };

export type PlannerAnswer =
  | { readonly kind: 'compare'; readonly comparison: ScenarioComparison; readonly a: Compared; readonly b: Compared }
  /** Indexes in the plan are into the candidates answered last; into these, where they had not been answered yet. */
  | { readonly kind: 'plan'; readonly plan: Plan; readonly candidates?: readonly Candidate[] }
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[]; readonly potential: PairPotential }
  | { readonly kind: 'gaps'; readonly filling: GapFilling }
  | { readonly kind: 'outage'; readonly outage: Outage }
  | { readonly kind: 'goal'; readonly glance: GoalGlance }
  | { readonly kind: 'move'; readonly inspection: MoveInspection }
  /** There is nothing to search: what was asked, or the data, rule it out. */
  | { readonly kind: 'refused'; readonly obstacle: PlannerObstacle };

/** `pin-unknown`: a move is pinned in that is no candidate. */
export type PlannerObstacle = PlanObstacle | GapObstacle | 'pin-unknown';

/** One side of a comparison, for the map. */
export interface Compared {
  readonly analysis: Analysis;
  readonly edited: Edited;
}

export interface PlannerProgress {
  /** `aim`: what was asked is being proved; `ties`: among plans equal in the aim; `check`: full re-analysis. */
  readonly stage: 'candidates' | 'aim' | 'ties' | 'check' | 'sites' | 'greedy' | 'optimum';
  /** Of steps that can be counted; 0 of 0 where they cannot. */
  readonly done: number;
  readonly total: number;
  /** How far the best found may be from the best there is, as a share of it; null where nothing is known. */
  readonly gap: number | null;
}

export type Request =
  | {
      readonly type: 'load';
      readonly id: number;
      readonly profileUrl: string;
      readonly given: Partial<Record<GivenRole, GivenFile>>;
    }
  | { readonly type: 'analyse'; readonly id: number; readonly parameters: Parameters; readonly edits: readonly Edit[] }
  | { readonly type: 'ask-planner'; readonly id: number; readonly question: PlannerQuestion }
  /** Gives up the analysis or question under way; it answers `overtaken`. */
  | { readonly type: 'stop'; readonly id: number }
  /** Outlines and candidates wait while the first map is drawn, which needs the processor more. No answer. */
  | { readonly type: 'hold-the-rest'; readonly id: number; readonly hold: boolean }
  | { readonly type: 'inspect-village'; readonly id: number; readonly village: number }
  | { readonly type: 'inspect-position'; readonly id: number; readonly position: number }
  | { readonly type: 'verify'; readonly id: number; readonly village: number };

export type Answer =
  | {
      readonly type: 'progress';
      readonly id: number;
      readonly stage: 'read' | 'coverage' | 'candidates';
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'loaded'; readonly id: number; readonly province: LoadedProvince }
  /** Follows `loaded` of the same id. */
  | { readonly type: 'outlines'; readonly id: number; readonly outlines: Outlines }
  | { readonly type: 'load-failed'; readonly id: number; readonly issues: readonly Issue[] }
  | { readonly type: 'analysed'; readonly id: number; readonly analysis: Analysis; readonly edited: Edited }
  /** The same, said by what differs from the analysis answered before. */
  | { readonly type: 'followed'; readonly id: number; readonly delta: AnalysisDelta; readonly edited: Edited }
  /** Follows `analysed` or `followed` of the same id. */
  | { readonly type: 'candidates'; readonly id: number; readonly candidates: readonly Candidate[] }
  | { readonly type: 'village-inspected'; readonly id: number; readonly inspection: VillageInspection }
  | { readonly type: 'position-inspected'; readonly id: number; readonly inspection: PositionInspection }
  | { readonly type: 'verified'; readonly id: number; readonly verification: Verification }
  | { readonly type: 'planner-progress'; readonly id: number; readonly progress: PlannerProgress }
  | { readonly type: 'planner-answer'; readonly id: number; readonly answer: PlannerAnswer }
  /** A newer request overtook this one. */
  | { readonly type: 'overtaken'; readonly id: number }
  /** A bug of ours, not of the data. */
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };
