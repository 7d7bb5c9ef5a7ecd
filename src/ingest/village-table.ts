import { VILLAGE_FIELDS } from '../model/fields-village.ts';
import type { TableJoin } from '../model/import.ts';
import type { Result } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import type { Village } from '../model/province.ts';
import { type FieldReader, fieldReader } from './field-reader.ts';
import { Fields } from './fields.ts';
import { IssueLog, shown } from './issue-log.ts';
import { communeFinder } from './mapping/communes.ts';
import { type RowFeed, streamRows } from './read-rows.ts';
import { type VillageNames, villageNames } from './village-names.ts';

/**
 * A table of villages without borders, joined to borders that are loaded: by code, else by
 * name within the commune. The borders stay what they are; the table adds and replaces
 * figures, and what it leaves empty stays as it was. Every row that fits no village, and
 * every village that no row speaks of, is named.
 */

/** What names a village is matched, never taken over. */
const { code: _, name: __, ...FIGURES } = VILLAGE_FIELDS;
const ALL_COLUMNS: ReadonlySet<string> = new Set(Object.keys(VILLAGE_FIELDS));
type FigureReader = FieldReader<typeof FIGURES>;

/** A village in whatever form: the join needs no borders. */
export type Unbordered = Omit<Village, 'geometry'>;

export interface Joined<V extends Unbordered> {
  /** All villages with borders, in their order. */
  readonly villages: readonly V[];
  readonly join: TableJoin;
  /** What the table itself says, by index of the village. */
  readonly said: ReadonlyMap<number, SaidOfVillage>;
}

export interface SaidOfVillage {
  readonly row: number;
  readonly figures: Partial<Unbordered>;
}

/** What a table is joined to. */
export interface Borders<V extends Unbordered> {
  readonly villages: readonly V[];
  readonly sample: boolean;
}

/**
 * @param file Name of the table, for the issues.
 * @param most How many issues of a kind are listed.
 */
export async function joinVillageTable<V extends Unbordered>(
  rows: RowFeed,
  file: string,
  profile: Pick<Profile, 'communes'>,
  { villages, sample }: Borders<V>,
  most?: number,
): Promise<Result<Joined<V>>> {
  const log = new IssueLog(file, most);
  if (villages.length === 0) {
    log.error('borders-missing');
    return { ok: false, issues: log.list() };
  }
  if (sample) log.warn('borders-sample');
  const names = villageNames(villages, communeFinder(profile.communes ?? []));
  const said = new Map<number, SaidOfVillage>();
  const counts = { code: 0, name: 0, unmatched: 0 };
  let count = 0;
  const reader = fieldReader(FIGURES, log);

  function row(at: number, properties: Readonly<Record<string, unknown>>): void {
    count++;
    const fields = new Fields(log, at, properties);
    const match = matchOf(fields, at, names, villages, log);
    if (match === null) {
      counts.unmatched++;
      return;
    }
    const { index, by } = match;
    const first = said.get(index)?.row;
    if (first !== undefined) {
      counts.unmatched++;
      const found = shown(fields.raw(by) ?? villages[index]?.name);
      log.error('duplicate-id', { row: at, field: by, found, expected: `row ${first}` });
      return;
    }
    counts[by]++;
    const figures = figuresOf(fields, at, reader);
    const village = { ...villages[index], ...figures };
    if ((village.ftthHouseholds ?? 0) > (village.households ?? Infinity)) {
      const found = String(village.ftthHouseholds);
      log.warn('value-implausible', { row: at, field: 'ftth_households', found, expected: `≤ ${village.households}` });
    }
    said.set(index, { row: at, figures });
  }

  return streamRows(
    {
      log,
      emptyIsFine: false,
      required: [],
      row,
      finish() {
        const without = villages.flatMap((village, index) => (said.has(index) ? [] : [village]));
        // A file of which nothing fits has said so row by row.
        if (said.size > 0 || count === 0) {
          for (const { name, commune, code } of without)
            log.warn('village-without-row', { found: shown(placeText(name, commune)), expected: code });
        }
        const join = {
          byCode: counts.code,
          byName: counts.name,
          unmatchedRows: counts.unmatched,
          villagesWithoutRow: without.length,
        };
        const value = {
          villages: villages.map((village, index) => withFigures(village, said.get(index)?.figures)),
          join,
          said,
        };
        return { value, kept: said.size };
      },
    },
    'csv',
    rows,
  );
}

interface Match {
  readonly index: number;
  readonly by: 'code' | 'name';
}

/** The village that a row speaks of, or null with the reason in the log. */
function matchOf(
  fields: Fields,
  row: number,
  names: VillageNames,
  villages: readonly Unbordered[],
  log: IssueLog,
): Match | null {
  const [code, name] = [fields.text('code', 'id'), fields.text('name', 'name')];
  const commune = { code: fields.text('commune_code', 'id'), name: fields.text('commune', 'name') };
  // A table of communes, on a map of communes: their name and code stand in the columns of communes.
  const [ownCode, ownName] = [code ?? (name === null ? commune.code : null), name ?? commune.name];
  const byCode = ownCode === null ? undefined : names.byCode(ownCode);
  if (byCode !== undefined) {
    if (name !== null) warnOfNames({ row, name, commune: commune.name }, names, villages[byCode], log);
    return { index: byCode, by: 'code' };
  }
  if (ownName === null) {
    if (ownCode === null) fields.missing('name');
    else log.error('village-unmatched', { row, field: 'code', found: shown(ownCode) });
    return null;
  }
  const where = name === null ? { code: null, name: null } : commune;
  const found = names.byName(ownName, where);
  const [index, another] = found;
  if (index === undefined) {
    log.error('village-unmatched', { row, field: 'name', found: shown(placeText(ownName, where.name ?? where.code)) });
    return null;
  }
  if (another !== undefined) {
    const expected = found.slice(0, 4).map((one) => villages[one]?.code);
    log.error('village-ambiguous', { row, field: 'name', found: shown(ownName), expected: expected.join(' | ') });
    return null;
  }
  const known = villages[index]?.code ?? '';
  if (code !== null)
    log.warn('village-code-differs', { row, field: 'code', found: shown(code), expected: shown(known) });
  return { index, by: 'name' };
}

/** Where a row that is matched by its code has other names than the borders. */
function warnOfNames(
  { row, name, commune }: { readonly row: number; readonly name: string; readonly commune: string | null },
  names: VillageNames,
  village: Unbordered | undefined,
  log: IssueLog,
): void {
  const known = village?.name ?? '';
  if (!names.same(name, known))
    log.warn('village-name-differs', { row, field: 'name', found: shown(name), expected: shown(known) });
  const unit = village?.commune ?? null;
  if (commune !== null && unit !== null && unit !== known && !names.sameCommune(commune, unit))
    log.warn('village-name-differs', { row, field: 'commune', found: shown(commune), expected: shown(unit) });
}

/** What a row says; a value that is empty or broken says nothing. */
function figuresOf(fields: Fields, row: number, reader: FigureReader): Partial<Unbordered> {
  const all = { ...reader.whole(fields, row, {}), extra: fields.extra(ALL_COLUMNS) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** Units of a village come from the table only where the borders name none. */
function withFigures<V extends Unbordered>(village: V, said: Partial<Unbordered> | undefined): V {
  if (said === undefined) return village;
  const { communeCode, commune, districtCode, district, extra, ...figures } = said;
  const ownCommune = village.communeCode === village.code && village.commune === village.name;
  const unit = {
    ...(ownCommune && commune !== undefined ? { commune, communeCode: communeCode ?? null } : {}),
    ...(village.districtCode === null && village.district === null
      ? { districtCode: districtCode ?? null, district: district ?? null }
      : {}),
  };
  return { ...village, ...unit, ...figures, extra: { ...village.extra, ...extra } };
}

function placeText(name: string, commune: string | null): string {
  return commune === null || commune === name ? name : `${name}, ${commune}`;
}
