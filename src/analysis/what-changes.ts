import type { FieldChange, KindChanges, NamedRow } from '../model/changes.ts';
import type { LonLat, MultiPolygonRings } from '../model/geometry.ts';
import type { BaseStation, FibreNetwork, Measurement, Province, Structure, Village } from '../model/province.ts';
import { deliveredId, isMadeUpId } from '../model/station-identity.ts';
import { distanceM } from './positions.ts';

/**
 * What one state of the inputs has that another has not, row by row: before a delivery is
 * accepted, between two dates, or between two sets of files.
 */

type Inputs = Pick<Province, 'villages' | 'stations' | 'fibre' | 'structures'>;

/** Kinds of data that are compared row by row. */
export const CHANGED_KINDS = ['villages', 'stations', 'fibre', 'structures'] as const;
/** Changes by kind of data. */
export type WhatChanges = Readonly<Record<(typeof CHANGED_KINDS)[number], KindChanges>>;

/** Compares the rows of two states of a province, kind by kind. */
export function whatChanges(before: Inputs, after: Inputs): WhatChanges {
  return {
    villages: changesOf(before.villages.map(villageRow), after.villages.map(villageRow)),
    stations: changesOf(stationRows(before.stations), stationRows(after.stations)),
    fibre: changesOf(fibreRows(before.fibre), fibreRows(after.fibre)),
    structures: changesOf(before.structures.map(structureRow), after.structures.map(structureRow)),
  };
}

/** One row to compare. */
export interface ComparedRow extends NamedRow {
  /** Identity; equal in both states for the same thing. */
  readonly key: string;
  /** Null: its place is a shape, compared as a field. */
  readonly place: LonLat | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Nearer than this a place is the same, written with fewer decimals. */
const LEAST_MOVE_M = 1;

/** @param after Rows of the later state; of a key that is there twice the last counts. */
export function changesOf(before: readonly ComparedRow[], after: readonly ComparedRow[]): KindChanges {
  const known = new Map(before.map((row) => [row.key, row]));
  const keys = new Set(after.map(({ key }) => key));
  const added: NamedRow[] = [];
  const moved: (NamedRow & { readonly metres: number })[] = [];
  const changed: (NamedRow & { readonly fields: readonly FieldChange[] })[] = [];
  let same = 0;
  for (const row of after) {
    const old = known.get(row.key);
    if (old === undefined) {
      added.push(named(row));
      continue;
    }
    const fields = fieldChanges(old.values, row.values);
    const metres = old.place === null || row.place === null ? 0 : distanceM(old.place, row.place);
    if (fields.length > 0) changed.push({ ...named(row), fields });
    if (metres >= LEAST_MOVE_M) moved.push({ ...named(row), metres });
    if (fields.length === 0 && metres < LEAST_MOVE_M) same++;
  }
  const gone = before.filter(({ key }) => !keys.has(key)).map(named);
  return { added, gone, moved: moved.sort((a, b) => b.metres - a.metres), changed, same };
}

function named({ id, operator, name }: ComparedRow): NamedRow {
  return { id, operator, name };
}

function fieldChanges(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) => {
    const [old, now] = [textOf(before[field]), textOf(after[field])];
    return old === now ? [] : [{ field, before: old, after: now }];
  });
}

/** Lists and sectors as JSON; an empty list is nothing. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return String(value);
  const text = JSON.stringify(value);
  return text === '[]' || text === '{}' ? null : text;
}

/** Borders are compared, and not shown: of a shape only its number of points is said. */
export function villageRow({ code, name, geometry, extra: _, ...values }: Village): ComparedRow {
  const borders = `${geometry.flat(2).length} points ${checksum(geometry)}`;
  return { key: code, id: code, operator: null, name, place: null, values: { name, ...values, borders } };
}

/** A number that differs where any coordinate does. */
function checksum(geometry: MultiPolygonRings): string {
  let sum = 0;
  let weight = 1;
  for (const [lon, lat] of geometry.flat(2)) {
    sum += (lon * 3 + lat * 7) * weight;
    weight = (weight % 97) + 1;
  }
  return sum.toFixed(6);
}

/** A station without an id of its own is known by its operator and place. */
export function stationRows(stations: readonly BaseStation[]): readonly ComparedRow[] {
  const here = new Map<string, number>();
  return stations.map(({ location, extra: _, ...station }) => {
    const { operator } = station;
    const id = deliveredId(station);
    const place = `${location[0].toFixed(5)} ${location[1].toFixed(5)}`;
    const identity = isMadeUpId(id) ? `@${place}` : id;
    const { id: __, operator: ___, ...values } = station;
    return { key: counted(here, `${operator}\n${identity}`), id, operator, name: null, place: location, values };
  });
}

/** Nodes and cables; without an id of their own they are known by where they begin. */
export function fibreRows(fibre: FibreNetwork | null): readonly ComparedRow[] {
  if (fibre === null) return [];
  const here = new Map<string, number>();
  const keyOf = (kind: string, id: string, operator: string | null, place: LonLat | undefined): string =>
    counted(here, `${kind}\n${operator ?? ''}\n${isMadeUpId(id) ? `@${place?.map((one) => one.toFixed(5))}` : id}`);
  const nodes = fibre.nodes.map(({ id, operator, location, ...values }): ComparedRow => {
    return { key: keyOf('node', id, operator, location), id, operator, name: null, place: location, values };
  });
  const cables = fibre.cables.map(({ id, operator, lines, ...values }): ComparedRow => {
    const key = keyOf('cable', id, operator, lines[0]?.[0]);
    const course = `${lines.flat().length} points ${checksum([lines])}`;
    return { key, id, operator, name: null, place: null, values: { kind: 'cable', ...values, course } };
  });
  return [...nodes, ...cables];
}

/** A structure, to be compared with that of the same id. */
export function structureRow({ id, location, extra: _, ...values }: Structure): ComparedRow {
  return { key: id, id, operator: null, name: null, place: location, values };
}

/** A measurement has no name: it is the same where all that was measured is. */
export function measurementRows(measurements: readonly Measurement[]): readonly ComparedRow[] {
  const here = new Map<string, number>();
  return measurements.map(({ extra: _, location, operator, commune, ...values }) => {
    const key = JSON.stringify([location, operator, commune, values]);
    return { key: counted(here, key), id: values.time ?? '', operator, name: commune, place: location, values };
  });
}

/** The same key again gets a number behind it, so that no row is lost. */
function counted(seen: Map<string, number>, key: string): string {
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return count === 1 ? key : `${key}\n${count}`;
}
