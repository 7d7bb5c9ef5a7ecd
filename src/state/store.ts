import type { FeatureCollection } from 'geojson';
import { create } from 'zustand';
import type { ColourBy } from '../map/colour-by.ts';
import {
  type BaseMapView,
  type LayerSwitch,
  type MapCamera,
  type MapOverlay,
  type MapSelection,
  NOTHING_SHOWN,
  OPAQUE,
  type Opacity,
  type Pointed,
  type Theme,
} from '../map/view.ts';
import type { BaseFault } from '../model/base-map.ts';
import type { GivenDelivery } from '../model/delivery.ts';
import type { Bounds, LonLat } from '../model/geometry.ts';
import type { GroundAbout } from '../model/ground.ts';
import type { PositionInspection, Verification, VillageInspection } from '../model/inspection.ts';
import type { Issue } from '../model/issue.ts';
import type { LoadedProvince, Outlines } from '../model/loaded-province.ts';
import type { Objection } from '../model/objection.ts';
import type { AnalysisParameters } from '../model/parameters.ts';
import type { CommuneTier, LocalText } from '../model/profile.ts';
import type { BaseStation } from '../model/province.ts';
import { NO_RECORDS, type Records } from '../model/records.ts';
import type { Analysis, Candidate } from '../model/results.ts';
import type { Edit } from '../model/scenario.ts';
import type { SignalPicture } from '../model/signal-picture.ts';
import type { KeepProblem } from './keep-problem.ts';
import { initialPlanner, type PlannerState } from './planner.ts';
import { type ModelComparison, RADIO_OFF, type RadioProgress } from './radio.ts';
import { NO_FILTER, type UnitChoice, type VillageFilter } from './village-filter.ts';
import { WORKBENCH_AT_FIRST, type WorkbenchState } from './workbench.ts';

/** The one store: data only. No map, no worker, no DOM node is ever kept in it. */

export const AUDIENCES = ['public', 'district', 'planner'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A place that a person asked about, rather than a village. */
export interface AskedPoint {
  readonly at: LonLat;
  /** Where it comes from the device: how exact it is, metres. */
  readonly accuracyM: number | null;
}

/** A name that a link gives and nothing has, or coordinates outside every village. */
export type NotFound = LinkedSelection | { readonly kind: 'point'; readonly distanceM: number };

/** Heights of a phone's sheet, from the lowest. */
export const SHEETS = ['peek', 'half', 'full'] as const;
export type Sheet = (typeof SHEETS)[number];

/** A village or position by the name that a link has for it. */
export type LinkedSelection =
  | { readonly kind: 'village'; readonly code: string }
  | { readonly kind: 'position'; readonly id: string };

export type Status =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'computing';
      readonly stage: 'coverage' | 'candidates';
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'stopped' }
  /** The worker was lost; another is brought to where it was. */
  | { readonly kind: 'restarting' }
  /** `load`: nothing usable in the files, or `files` of them are not whole. `compute`: a bug of ours, or what `issues` say. */
  | {
      readonly kind: 'failed';
      readonly what: 'load' | 'compute';
      readonly issues: readonly Issue[];
      readonly files?: readonly string[];
    };

export type Inspection =
  | { readonly kind: 'village'; readonly found: VillageInspection }
  | { readonly kind: 'position'; readonly found: PositionInspection };

export type VerificationState =
  | { readonly kind: 'running'; readonly village: number }
  | { readonly kind: 'done'; readonly verification: Verification }
  | { readonly kind: 'failed'; readonly village: number };

/** The deliveries that a person has brought, in their order. */
export type GivenFiles = readonly GivenDelivery[];

/** A planner's work in the address: compressed, or left out for its length in characters. */
export type LinkedWork =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-long'; readonly characters: number };

export interface AppState {
  readonly profileUrl: string;
  readonly given: GivenFiles;
  /** Null: what this browser is to keep is kept. */
  readonly keepProblem: KeepProblem | null;
  /** ISO date that the province is shown at; null: with all its deliveries. */
  readonly asOf: string | null;
  /** Communes that villages are grouped by; null: as their files name them. */
  readonly communeTier: CommuneTier | null;
  /** Files dropped on the page while the import opens; null: it is closed. */
  readonly importing: readonly File[] | null;
  /** The first map stands, or cannot: what may arrive later, arrives now. */
  readonly mapDrawn: boolean;
  readonly province: LoadedProvince | null;
  /** Null until the province's borders and names are known. */
  readonly outlines: Outlines | null;
  /** What lies under the figures; null: none named, or not there yet. */
  readonly base: BaseMapView | null;
  /** What of it could not be shown; absent before it was asked for. */
  readonly baseFaults?: readonly BaseFault[];
  /** Of the ground that is in use; null or absent: there is none, or it is not there yet. */
  readonly groundAbout?: GroundAbout | null;
  /** The one base map that is drawn; null: those of the profile over one another. */
  readonly baseChoice: string | null;
  readonly opacity: Opacity;
  readonly parameters: AnalysisParameters | null;
  readonly analysis: Analysis | null;
  /** What the analysis on the screen was made of: the province's stations with the scenario's edits. */
  readonly stations: readonly BaseStation[];
  /** Null until the candidates of the analysis on the screen are known. */
  readonly candidates: readonly Candidate[] | null;
  readonly status: Status;
  readonly selection: MapSelection;
  /** What a link names, until villages and positions are known. */
  readonly linkedSelection: LinkedSelection | null;
  /** Reports of people that were opened in this browser. */
  readonly objections: readonly Objection[];
  /** The place that the answer on the screen is about; null: the village as a whole. */
  readonly point: AskedPoint | null;
  /** End of the terrain section that is looked at, once it was pressed on the map; `pick`: the next press is it. */
  readonly sectionEnd: LonLat | 'pick' | null;
  /** What was asked for and the province does not have; null: nothing, or it was read and closed. */
  readonly missing: NotFound | null;
  /** How far the sheet of a phone is raised over the map. */
  readonly sheet: Sheet;
  /** The link names something and no place: the map goes there once it is known. */
  readonly followLink: boolean;
  readonly inspection: Inspection | null;
  readonly verification: VerificationState | null;
  /** Villages and positions highlighted by a row under the pointer. */
  readonly highlighted: { readonly villages: readonly number[]; readonly positions: readonly number[] };
  /** The mast or line under the map's pointer: its rows are marked in the tables. */
  readonly pointed: Exclude<Pointed, { kind: 'village' }>;
  readonly colourBy: ColourBy;
  readonly shown: Readonly<Record<LayerSwitch, boolean>>;
  readonly audience: Audience;
  readonly language: keyof LocalText;
  /** Null: as the device has it. */
  readonly theme: Theme | null;
  readonly camera: MapCamera | null;
  /** What the map shows; null until it has been moved. */
  readonly seen: Bounds | null;
  /** Where the map was last asked to go; a new object is a new wish. */
  readonly focus: { readonly bounds: Bounds } | null;
  /** What the planner has open, and what that adds to the map. */
  readonly workbench: WorkbenchState;
  readonly overlay: MapOverlay | null;
  /** Where the scenario in force differs from the data, on every screen. */
  readonly marks: FeatureCollection | null;
  /** What the map shows in place of the analysis on the screen: one side of a comparison. */
  readonly mapInstead: Analysis | null;
  /** District and commune codes that the tables are narrowed to. */
  readonly unit: UnitChoice;
  readonly villageFilter: VillageFilter;
  /** Shown inside another page: the map and the answer, without the head. */
  readonly embedded: boolean;
  /** The A4 report lies over the app. */
  readonly reporting: boolean;
  readonly planner: PlannerState;
  readonly radio: RadioProgress;
  readonly modelComparison: ModelComparison;
  /** On the map; `signal-store.ts` has the layer that it is of. */
  readonly signalPicture: SignalPicture | null;
  readonly measuredPoints: GeoJSON.FeatureCollection | null;
  readonly linkWork: LinkedWork;
  /** What the department has decided, of this province. */
  readonly records: Records;
  /** What its surveys change in the data, before any scenario does. */
  readonly surveys: readonly Edit[];
}

/** Says, without opening the database, that some province's records are kept here. */
export const RECORDS_KEPT = 'song-chung.records';
/** The same of files that were being mapped. */
export const IMPORT_KEPT = 'song-chung.import';

export const NOTHING_HIGHLIGHTED: AppState['highlighted'] = { villages: [], positions: [] };

const USUALLY_SHOWN: AppState['shown'] = {
  ...NOTHING_SHOWN,
  baseMap: true,
  relief: true,
  villages: true,
  labels: true,
  positions: true,
  estimates: true,
};

/** What is to come is the planner's question; on others' maps it would only be in the way. */
export function usuallyShown(audience: Audience): AppState['shown'] {
  const planning = audience === 'planner';
  return { ...USUALLY_SHOWN, planned: planning, candidates: planning };
}

export const DEFAULT_COLOUR_BY: ColourBy = { kind: 'coverage', set: { kind: 'broadband' } };
export const DEFAULT_PROFILE_URL = provinceOfPage() ?? 'data/ninh-binh/profile.json';

function provinceOfPage(): string | undefined {
  if (typeof document === 'undefined') return undefined;
  return document.querySelector<HTMLMetaElement>('meta[name="province"]')?.content;
}

/** Before anything is loaded. */
export function initialState(): AppState {
  return {
    profileUrl: DEFAULT_PROFILE_URL,
    given: [],
    keepProblem: null,
    asOf: null,
    communeTier: null,
    importing: null,
    mapDrawn: false,
    province: null,
    outlines: null,
    base: null,
    baseChoice: null,
    opacity: OPAQUE,
    parameters: null,
    analysis: null,
    stations: [],
    candidates: null,
    status: { kind: 'idle' },
    selection: null,
    linkedSelection: null,
    objections: [],
    point: null,
    sectionEnd: null,
    missing: null,
    sheet: 'peek',
    followLink: false,
    inspection: null,
    verification: null,
    highlighted: NOTHING_HIGHLIGHTED,
    pointed: null,
    colourBy: DEFAULT_COLOUR_BY,
    shown: usuallyShown('public'),
    audience: 'public',
    language: 'vi',
    theme: null,
    camera: null,
    seen: null,
    focus: null,
    workbench: WORKBENCH_AT_FIRST,
    overlay: null,
    marks: null,
    mapInstead: null,
    unit: { district: null, commune: null },
    villageFilter: NO_FILTER,
    embedded: false,
    reporting: false,
    planner: initialPlanner(),
    radio: RADIO_OFF,
    modelComparison: { kind: 'none' },
    signalPicture: null,
    measuredPoints: null,
    linkWork: { kind: 'none' },
    records: NO_RECORDS,
    surveys: [],
  };
}

export const useApp = create<AppState>()(() => initialState());
