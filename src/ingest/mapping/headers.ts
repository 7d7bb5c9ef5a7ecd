import { FIELD_TABLES } from '../../model/fields-by-role.ts';
import { PLACE_COLUMNS } from '../../model/fields-place.ts';
import { IMPORT_ROLES, type ImportRole } from '../../model/mapping.ts';
import { folded } from '../names.ts';

/** Which column holds which field, recognised by its header. */

export const PLACE_FIELDS = ['lon', 'lat', 'x', 'y', 'coordinates'] as const;

/** No name of a column is longer; what follows tells nothing more. */
const MOST_LENGTH = 200;

export interface HeaderMatch {
  readonly field: string;
  readonly column: string;
  /** 1: the field's own name; less: one of its other names, then only a part of it. */
  readonly score: number;
}

/** "Chiều cao (m)" → "chieucao". */
export function headerKey(given: string): string {
  const header = given.slice(0, MOST_LENGTH);
  return folded(withoutNotes(header)).replace(/[^a-z0-9]/g, '') || folded(header).replace(/[^a-z0-9]/g, '');
}

/** A header without what stands in brackets, unless that is the letter of an axis: "Tọa độ (X)". */
function withoutNotes(header: string): string {
  return header.replace(/\([^)]*\)|\[[^\]]*\]/g, (note) => (/^.\s*[xy]\s*.$/i.test(note) ? note : ' '));
}

/** What stands in the brackets, or after the last underscore: "Chiều cao (ft)" → "ft". */
export function unitInHeader(given: string): string {
  const header = given.slice(-MOST_LENGTH);
  const bracketed =
    /[([]([^)\]]*)[)\]]\s*$/.exec(header)?.[1] ??
    /[_ ](m|km|ft|feet|[kmg]?hz|dbm|dbw|k?w)$/i.exec(header.trim())?.[1] ??
    '';
  return folded(bracketed);
}

/** Each field's best column, each column for one field, the surest first. */
export function matchHeaders(columns: readonly string[], role: ImportRole): readonly HeaderMatch[] {
  const names = namesByRole(role);
  const all: HeaderMatch[] = [];
  for (const column of columns) {
    for (const [field, known] of names) {
      const score = scoreOf(column.slice(0, MOST_LENGTH), field, known);
      if (score > 0) all.push({ field, column, score });
    }
  }
  all.sort((a, b) => b.score - a.score);
  const [fields, taken] = [new Set<string>(), new Set<string>()];
  return all.filter(({ field, column }) => {
    if (fields.has(field) || taken.has(column)) return false;
    fields.add(field);
    taken.add(column);
    return true;
  });
}

const MEASURED_FIELDS: ReadonlySet<string> = new Set([
  'rsrp_dbm',
  'download_mbps',
  'upload_mbps',
  'avg_d_kbps',
  'avg_u_kbps',
]);
/** A header that is one of the field's names, not a part of one. */
const NAMED = 0.84;

/** Whether columns, matched as those of measurements, hold anything that is measured. */
export function isMeasured(matches: readonly HeaderMatch[]): boolean {
  return matches.some(({ field, score }) => MEASURED_FIELDS.has(field) && score >= NAMED);
}

/** Whether a header is one of any table that is read here. */
export function isKnownHeader(header: string): boolean {
  const key = headerKey(header);
  return key.length > 0 && KNOWN_KEYS.has(key);
}

type Names = readonly (readonly [field: string, names: readonly string[]])[];

/** Fields and columns of places, each with its labels in both languages first and what else it goes by. */
function namesByRole(role: ImportRole): Names {
  return Object.entries({ ...FIELD_TABLES[role], ...PLACE_COLUMNS }).map(([field, { label, names }]) => [
    field,
    [label.vi, label.en, ...names],
  ]);
}

const KNOWN_KEYS = new Set(
  IMPORT_ROLES.flatMap((role) => namesByRole(role).flatMap(([field, names]) => [field, ...names].map(headerKey))),
);

/** A field's own name, one of its other names, one cut short by a Shapefile, one with a wrong letter, a part of one. */
function scoreOf(column: string, field: string, names: readonly string[]): number {
  if (column === field) return 1.1;
  const key = headerKey(column);
  if (key === '') return 0;
  if (key === headerKey(field)) return 1;
  const keys = names.map(headerKey);
  const at = keys.indexOf(key);
  if (at >= 0) return 0.95 - Math.min(at, 10) * 0.01;
  if (column.length === DBF_LENGTH && cutKeys(field, names).includes(key)) return 0.84;
  if (isPlace(field) && (holdsName(column, names) || isAxis(column, field))) return 0.7;
  if (key.length >= LEAST_TYPED && [headerKey(field), ...keys].some((name) => isOneLetterOff(key, name))) return 0.65;
  const within = keys.filter((name) => name.length >= 5 && (key.startsWith(name) || key.endsWith(name)));
  const longest = Math.max(0, ...within.map(({ length }) => length));
  return longest === 0 ? 0 : 0.3 + 0.3 * (longest / key.length);
}

/** A Shapefile keeps ten letters of a column's name. */
const DBF_LENGTH = 10;
/** In shorter names one letter is another word. */
const LEAST_TYPED = 6;

function cutKeys(field: string, names: readonly string[]): readonly string[] {
  return [field, ...names].flatMap((name) => {
    const plain = folded(name);
    return plain.length < DBF_LENGTH
      ? []
      : [plain.replaceAll(' ', '_'), plain.replaceAll(' ', '')].map((one) => headerKey(one.slice(0, DBF_LENGTH)));
  });
}

function isPlace(field: string): boolean {
  return PLACE_FIELDS.some((one) => one === field);
}

/** "x_lon", "GPS Lon", "Kinh độ dự kiến": a name of the coordinate is among the words. One letter alone is no name. */
function holdsName(column: string, names: readonly string[]): boolean {
  const words = wordsOf(column);
  return names.some((name) => {
    const wanted = wordsOf(name);
    if (wanted.join('').length < 3) return false;
    return words.some((_, start) => wanted.every((word, index) => words[start + index] === word));
  });
}

/** "Tọa độ VN-2000 X (m)", "X_UTM48N": a letter alone, beside a name that tells what it is a letter of. */
function isAxis(column: string, field: string): boolean {
  const words = wordsOf(withoutNotes(column));
  return (
    (words.at(-1) === field || words[0] === field) &&
    words.some((word) => /^(toa|vn|vn2000|coord|coordinates?|utm(4[89]n?)?|tm3)$/.test(word))
  );
}

function wordsOf(header: string): readonly string[] {
  const apart = header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return folded(apart)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** One letter other, more, less, or two exchanged. */
function isOneLetterOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || other.length < LEAST_TYPED) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right === `${left[1]}${left[0]}`;
}
