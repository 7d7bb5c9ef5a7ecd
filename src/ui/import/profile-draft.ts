import type { Profile } from '../../model/profile.ts';
import { isBothLanguages, type ProfileField } from '../../model/profile-field.ts';

/**
 * A profile while it is written: members as they will stand in the file, and text where what was
 * typed is no number yet.
 */
export type DraftValue = string | number | boolean | null | readonly DraftValue[] | Draft;
export interface Draft {
  readonly [member: string]: DraftValue | undefined;
}

/** Numbers that nobody has given are blank. */
export function draftOf(profile: Profile): Draft {
  return JSON.parse(JSON.stringify(profile, (_, value) => (Number.isNaN(value) ? '' : value)));
}

export function isDraft(value: DraftValue | undefined): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isDraftList(value: DraftValue | undefined): value is readonly DraftValue[] {
  return Array.isArray(value);
}

/** The same with one member changed; undefined takes it away. */
export function withMember(draft: Draft, key: string, value: DraftValue | undefined): Draft {
  if (value !== undefined) return { ...draft, [key]: value };
  return Object.fromEntries(Object.entries(draft).filter(([name]) => name !== key));
}

/** An entry of a list, or a group, as it begins. */
export function blankOf(fields: readonly ProfileField[]): Draft {
  return Object.fromEntries(fields.filter(({ required }) => required).map((field) => [field.key, blankValue(field)]));
}

function blankValue(field: ProfileField): DraftValue {
  switch (field.kind) {
    case 'group':
      return blankOf(field.fields);
    case 'list':
    case 'texts':
    case 'choices':
      return [];
    case 'choice':
      return field.choices[0] ?? '';
    case 'yes-no':
      return false;
    case 'colour':
      return '#555555';
    case 'numbers':
      return Array.from({ length: field.count }, () => '');
    default:
      return '';
  }
}

/**
 * What a draft says as a profile: blanks that may be absent are, English that nobody wrote is the
 * Vietnamese, and a period without a name is named by its years.
 */
export function profileOf(draft: Draft, fields: readonly ProfileField[]): Draft {
  return completed(draft, fields);
}

function completed(draft: Draft, fields: readonly ProfileField[]): Draft {
  const known = fields.map((field): [string, DraftValue | undefined] => {
    const value = draft[field.key];
    if (isBothLanguages(field) && isDraft(value)) return [field.key, bothLanguages(value, field)];
    if (field.kind === 'group' && isDraft(value)) return [field.key, completed(value, field.fields)];
    if (field.kind === 'list' && isDraftList(value))
      return [field.key, value.map((item) => (isDraft(item) ? completed(item, field.fields) : item))];
    if (field.path === 'periods[].id' && isBlank(value)) return [field.key, yearsOf(draft)];
    return [field.key, isBlank(value) && !field.required ? undefined : value];
  });
  const others = Object.entries(draft).filter(([key]) => fields.every((field) => field.key !== key));
  return Object.fromEntries([...known, ...others].filter(([, value]) => value !== undefined));
}

function bothLanguages({ vi, en }: Draft, { required }: Pick<ProfileField, 'required'>): DraftValue | undefined {
  if (!required && isBlank(vi) && isBlank(en)) return undefined;
  return { vi: vi ?? '', en: isBlank(en) ? (vi ?? '') : (en ?? '') };
}

function isBlank(value: DraftValue | undefined): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** "2026-2030". */
function yearsOf({ from, to }: Draft): string {
  const [first, last] = [from, to].map((date) => (typeof date === 'string' ? date.slice(0, 4) : ''));
  return first === '' || last === '' ? '' : first === last ? `${first}` : `${first}-${last}`;
}

/** What is typed where a number is meant: the number, else the text, which the profile's reader names. */
export function typedNumber(text: string): number | string {
  const plain = text.trim().replace(',', '.');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text;
}

/** A share as percent, twelve digits: 30 is 0.3 and not a hair more. */
export function shareIn(text: string): number | string {
  const percent = typedNumber(text);
  return typeof percent === 'number' ? Number((percent / 100).toPrecision(12)) : percent;
}

/** Indicators of a template, each with the document that they are from: the province's plan, or another whose criteria they are. */
export function indicatorsOfTemplate(
  indicators: readonly Draft[],
  document: string,
  of: 'plan' | 'other',
): readonly Draft[] {
  return indicators.map((one) => ({ ...one, source: document, ...(of === 'other' ? { document } : {}) }));
}
