/**
 * A member of a profile, as the schema that checks it says (`ingest/profile-fields.ts`): the form on the
 * screen and the documents draw from it, so that neither can leave a member out.
 */
export type ProfileField = ProfileFieldHead &
  (
    | { readonly kind: 'text' | 'date' | 'colour' | 'yes-no' | 'number' | 'share' | 'number-or-text' | 'texts' }
    | { readonly kind: 'choice' | 'choices'; readonly choices: readonly string[] }
    | { readonly kind: 'numbers'; readonly count: number }
    | { readonly kind: 'group' | 'list'; readonly fields: readonly ProfileField[] }
  );

/** What each member has. */
export interface ProfileFieldHead {
  /** Where it stands: `operators[].aliases`. */
  readonly path: string;
  /** Its own name: `aliases`. */
  readonly key: string;
  readonly required: boolean;
  /** What its reader expects, e.g. `number 0..1`; empty: nothing but its kind. */
  readonly expected: string;
}

/** Every member at any depth, groups and lists before what they hold. */
export function everyField(fields: readonly ProfileField[]): readonly ProfileField[] {
  return fields.flatMap((field) => ('fields' in field ? [field, ...everyField(field.fields)] : [field]));
}

/** A group of a text in both languages. */
export function isBothLanguages(field: ProfileField): boolean {
  return 'fields' in field && field.fields.map(({ key }) => key).join() === 'vi,en';
}
