import { fromEarlyToLate } from '../../model/delivery.ts';
import type { Issue } from '../../model/issue.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { BaseStation, FibreNetwork, Measurement, Structure, Village } from '../../model/province.ts';
import { isMadeUpId, qualifiedId, stationKey } from '../../model/station-identity.ts';
import { positionsApartBetween } from '../positions-apart.ts';

/**
 * Several files of a kind → what is in use: everything in any of them. Where two have a thing
 * of the same identity the later file counts, and how many is said.
 */

/** The rows of one file. */
export interface FileRows<T> {
  readonly file: string;
  readonly date: string | null;
  readonly value: T;
}

export interface Union<T> {
  readonly value: T;
  /** Of each part, how many rows a later one has. */
  readonly outdated: readonly number[];
  /** One for each pair of files that have rows of the same identity. */
  readonly issues: readonly Issue[];
}

export function unionOfStations(parts: readonly FileRows<readonly BaseStation[]>[]): Union<readonly BaseStation[]> {
  const united = unite(parts, (station) => (isMadeUpId(station.id) ? null : stationKey(station)));
  const { stations, shared } = withDistinctIds(united.rows);
  const issues: Issue[] = [...united.issues];
  if (shared > 0)
    issues.push({
      severity: 'warning',
      code: 'ids-of-several-operators',
      file: parts.map(({ file }) => file).join(' + '),
      field: 'id',
      found: String(shared),
    });
  if (parts.length > 1) issues.push(...positionsApartBetween(partsInUse(parts, united.rows)));
  return { value: stations, outdated: united.outdated, issues };
}

/** The rows of each file that no later file has. */
function partsInUse(parts: readonly FileRows<unknown>[], rows: readonly Placed<BaseStation>[]) {
  const stations: BaseStation[][] = parts.map(() => []);
  for (const { row, part } of rows) stations[part]?.push(row);
  return parts.map(({ file }, part) => ({ file, stations: stations[part] ?? [] }));
}

export function unionOfVillages(parts: readonly FileRows<readonly Village[]>[]): Union<readonly Village[]> {
  const { rows, ...rest } = unite(parts, ({ code }) => (isMadeUpId(code) ? null : code));
  return { value: rows.map(({ row }) => row), ...rest };
}

export function unionOfStructures(parts: readonly FileRows<readonly Structure[]>[]): Union<readonly Structure[]> {
  const { rows, ...rest } = unite(parts, ({ id }) => (isMadeUpId(id) ? null : id));
  return { value: distinct(rows.map(({ row }) => row)), ...rest };
}

/** What two files tell alike was measured once; within a file equal rows are so many measurements. */
export function unionOfMeasurements(parts: readonly FileRows<readonly Measurement[]>[]): Union<readonly Measurement[]> {
  const { rows, ...rest } = unite(parts, ({ extra: _, ...measured }) => JSON.stringify(measured));
  return { value: rows.map(({ row }) => row), ...rest };
}

/** A node and a cable may have the same id. */
export function unionOfFibre(parts: readonly FileRows<FibreNetwork>[]): Union<FibreNetwork> {
  const flat = parts.map((part) => ({
    ...part,
    value: [
      ...part.value.nodes.map((node) => ({ kind: 'node' as const, node })),
      ...part.value.cables.map((cable) => ({ kind: 'cable' as const, cable })),
    ],
  }));
  const { rows, ...rest } = unite(flat, (one) => {
    const { id, operator } = one.kind === 'node' ? one.node : one.cable;
    return isMadeUpId(id) ? null : `${one.kind}\n${operator ?? ''}\n${id}`;
  });
  const nodes = rows.flatMap(({ row }) => (row.kind === 'node' ? [row.node] : []));
  const cables = rows.flatMap(({ row }) => (row.kind === 'cable' ? [row.cable] : []));
  return { value: { nodes, cables }, ...rest };
}

interface Placed<T> {
  readonly row: T;
  readonly part: number;
}

/** @param keyOf Identity of a row; null: it has none, and is no other's. */
function unite<T>(
  parts: readonly FileRows<readonly T[]>[],
  keyOf: (row: T) => string | null,
): { readonly rows: readonly Placed<T>[]; readonly outdated: readonly number[]; readonly issues: readonly Issue[] } {
  const [only] = parts;
  if (only !== undefined && parts.length === 1)
    return { rows: only.value.map((row) => ({ row, part: 0 })), outdated: [0], issues: [] };
  const lastOf = new Map<string, number>();
  const order = fromEarlyToLate(parts.map(({ date }) => date));
  for (const part of order) {
    for (const row of parts[part]?.value ?? []) {
      const key = keyOf(row);
      if (key !== null) lastOf.set(key, part);
    }
  }
  const rows: Placed<T>[] = [];
  const outdated = parts.map(() => 0);
  const pairs = new Map<string, { readonly later: string; readonly earlier: string; count: number }>();
  parts.forEach(({ file, value }, part) => {
    for (const row of value) {
      const key = keyOf(row);
      const last = key === null ? part : (lastOf.get(key) ?? part);
      if (last === part) {
        rows.push({ row, part });
        continue;
      }
      outdated[part] = (outdated[part] ?? outOfRange()) + 1;
      const later = parts[last]?.file ?? '';
      const pair = pairs.get(`${last} ${part}`);
      if (pair) pair.count++;
      else pairs.set(`${last} ${part}`, { later, earlier: file, count: 1 });
    }
  });
  const issues = [...pairs.values()].map(
    ({ later, earlier, count }): Issue => ({
      severity: 'warning',
      code: 'delivered-later',
      file: later,
      found: String(count),
      expected: earlier,
    }),
  );
  return { rows, outdated, issues };
}

/**
 * Outside its file a station is named by its id alone: in scenarios, plans and pins. An id that
 * several operators use is written with the operator's name, and one that was made of a row's
 * number in two files with the file's number.
 */
function withDistinctIds(rows: readonly Placed<BaseStation>[]): {
  readonly stations: readonly BaseStation[];
  /** Ids that more than one operator has. */
  readonly shared: number;
} {
  const owners = new Map<string, string | null>();
  for (const { row } of rows) {
    const owner = owners.get(row.id);
    if (owner === undefined) owners.set(row.id, row.operator);
    else if (owner !== row.operator) owners.set(row.id, null);
  }
  const shared = new Set([...owners].flatMap(([id, owner]) => (owner === null && !isMadeUpId(id) ? [id] : [])));
  const named = rows.map(({ row }) => (shared.has(row.id) ? { ...row, id: qualifiedId(row) } : row));
  return { stations: distinct(named), shared: shared.size };
}

/** Ids made of row numbers that are there twice get a number behind them. */
function distinct<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  const taken = new Set<string>();
  return rows.map((row) => {
    let { id } = row;
    for (let n = 2; taken.has(id); n++) id = `${row.id} (${n})`;
    taken.add(id);
    return id === row.id ? row : { ...row, id };
  });
}
