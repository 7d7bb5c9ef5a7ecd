import type { LocalText } from '../../model/profile.ts';

/** One published dataset: what it is, its fields, and its files, each made when it is written. */
export interface Dataset {
  readonly id: string;
  readonly title: LocalText;
  readonly description: LocalText;
  /** Column name (or `share_<…>` for a family of them) and what it holds. */
  readonly fields: readonly (readonly [name: string, meaning: LocalText])[];
  readonly csv: () => Iterable<string>;
  readonly geojson: () => Iterable<string>;
}
