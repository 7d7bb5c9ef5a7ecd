import type { LonLat } from './geometry.ts';

/** What can be said of one place, rather than of a village. */
export interface PointAnswer {
  readonly at: LonLat;
  /** Published folders answer by cells of this side, metres; null: from the footprints themselves. */
  readonly gridM: number | null;
  /** One entry an operator × technology, in the profile's order. */
  readonly cells: readonly PointCell[];
  /** Operators with fibre within reach of the place, nearest first; null: not known, or not published. */
  readonly fibre: readonly PointFibre[] | null;
  /** Planned stations around, nearest first; null: the profile does not let them be told. */
  readonly planned: readonly PointPlanned[] | null;
}

/** A planned station near a place; in a published folder it stands in the middle of its square. */
export interface PointPlanned {
  readonly operator: string;
  readonly technologies: readonly string[];
  /** ISO date that it is planned for; null: not known. */
  readonly date: string | null;
  readonly distanceM: number;
}

/** What one operator's technology does at a place. */
export interface PointCell {
  readonly operator: string;
  readonly technology: string;
  /** The place lies in a footprint. */
  readonly outdoors: boolean;
  /** It lies so far inside that the signal is expected behind a wall too. */
  readonly indoors: boolean;
  /**
   * Metres to the edge of the footprints: inside, at least so far; outside, from the nearest.
   * Null: further than was looked, or nothing of the kind.
   */
  readonly edgeM: number | null;
}

/** Fibre of one operator near a place. */
export interface PointFibre {
  readonly operator: string | null;
  readonly distanceM: number;
  readonly inReach: boolean;
}

/** What a person can do with a signal, from the least. */
export const USES = ['call', 'message', 'web', 'video'] as const;
/** One of `USES`. */
export type Use = (typeof USES)[number];
