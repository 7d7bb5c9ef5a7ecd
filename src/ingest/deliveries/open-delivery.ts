import type { FixedValues } from '../../model/delivery.ts';
import type { ImportRole, Mapping, Mend } from '../../model/mapping.ts';
import type { ByteSource } from '../formats/raw-table.ts';
import type { Opened } from '../load-province.ts';
import type { MapProfile } from '../mapping/converters.ts';
import { examineFile, mappedRows } from '../mapping/feed.ts';
import type { GuessProfile } from '../mapping/guess.ts';
import { dateInText } from './date-in-text.ts';
import { valuesFromNames } from './name-values.ts';
import { statedValues, withValues } from './whole-file-values.ts';

/** How a delivery is to be read; what is absent is as the file suggests. */
export interface HowDelivered {
  readonly mapping?: Mapping | null;
  readonly fixes?: readonly Mend[];
  readonly values?: FixedValues;
  /** The folder it lay in. */
  readonly folder?: string | null;
}

/**
 * The rows of a person's file, for `loadProvince`: through its mapping and fixes, with the values
 * that were stated for all of it, or that its names tell. `date` is what its name or titles say.
 */
export async function openDelivery(
  source: ByteSource,
  role: ImportRole,
  profile: GuessProfile & MapProfile,
  { mapping = null, fixes = [], values = {}, folder = null }: HowDelivered = {},
): Promise<Opened> {
  const examined = await examineFile(source, role, profile, mapping ?? undefined);
  if (!examined.ok) return { ok: false, issues: examined.issues };
  const { table, guess } = examined.value;
  const used = mapping ?? guess.mapping;
  const sheet = table.layers.length > 1 ? table.layer : null;
  const named = valuesFromNames({ file: source.name, sheet, folder }, role, profile);
  const { date: _, from: __, ...ofRows } = values;
  const all = [...statedValues(ofRows, used, profile), ...named];
  return {
    ok: true,
    content: withValues(mappedRows(table, used, fixes, profile), all),
    date: dateOf(
      [source.name, ...(sheet === null ? [] : [sheet]), ...table.titles, folder ?? ''],
      // The year in the name of a plan is the year that is planned for.
      named.some(({ field, value }) => field === 'status' && value === 'planned') ? 10 : 4,
    ),
  };
}

/**
 * The first of the texts that has a whole day, else a month, else a year.
 *
 * @param leastLength Of the date that is taken: 10 for a day, 7 for a month, 4 for a year.
 */
function dateOf(texts: readonly string[], leastLength: number): string | null {
  const dates = texts.flatMap((text) => dateInText(text) ?? []);
  return [10, 7, 4].flatMap((length) => dates.filter((date) => length >= leastLength && date.length === length))[0] ?? null;
}
