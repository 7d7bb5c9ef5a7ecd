import type { LonLat, MultiPolygonRings } from './geometry.ts';
import type { AreaClass } from './profile.ts';

/** A column of the file that this program does not know: kept and exported. */
export type ExtraColumns = Readonly<Record<string, unknown>>;

/** Thôn, bản, xóm, tổ dân phố, phố. Unknown is null, never 0 or false. */
export interface Village {
  readonly code: string;
  readonly name: string;
  readonly kind: string | null;
  readonly communeCode: string | null;
  readonly commune: string | null;
  readonly districtCode: string | null;
  readonly district: string | null;
  readonly population: number | null;
  readonly households: number | null;
  readonly mobileReported: boolean | null;
  readonly ftthReported: boolean | null;
  readonly ftthHouseholds: number | null;
  readonly geometry: MultiPolygonRings;
  readonly extra: ExtraColumns;
}

export type StationStatus = 'existing' | 'planned' | 'retired';

/** Azimuth clockwise from north and full width, degrees. */
export interface Sector {
  readonly azimuthDeg: number;
  readonly beamwidthDeg: number;
}

/** Trạm BTS: one operator's equipment at one place. */
export interface BaseStation {
  readonly id: string;
  readonly operator: string;
  readonly location: LonLat;
  readonly positionId: string | null;
  readonly status: StationStatus;
  /** ISO date; of an existing station. */
  readonly commissioned: string | null;
  /** ISO date; of a planned one. */
  readonly plannedDate: string | null;
  /** Technology ids of the profile, at least one. */
  readonly technologies: readonly string[];
  readonly heightM: number | null;
  /** Empty: omnidirectional. */
  readonly sectors: readonly Sector[];
  /** Own radius by technology id; `*` for all of them. Absent: the profile's default. */
  readonly radiusM: Readonly<Record<string, number>>;
  readonly frequencyMhz: number | null;
  readonly eirpDbm: number | null;
  readonly structure: string | null;
  /** A tower company is an owner, not a tenant. */
  readonly owner: string | null;
  /** RAN sharing, roaming: counts as their coverage, never as tenancy. */
  readonly servedOperators: readonly string[];
  /** Free places left. */
  readonly tenantSlots: number | null;
  /** Null: unknown, treated as `other` and said so. */
  readonly areaClass: AreaClass | null;
  readonly source: string | null;
  readonly sourceDate: string | null;
  readonly extra: ExtraColumns;
}

export type FibreNodeKind = 'olt' | 'odf' | 'splitter';

export interface FibreNode {
  readonly id: string;
  readonly kind: FibreNodeKind;
  readonly operator: string | null;
  readonly location: LonLat;
  /** Overrides the profile's reach. */
  readonly reachM: number | null;
}

export interface FibreCable {
  readonly id: string;
  readonly operator: string | null;
  /** One line or several. */
  readonly lines: readonly (readonly LonLat[])[];
  readonly reachM: number | null;
}

export interface FibreNetwork {
  readonly nodes: readonly FibreNode[];
  readonly cables: readonly FibreCable[];
}

/** What could take equipment though no station stands there: a pole, a public building. */
export interface Structure {
  readonly id: string;
  readonly kind: string | null;
  readonly location: LonLat;
  readonly heightM: number | null;
  /** Free places. */
  readonly tenantSlots: number | null;
  readonly extra: ExtraColumns;
}

/** Which file a figure comes from. */
export interface Source {
  readonly role: 'profile' | 'villages' | 'villageTable' | 'stations' | 'fibre' | 'structures' | 'settlements';
  readonly file: string;
  readonly date: string | null;
  readonly licence: string | null;
  readonly origin: string | null;
  readonly sample: boolean;
  readonly rows: number;
  /** Operators in it, where its kind has any: ids of the profile. */
  readonly operators?: readonly string[];
  /** Of the file, lower-case hex, where it was computed. */
  readonly sha256?: string;
}

/** Everything that was loaded. Fibre is null where no fibre data were given: reach is then unknown. */
export interface Province {
  readonly villages: readonly Village[];
  readonly stations: readonly BaseStation[];
  readonly fibre: FibreNetwork | null;
  readonly structures: readonly Structure[];
  readonly sources: readonly Source[];
}
