import { parseSectors } from '../../ingest/sectors.ts';
import { type FieldSpec, faultOf, isSector, type Sector } from '../../model/fields.ts';
import type { EditableKey, STATION_FIELDS, StationColumn } from '../../model/fields-station.ts';
import type { BaseStation } from '../../model/province.ts';
import type { StationFields } from '../../model/scenario.ts';
import { EDITABLE_SPECS, isStationFields } from '../../model/station-edit.ts';

type SpecOf<K extends EditableKey> = Extract<(typeof STATION_FIELDS)[StationColumn], { readonly key: K }>;

/** What a person sets of a station, as it stands in the form: text as typed, empty for unknown; lists as ticked. */
export type TypedStation = {
  readonly [K in EditableKey]: SpecOf<K>['kind'] extends 'list' ? readonly string[] : string;
};

export function typedStation(station: BaseStation): TypedStation {
  const typed = Object.fromEntries(EDITABLE_SPECS.map((spec) => [spec.key, textOf(spec, valueAt(station, spec.key))]));
  if (!isTyped(typed)) throw new Error('a field of the table is missing');
  return typed;
}

/** What was changed, as an edit has it: only fields that differ. Or the first field that cannot be. */
export function changedFields(typed: TypedStation, station: BaseStation): StationFields | EditableKey {
  const was = typedStation(station);
  const changes: Record<string, unknown> = {};
  for (const spec of EDITABLE_SPECS) {
    const [now, before] = [settled(spec, typed), settled(spec, was)];
    // A field that nobody touched is nobody's fault: what the file said of it stays.
    if (now.toString() === before.toString()) continue;
    const value = parsed(spec, now);
    if ((value === undefined || faultOf(spec, value) !== null) && isEditable(spec.key)) return spec.key;
    if (value !== valueAt(station, spec.key)) changes[spec.key] = value;
  }
  return isStationFields(changes) ? changes : {};
}

/** A field of the form by its name. */
export function typedAt(typed: TypedStation, key: string): string | readonly string[] {
  const value = valueAt(typed, key);
  return Array.isArray(value) ? value.map(String) : String(value ?? '');
}

function valueAt(station: object, key: string): unknown {
  return new Map<string, unknown>(Object.entries(station)).get(key);
}

/** Radii that each technology has for itself are not in the form: one for all takes their place. */
function textOf({ kind }: FieldSpec, value: unknown): string | readonly string[] {
  if (kind === 'list') return Array.isArray(value) ? value.map(String) : [];
  if (kind === 'sectors') return Array.isArray(value) ? value.filter(isSector).map(sectorText).join('; ') : '';
  const plain = kind === 'radii' && typeof value === 'object' && value !== null ? valueAt(value, '*') : value;
  return plain === null || plain === undefined ? '' : String(plain);
}

function sectorText({ azimuthDeg, beamwidthDeg }: Sector): string {
  return `${azimuthDeg}/${beamwidthDeg}`;
}

/** A typed field as it will be compared: whom it serves is whoever it is not itself. */
function settled({ key }: FieldSpec, typed: TypedStation): string | readonly string[] {
  if (key === 'servedOperators') return typed.servedOperators.filter((one) => one !== typed.operator).sort();
  return typedAt(typed, key);
}

/** Undefined for what is none; a list is what was ticked. */
function parsed({ kind }: FieldSpec, typed: string | readonly string[]): unknown {
  if (typeof typed !== 'string') return typed;
  const text = typed.trim();
  if (kind === 'sectors') return text === '' ? [] : (parseSectors(text) ?? undefined);
  if (kind === 'radii') return text === '' ? {} : { '*': numberOf(text) };
  if (text === '') return null;
  return kind === 'number' || kind === 'count' ? numberOf(text) : text;
}

/** "28.000" may be 28 or 28,000. */
function numberOf(text: string): number | undefined {
  return /[.,]\d{3}$/.test(text) ? undefined : Number(text.replace(',', '.'));
}

function isTyped(made: object): made is TypedStation {
  return EDITABLE_SPECS.every(({ key }) => key in made);
}

function isEditable(key: string): key is EditableKey {
  return EDITABLE_SPECS.some((spec) => spec.key === key);
}
