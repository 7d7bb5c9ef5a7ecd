import { FIELD_TABLES } from '../../model/fields-by-role.ts';
import {
  type DecimalMark,
  type Guess,
  type GuessReason,
  type ImportRole,
  idFieldOf,
  type Mapping,
  needsIds,
  type RowMeaning,
} from '../../model/mapping.ts';
import type { Profile } from '../../model/profile.ts';
import { FIBRE_NODE_KINDS } from '../fibre.ts';
import type { RawTable } from '../formats/raw-table.ts';
import { folded } from '../names.ts';
import { fieldsOfContainers } from './container-columns.ts';
import { CROWD_FIELDS, isCrowdTable } from './crowd-cells.ts';
import { dateOrderOf } from './dates-in-text.ts';
import { geometryKinds, guessPlace, NO_PLACE } from './guess-place.ts';
import { type HeaderMatch, headerKey, isMeasured, matchHeaders, PLACE_FIELDS, unitInHeader } from './headers.ts';
import { decimalMarkOf, plainNumber } from './numbers-in-text.ts';
import { operatorBySpelling, technologiesBySpelling } from './spellings.ts';
import { fieldsOfValues } from './value-columns.ts';
import { yesNo } from './words-of-choice.ts';

/** A file's first rows → the mapping that a person would most likely choose, and why. */

export type GuessProfile = Pick<
  Profile,
  'bounds' | 'centralMeridian' | 'operators' | 'technologies' | 'assumedBeamwidthDeg'
>;

const NUMBER_KINDS: ReadonlySet<string> = new Set(['number', 'count', 'radii']);
const PLACES: ReadonlySet<string> = new Set(PLACE_FIELDS);
/** Masts of the country stand 15 to 80 m high: a median beyond is in feet. */
const FEET_FROM = 95;
/** No cell reaches less far than this many metres in the median. */
const KM_UP_TO = 40;

/** @param role Null: the file decides. */
export function guessMapping(table: RawTable, fileName: string, role: ImportRole | null, profile: GuessProfile): Guess {
  const reasons: GuessReason[] = [];
  const decided = role ?? roleOf(table, fileName, profile, reasons);
  const isCrowd = isCrowdTable(table.columns);
  const matches = matchHeaders(table.columns, decided).filter(({ field }) => !isCrowd || CROWD_FIELDS.has(field));
  const textsOf = (column: string): string[] =>
    table.sample.flatMap(({ properties }) => {
      const value = properties[column];
      return typeof value === 'string' && value.trim() !== '' ? [value] : [];
    });
  const fieldsOf = FIELD_TABLES[decided];
  const kindOf = (field: string): string => fieldsOf[field]?.kind ?? 'place';
  const numeric = matches.filter(({ field }) => NUMBER_KINDS.has(kindOf(field)) || PLACES.has(field));
  const decimalMark = decimalMarkOf(numeric.flatMap(({ column }) => textsOf(column)));
  if (decimalMark !== 'unclear') reasons.push({ about: 'numbers', code: 'values-tell', found: decimalMark });
  // A table of villages lies where its borders do, whatever else it tells of a place.
  const place = decided === 'villageTable' ? NO_PLACE : guessPlace(table, matches, decimalMark, { profile, fileName });
  reasons.push(...place.reasons);

  const fields: Record<string, string> = {};
  for (const { field, column, score } of matches) {
    if (PLACES.has(field) || usedForPlace(column, place.coordinates)) continue;
    fields[field] = column;
    reasons.push({ about: field, code: score >= 0.8 ? 'header-same' : 'header-alike', found: column });
  }
  if (decided === 'stations') {
    const ofContainers = fieldsOfContainers(table.columns, table.sample, profile);
    const taken = new Set([...Object.values(fields), ...Object.values(ofContainers)]);
    const others = table.columns.filter((column) => !taken.has(column) && !usedForPlace(column, place.coordinates));
    const told = { ...fieldsOfValues(isCrowd ? [] : others, table.sample, profile), ...ofContainers };
    for (const [field, column] of Object.entries(told)) {
      if (fields[field] !== undefined) continue;
      fields[field] = column;
      reasons.push({ about: field, code: 'values-tell', found: column });
    }
  }
  const free = table.columns.filter(
    (column) => !Object.values(fields).includes(column) && !usedForPlace(column, place.coordinates),
  );
  const rowMeaning =
    decided === 'stations' ? rowMeaningOf(free, fields, table, profile, reasons) : { kind: 'station' as const };
  const technologyColumns =
    decided === 'stations' && fields.technologies === undefined
      ? technologyColumnsOf(free, rowMeaning, profile, reasons)
      : {};
  const dates = matches.filter(({ field }) => kindOf(field) === 'date').flatMap(({ column }) => textsOf(column));
  const idsFromRows = needsIds(decided) && fields[idFieldOf(decided)] === undefined;
  if (idsFromRows) reasons.push({ about: 'ids', code: 'nothing-tells' });

  const radiusField = decided === 'fibre' ? 'reach_m' : 'radius_m';
  const mapping: Mapping = {
    role: decided,
    fields,
    coordinates: place.coordinates,
    crs: place.crs,
    swapped: place.swapped,
    rowMeaning,
    technologyColumns,
    decimalMark,
    dateOrder: dateOrderOf(dates),
    heightUnit:
      unitGuess({ about: 'heights', field: 'height_m' }, matches, table, decimalMark, reasons) === 'far' ? 'ft' : 'm',
    radiusUnit:
      unitGuess({ about: 'radii', field: radiusField }, matches, table, decimalMark, reasons) === 'near' ? 'km' : 'm',
    idsFromRows,
    encoding: table.encoding,
    delimiter: table.delimiter,
    layer: table.layer,
  };
  return { mapping, reasons };
}

function roleOf(table: RawTable, fileName: string, profile: GuessProfile, reasons: GuessReason[]): ImportRole {
  const kinds = geometryKinds(table.sample);
  const named = /fibre|fiber|ftth|olt|odf|cap ?quang|splitter/.test(folded(fileName).replace(/[_-]/g, ' '));
  if (!isCrowdTable(table.columns) && isMeasured(matchHeaders(table.columns, 'measurements'))) {
    reasons.push({ about: 'role', code: 'columns-tell' });
    return 'measurements';
  }
  if ([...kinds].some((kind) => /Polygon/.test(kind))) {
    reasons.push({ about: 'role', code: 'geometry-kind', found: 'Polygon' });
    return 'villages';
  }
  if ([...kinds].some((kind) => /Line/.test(kind))) {
    reasons.push({ about: 'role', code: 'geometry-kind', found: 'LineString' });
    return 'fibre';
  }
  const kindColumn = matchHeaders(table.columns, 'fibre').find(({ field }) => field === 'kind')?.column;
  const nodes = table.sample.filter(({ properties }) => {
    const text = kindColumn === undefined ? '' : folded(String(properties[kindColumn]));
    return FIBRE_NODE_KINDS.some((kind) => text === kind);
  });
  reasons.push({ about: 'role', code: 'columns-tell' });
  if (nodes.length > table.sample.length / 2 || (named && kinds.has('Point'))) return 'fibre';
  const findOperator = operatorBySpelling(profile.operators);
  const structural = matchHeaders(table.columns, 'structures').some(
    ({ field, score }) => field === 'kind' && score > 0.6,
  );
  const stations = matchHeaders(table.columns, 'stations').map(({ field }) => field);
  if (kinds.has('Point') && structural && !stations.includes('operator') && !stations.includes('technologies'))
    return 'structures';
  const own = (role: ImportRole): number =>
    matchHeaders(table.columns, role).filter(({ field, score }) => !PLACES.has(field) && score > 0.6).length;
  const operators = table.columns.some((column) => findOperator(column) !== undefined) ? 2 : 0;
  return own('villages') > own('stations') + operators && kinds.size === 0 ? 'villageTable' : 'stations';
}

function usedForPlace(column: string, place: Mapping['coordinates']): boolean {
  if (place.kind === 'columns') return column === place.east || column === place.north;
  return place.kind === 'column' && column === place.column;
}

/** Two or more columns named after operators, and none that names the operator of a row: a row is a position. */
function rowMeaningOf(
  free: readonly string[],
  fields: Readonly<Record<string, string>>,
  { sample }: RawTable,
  { operators, technologies }: GuessProfile,
  reasons: GuessReason[],
): RowMeaning {
  if (fields.operator !== undefined) return { kind: 'station' };
  const find = operatorBySpelling(operators);
  const generations = technologiesBySpelling(technologies);
  const columns: Record<string, string> = {};
  for (const column of free) {
    const operator = find(column.replace(/\b[2-5]G\b/gi, ' ').trim());
    if (operator === undefined) continue;
    const telling = sample.filter(({ properties }) => {
      const value = properties[column];
      const said = yesNo(value);
      return said === 'yes' || said === 'no' || (typeof value === 'string' && generations(value).ids.length > 0);
    });
    if (telling.length > 0) columns[column] = operator;
  }
  if (Object.keys(columns).length === 0) return { kind: 'station' };
  reasons.push({ about: 'rows', code: 'operator-columns', found: Object.keys(columns).join(', ') });
  return { kind: 'position', operators: columns };
}

function technologyColumnsOf(
  free: readonly string[],
  rowMeaning: RowMeaning,
  { technologies }: GuessProfile,
  reasons: GuessReason[],
): Readonly<Record<string, string>> {
  const generations = technologiesBySpelling(technologies);
  const columns: Record<string, string> = {};
  for (const column of free) {
    if (rowMeaning.kind === 'position' && Object.hasOwn(rowMeaning.operators, column)) continue;
    const [only, ...others] = generations(column.replace(/_/g, ' ')).ids;
    if (only !== undefined && others.length === 0 && headerKey(column).length <= 16) columns[column] = only;
  }
  if (Object.keys(columns).length > 0) {
    reasons.push({ about: 'technologies', code: 'technology-columns', found: Object.keys(columns).join(', ') });
  }
  return columns;
}

/** `far`: the unit is a foot; `near`: a kilometre. The header's unit decides before the values. */
function unitGuess(
  { about, field }: { readonly about: string; readonly field: string },
  matches: readonly HeaderMatch[],
  { sample }: RawTable,
  mark: DecimalMark,
  reasons: GuessReason[],
): 'far' | 'near' | null {
  const column = matches.find((match) => match.field === field)?.column;
  if (column === undefined) return null;
  const unit = unitInHeader(column);
  if (/^(ft|feet|foot)$/.test(unit)) {
    reasons.push({ about, code: 'header-same', found: column });
    return 'far';
  }
  if (unit === 'km') {
    reasons.push({ about, code: 'header-same', found: column });
    return 'near';
  }
  if (unit === 'm') return null;
  const values = sample.flatMap(({ properties }) => plainNumber(properties[column], mark) ?? []).sort((a, b) => a - b);
  const median = values[Math.floor(values.length / 2)];
  if (median === undefined || median <= 0) return null;
  if (field === 'height_m' && median > FEET_FROM) {
    reasons.push({ about, code: 'values-tell', found: String(median) });
    return 'far';
  }
  if (field !== 'height_m' && median < KM_UP_TO) {
    reasons.push({ about, code: 'values-tell', found: String(median) });
    return 'near';
  }
  return null;
}

/** The same columns in the same form: what was chosen for one file holds for the next. */
export function fingerprintOf(table: Pick<RawTable, 'columns' | 'hasGeometry' | 'titles'>): string {
  return [table.hasGeometry ? 'shapes' : 'table', ...table.columns.map(headerKey)].join('|');
}
