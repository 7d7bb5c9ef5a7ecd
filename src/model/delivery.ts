import { type Fix, IMPORT_ROLES, type ImportRole, type Mapping } from './mapping.ts';
import type { DataFile } from './profile.ts';

/** What a delivery can be of. `ground`: a ground pack, which has no rows; the last that is in use is the ground. */
export const DELIVERY_KINDS = [...IMPORT_ROLES, 'ground'] as const;
/** Name of what a delivery is of. */
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/**
 * A delivery: one file as somebody sent it, and how it is read. A kind of data has any number
 * of them, and what is in use is their union. A list of deliveries is plain data: every change
 * here makes a new list, so that undo is the list before, and no second file ever drops a first.
 */
export interface Delivery {
  /** Unique in its list; it names the delivery in `replaces` and in a project. */
  readonly id: string;
  readonly kind: DeliveryKind;
  /** Name of the file as it came. */
  readonly file: string;
  /** Who sent it; null: not known. */
  readonly from: string | null;
  /** ISO date, or only its year or month (`2025`, `2025-06`); null: not known. */
  readonly date: string | null;
  /** Switched off it is kept and not used. */
  readonly on: boolean;
  /** Null: as the file itself suggests. */
  readonly mapping: Mapping | null;
  readonly fixes: readonly Fix[];
  readonly values: FixedValues;
  /** Deliveries that this one takes the place of, from its date on. */
  readonly replaces: readonly string[];
}

/** Field of the model → the value of every row of the file that has none of its own, as a person would write it. */
export type FixedValues = Readonly<Record<string, string>>;

/** A delivery with its file as it came. */
export interface GivenDelivery extends Delivery {
  readonly content: Blob | string;
  /** What the profile says of it, where it came with the profile in one project. */
  readonly known?: DataFile;
}

/** A delivery of which nothing is known but its file, switched on; its id is not yet in the list. */
export function newDelivery(
  list: readonly Delivery[],
  file: Pick<GivenDelivery, 'kind' | 'file' | 'content'>,
): GivenDelivery {
  const taken = new Set(list.map(({ id }) => id));
  let number = list.length + 1;
  while (taken.has(`d${number}`)) number++;
  const nothingKnown = { from: null, date: null, on: true, mapping: null, fixes: [], values: {}, replaces: [] };
  return { id: `d${number}`, ...nothingKnown, ...file };
}

/** What a delivery came to when it was read. */
export interface DeliveryRead {
  readonly kind: ImportRole;
  readonly file: string;
  /** Stated, else told by the file; null: not known. */
  readonly date: string | null;
  readonly rows: number;
  /** Rows of which a later delivery has the same identity; they are not in use. */
  readonly outdated: number;
  /** Ids of the profile, in its order. */
  readonly operators: readonly string[];
  /** `later`: dated after the day that was asked for. `unusable`: nothing in it could be read. */
  readonly use: 'in-use' | 'later' | 'unusable';
}

/** A delivery whose rows are read: any but of the ground. */
export type RowDelivery<D extends Delivery = GivenDelivery> = D & { readonly kind: ImportRole };

/** Whether it is read row by row. */
export function hasRows<D extends Delivery>(one: D): one is RowDelivery<D> {
  return one.kind !== 'ground';
}

/** The ground pack that is in use at a date; undefined: none was delivered. */
export function groundDelivery<D extends Delivery>(list: readonly D[], asOf: string | null): D | undefined {
  return deliveriesInUse(list, asOf).findLast(({ kind }) => kind === 'ground');
}

/** The list with one more at its end. */
export function addDelivery<D extends Delivery>(list: readonly D[], added: D): readonly D[] {
  return [...list, added];
}

/**
 * Adds a delivery that takes the place of another. The other stays in the list: at a date
 * before the new one it is still in use, and without the new one it is again.
 */
export function replaceDelivery<D extends Delivery>(list: readonly D[], id: string, by: D): readonly D[] {
  return [...list, { ...by, replaces: [...by.replaces.filter((other) => other !== id), id] }];
}

/** The list with one delivery in use or out of use. */
export function switchDelivery<D extends Delivery>(list: readonly D[], id: string, to: 'on' | 'off'): readonly D[] {
  return list.map((one) => (one.id === id ? { ...one, on: to === 'on' } : one));
}

/** The list without one delivery. */
export function removeDelivery<D extends Delivery>(list: readonly D[], id: string): readonly D[] {
  return list.filter((one) => one.id !== id);
}

/**
 * The deliveries that count, in their order: switched on, and replaced by none that counts. At
 * a date: of those dated to that day or before; an undated one always.
 *
 * @param asOf ISO date; null: all dates.
 */
export function deliveriesInUse<D extends Delivery>(list: readonly D[], asOf: string | null = null): readonly D[] {
  const counted = list.filter(({ on, date }) => on && isBy(date, asOf));
  const replaced = new Set(counted.flatMap(({ replaces }) => replaces));
  return counted.filter(({ id }) => !replaced.has(id));
}

/**
 * Those that are to be read at a date: what is in use, and what is dated later, of which only is
 * said that it is.
 */
export function deliveriesToRead<D extends Delivery>(list: readonly D[], asOf: string | null): readonly D[] {
  const used = new Set(deliveriesInUse(list, asOf));
  return list.filter((one) => used.has(one) || (one.on && !isBy(one.date, asOf)));
}

/** Whether a delivery of this date counts at that day. */
export function isBy(date: string | null, asOf: string | null): boolean {
  // A year or month alone is less than any of its days in the order of texts.
  return asOf === null || date === null || date <= asOf;
}

/**
 * Which delivery counts where two have the same thing: the later by date, then by order. An
 * undated one is as late as the latest of those before it, so that it counts over them.
 *
 * @returns Indexes into `dates`, from the first to count to the last.
 */
export function fromEarlyToLate(dates: readonly (string | null)[]): readonly number[] {
  let latest = '';
  const effective = dates.map((date) => {
    if (date !== null && date > latest) latest = date;
    return date ?? latest;
  });
  const order = dates.map((_, index) => index);
  return order.sort((a, b) => compare(effective[a] ?? '', effective[b] ?? '') || a - b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
