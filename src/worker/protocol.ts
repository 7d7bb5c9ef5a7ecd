import type { Delivery } from '../ingest/load-province.ts';
import type { Bounds, LonLat } from '../model/geometry.ts';
import type { PositionInspection, Verification, VillageInspection } from '../model/inspection.ts';
import type { Issue } from '../model/issue.ts';
import type { Mapping, Mend } from '../model/mapping.ts';
import type { Parameters } from '../model/parameters.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation, FibreNetwork, Source, Village } from '../model/province.ts';
import type { Analysis, Candidate } from '../model/results.ts';

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
export type GivenRole = 'villages' | 'stations' | 'fibre';

/** Files as the page knows them: by URL, or dropped by a person. */
export interface GivenFile {
  readonly name: string;
  readonly content: Blob | string;
  /** Absent: as the file itself suggests. */
  readonly mapping?: Mapping;
  readonly mends?: readonly Mend[];
  readonly delivery?: Delivery;
}

export interface LoadedProvince {
  readonly profile: Profile;
  readonly villages: readonly VillageRecord[];
  readonly stations: readonly BaseStation[];
  readonly fibre: FibreNetwork | null;
  readonly sources: readonly Source[];
  readonly issues: readonly Issue[];
  /** UTF-8 text of the villages' GeoJSON for the map; see `MapGeometry`. */
  readonly mapVillages: string;
  readonly borders: GeoJSON.FeatureCollection;
  readonly labels: GeoJSON.FeatureCollection;
  readonly bounds: Bounds;
}

export type Request =
  | {
      readonly type: 'load';
      readonly id: number;
      readonly profileUrl: string;
      readonly given: Partial<Record<GivenRole, GivenFile>>;
    }
  | { readonly type: 'analyse'; readonly id: number; readonly parameters: Parameters }
  /** Gives up the analysis under way; it answers `overtaken`. */
  | { readonly type: 'stop'; readonly id: number }
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
  | { readonly type: 'load-failed'; readonly id: number; readonly issues: readonly Issue[] }
  | { readonly type: 'analysed'; readonly id: number; readonly analysis: Analysis }
  /** Follows `analysed` of the same id. */
  | { readonly type: 'candidates'; readonly id: number; readonly candidates: readonly Candidate[] }
  | { readonly type: 'village-inspected'; readonly id: number; readonly inspection: VillageInspection }
  | { readonly type: 'position-inspected'; readonly id: number; readonly inspection: PositionInspection }
  | { readonly type: 'verified'; readonly id: number; readonly verification: Verification }
  /** A newer request overtook this one. */
  | { readonly type: 'overtaken'; readonly id: number }
  /** A bug of ours, not of the data. */
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };
