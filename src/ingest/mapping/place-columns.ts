import { PLACE_COLUMNS } from '../../model/fields-place.ts';
import type { Layer } from '../formats/layer.ts';
import type { RawRow } from '../formats/raw-row.ts';
import { folded } from '../names.ts';
import { isUnknownText } from '../unknown-text.ts';
import { geometryText } from './geometry-text.ts';

/**
 * Places that stand in columns of an unusual kind are made usual before anything is guessed:
 * a column of geometries becomes the rows' geometry; degrees, minutes and seconds in columns of
 * their own become one column.
 */
export function withPlaceColumns<T extends TableWithPlace>(table: T): T {
  return withGeometryColumn(withPartsJoined(table));
}

/** What of a table tells where its rows lie. */
export type TableWithPlace = Pick<Layer, 'columns' | 'sample' | 'each' | 'hasGeometry' | 'crs'>;

/** Of a column of geometries, so many cells that are filled must be some. */
const LEAST_SHARE = 0.5;

function withGeometryColumn<T extends TableWithPlace>(table: T): T {
  if (table.hasGeometry && table.sample.some(({ geometry }) => geometry !== null && geometry !== undefined))
    return table;
  const column = table.columns.find((name) => {
    const filled = table.sample.map(({ properties }) => properties[name]).filter(isFilled);
    return (
      filled.length > 0 && filled.filter((cell) => geometryText(cell) !== null).length >= filled.length * LEAST_SHARE
    );
  });
  if (column === undefined) return table;
  const stated = table.sample.flatMap(({ properties }) => geometryText(properties[column])?.crs ?? [])[0];
  return changed(table, (row) => placedBy(row, column), {
    columns: table.columns.filter((name) => name !== column),
    hasGeometry: true,
    crs: table.crs ?? stated ?? null,
  });
}

function placedBy(row: RawRow, column: string): RawRow {
  const { [column]: cell, ...properties } = row.properties;
  // What is no geometry stays as it was found, to be named.
  const broken = isFilled(cell) ? { type: 'Point', coordinates: [cell] } : null;
  return { ...row, properties, geometry: geometryText(cell)?.geometry ?? broken };
}

const UNITS = ['degrees', 'minutes', 'seconds'] as const;
type Unit = (typeof UNITS)[number];
type PartColumns = Partial<Record<Unit, string>>;

/** `105 | 57 | 0` in three columns → `105°57'0"` in one. */
function withPartsJoined<T extends TableWithPlace>(table: T): T {
  const parts = table.columns.flatMap((column) => partOf(column) ?? []);
  const axes = { lon: columnsOf(parts, 'lon', table), lat: columnsOf(parts, 'lat', table) };
  if (!isWhole(axes.lon) || !isWhole(axes.lat)) return table;
  const used = new Set([...Object.values(axes.lon), ...Object.values(axes.lat)]);
  const rest = table.columns.filter((column) => !used.has(column));
  const [lon, lat] = [freeName(PLACE_COLUMNS.lon.label.vi, rest), freeName(PLACE_COLUMNS.lat.label.vi, rest)];
  return changed(
    table,
    (row) => {
      const properties = Object.fromEntries(Object.entries(row.properties).filter(([column]) => !used.has(column)));
      return {
        ...row,
        properties: { ...properties, [lon]: joined(row, axes.lon), [lat]: joined(row, axes.lat) },
      };
    },
    { columns: [...rest, lon, lat] },
  );
}

interface Part {
  readonly axis: 'lon' | 'lat' | null;
  readonly unit: Unit;
  readonly column: string;
}

const AXES: readonly (readonly ['lon' | 'lat', RegExp])[] = [
  ['lon', /\b(kinh( do| tuyen)?|longitude|long?|lng|kd|dong|east|e|x)\b/],
  ['lat', /\b(vi( do| tuyen)|vi|latitude|lat|vd|bac|north|n|y)\b/],
];
const UNIT_WORDS: readonly (readonly [Unit, RegExp])[] = [
  ['degrees', /°|º|\b(do|deg|degs|degrees?|d)\b/],
  ['minutes', /['′’]|\b(phut|ph|p|min|mins|minutes?|m)\b/],
  ['seconds', /["″”]|\b(giay|gi|g|sec|secs|seconds?|s)\b/],
];

/** "Kinh độ (phút)" is the minutes of a longitude; the unit may also stand alone. */
function partOf(column: string): Part | null {
  const text = folded(column.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .replace(/[_.\-()[\]/:]+/g, ' ')
    .replace(/\btoa do\b/g, ' ');
  const [axis = null, word = null] = AXES.find(([, pattern]) => pattern.test(text)) ?? [];
  const rest = word === null ? text : text.replace(word, ' ');
  const [unit] = UNIT_WORDS.find(([, pattern]) => pattern.test(rest)) ?? [];
  return unit === undefined || rest.trim().split(/\s+/).length > 3 ? null : { axis, unit, column };
}

function columnsOf(parts: readonly Part[], axis: 'lon' | 'lat', table: TableWithPlace): PartColumns {
  const named = parts.filter((part) => part.axis === axis);
  if (named.length > 0) return byUnit(named);
  // Two sets without a name: longitudes of the country are beyond 90°.
  const nameless = parts.filter((part) => part.axis === null);
  const starts = nameless.flatMap(({ unit }, index) => (unit === 'degrees' ? [index] : []));
  if (starts.length !== 2) return {};
  const sets = [nameless.slice(starts[0], starts[1]), nameless.slice(starts[1])];
  return byUnit(
    sets.find(([degrees]) => {
      const values = table.sample.map(({ properties }) => Number(properties[degrees?.column ?? '']));
      return values.filter((value) => value > 90).length > values.length / 2 === (axis === 'lon');
    }) ?? [],
  );
}

function byUnit(parts: readonly Part[]): PartColumns {
  return Object.fromEntries(
    UNITS.flatMap((unit) => {
      const found = parts.find((part) => part.unit === unit);
      return found === undefined ? [] : [[unit, found.column]];
    }),
  );
}

function isWhole({ degrees, minutes }: PartColumns): boolean {
  return degrees !== undefined && minutes !== undefined;
}

function joined({ properties }: RawRow, columns: PartColumns): string | null {
  const [degrees, minutes, seconds] = UNITS.map((unit) => {
    const column = columns[unit];
    const cell = column === undefined ? undefined : properties[column];
    return isFilled(cell) ? String(cell).replace(/[°º'"′″\s]/g, '') : '';
  });
  return degrees === '' ? null : `${degrees}°${minutes || '0'}'${seconds || '0'}"`;
}

function freeName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? `${name} (°′″)` : name;
}

function isFilled(cell: unknown): boolean {
  return cell !== undefined && cell !== null && !(typeof cell === 'string' && isUnknownText(cell));
}

function changed<T extends TableWithPlace>(
  table: T,
  change: (row: RawRow) => RawRow,
  over: Partial<TableWithPlace>,
): T {
  return {
    ...table,
    ...over,
    sample: table.sample.map(change),
    each: (log, onRow) => table.each(log, (row) => onRow(change(row))),
  };
}
