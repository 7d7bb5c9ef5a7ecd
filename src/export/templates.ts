import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/translate.ts';
import { TEMPLATE_WORDS } from '../i18n/words/template.ts';
import type { FieldKind, FieldSpec } from '../model/fields.ts';
import { FIELD_TABLES } from '../model/fields-by-role.ts';
import { PLACE_COLUMNS, type PlaceSpec } from '../model/fields-place.ts';
import type { ImportRole } from '../model/mapping.ts';
import { outOfRange } from '../model/out-of-range.ts';
import type { Profile } from '../model/profile.ts';
import type { SheetColumn, TableSheet } from '../model/sheet.ts';

/** Empty forms for operators and communes: what they fill in is read without a question. */

export const TEMPLATE_ROLES = [
  'stations',
  'fibre',
  'structures',
  'villageTable',
  'measurements',
] as const satisfies ImportRole[];
export type TemplateRole = (typeof TEMPLATE_ROLES)[number];

const SHEET_KINDS: Readonly<Partial<Record<FieldKind, SheetColumn['kind']>>> = {
  number: 'decimal',
  count: 'decimal',
  date: 'date',
};
const LEAST_WIDTH_CHARS = 12;

/** A column of a form: a field, or one of the two that say where. */
type Column = readonly [column: string, spec: FieldSpec | PlaceSpec];

/** The form and its explanation, as two sheets. */
export function templateSheets(
  role: TemplateRole,
  profile: Pick<Profile, 'operators' | 'technologies'>,
  language: Language,
): readonly TableSheet[] {
  const words = (key: keyof (typeof TEMPLATE_WORDS)['vi']): string => say(TEMPLATE_WORDS, language, key);
  const fields = columnsOf(role);
  const columns = fields.map(([, spec]): SheetColumn => {
    const header = spec.label[language];
    const choices = 'kind' in spec ? choicesOf(spec, profile, language) : [];
    return {
      header,
      kind: 'kind' in spec ? (SHEET_KINDS[spec.kind] ?? 'text') : 'decimal',
      widthChars: Math.max(LEAST_WIDTH_CHARS, header.length + 2, spec.example.length + 2),
      ...(choices.length > 0 ? { choices } : {}),
    };
  });
  const guide = (['template.column', 'template.required', 'template.meaning', 'template.example'] as const).map(
    (key, index): SheetColumn => ({
      header: words(key),
      kind: 'text',
      widthChars: [26, 12, 90, 24][index] ?? outOfRange(),
    }),
  );
  const rows = fields.map(([column, spec]) => [
    spec.label[language],
    isRequired(role, column, spec) ? words('common.required') : '',
    explanationOf(role, column, language),
    spec.example,
  ]);
  return [
    { name: words('template.data'), columns, rows: [] },
    {
      name: words('template.guide'),
      notes: [words(`template.note.${role}`)],
      columns: guide,
      rows,
    },
  ];
}

/** Header row alone, for those who write CSV. */
export function templateHeader(role: TemplateRole, language: Language = 'vi'): readonly string[] {
  return columnsOf(role).map(([, { label }]) => label[language]);
}

/** What a column means, in one line. */
export function explanationOf(role: ImportRole, column: string, language: Language): string {
  const table = role === 'villageTable' ? 'villages' : role;
  const key = [`explain.${table}.${column}`, `explain.${column}`].find(isKey);
  return key === undefined ? '' : say(TEMPLATE_WORDS, language, key);
}

function columnsOf(role: TemplateRole): readonly Column[] {
  const fields = Object.entries(FIELD_TABLES[role]).filter(
    ([column]) => role !== 'measurements' || !OF_TILES.has(column),
  );
  // A table of villages is joined to borders that are there.
  if (role === 'villageTable') return fields;
  const [id, second, ...others] = fields;
  const { lon, lat } = PLACE_COLUMNS;
  return [...(id ? [id] : []), ...(second ? [second] : []), ['lon', lon], ['lat', lat], ...others];
}

/** Of Ookla's tiles, which nobody fills in by hand. */
const OF_TILES: ReadonlySet<string> = new Set(['avg_d_kbps', 'avg_u_kbps', 'quadkey']);

/**
 * A row of a form lies somewhere, or tells of a whole commune; a row of the fibre form is a node,
 * which has a name and a kind.
 */
function isRequired(role: TemplateRole, column: string, spec: FieldSpec | PlaceSpec): boolean {
  if (!('kind' in spec)) return role !== 'measurements';
  if (spec.required === true) return true;
  return role === 'fibre' && (column === 'id' || column === 'kind' || column === 'operator');
}

function choicesOf(
  { kind, of, choices = [] }: FieldSpec,
  profile: Pick<Profile, 'operators' | 'technologies'>,
  language: Language,
): readonly string[] {
  if (kind === 'yes-no')
    return [say(TEMPLATE_WORDS, language, 'village.yes'), say(TEMPLATE_WORDS, language, 'village.no')];
  if (of === undefined) return choices.map((choice) => choiceName(choice, language));
  const ids = profile[of].map(({ id }) => id);
  if (kind === 'choice') return ids;
  // From the newest back: what a mast usually carries together. Any operators may be served.
  return of === 'technologies' ? [...ids, ...ids.slice(1).map((_, index) => ids.slice(0, index + 2).join(';'))] : [];
}

function choiceName(choice: string, language: Language): string {
  const key = `choice.${choice}`;
  return isKey(key) ? say(TEMPLATE_WORDS, language, key) : choice;
}

function isKey(key: string): key is keyof (typeof TEMPLATE_WORDS)['vi'] {
  return key in TEMPLATE_WORDS.vi;
}
