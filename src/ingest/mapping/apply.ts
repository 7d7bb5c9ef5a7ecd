import { FIELD_TABLES } from '../../model/fields-by-role.ts';
import { FORMER_COMMUNE_COLUMN } from '../../model/fields-village.ts';
import { type CoordinateSystem, type Fix, idFieldOf, type Mapping } from '../../model/mapping.ts';
import { tidiedPolygon } from '../checks/polygon-flaws.ts';
import { lonLatOf, restoredPoint } from '../coordinates.ts';
import { meantFor } from '../field-reader.ts';
import { isRecord, type Properties } from '../fields.ts';
import { LAYER_COLUMN } from '../formats/layer-union.ts';
import type { RawRow } from '../formats/raw-row.ts';
import { type IssueLog, shown } from '../issue-log.ts';
import { isUnknownText, type MeantFor, plainCell } from '../unknown-text.ts';
import { converters, type MapProfile } from './converters.ts';
import { withAxesBack } from './exchanged-axes.ts';
import { matchHeaders } from './headers.ts';
import { rowGeometry } from './place.ts';
import { operatorBySpelling, technologiesBySpelling } from './spellings.ts';
import { listParts, yesNo } from './words-of-choice.ts';

/**
 * One row of a file, through a mapping, into what the readers of the model take: fields by
 * their own names, values in their own words, coordinates in WGS 84. There is no second way
 * into the model: what this gives goes to the same collectors as a file that needed no mapping.
 */

export type Emit = (row: number, properties: Properties, geometry: unknown) => void;
/** Makes a valid polygon of one that crosses itself. */
export type Repair = (geometry: unknown) => unknown;

/** A header that is one of the field's names, not only like one. */
const SURE = 0.8;

/** One column of dates for all stations: of one that is not built it is the planned one. */
function dateAsPlanned(made: Record<string, unknown>, { fields }: Mapping): void {
  const { status, planned_date, commissioned } = made;
  if (status !== 'planned' || planned_date !== undefined || fields.planned_date !== undefined) return;
  if (commissioned === undefined) return;
  made.planned_date = commissioned;
  delete made.commissioned;
}

/**
 * @param columns Those that the mapping was chosen from. One that a streamed file has only in
 *   later rows is taken for the field that its name says, if none of the others is.
 */
export function rowMapper(
  mapping: Mapping,
  profile: MapProfile,
  columns: readonly string[],
  log: IssueLog,
  {
    fixes = [],
    repair = (geometry) => geometry,
  }: { readonly fixes?: readonly Fix[]; readonly repair?: Repair | undefined } = {},
): (raw: RawRow, emit: Emit) => void {
  const convert = converters(mapping, profile, log);
  const wanted = Object.entries(mapping.fields);
  const used = usedColumns(mapping);
  const seen = new Set(columns);
  const lateFields = new Map<string, string | null>();
  const lateField = (column: string): string | null => {
    const known = lateFields.get(column);
    if (known !== undefined) return known;
    const [match] = seen.has(column) ? [] : matchHeaders([column], mapping.role);
    const field = match !== undefined && match.score >= SURE && own.has(match.field) ? match.field : null;
    const free = field !== null && mapping.fields[field] === undefined && ![...lateFields.values()].includes(field);
    lateFields.set(column, free ? field : null);
    return free ? field : null;
  };
  const own: ReadonlySet<string> = new Set(Object.keys(FIELD_TABLES[mapping.role]));
  const meant = Object.fromEntries(
    Object.entries(FIELD_TABLES[mapping.role]).map(([field, spec]): [string, MeantFor] => [field, meantFor(spec)]),
  );
  const fixed = fixesByRow(fixes);
  const restoreAll = fixes.some((fix) => fix.kind === 'point' && fix.rows.length === 0);
  const exchangeAll = fixes.some((fix) => fix.kind === 'swap' && fix.rows.length === 0);
  const idField = idFieldOf(mapping.role);
  const generations = technologiesBySpelling(profile.technologies);
  const findOperator = operatorBySpelling(profile.operators);
  const reading = { mapping, generations, findOperator, log };

  /** A point with the decimal points that it has lost; any other geometry as it is. */
  function pointRestored(geometry: unknown, row: number): unknown {
    if (!isRecord(geometry) || geometry.type !== 'Point') return geometry;
    const given = lonLatOf(geometry.coordinates);
    const restored = given && restoredPoint(given[0], given[1], profile.bounds);
    if (restored === null) return geometry;
    if (restoreAll)
      log.warn('point-restored', { row, found: shown(geometry.coordinates), expected: restored.join(', ') });
    return { type: 'Point', coordinates: restored };
  }

  function put(made: Record<string, unknown>, field: string, value: unknown, row: number): void {
    if (value === undefined || value === null || value === '') return;
    const text = typeof value === 'string' ? plainCell(value) : value;
    if (typeof text === 'string' && isUnknownText(text, meant[field])) return;
    const given = text instanceof Date ? text.toISOString().slice(0, 10) : text;
    made[field] = convert[field]?.(given, row, field) ?? given;
    // Under the name of today it can still be told which of the old ones it was.
    if (field === 'commune' && made[field] !== given) made[FORMER_COMMUNE_COLUMN] = given;
  }

  function propertiesOf({ row, properties }: RawRow): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const column of Object.keys(properties)) {
      if (column === '__proto__' || (used.has(column) && !isSheet(column, mapping))) continue;
      const late = lateField(column);
      if (late !== null) {
        put(made, late, properties[column], row);
        continue;
      }
      // A column that is not mapped must not be taken for the field whose name it happens to have.
      made[own.has(column) ? `${column} *` : column] = properties[column];
    }
    for (const [field, column] of wanted) {
      put(made, field, Object.hasOwn(properties, column) ? properties[column] : undefined, row);
    }
    if (mapping.idsFromRows && made[idField] === undefined) made[idField] = `#${row}`;
    dateAsPlanned(made, mapping);
    return made;
  }

  return (raw, emit) => {
    const changes = fixed.get(raw.row);
    const properties = propertiesOf(raw);
    for (const { field, value } of changes?.set ?? [])
      properties[field] = convert[field]?.(value, raw.row, field) ?? value;
    if (changes?.rename === true) properties[idField] = `${properties[idField]}-${raw.row}`;
    const placed = rowGeometry(raw, mapping, {
      crs: changes?.crs ?? mapping.crs,
      swapped: mapping.swapped !== (changes?.swap === true),
    });
    if (changes?.apart === true) delete properties.position_id;
    const exchanged = exchangeAll ? withAxesBack(placed, profile.bounds, raw.row, log) : placed;
    const pointed = changes?.point === true || restoreAll ? pointRestored(exchanged, raw.row) : exchanged;
    const tidy = changes?.tidy === true ? tidiedPolygon(pointed) : pointed;
    const geometry = changes?.repair === true ? repair(tidy) : tidy;
    if (mapping.role !== 'stations') {
      emit(raw.row, properties, geometry);
      return;
    }
    const technologies = technologiesIn(raw.properties, mapping.technologyColumns);
    if (technologies.length > 0 && properties.technologies === undefined)
      properties.technologies = technologies.join(';');
    const stations = stationsOf(raw, properties, reading);
    for (const station of stations) emit(raw.row, station, geometry);
  };
}

/** Of several sheets read as one their names may say more than the field that they are taken for. */
function isSheet(column: string, { layer }: Mapping): boolean {
  return column === LAYER_COLUMN && layer === null;
}

interface StationReading {
  readonly mapping: Mapping;
  readonly generations: ReturnType<typeof technologiesBySpelling>;
  readonly findOperator: ReturnType<typeof operatorBySpelling>;
  readonly log: IssueLog;
}

/** One row is one station, or one for each operator that is there. */
function stationsOf(
  raw: RawRow,
  properties: Record<string, unknown>,
  { mapping, generations, findOperator, log }: StationReading,
): readonly Properties[] {
  const { rowMeaning } = mapping;
  const technologiesOf = new Map<string, Set<string>>();
  if (rowMeaning.kind === 'position') {
    for (const [column, operator] of Object.entries(rowMeaning.operators)) {
      const value = raw.properties[column];
      const inCell = typeof value === 'string' ? generations(value).ids : [];
      if (yesNo(value) !== 'yes' && inCell.length === 0) continue;
      const here = technologiesOf.get(operator) ?? new Set<string>();
      for (const id of inCell.length > 0 ? inCell : generations(column).ids) here.add(id);
      technologiesOf.set(operator, here);
    }
    if (technologiesOf.size === 0) {
      log.error('value-missing', { row: raw.row, field: 'operator' });
      return [];
    }
  } else {
    if (typeof properties.operator !== 'string' || findOperator(properties.operator) !== undefined) return [properties];
    const several = listParts(properties.operator).map(findOperator);
    if (several.length < 2 || several.includes(undefined)) return [properties];
    for (const operator of several) if (operator !== undefined) technologiesOf.set(operator, new Set());
  }
  const position = properties.position_id;
  const id = (mapping.idsFromRows ? position : null) ?? properties.id ?? `#${raw.row}`;
  return [...technologiesOf].map(([operator, technologies]) => ({
    ...properties,
    id: `${id}-${operator}`,
    operator,
    position_id: position ?? id,
    ...(technologies.size > 0 ? { technologies: [...technologies].join(';') } : {}),
  }));
}

function technologiesIn(properties: Properties, columns: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(columns).flatMap(([column, id]) => (yesNo(properties[column]) === 'yes' ? [id] : []));
}

function usedColumns({ fields, coordinates, rowMeaning, technologyColumns }: Mapping): ReadonlySet<string> {
  const used = new Set([...Object.values(fields), ...Object.keys(technologyColumns)]);
  if (coordinates.kind === 'columns') for (const column of [coordinates.east, coordinates.north]) used.add(column);
  if (coordinates.kind === 'column') used.add(coordinates.column);
  if (rowMeaning.kind === 'position') for (const column of Object.keys(rowMeaning.operators)) used.add(column);
  return used;
}

interface RowFixes {
  swap?: boolean;
  repair?: boolean;
  tidy?: boolean;
  rename?: boolean;
  point?: boolean;
  apart?: boolean;
  crs?: CoordinateSystem;
  readonly set: { readonly field: string; readonly value: string }[];
}

function fixesByRow(fixes: readonly Fix[]): ReadonlyMap<number, RowFixes> {
  const byRow = new Map<number, RowFixes>();
  const at = (row: number): RowFixes => {
    const known = byRow.get(row) ?? { set: [] };
    byRow.set(row, known);
    return known;
  };
  for (const fix of fixes) {
    if (fix.kind === 'set') at(fix.row).set.push({ field: fix.field, value: fix.value });
    else
      for (const row of fix.rows) {
        if (fix.kind === 'swap') at(row).swap = true;
        else if (fix.kind === 'repair') at(row).repair = true;
        else if (fix.kind === 'tidy') at(row).tidy = true;
        else if (fix.kind === 'rename') at(row).rename = true;
        else if (fix.kind === 'point') at(row).point = true;
        else if (fix.kind === 'apart') at(row).apart = true;
        else at(row).crs = fix.crs;
      }
  }
  return byRow;
}
