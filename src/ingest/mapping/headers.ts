import { FIELD_TABLES } from '../../model/fields-by-role.ts';
import { PLACE_COLUMNS } from '../../model/fields-place.ts';
import { IMPORT_ROLES, type ImportRole } from '../../model/mapping.ts';
import { folded } from '../names.ts';

/** Which column holds which field, told by its header. */

export const PLACE_FIELDS = ['lon', 'lat', 'x', 'y', 'coordinates'] as const;

export interface HeaderMatch {
  readonly field: string;
  readonly column: string;
  /** 1: the field's own name; less: one of its other names, then only a part of it. */
  readonly score: number;
}

/** "Chiều cao (m)" → "chieucao". */
export function headerKey(header: string): string {
  return (
    folded(header.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')).replace(/[^a-z0-9]/g, '') ||
    folded(header).replace(/[^a-z0-9]/g, '')
  );
}

/** What stands in the brackets, or after the last underscore: "Chiều cao (ft)" → "ft". */
export function unitOf(header: string): string {
  const bracketed =
    /[([]([^)\]]*)[)\]]\s*$/.exec(header)?.[1] ?? /[_ ](m|km|ft|feet|mhz|dbm)$/i.exec(header.trim())?.[1] ?? '';
  return folded(bracketed);
}

/** Each field's best column, each column for one field, the surest first. */
export function matchHeaders(columns: readonly string[], role: ImportRole): readonly HeaderMatch[] {
  const names = namesByRole(role);
  const all: HeaderMatch[] = [];
  for (const column of columns) {
    for (const [field, known] of names) {
      const score = scoreOf(column, field, known);
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

function scoreOf(column: string, field: string, names: readonly string[]): number {
  if (column === field) return 1.1;
  const key = headerKey(column);
  if (key === '') return 0;
  if (key === headerKey(field)) return 1;
  const at = names.findIndex((name) => headerKey(name) === key);
  if (at >= 0) return 0.95 - Math.min(at, 10) * 0.01;
  const within = names
    .map(headerKey)
    .filter((name) => name.length >= 5 && (key.startsWith(name) || key.endsWith(name)));
  const longest = Math.max(0, ...within.map(({ length }) => length));
  return longest === 0 ? 0 : 0.3 + 0.3 * (longest / key.length);
}
