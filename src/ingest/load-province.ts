import { type DeliveryRead, fromEarlyToLate, isBy } from '../model/delivery.ts';
import type { Issue, Result } from '../model/issue.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { Profile } from '../model/profile.ts';
import type { Province, Source, Village } from '../model/province.ts';
import { areaOf } from './area.ts';
import type { ChosenInput, FilesInUse, InputRole } from './choose-inputs.ts';
import {
  fibreReader,
  measurementReader,
  type ReaderOf,
  rowDatesOf,
  stationReader,
  structureReader,
  tableReader,
  villageReader,
} from './deliveries/readers.ts';
import {
  type FileRows,
  type Union,
  unionOfFibre,
  unionOfMeasurements,
  unionOfStations,
  unionOfStructures,
  unionOfVillages,
} from './deliveries/union.ts';
import { isOutOfMemory } from './out-of-memory.ts';
import type { Chunks, Content, RowFeed } from './read-rows.ts';
import { positionIdsOf } from './structures.ts';
import type { Borders, Joined } from './village-table.ts';

/** The bytes or rows of one input, or why there are none. */
export type Opened =
  | {
      readonly ok: true;
      readonly content: Content | Chunks | RowFeed;
      /** Asked once the content was read; null: not known. */
      readonly sha256?: () => string | null;
      /** Length of the file in bytes. */
      readonly bytes?: number;
      /** What the file's name or titles say of its date; null: nothing. */
      readonly date?: string | null;
      /** What was assumed to read it. */
      readonly issues?: readonly Issue[];
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export interface ProvinceRead {
  readonly province: Province;
  readonly issues: readonly Issue[];
  /** Inputs of which nothing could be used; the issues say why. */
  readonly unusable: readonly ChosenInput[];
  /** Inputs that are not whole, and the unusable ones: figures without them are not the province's. */
  readonly incomplete: readonly ChosenInput[];
  /** What became of each input, in the order they were chosen. */
  readonly deliveries: readonly DeliveryRead[];
}

/** One input as it was read, before it is joined with the others of its role. */
interface PartRead<T> extends FileRows<T> {
  readonly input: ChosenInput;
  readonly source: Source;
}

/**
 * Reads the chosen inputs one after another and joins those of a role; see `deliveries/union.ts`.
 * One that cannot be used is named, and the rest is still read.
 *
 * @param open Called once for each input; it never throws.
 * @param asOf ISO date: what is dated after it is not used. Null: all dates.
 */
export async function loadProvince(
  profile: Profile,
  choice: FilesInUse,
  open: (input: ChosenInput) => Promise<Opened>,
  asOf: string | null = null,
): Promise<ProvinceRead> {
  const issues: Issue[] = [...choice.issues];
  const sources: Source[] = [];
  const unusable: ChosenInput[] = [];
  const incomplete: ChosenInput[] = [];
  const outcomes = new Map<ChosenInput, DeliveryRead>();

  /** Reads all inputs of a role; those that can be used and are of the time. */
  async function partsOf<T>(
    role: InputRole,
    { read, count, estimates, operators, dates }: ReaderOf<T>,
  ): Promise<PartRead<T>[]> {
    const parts: PartRead<T>[] = [];
    for (const input of choice.inputs) {
      if (input.role !== role) continue;
      const stated = statedDate(input);
      const { file } = input;
      const outcome = { kind: role, file, date: stated, rows: 0, outdated: 0, operators: [] };
      const opened = await withinMemory(file, () => open(input));
      if (opened.ok) issues.push(...(opened.issues ?? []));
      const result = opened.ok ? await withinMemory(file, () => read(opened.content, file)) : opened;
      issues.push(...result.issues);
      if (!opened.ok || !result.ok) {
        unusable.push(input);
        outcomes.set(input, { ...outcome, use: 'unusable' });
        continue;
      }
      const differences = differencesOf(input, opened);
      issues.push(...differences);
      const whole = differences.length === 0 && !isCutShort(result.issues);
      if (!whole) incomplete.push(input);
      const { value } = result;
      const rowDates = rowDatesOf(dates?.(value) ?? []);
      const date = stated ?? opened.date ?? rowDates?.newest ?? null;
      const source = sourceOf(input, {
        date,
        rows: count(value),
        ...only('rowDates', rowDates && rowDates.oldest !== rowDates.newest ? rowDates : undefined),
        ...only('estimates', estimates?.(value) || undefined),
        ...only('operators', operators?.(value)),
        ...only('sha256', opened.sha256?.() ?? undefined),
        ...only('incomplete', whole ? undefined : true),
      });
      parts.push({ file, date, value, input, source });
    }
    return atTheTime(parts, asOf, role, issues, (part, use) => {
      const { input, source, date } = part;
      const { file, rows, operators: names = [] } = source;
      outcomes.set(input, { kind: role, file, date, rows, outdated: 0, operators: names, use });
    });
  }

  /** Notes the sources and what the parts have in common. */
  function joined<T>(parts: readonly PartRead<T>[], union: Union<T>): T {
    issues.push(...union.issues);
    parts.forEach(({ input, source }, index) => {
      sources.push(source);
      const outcome = outcomes.get(input);
      if (outcome) outcomes.set(input, { ...outcome, outdated: union.outdated[index] ?? outOfRange() });
    });
    return union.value;
  }

  const borders = await partsOf('villages', villageReader(profile));
  let villages = joined(borders, unionOfVillages(borders));
  const tables = await partsOf('villageTable', tableReader());
  const area = areaOf(villages);
  const sample = borders.some(({ source }) => source.sample);
  // Later tables are joined to what the earlier ones made of the villages.
  for (const index of fromEarlyToLate(tables.map(({ date }) => date))) {
    const table = tables[index];
    if (table === undefined) continue;
    const known = { villages, sample };
    const result = await withinMemory(table.file, () => joinTable(table.value, table.file, profile, known));
    issues.push(...result.issues);
    const outcome = outcomes.get(table.input);
    if (!result.ok) {
      unusable.push(table.input);
      if (outcome) outcomes.set(table.input, { ...outcome, use: 'unusable' });
      continue;
    }
    villages = result.value.villages;
    const rows = result.value.said.size;
    // A table is read only here: whether it is whole is known now.
    const cut = isCutShort(result.issues);
    if (cut) incomplete.push(table.input);
    sources.push({ ...table.source, rows, ...only('incomplete', cut ? true : undefined) });
    if (outcome) outcomes.set(table.input, { ...outcome, rows });
  }
  const masts = await partsOf('stations', stationReader(profile, area));
  const stations = joined(masts, unionOfStations(masts));
  const networks = await partsOf('fibre', fibreReader(profile, area));
  const fibre = networks.length > 0 ? joined(networks, unionOfFibre(networks)) : null;
  const hosts = await partsOf('structures', structureReader(profile, positionIdsOf(stations), area));
  const structures = joined(hosts, unionOfStructures(hosts));
  const measured = await partsOf('measurements', measurementReader(profile));
  const measurements = measured.length > 0 ? joined(measured, unionOfMeasurements(measured)) : null;
  return {
    province: { villages, stations, fibre, structures, ...only('measurements', measurements ?? undefined), sources },
    issues,
    unusable,
    incomplete: choice.inputs.filter((input) => incomplete.includes(input) || unusable.includes(input)),
    deliveries: choice.inputs.flatMap((input) => outcomes.get(input) ?? []),
  };
}

/** Whether a reader came to the end of a file before the end of what it holds. */
function isCutShort(issues: readonly Issue[]): boolean {
  return issues.some(
    ({ severity, code, row, expected }) =>
      severity === 'error' &&
      (expected === 'complete' || code === 'needs-memory' || (code === 'file-unreadable' && row === undefined)),
  );
}

/** A file that takes more memory than there is cannot be used; the rest is still read. */
async function withinMemory<T>(
  file: string,
  read: () => T | Promise<T>,
): Promise<T | { readonly ok: false; readonly issues: readonly Issue[] }> {
  try {
    return await read();
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
    return { ok: false, issues: [{ severity: 'error', code: 'needs-memory', file }] };
  }
}

/** Where the file is not the one that the profile states. */
function differencesOf({ file, data }: ChosenInput, { bytes, sha256 }: Extract<Opened, { ok: true }>): Issue[] {
  const issue = (field: string, found: string, expected: string): Issue => ({
    severity: 'error',
    code: 'file-not-as-stated',
    file,
    field,
    found,
    expected,
  });
  const hash = sha256?.() ?? null;
  if (data?.bytes !== undefined && bytes !== undefined && bytes !== data.bytes)
    return [issue('bytes', String(bytes), String(data.bytes))];
  if (data?.sha256 !== undefined && hash !== null && hash !== data.sha256) return [issue('sha256', hash, data.sha256)];
  return [];
}

/** The profile's own word on its file goes before what a person said. */
function statedDate({ data, delivery }: ChosenInput): string | null {
  return delivery?.date ?? data?.date ?? null;
}

/**
 * The parts that count at a date. Land does not come and go: where all borders are dated later,
 * the first of them are used, and that is said.
 */
function atTheTime<T>(
  parts: readonly PartRead<T>[],
  asOf: string | null,
  role: InputRole,
  issues: Issue[],
  note: (part: PartRead<T>, use: 'in-use' | 'later') => void,
): PartRead<T>[] {
  let used = parts.filter(({ date }) => isBy(date, asOf));
  const [first] = fromEarlyToLate(parts.map(({ date }) => date));
  const earliest = parts[first ?? 0];
  if (role === 'villages' && used.length === 0 && earliest !== undefined) used = [earliest];
  for (const part of parts) {
    const { file, date } = part;
    note(part, used.includes(part) ? 'in-use' : 'later');
    if (asOf === null) continue;
    if (date === null) issues.push({ severity: 'warning', code: 'delivery-undated', file, expected: asOf });
    else if (!isBy(date, asOf))
      issues.push({
        severity: 'warning',
        code: used.includes(part) ? 'borders-later' : 'delivery-later',
        file,
        found: date,
        expected: asOf,
      });
  }
  return used;
}

/** The reader of tables comes when there is one; most provinces have none. */
async function joinTable(
  rows: RowFeed,
  file: string,
  profile: Profile,
  borders: Borders<Village>,
): Promise<Result<Joined<Village>>> {
  const { joinVillageTable } = await import('./village-table.ts');
  return joinVillageTable(rows, file, profile, borders);
}

function sourceOf(
  { role, file, data, delivery }: ChosenInput,
  read: Pick<Source, 'date' | 'rowDates' | 'rows' | 'estimates' | 'operators' | 'sha256' | 'incomplete'>,
): Source {
  return {
    role,
    file,
    licence: data?.licence ?? null,
    origin: data?.source ?? delivery?.origin ?? null,
    sample: data?.sample ?? false,
    ...read,
  };
}

/** A member that is there only where it has a value. */
function only<K extends string, const V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  const member: { [P in K]?: V } = {};
  if (value !== undefined) member[key] = value;
  return member;
}
