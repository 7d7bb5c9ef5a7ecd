import { expectedOf, type FieldSpec, type FieldTable, isPlausible, isWithin, type RecordOf } from '../model/fields.ts';
import type { Profile } from '../model/profile.ts';
import type { Sector } from '../model/province.ts';
import { type Fields, numberOf } from './fields.ts';
import { type IssueLog, shown } from './issue-log.ts';
import { type FindId, operatorFinder, remembered, technologyFinder } from './names.ts';
import { parseSectors } from './sectors.ts';
import type { MeantFor } from './unknown-text.ts';

/** Reads the fields of a table from rows of a file. What each may be stands in the table alone. */
export interface FieldReader<T extends FieldTable> {
  /** Columns that it reads; any other is kept as it is. */
  readonly columns: ReadonlySet<string>;
  /** The fields without which a row cannot be used: one that is missing or broken is null, with its issue in the log. */
  required(fields: Fields, row: number): RequiredFields;
  /** Whether none of them is null. */
  isUsable(required: RequiredFields): boolean;
  /** All fields, the required ones as they were read. Null where one of those is null. */
  whole(fields: Fields, row: number, required: RequiredFields): RecordOf<T> | null;
}

/** By their names in the model. */
export type RequiredFields = Readonly<Record<string, unknown>>;

type Known = Partial<Pick<Profile, 'operators' | 'technologies'>>;

interface Context {
  readonly log: IssueLog;
  readonly find: Readonly<Record<'operators' | 'technologies', FindId>>;
  readonly ids: Readonly<Record<'operators' | 'technologies', string>>;
  readonly sectors: (text: string) => readonly Sector[] | null;
}

const NONE: readonly string[] = [];
const OMNI: readonly Sector[] = [];
const NO_RADIUS: Readonly<Record<string, number>> = {};
const UNKNOWN_CODES = { operators: 'unknown-operator', technologies: 'unknown-technology' } as const;

/** @param others Keys that the caller adds to each record: they have their place in it from the beginning. */
export function fieldReader<T extends FieldTable>(
  table: T,
  log: IssueLog,
  profile: Known = {},
  others: readonly string[] = [],
): FieldReader<T> {
  const { operators = [], technologies = [] } = profile;
  const context: Context = {
    log,
    find: { operators: operatorFinder(operators), technologies: technologyFinder(technologies) },
    ids: { operators: idsOf(operators), technologies: idsOf(technologies) },
    sectors: remembered(parseSectors),
  };
  const all: readonly (readonly [string, FieldSpec])[] = Object.entries(table);
  const must = all.filter(([, { required }]) => required);
  const may = all.filter(([, { required }]) => !required);
  // Records are copies of one that has all the keys: adding them one by one made a country's rows twice as slow.
  const blank: Readonly<Record<string, unknown>> = Object.fromEntries(
    [...[...must, ...may].map(([, { key }]) => key), ...others].map((key) => [key, null]),
  );
  const blankRequired: Readonly<Record<string, unknown>> = Object.fromEntries(must.map(([, { key }]) => [key, null]));
  return {
    columns: new Set(Object.keys(table)),
    required(fields, row) {
      const made: Record<string, unknown> = { ...blankRequired };
      for (const [column, spec] of must) made[spec.key] = readField(fields, row, column, spec, context);
      return made;
    },
    isUsable: isWhole,
    whole(fields, row, required) {
      const made: Record<string, unknown> = { ...blank };
      for (const [, { key }] of must) made[key] = required[key];
      for (const [column, spec] of may) made[spec.key] = readField(fields, row, column, spec, context);
      return isWhole(made) ? made : null;
    },
  };

  function isWhole(made: Readonly<Record<string, unknown>>): made is RecordOf<T> & typeof made {
    return must.every(([, { key }]) => made[key] !== null);
  }
}

/** The value of one field: null where it is unknown, or missing and required. */
function readField(fields: Fields, row: number, column: string, spec: FieldSpec, context: Context): unknown {
  const place = { fields, row, column };
  switch (spec.kind) {
    case 'text':
      return spec.required ? fields.requiredText(column, meantFor(spec)) : fields.text(column, meantFor(spec));
    case 'number':
      return questioned(place, spec, context, fields.number(column, spec.possible));
    case 'count': {
      const count = spec.whole ? fields.integer(column, spec.possible) : fields.count(column, spec.possible);
      return questioned(place, spec, context, count);
    }
    case 'date':
      return fields.date(column);
    case 'yes-no':
      return fields.yesNo(column);
    case 'choice':
      return choiceOf(fields, row, column, spec, context);
    case 'list':
      return listOf(fields, row, column, spec, context);
    case 'sectors':
      return sectorsOf(fields, column, context);
    case 'radii':
      return questioned(place, spec, context, radiiOf(fields, column, spec, context));
  }
}

/** What a cell of the field is meant for: it tells which texts say that nothing is known. */
export function meantFor({ kind, isId, isName }: FieldSpec): MeantFor {
  if (isId) return 'id';
  if (isName) return 'name';
  return kind === 'yes-no' ? 'yes-no' : 'other';
}

/** Where a value stands in its file. */
interface ValuePlace {
  readonly fields: Fields;
  readonly row: number;
  readonly column: string;
}

/** A value that is kept, with a warning where it is hard to believe. */
function questioned<V>({ fields, row, column }: ValuePlace, spec: FieldSpec, { log }: Context, value: V): V {
  if (isPlausible(spec, value)) return value;
  const { least, most } = spec.plausible ?? {};
  const bounds = least === undefined ? `≤ ${most}` : `${least}..${most}`;
  const unit = spec.unit === undefined ? '' : ` ${spec.unit}`;
  log.warn('value-implausible', { row, field: column, found: shown(fields.raw(column)), expected: `${bounds}${unit}` });
  return value;
}

function choiceOf(fields: Fields, row: number, column: string, spec: FieldSpec, { log, find, ids }: Context): unknown {
  if (spec.of === undefined) return fields.oneOf(column, spec.choices ?? []) ?? spec.otherwise ?? null;
  const name = spec.required ? fields.requiredText(column) : fields.text(column);
  if (name === null) return null;
  const id = find[spec.of](name);
  if (id === undefined) {
    const details = { row, field: column, found: shown(name), expected: ids[spec.of] };
    if (spec.required) log.error(UNKNOWN_CODES[spec.of], details);
    else log.warn(UNKNOWN_CODES[spec.of], details);
  }
  return id ?? null;
}

/** Ids of the profile. One that is unknown costs the row where the list is required, else only itself. */
function listOf(fields: Fields, row: number, column: string, spec: FieldSpec, context: Context): unknown {
  const names = fields.list(column);
  if (names.length === 0) return spec.required ? fields.missing(column) : NONE;
  if (spec.of === undefined) return names;
  const made = new Set<string>();
  let known = true;
  for (const name of names) {
    const id = context.find[spec.of](name);
    if (id !== undefined) {
      made.add(id);
      continue;
    }
    known = false;
    const details = { row, field: column, found: shown(name), expected: context.ids[spec.of] };
    if (spec.required) context.log.error(UNKNOWN_CODES[spec.of], details);
    else context.log.warn(UNKNOWN_CODES[spec.of], details);
  }
  return known || !spec.required ? [...made] : null;
}

/** `azimuth/beamwidth;…` in degrees. One broken sector makes all of them unknown. */
function sectorsOf(fields: Fields, column: string, { sectors }: Context): readonly Sector[] {
  const value = fields.raw(column);
  if (value === undefined) return OMNI;
  const read = sectors(fields.list(column).join(';'));
  return read ?? fields.broken(column, value, 'azimuth/beamwidth, 0..360') ?? OMNI;
}

/** One number, or `2G:5000;4G:2500`. One broken part makes all of it unknown. */
function radiiOf(fields: Fields, column: string, spec: FieldSpec, { find }: Context): Readonly<Record<string, number>> {
  const value = fields.raw(column);
  if (value === undefined) return NO_RADIUS;
  if (typeof value !== 'string' || !value.includes(':')) {
    const radiusM = fields.number(column, spec.possible);
    return radiusM === null ? NO_RADIUS : { '*': radiusM };
  }
  const radii: [string, number][] = [];
  for (const part of fields.list(column)) {
    const [name = '', metres = '', rest] = part.split(':');
    const technology = find.technologies(name);
    const radiusM = numberOf(metres.trim());
    if (technology === undefined || radiusM === null || !isWithin(radiusM, spec.possible) || rest !== undefined) {
      fields.broken(column, value, expectedOf(spec));
      return NO_RADIUS;
    }
    radii.push([technology, radiusM]);
  }
  return Object.fromEntries(radii);
}

function idsOf(named: readonly { readonly id: string }[]): string {
  return named.map(({ id }) => id).join(' | ');
}
