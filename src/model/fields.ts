/**
 * What is known of a station, a village, a node of the fibre network, a structure or a measurement: one line a
 * field in one table a kind. Readers of files, guesses of headers, templates, the mapping screen,
 * the editing form, scenario files, exports and `docs/fields.md` are all made from these lines.
 */

export interface FieldBounds {
  readonly least?: number;
  readonly most?: number;
  /** The number must be strictly greater. */
  readonly above?: number;
}

/** What a value of a field is. */
export type FieldKind = 'text' | 'number' | 'count' | 'date' | 'yes-no' | 'choice' | 'list' | 'sectors' | 'radii';

/** Azimuth clockwise from north and full width, degrees. */
export interface Sector {
  readonly azimuthDeg: number;
  readonly beamwidthDeg: number;
}

/** All that is said about a field, once. */
export interface FieldSpec {
  /** Its name in the model; its name in files is the key of the table. */
  readonly key: string;
  readonly kind: FieldKind;
  /** What the screen and the templates call it. */
  readonly label: { readonly vi: string; readonly en: string };
  /** What else it goes by in people's files: read, never written. */
  readonly names: readonly string[];
  readonly example: string;
  /** Without it a row cannot be used. */
  readonly required?: true;
  /** Names a thing: `0` and `-` name nothing. */
  readonly isId?: true;
  /** Names a place: a short word that elsewhere says that nothing is known may be one. */
  readonly isName?: true;
  readonly unit?: 'm' | 'MHz' | 'dBm' | 'Mb/s' | 'kb/s';
  /** A value outside cannot be: it is unknown. Of radii each one. */
  readonly possible?: FieldBounds;
  /** A value outside is kept and questioned. */
  readonly plausible?: FieldBounds;
  /** Counts of things that cannot be split. */
  readonly whole?: true;
  readonly choices?: readonly string[];
  /** The choice where a file says nothing. */
  readonly otherwise?: string;
  /** Its values are ids of the profile. */
  readonly of?: 'operators' | 'technologies';
  /** A person can change it of a station. */
  readonly editable?: true;
}

/** By the column's name in files. */
export type FieldTable = Readonly<Record<string, FieldSpec>>;

type Plain<F extends FieldSpec> = F['kind'] extends 'number' | 'count'
  ? number
  : F['kind'] extends 'yes-no'
    ? boolean
    : F extends { readonly choices: readonly (infer C)[] }
      ? C
      : string;

/** Unknown is null; a list that is not given is empty. */
export type ValueOf<F extends FieldSpec> = F['kind'] extends 'list'
  ? readonly string[]
  : F['kind'] extends 'sectors'
    ? readonly Sector[]
    : F['kind'] extends 'radii'
      ? Readonly<Record<string, number>>
      : F extends { readonly required: true } | { readonly otherwise: string }
        ? Plain<F>
        : Plain<F> | null;

/** What the model holds of a row with these fields. */
export type RecordOf<T extends FieldTable> = { readonly [C in keyof T as T[C]['key']]: ValueOf<T[C]> };

const TEXT_LENGTH = 1_000;
const ID_LENGTH = 200;

/** What a value of the model must be, machine-readable, where it is not; null: it can be. */
export function faultOf(spec: FieldSpec, value: unknown): string | null {
  if (value === null) return canBeNull(spec) ? null : expectedOf(spec);
  return isPossible(spec, value) ? null : expectedOf(spec);
}

function isPossible(spec: FieldSpec, value: unknown): boolean {
  switch (spec.kind) {
    case 'text':
      return isText(value, spec.isId === true || spec.of !== undefined ? ID_LENGTHS : TEXT_LENGTHS);
    case 'number':
    case 'count':
      return isWithin(value, spec.possible) && (spec.whole !== true || Number.isInteger(value));
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'yes-no':
      return typeof value === 'boolean';
    case 'choice':
      return spec.choices === undefined
        ? isText(value, ID_LENGTHS)
        : typeof value === 'string' && spec.choices.includes(value);
    case 'list':
      return isList(spec, value);
    case 'sectors':
      return Array.isArray(value) && value.every(isSector);
    case 'radii':
      return isRadii(spec, value);
  }
}

function isList({ required }: FieldSpec, value: unknown): boolean {
  if (!Array.isArray(value) || (required === true && value.length === 0)) return false;
  return value.every((one: unknown) => isText(one, ID_LENGTHS));
}

function isRadii({ possible }: FieldSpec, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([technology, radius]) => technology !== '' && isWithin(radius, possible));
}

/** What it must be, as issues say it. */
export function expectedOf({ kind, possible, choices, whole, required }: FieldSpec): string {
  switch (kind) {
    case 'number':
      return boundsText('number', possible);
    case 'count':
      return boundsText(whole ? 'integer' : 'number', possible);
    case 'date':
      return 'YYYY-MM-DD';
    case 'yes-no':
      return 'yes | no';
    case 'choice':
      return choices?.join(' | ') ?? 'text';
    case 'list':
      return required ? '≥ 1' : 'list';
    case 'sectors':
      return 'azimuth/beamwidth, 0..360';
    case 'radii':
      return `2G:5000;4G:2500, ${boundsText('number', possible)}`;
    case 'text':
      return 'text';
  }
}

/** Whether a value that can be is also one that is met; what is unknown is. */
export function isPlausible({ plausible }: FieldSpec, value: unknown): boolean {
  if (plausible === undefined) return true;
  if (typeof value === 'number') return isWithin(value, plausible);
  return typeof value !== 'object' || value === null || Object.values(value).every((one) => isWithin(one, plausible));
}

/** E.g. `number 30..100000`. */
export function boundsText(kind: string, { least, most, above }: FieldBounds = {}): string {
  if (least !== undefined && most !== undefined) return `${kind} ${least}..${most}`;
  if (above !== undefined && most !== undefined) return `${kind} > ${above}, ≤ ${most}`;
  if (above !== undefined) return `${kind} > ${above}`;
  if (most !== undefined) return `${kind} ≤ ${most}`;
  return least === undefined ? kind : `${kind} ≥ ${least}`;
}

/** Whether a value is a finite number within bounds; no bound given is none. */
export function isWithin(value: unknown, { least = -Infinity, most = Infinity, above = -Infinity }: FieldBounds = {}) {
  return typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most && value > above;
}

/** Whether a value of unknown origin is a sector. */
export function isSector(value: unknown): value is Sector {
  if (typeof value !== 'object' || value === null) return false;
  const { azimuthDeg, beamwidthDeg }: Partial<Record<keyof Sector, unknown>> = value;
  return isWithin(azimuthDeg, { least: 0, most: 360 }) && isWithin(beamwidthDeg, { above: 0, most: 360 });
}

/** What each field is where nothing is known: null, and empty lists. */
export function unknownValue({ kind, otherwise }: FieldSpec): unknown {
  if (kind === 'list' || kind === 'sectors') return [];
  return kind === 'radii' ? {} : (otherwise ?? null);
}

function canBeNull({ kind, required, otherwise }: FieldSpec): boolean {
  return required !== true && otherwise === undefined && kind !== 'list' && kind !== 'sectors' && kind !== 'radii';
}

const ID_LENGTHS = { least: 1, most: ID_LENGTH } as const;
const TEXT_LENGTHS = { least: 0, most: TEXT_LENGTH } as const;

function isText(value: unknown, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return typeof value === 'string' && value.length >= least && value.length <= most;
}

/** A date of the calendar, with or without a time. */
function isDay(text: string): boolean {
  const [, date] = /^(\d{4}-\d{2}-\d{2})(T[\d:.]+Z)?$/.exec(text) ?? [];
  const day = date === undefined ? Number.NaN : Date.parse(date);
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(date ?? '?');
}
