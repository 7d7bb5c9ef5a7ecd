import { FIELD_NAMES } from '../../model/field-names.ts';
import type { CoordinateSystem, Mapping, Mend } from '../../model/mapping.ts';
import type { Profile } from '../../model/profile.ts';
import { isRecord, type Properties } from '../fields.ts';
import type { RawRow } from '../formats/raw-table.ts';
import { type IssueLog, shown } from '../issue-log.ts';
import { remembered } from '../names.ts';
import { communeFinder, type FindCommune } from './communes.ts';
import { type CoordinateRead, coordinateOf, coordinatePair } from './coordinate-text.ts';
import { orderedPair } from './guess-place.ts';
import { matchHeaders } from './headers.ts';

import { operatorBySpelling, technologiesBySpelling } from './spellings.ts';
import {
  areaClassWord,
  dateText,
  heightM,
  listParts,
  plainNumber,
  radiusM,
  roughDate,
  statusWord,
  yesNo,
} from './values.ts';
import { toLonLat } from './vn2000.ts';

/**
 * One row of a file, through a mapping, into what the readers of the model take: fields by
 * their own names, values in their own words, coordinates in WGS 84. There is no second way
 * into the model: what this gives goes to the same collectors as a file that needed no mapping.
 */

export type MapProfile = Pick<Profile, 'operators' | 'technologies' | 'communes'>;
export type Emit = (row: number, properties: Properties, geometry: unknown) => void;
/** Makes a valid polygon of one that crosses itself. */
export type Repair = (geometry: unknown) => unknown;

type Convert = (value: unknown, row: number, field: string) => unknown;

const COUNTS: ReadonlySet<string> = new Set(['population', 'households', 'ftth_households', 'tenant_slots']);
/** A coordinate in degrees with 9 decimals: a tenth of a millimetre, so that what comes from a plane is readable. */
const DEGREE_GRAIN = 1e9;
/** A header that is one of the field's names, not only like one. */
const SURE = 0.8;

/**
 * @param columns Those that the mapping was chosen from. One that a streamed file has only in
 *   later rows is taken for the field that its name says, if none of the others is.
 */
export function rowMapper(
  mapping: Mapping,
  profile: MapProfile,
  columns: readonly string[],
  mends: readonly Mend[],
  log: IssueLog,
  repair: Repair = (geometry) => geometry,
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
  const own: ReadonlySet<string> = new Set(Object.keys(FIELD_NAMES[mapping.role]));
  const mended = mendsByRow(mends);
  const idField = mapping.role === 'villages' ? 'code' : 'id';
  const generations = technologiesBySpelling(profile.technologies);
  const findOperator = operatorBySpelling(profile.operators);

  function put(made: Record<string, unknown>, field: string, value: unknown, row: number): void {
    if (value === undefined || value === null || value === '') return;
    const given = value instanceof Date ? value.toISOString().slice(0, 10) : value;
    made[field] = convert[field]?.(given, row, field) ?? given;
  }

  function propertiesOf({ row, properties }: RawRow): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const column of Object.keys(properties)) {
      if (column === '__proto__' || used.has(column)) continue;
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
    if (
      made.status === 'planned' &&
      made.planned_date === undefined &&
      mapping.fields.planned_date === undefined &&
      made.commissioned !== undefined
    ) {
      // One column of dates for all stations: of one that is not built it is the planned one.
      made.planned_date = made.commissioned;
      delete made.commissioned;
    }
    return made;
  }

  return (raw, emit) => {
    const changes = mended.get(raw.row);
    const properties = propertiesOf(raw);
    for (const { field, value } of changes?.set ?? [])
      properties[field] = convert[field]?.(value, raw.row, field) ?? value;
    if (changes?.rename === true) properties[idField] = `${properties[idField]}-${raw.row}`;
    const placed = geometryOf(raw, mapping, changes?.crs ?? mapping.crs, mapping.swapped !== (changes?.swap === true));
    const geometry = changes?.repair === true ? repair(placed) : placed;
    if (mapping.role !== 'stations') {
      emit(raw.row, properties, geometry);
      return;
    }
    const technologies = technologiesIn(raw.properties, mapping.technologyColumns);
    if (technologies.length > 0 && properties.technologies === undefined)
      properties.technologies = technologies.join(';');
    const stations = stationsOf(raw, properties);
    for (const station of stations) emit(raw.row, station, geometry);
  };

  /** One row is one station, or one for each operator that is there. */
  function stationsOf(raw: RawRow, properties: Record<string, unknown>): readonly Properties[] {
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
      if (typeof properties.operator !== 'string' || findOperator(properties.operator) !== undefined)
        return [properties];
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
}

function converters(
  mapping: Mapping,
  { operators, technologies, communes }: MapProfile,
  log: IssueLog,
): Readonly<Record<string, Convert>> {
  const findOperator = operatorBySpelling(operators);
  const generations = technologiesBySpelling(technologies);
  const findCommune: FindCommune = communeFinder(communes ?? []);
  const number: Convert = (value, _, field) => plainNumber(value, mapping.decimalMark, COUNTS.has(field)) ?? value;
  const operator: Convert = (value) => (typeof value === 'string' ? (findOperator(value) ?? value) : value);
  const dateOf = remembered((text) => dateText(text, mapping.dateOrder));
  const date: Convert = (value, row, field) => {
    const read = typeof value === 'string' ? dateOf(value) : dateText(value, mapping.dateOrder);
    if (read !== value) return read;
    const rough = roughDate(value);
    if (rough === null) return value;
    log.warn('date-rough', { row, field, found: shown(value), expected: rough });
    return rough;
  };
  const commune: Convert = (value, row, field) => {
    const now = typeof value === 'string' ? findCommune(value) : null;
    if (now === null || now === value) return value;
    log.warn('commune-renamed', { row, field, found: shown(value), expected: now });
    return now;
  };
  return {
    population: number,
    households: number,
    ftth_households: number,
    frequency_mhz: number,
    eirp_dbm: number,
    tenant_slots: number,
    reach_m: ofText((value) => radiusM(value, mapping)),
    radius_m: ofText((value) => radiusM(value, mapping)),
    height_m: ofText((value) => heightM(value, mapping)),
    mobile_reported: ofText(yesNo),
    ftth_reported: ofText(yesNo),
    status: ofText(statusWord),
    area_class: ofText(areaClassWord),
    commissioned: date,
    planned_date: date,
    source_date: date,
    commune,
    operator,
    served_operators: (value) =>
      listParts(value)
        .map((part) => findOperator(part) ?? part)
        .join(';'),
    technologies: (value) => {
      if (typeof value !== 'string') return Array.isArray(value) ? value.join(';') : value;
      const { ids, unknown } = generations(value);
      return [...ids, ...unknown].join(';');
    },
    kind: (value) => (mapping.role === 'fibre' && typeof value === 'string' ? value.trim().toLowerCase() : value),
  };
}

/** The same text is converted once: a country writes the same few values 400,000 times. */
function ofText(convert: (value: unknown) => unknown): Convert {
  const text = remembered(convert);
  return (value) => (typeof value === 'string' ? text(value) : convert(value));
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

interface RowMends {
  swap?: boolean;
  repair?: boolean;
  rename?: boolean;
  crs?: CoordinateSystem;
  readonly set: { readonly field: string; readonly value: string }[];
}

function mendsByRow(mends: readonly Mend[]): ReadonlyMap<number, RowMends> {
  const byRow = new Map<number, RowMends>();
  const at = (row: number): RowMends => {
    const known = byRow.get(row) ?? { set: [] };
    byRow.set(row, known);
    return known;
  };
  for (const mend of mends) {
    if (mend.kind === 'set') at(mend.row).set.push({ field: mend.field, value: mend.value });
    else
      for (const row of mend.rows) {
        if (mend.kind === 'swap') at(row).swap = true;
        else if (mend.kind === 'repair') at(row).repair = true;
        else if (mend.kind === 'rename') at(row).rename = true;
        else at(row).crs = mend.crs;
      }
  }
  return byRow;
}

function geometryOf(
  { properties, geometry }: RawRow,
  { coordinates, decimalMark }: Mapping,
  crs: CoordinateSystem,
  swapped: boolean,
): unknown {
  switch (coordinates.kind) {
    case 'none':
      return null;
    case 'geometry':
      return convertedGeometry(geometry, crs, swapped);
    case 'columns': {
      const [east, north] = [properties[coordinates.east], properties[coordinates.north]];
      if (isEmpty(east) && isEmpty(north)) return null;
      return pointOf(coordinateOf(east, decimalMark), coordinateOf(north, decimalMark), [east, north], crs, swapped);
    }
    case 'column': {
      const value = properties[coordinates.column];
      if (isEmpty(value)) return null;
      const pair = coordinatePair(value, decimalMark);
      if (pair === null) return { type: 'Point', coordinates: [value] };
      const lettered =
        pair[0].axis === 'lat' || pair[1].axis === 'lon'
          ? [pair[1], pair[0]]
          : pair[0].axis !== null || pair[1].axis !== null
            ? pair
            : null;
      const [east, north] =
        lettered ?? orderedPair(pair[0].value, pair[1].value).map((one) => ({ value: one, axis: null }));
      return pointOf(east ?? null, north ?? null, [value], crs, swapped);
    }
  }
}

function pointOf(
  first: CoordinateRead | null,
  second: CoordinateRead | null,
  given: readonly unknown[],
  crs: CoordinateSystem,
  swapped: boolean,
): unknown {
  if (first === null || second === null) return { type: 'Point', coordinates: given };
  // Letters say more than the headers.
  if (first.value === 0 && second.value === 0) return { type: 'Point', coordinates: [0, 0] };
  const exchanged = first.axis === 'lat' && second.axis === 'lon';
  const [east, north] = exchanged !== swapped ? [second.value, first.value] : [first.value, second.value];
  return { type: 'Point', coordinates: crs.kind === 'wgs84' ? [east, north] : rounded(toLonLat(crs)(east, north)) };
}

function convertedGeometry(geometry: unknown, crs: CoordinateSystem, swapped: boolean): unknown {
  if (!isRecord(geometry)) return geometry;
  const { coordinates } = geometry;
  const single = geometry.type === 'MultiPoint' && Array.isArray(coordinates) && coordinates.length === 1;
  const type = single ? 'Point' : geometry.type;
  const given: unknown = single ? coordinates[0] : coordinates;
  if (crs.kind === 'wgs84' && !swapped) return { type, coordinates: given };
  const convert = toLonLat(crs);
  const walk = (value: unknown, depth: number): unknown => {
    if (!Array.isArray(value) || depth > 5) return value;
    const [first, second]: unknown[] = value;
    if (typeof first !== 'number' || typeof second !== 'number')
      return value.map((item: unknown) => walk(item, depth + 1));
    return rounded(swapped ? convert(second, first) : convert(first, second));
  };
  return { type, coordinates: walk(given, 0) };
}

function rounded([lon, lat]: readonly [number, number]): [number, number] {
  return [Math.round(lon * DEGREE_GRAIN) / DEGREE_GRAIN, Math.round(lat * DEGREE_GRAIN) / DEGREE_GRAIN];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
