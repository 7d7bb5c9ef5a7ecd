import { type DeliveryKind, deliveriesInUse, type GivenDelivery } from '../../model/delivery.ts';
import type { Issue } from '../../model/issue.ts';
import type { LoadedDelivery, LoadedProvince } from '../../model/loaded-province.ts';

/** One line of the list: a delivery, or a file of the province itself. */
export interface DeliveryLine {
  readonly key: string;
  readonly kind: DeliveryKind;
  readonly file: string;
  /** Null: a file of the province, which is not changed here. */
  readonly given: GivenDelivery | null;
  readonly from: string | null;
  readonly date: string | null;
  /** Null: it was not read. */
  readonly rows: number | null;
  readonly outdated: number;
  readonly errors: number;
  readonly warnings: number;
  readonly state: 'in-use' | 'later' | 'unusable' | 'off' | 'replaced';
}

export interface DeliveryGroup {
  /** Ids of the profile; none: of no operator. */
  readonly operators: readonly string[];
  readonly lines: readonly DeliveryLine[];
}

type Read = Pick<LoadedProvince, 'deliveries' | 'issues'>;

/** The deliveries by operator, the newest of each first. */
export function deliveryGroups(
  { deliveries = [], issues }: Read,
  given: readonly GivenDelivery[],
  asOf: string | null,
): readonly DeliveryGroup[] {
  const used = new Set(deliveriesInUse(given, asOf).map(({ id }) => id));
  const own = given.map((delivery) => {
    const read = deliveries.find(({ id }) => id === delivery.id);
    return { read, line: lineOf(delivery, read, issues, used) };
  });
  const others = deliveries.flatMap((read, index) =>
    read.id === null
      ? [{ read, line: { ...lineRead(read, issues), key: `file ${index}`, given: null, from: null } }]
      : [],
  );
  const groups = new Map<string, { readonly operators: readonly string[]; readonly lines: DeliveryLine[] }>();
  for (const { read, line } of [...own, ...others]) {
    const operators = read?.operators ?? [];
    const group = groups.get(operators.join()) ?? { operators, lines: [] };
    group.lines.push(line);
    groups.set(operators.join(), group);
  }
  return [...groups.values()]
    .map(({ operators, lines }) => ({ operators, lines: lines.toSorted(newestFirst) }))
    .sort((a, b) => Number(a.operators.length === 0) - Number(b.operators.length === 0));
}

function newestFirst(a: DeliveryLine, b: DeliveryLine): number {
  const [one, other] = [a.date ?? '', b.date ?? ''];
  return one < other ? 1 : one > other ? -1 : 0;
}

function lineOf(
  given: GivenDelivery,
  read: LoadedDelivery | undefined,
  issues: readonly Issue[],
  used: ReadonlySet<string>,
): DeliveryLine {
  const { id, kind, file, from, date, on } = given;
  const stated = { key: id, given, from };
  if (read !== undefined) return { ...lineRead(read, issues), ...stated };
  // A ground pack was looked at before it was taken; it has no rows.
  const state = !on ? 'off' : !used.has(id) ? 'replaced' : kind === 'ground' ? 'in-use' : 'unusable';
  return { ...stated, kind, file, date, rows: null, outdated: 0, errors: 0, warnings: 0, state };
}

function lineRead(
  { kind, file, date, rows, outdated, use }: LoadedDelivery,
  issues: readonly Issue[],
): Omit<DeliveryLine, 'key' | 'given' | 'from'> {
  const here = issues.filter((issue) => issue.file === file);
  const errors = here.filter(({ severity }) => severity === 'error').length;
  return { kind, file, date, rows, outdated, errors, warnings: here.length - errors, state: use };
}

/** Older than this a delivery is marked as old. */
const FRESH_MONTHS = 12;

/** Whole months from a date (ISO day, month or year, its end) to a day; null without a date. */
export function ageOf(date: string | null, today: Date): { readonly days: number; readonly months: number } | null {
  if (date === null) return null;
  const [year = 0, month = 12, day = 28] = date.split('-').map(Number);
  const then = Date.UTC(year, month - 1, day);
  const days = Math.max(0, Math.floor((today.getTime() - then) / 86_400_000));
  const months = (today.getFullYear() - year) * 12 + today.getMonth() - (month - 1) - (today.getDate() < day ? 1 : 0);
  return { days, months: Math.max(0, months) };
}

export function isFresh(date: string | null, today: Date): boolean {
  const age = ageOf(date, today);
  return age !== null && age.months <= FRESH_MONTHS;
}
