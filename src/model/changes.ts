/** What one state of some rows has that another has not. */

/** A row as a person knows it. */
export interface NamedRow {
  readonly id: string;
  /** Null where the kind has none, or the row states none. */
  readonly operator: string | null;
  readonly name: string | null;
}

/** One field of a row in two states. */
export interface FieldChange {
  readonly field: string;
  /** As text; null: unknown. */
  readonly before: string | null;
  readonly after: string | null;
}

/** How long a list is, and its first rows: a page that takes in all of 60,000 stands still meanwhile. */
export interface FirstRows<R> {
  readonly count: number;
  readonly rows: readonly R[];
}

/** `KindChanges` as far as a screen shows them. */
export type ShownChanges = {
  readonly [K in Exclude<keyof KindChanges, 'same'>]: FirstRows<KindChanges[K][number]>;
} & Pick<KindChanges, 'same'>;

/** What differs between two files of one kind. */
export interface KindChanges {
  readonly added: readonly NamedRow[];
  readonly gone: readonly NamedRow[];
  /** Farthest first. A row can have moved and changed. */
  readonly moved: readonly (NamedRow & { readonly metres: number })[];
  readonly changed: readonly (NamedRow & { readonly fields: readonly FieldChange[] })[];
  readonly same: number;
}
