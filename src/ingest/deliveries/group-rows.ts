import { outOfRange } from '../../model/out-of-range.ts';
import type { Profile } from '../../model/profile.ts';
import type { RawRow } from '../formats/raw-row.ts';
import type { RawTable } from '../formats/raw-table.ts';
import { shown } from '../issue-log.ts';
import { communeFinder } from '../mapping/communes.ts';
import { matchHeaders } from '../mapping/headers.ts';
import { operatorBySpelling, technologiesBySpelling } from '../mapping/spellings.ts';
import { folded } from '../names.ts';
import { statusOfText } from './name-values.ts';

/**
 * Group rows: "I. Phường Đông Thành" above its villages, "A. VIETTEL" above its stations. They
 * are no rows of their own; what they say is a value of each row below, up to the next of the
 * kind. It stands in a column of its own, or in the table's where a row has left that empty.
 */

type GroupProfile = Pick<Profile, 'operators' | 'technologies'> & Partial<Pick<Profile, 'communes'>>;

const GROUP_FIELDS = ['operator', 'district', 'commune', 'status', 'technologies'] as const;
type GroupField = (typeof GROUP_FIELDS)[number];

/** What a group row says. */
interface Group {
  readonly field: GroupField;
  readonly value: string;
}

/** Letters, roman and arabic numbers before a group's name, in a cell of their own or with it. */
const NUMBERING = /^\s*(?:[IVXLC]+|[A-Z]|\d{1,3})\s*[.):\-–/]?\s*$/;
const OUTER_NUMBERING = /^\s*(?:[IVXLC]+|[A-Z])\s*[.):\-–/]?\s*$/;
const PREFIX = /^\s*(?:[IVXLC]{1,6}|[A-Z]|\d{1,3})\s*[.):\-–/]\s*/;
const LONGEST_NAME = 80;
/** Of a table whose rows look like groups themselves: a list of communes is no list of groups. */
const MOST_GROUPS = 0.5;

/** The table without its group rows, and with what they say; the table itself where it has none. */
export function withGroups(table: RawTable, profile: GroupProfile): RawTable {
  if (table.hasGeometry || table.columns.length < 2 || table.sample.length === 0) return table;
  const groupOf = groupReader(table, profile);
  const found = table.sample.flatMap((row) => groupOf(row) ?? []);
  const fields = new Set(found.map(({ field }) => field));
  if (found.length === 0 || found.length > table.sample.length * MOST_GROUPS) return table;
  const columnOf = columnsFor(table.columns, fields);
  return {
    ...table,
    columns: [...table.columns, ...[...columnOf.values()].filter((column) => !table.columns.includes(column))],
    sample: ungrouped(table.sample, groupOf, columnOf),
    async each(log, onRow) {
      const below = follower(groupOf, columnOf);
      await table.each(log, (row) => {
        const made = below.take(row);
        if (made !== null) onRow(made);
      });
      for (const [field, { count, example }] of below.seen)
        log.warn('value-from-group', { field, found: String(count), expected: shown(example) });
    },
  };
}

function ungrouped(
  rows: readonly RawRow[],
  groupOf: (row: RawRow) => Group | null,
  columnOf: ReadonlyMap<GroupField, string>,
): readonly RawRow[] {
  const below = follower(groupOf, columnOf);
  return rows.flatMap((row) => below.take(row) ?? []);
}

/** Carries what the last group rows said to the rows below them. */
function follower(groupOf: (row: RawRow) => Group | null, columnOf: ReadonlyMap<GroupField, string>) {
  const now = new Map<GroupField, string>();
  const seen = new Map<GroupField, { count: number; readonly example: string }>();
  return {
    seen,
    /** The row with what stands above it; null for a group row. */
    take(row: RawRow): RawRow | null {
      const group = groupOf(row);
      if (group === null) {
        if (now.size === 0) return row;
        const properties: Record<string, unknown> = { ...row.properties };
        for (const [field, value] of now) {
          const column = columnOf.get(field);
          if (column !== undefined && isEmpty(properties[column])) properties[column] = value;
        }
        return { ...row, properties };
      }
      const { field, value } = group;
      // A kind that first came below this one belongs to the group that has ended.
      const order = [...seen.keys()];
      const at = order.indexOf(field);
      for (const inner of at < 0 ? [] : order.slice(at + 1)) now.delete(inner);
      now.set(field, value);
      const known = seen.get(field);
      if (known) known.count++;
      else seen.set(field, { count: 1, example: value });
      return null;
    },
  };
}

/** A table's own column of the field, else a new one whose name the mapping knows. */
function columnsFor(columns: readonly string[], fields: ReadonlySet<GroupField>): ReadonlyMap<GroupField, string> {
  const own = [...matchHeaders(columns, 'stations'), ...matchHeaders(columns, 'villageTable')];
  const taken = new Map(own.filter(({ score }) => score > 0.6).map(({ field, column }) => [field, column]));
  return new Map([...fields].map((field) => [field, taken.get(field) ?? `${field} (↑)`]));
}

function groupReader(table: RawTable, profile: GroupProfile): (row: RawRow) => Group | null {
  const classify = classifier(profile);
  const filledOf = (row: RawRow): number => new Set(cellsOf(row).map(String)).size;
  const sizes = table.sample.map(filledOf).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length * 0.75)] ?? outOfRange();
  const numbered = table.sample.filter((row) => /^\s*\d+\s*$/.test(String(cellsOf(row)[0] ?? ''))).length;
  const countsRows = numbered > table.sample.length / 2;
  return (row) => {
    const cells = cellsOf(row);
    const texts = cells.flatMap((cell) => (typeof cell === 'string' ? [cell.trim()] : []));
    const [first = ''] = texts;
    const outer = countsRows && OUTER_NUMBERING.test(first) && texts.length > 1;
    const few = filledOf(row) < usual && new Set(texts.filter((text) => !NUMBERING.test(text))).size === 1;
    // The sums of a group may stand beside its name: the numbering tells it from a row.
    if (!outer && !(few && filledOf(row) <= 2)) return null;
    const name = texts.find((text) => !NUMBERING.test(text)) ?? '';
    return name.length > LONGEST_NAME ? null : classify(name.replace(PREFIX, '').trim());
  };
}

function classifier({ operators, technologies, communes = [] }: GroupProfile): (name: string) => Group | null {
  const findOperator = operatorBySpelling(operators);
  const generations = technologiesBySpelling(technologies);
  const findCommune = communeFinder(communes);
  return (name) => {
    const text = folded(name);
    if (text === '' || /^(tong|cong)\b/.test(text)) return null;
    const operator = findOperator(name);
    if (operator !== undefined) return { field: 'operator', value: operator };
    if (/^(xa|phuong|thi tran|tt|x|p)\b\.? ?\S/.test(text)) return { field: 'commune', value: name };
    if (/^(huyen|thi xa|thanh pho|quan|tp|tx)\b\.? ?\S/.test(text)) return { field: 'district', value: name };
    if (findCommune(name).length === 1) return { field: 'commune', value: name };
    const status = statusOfText(name);
    if (status !== null) return { field: 'status', value: status };
    const { ids } = generations(name.replace(/\btr[aạ]m\b|\bbts\b/gi, ' '));
    return ids.length > 0 ? { field: 'technologies', value: ids.join(';') } : null;
  };
}

function cellsOf({ properties }: RawRow): readonly unknown[] {
  return Object.values(properties).filter((value) => !isEmpty(value));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
