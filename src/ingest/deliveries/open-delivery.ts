import type { FixedValues } from '../../model/delivery.ts';
import type { WholeFileValue } from '../../model/import.ts';
import type { Fix, ImportRole, Mapping } from '../../model/mapping.ts';
import type { ByteSource } from '../formats/layer.ts';
import { LAYER_COLUMN } from '../formats/layer-union.ts';
import type { RawTable } from '../formats/raw-table.ts';
import type { Opened } from '../load-province.ts';
import type { MapProfile } from '../mapping/converters.ts';
import { examineFile, mappedRows } from '../mapping/feed.ts';
import { type GuessProfile, guessMapping } from '../mapping/guess.ts';
import { remembered } from '../names.ts';
import type { RowFeed } from '../read-rows.ts';
import { dateInText } from './date-in-text.ts';
import { valuesFromNames } from './name-values.ts';
import { statedValues, withValues } from './whole-file-values.ts';

/** How a delivery is to be read; what is absent is as the file suggests. */
export interface HowDelivered {
  readonly mapping?: Mapping | null;
  readonly fixes?: readonly Fix[];
  readonly values?: FixedValues;
  /** The folder it lay in. */
  readonly folder?: string | null;
}

/** Where nobody looks at a file, what can only be meant in one way is taken so, with a warning. */
export const UNASKED_FIXES: readonly Fix[] = [
  { kind: 'point', rows: [] },
  { kind: 'swap', rows: [] },
];

/** Rows to read, or why there are none. */
export type RowsOpened =
  | { readonly ok: true; readonly content: RowFeed; readonly date: string | null }
  | Extract<Opened, { ok: false }>;

/** What is known of an opened file beside its rows. */
interface FileAtHand {
  readonly name: string;
  readonly table: RawTable;
  readonly mapping: Mapping;
}

/**
 * The rows of a person's file, for `loadProvince`: through its mapping and fixes, with the values
 * that were stated for all of it, or that its names tell. `date` is what its name or titles say.
 */
export async function openDelivery(
  source: ByteSource,
  role: ImportRole,
  profile: GuessProfile & MapProfile,
  how: HowDelivered = {},
): Promise<RowsOpened> {
  const examined = await examineFile(source, role, profile, how.mapping ?? undefined);
  if (!examined.ok) return { ok: false, issues: examined.issues };
  const { table, guess } = examined.value;
  const file = { name: source.name, table, mapping: how.mapping ?? guess.mapping };
  const unasked = how.mapping ? [] : UNASKED_FIXES;
  const rows = rowsOfDelivery(file, profile, { ...how, fixes: [...(how.fixes ?? []), ...unasked] });
  const date = dateOfDelivery(file, profile, how);
  if (how.mapping || table.others.length === 0) return { ok: true, content: rows, date };
  // Tables of other columns in the same file: each through a mapping of its own.
  const others = table.others.map((other) => {
    const { mapping } = guessMapping(other, source.name, role, profile);
    return rowsOfDelivery({ name: source.name, table: other, mapping }, profile, { ...how, fixes: unasked });
  });
  return { ok: true, content: oneAfterTheOther([rows, ...others]), date };
}

/** Rows of several feeds, counted on. */
function oneAfterTheOther(feeds: readonly RowFeed[]): RowFeed {
  return {
    async feed(log, onRow) {
      let before = 0;
      for (const one of feeds) {
        let last = 0;
        await one.feed(log, (row, properties, geometry) => {
          last = Math.max(last, row);
          onRow(before + row, properties, geometry);
        });
        before += last;
      }
    },
  };
}

/** The rows of a file that is open, as `openDelivery` makes them. */
export function rowsOfDelivery(
  file: FileAtHand,
  profile: MapProfile,
  { fixes = [], values = {}, folder = null }: Omit<HowDelivered, 'mapping'>,
): RowFeed {
  const { table, mapping } = file;
  const { date: _, from: __, ...ofRows } = values;
  const stated = statedValues(ofRows, mapping, profile);
  const named = namedValues(file, profile, folder);
  // Rows of several sheets that are read as one table say which they are from.
  const ofSheet = remembered((sheet) => valuesFromNames({ file: '', sheet, folder: null }, mapping.role, profile));
  return withValues(mappedRows(table, mapping, fixes, profile), ({ [LAYER_COLUMN]: sheet }) =>
    typeof sheet === 'string' && table.layer === null
      ? [...stated, ...ofSheet(sheet), ...named]
      : [...stated, ...named],
  );
}

/** What the name, the titles, the sheet or the folder say of when the file was made; null: nothing. */
export function dateOfDelivery(
  file: FileAtHand,
  profile: MapProfile,
  { folder = null }: Pick<HowDelivered, 'folder'> = {},
): string | null {
  const { name, table } = file;
  const texts = [name, table.layer ?? '', ...table.titles, folder ?? ''];
  // The year in the name of a plan is the year that is planned for.
  const planned = namedValues(file, profile, folder).some(
    ({ field, value }) => field === 'status' && value === 'planned',
  );
  return dateOf(texts, planned ? 10 : 4);
}

/** What the names of a file that is open say of all its rows. */
export function namedValues(
  { name, table, mapping }: FileAtHand,
  profile: MapProfile,
  folder: string | null,
): readonly WholeFileValue[] {
  return valuesFromNames({ file: name, sheet: table.layer, folder }, mapping.role, profile);
}

/**
 * The first of the texts that has a whole day, else a month, else a year.
 *
 * @param leastLength Of the date that is taken: 10 for a day, 7 for a month, 4 for a year.
 */
function dateOf(texts: readonly string[], leastLength: number): string | null {
  const dates = texts.flatMap((text) => dateInText(text) ?? []);
  return (
    [10, 7, 4].flatMap((length) => dates.filter((date) => length >= leastLength && date.length === length))[0] ?? null
  );
}
