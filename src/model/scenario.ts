import type { EditableKey } from './fields-station.ts';
import type { LonLat } from './geometry.ts';
import type { Pin } from './plan.ts';
import type { BaseStation } from './province.ts';

/**
 * Kịch bản: a list of edits made to the stations of one province, in order. Edits name
 * stations and positions by id, never by index, so that they hold for the same data read
 * again; what no longer fits is named as an issue and left out.
 */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  /** ISO date-times. */
  readonly created: string;
  readonly changed: string;
  readonly data: DataFingerprint;
  readonly edits: readonly Edit[];
  /** Moves that its plans must have or must not; absent: none. */
  readonly pins?: readonly Pin[];
}

/** Which data a scenario was made for. */
export interface DataFingerprint {
  /** Id of the profile. */
  readonly provinceId: string;
  /** SHA-256, in hexadecimal, of the villages, stations and structures as loaded. */
  readonly sha256: string;
}

/** What a person can set of a station; absent: as it is, or unknown for a new one. */
export type StationFields = Partial<Pick<BaseStation, EditableKey>>;

/** The same with where it is known from, which only the app itself sets. */
export type SourcedFields = StationFields & Partial<Pick<BaseStation, 'source' | 'sourceDate'>>;

/** A station that a scenario adds. */
export type NewStation = StationFields &
  Pick<BaseStation, 'id' | 'operator' | 'technologies' | 'location'> & { readonly status: 'existing' | 'planned' };

/** A change to the stations, by their ids. */
export type Edit =
  /** A station that the data do not have. Its id must be new. */
  | { readonly kind: 'add'; readonly station: NewStation }
  /** Elsewhere: it leaves its position unless it is alone there, and joins what it then stands at. */
  | { readonly kind: 'move'; readonly station: string; readonly location: LonLat }
  | { readonly kind: 'change'; readonly station: string; readonly fields: SourcedFields }
  /** Off: as if it were not there, without being deleted. */
  | { readonly kind: 'switch-station'; readonly station: string; readonly on: boolean }
  | { readonly kind: 'switch-position'; readonly position: string; readonly on: boolean }
  /** Onto a host: a position's or a structure's id. */
  | { readonly kind: 'share'; readonly station: string; readonly host: string }
  /** Back to where it was before it was shared. */
  | { readonly kind: 'unshare'; readonly station: string };

/** Why an edit cannot be made on these data. */
export const EDIT_ISSUE_CODES = [
  'station-unknown',
  'station-exists',
  'position-unknown',
  'host-unknown',
  'host-empty',
  'host-is-own',
  'operator-there',
  'operator-unknown',
  'technology-unknown',
  'not-shared',
  'location-far',
] as const;
/** Why an edit does not fit. */
export type EditIssueCode = (typeof EDIT_ISSUE_CODES)[number];

/** An edit that was left out, and why. */
export interface EditIssue {
  readonly code: EditIssueCode;
  /** Index of the edit that was left out. */
  readonly edit: number;
  /** The id, operator or technology that does not fit. */
  readonly found: string;
}

/** What a scenario file may have wrong. With any but `data-changed` nothing of it is used. */
export const SCENARIO_FILE_ISSUE_CODES = [
  'unreadable',
  'not-json',
  'not-a-scenario',
  'newer-version',
  'other-province',
  'damaged',
  /** A warning: made for other files of the same province. */
  'data-changed',
] as const;
/** What can be wrong with a scenario file. */
export type ScenarioFileIssueCode = (typeof SCENARIO_FILE_ISSUE_CODES)[number];

/** What is wrong with a scenario file, and where. */
export interface ScenarioFileIssue {
  readonly code: ScenarioFileIssueCode;
  /** Path in the file, e.g. `edits[3].station`. */
  readonly field?: string;
  readonly found?: string;
  readonly expected?: string;
}

/** A station as edits leave it, and its index among the stations. */
export type StationChange = readonly [index: number, station: BaseStation];
