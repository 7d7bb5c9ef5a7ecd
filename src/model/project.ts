import type { GivenDelivery } from './delivery.ts';
import type { CommuneTier } from './profile.ts';
import type { Records } from './records.ts';

/**
 * A project: a province's profile, its files, assumptions and scenarios in one zip. Unpacked
 * next to the app, in `data/<id>/`, the same files are a published province.
 */

/** A number, a switch or a choice that differs from the profile's; see `state/parameter-specs.ts`. */
export type ProjectChange = Readonly<Record<string, string | number | boolean>>;

/** The file of a project's zip that says what may be done with it. */
export const PRIVATE_NOTE_FILE = 'NOI-BO-PRIVATE.txt';

/** A delivery with the bytes of its file as it came. */
export type ProjectDelivery = Omit<GivenDelivery, 'content'> & { readonly bytes: Uint8Array };

/** A project as a zip holds it. */
export interface Project {
  /** Text of `profile.json`; its `data` names files of the project. */
  readonly profile: string;
  /** Files beside it, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** All of them in their order, also those switched off; none in a project of before there were deliveries. */
  readonly deliveries: readonly ProjectDelivery[];
  /** ISO date that the province is shown at; null: with all its deliveries. */
  readonly asOf: string | null;
  /** Communes that villages are grouped by; null: as their files name them. */
  readonly communeTier: CommuneTier | null;
  readonly changes: readonly ProjectChange[];
  /** Texts of scenario files. */
  readonly scenarios: readonly string[];
  readonly records: Records;
}
