import type { LonLat } from './geometry.ts';

/** What a person says against an answer, as a report that can be filed and followed. */

/** What is the case in her words, against what was computed. */
export const OBJECTION_KINDS = ['noSignal', 'weak', 'hasSignal', 'noFibre'] as const;
/** One of `OBJECTION_KINDS`. */
export type ObjectionKind = (typeof OBJECTION_KINDS)[number];

/** How far the department is with a report, in this order. */
export const OBJECTION_STATES = ['new', 'asked', 'answered', 'mended'] as const;
/** One of `OBJECTION_STATES`; `asked`: the operator was. */
export type ObjectionState = (typeof OBJECTION_STATES)[number];

/** One report. Texts are as a person typed them: never HTML, never a formula. */
export interface Objection {
  /** Made with the report, e.g. `SC-251128-7KQ2`; what both sides call it by. */
  readonly number: string;
  /** Code of the village. */
  readonly village: string;
  /** The very place, where one was asked about. */
  readonly at: LonLat | null;
  readonly operator: string | null;
  readonly technology: string | null;
  readonly kind: ObjectionKind;
  readonly where: 'indoors' | 'outdoors' | null;
  readonly tried: string;
  /** ISO date on which it was seen. */
  readonly date: string;
  readonly contact: string;
  readonly state: ObjectionState;
}

/** `format` of a file of reports. */
export const OBJECTIONS_FORMAT = 'song-chung-objections';
/** Version of a file of reports; a reader refuses others. */
export const OBJECTIONS_VERSION = 1;

/** How many reports are in each state. */
export type ObjectionCounts = Readonly<Record<ObjectionState, number>>;

/** Reports as a department hands them over. */
export interface ReceivedObjections {
  readonly objections: readonly Objection[];
  /** ISO date of the last file that they were saved in; null: not known. */
  readonly savedOn: string | null;
}

/** What is told to everyone: how many, where and in which state. Nothing that a person wrote, and no place. */
export interface ObjectionTotals {
  /** ISO date up to which reports are counted; null: not known. */
  readonly asOf: string | null;
  /** Of all villages together. */
  readonly province: ObjectionCounts;
  /** By code, villages with a report. */
  readonly villages: Readonly<Record<string, ObjectionCounts>>;
}

/** Counts of the reports about these villages; those about others are not counted. */
export function objectionTotals(
  { objections, savedOn }: ReceivedObjections,
  villages: readonly { readonly code: string }[],
): ObjectionTotals {
  const codes = new Set(villages.map(({ code }) => code));
  const told = objections.filter(({ village }) => codes.has(village));
  const withSome = [...new Set(told.map(({ village }) => village))].sort();
  return {
    asOf: savedOn,
    province: countObjections(told),
    villages: Object.fromEntries(
      withSome.map((code) => [code, countObjections(told.filter(({ village }) => village === code))]),
    ),
  };
}

/** Counts by state; those of no report are 0. */
export function countObjections(objections: readonly Objection[]): ObjectionCounts {
  const counts = { new: 0, asked: 0, answered: 0, mended: 0 };
  for (const { state } of objections) counts[state]++;
  return counts;
}

/** Indexes of villages with a report that is not mended yet. */
export function openObjectionsOf(
  villages: readonly { readonly code: string }[],
  objections: readonly Objection[],
): ReadonlySet<number> {
  const codes = new Set(objections.flatMap(({ village, state }) => (state === 'mended' ? [] : [village])));
  return new Set(villages.flatMap(({ code }, index) => (codes.has(code) ? [index] : [])));
}

/** Letters and digits that cannot be taken for each other when they are read out. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/**
 * A number for a new report: its day and four letters by chance.
 *
 * @param random Four bytes by chance.
 */
export function objectionNumber(isoDate: string, random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, 4), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return `SC-${isoDate.slice(2, 10).replaceAll('-', '')}-${letters}`;
}

/** What several files hold together, in their order, of the day of the newest; undated ones do not count for the day. */
export function joinReceived(files: readonly ReceivedObjections[]): ReceivedObjections {
  return files.reduce<ReceivedObjections>(
    (known, { objections, savedOn }) => ({
      objections: joinObjections(known.objections, objections),
      savedOn:
        [known.savedOn, savedOn]
          .flatMap((one) => one ?? [])
          .sort()
          .at(-1) ?? null,
    }),
    { objections: [], savedOn: null },
  );
}

/** Those known with those that came: of one number the later counts, but what was sent in again is not new again. */
export function joinObjections(known: readonly Objection[], came: readonly Objection[]): readonly Objection[] {
  const byNumber = new Map(known.map((one) => [one.number, one]));
  for (const one of came) {
    const before = byNumber.get(one.number);
    byNumber.set(one.number, one.state === 'new' && before ? { ...one, state: before.state } : one);
  }
  return [...byNumber.values()];
}
