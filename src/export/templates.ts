import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/translate.ts';
import { TEMPLATE_WORDS } from '../i18n/words/template.ts';
import { FIELD_NAMES, PLACE_NAMES } from '../model/field-names.ts';
import type { Profile } from '../model/profile.ts';
import type { Sheet, SheetColumn } from '../model/sheet.ts';

/** Empty forms for operators: what they fill in is read without a question. */

export const TEMPLATE_ROLES = ['stations', 'fibre'] as const;
export type TemplateRole = (typeof TEMPLATE_ROLES)[number];

const REQUIRED: ReadonlySet<string> = new Set(['id', 'operator', 'technologies', 'lon', 'lat', 'kind']);
const WIDTH: Readonly<Record<string, number>> = { id: 14, owner: 24, structure: 20, source: 24, technologies: 16 };
const DATES: ReadonlySet<string> = new Set(['commissioned', 'planned_date', 'source_date']);
const NUMBERS: ReadonlySet<string> = new Set([
  'lon',
  'lat',
  'height_m',
  'frequency_mhz',
  'eirp_dbm',
  'tenant_slots',
  'reach_m',
]);
const EXAMPLES: Readonly<Record<string, string>> = {
  id: 'NB0123',
  lon: '105,9745',
  lat: '20,2506',
  operator: 'Viettel',
  position_id: 'NB-C045',
  status: 'đang hoạt động',
  commissioned: '30/06/2023',
  planned_date: '31/12/2025',
  technologies: '2G;4G',
  height_m: '42',
  sectors: '0/65;120/65;240/65',
  radius_m: '2G:2200;4G:850',
  frequency_mhz: '1800',
  eirp_dbm: '58',
  structure: 'cột dây co',
  owner: 'VNPT Ninh Bình',
  served_operators: 'Vietnamobile',
  tenant_slots: '1',
  area_class: 'đô thị',
  source: 'Báo cáo quý II/2023',
  source_date: '30/06/2023',
  kind: 'odf',
  reach_m: '1000',
};

/** The form and its explanation, as two sheets. */
export function templateSheets(
  role: TemplateRole,
  profile: Pick<Profile, 'operators' | 'technologies'>,
  language: Language,
): readonly Sheet[] {
  const words = (key: Parameters<typeof say<keyof (typeof TEMPLATE_WORDS)['vi']>>[2]): string =>
    say(TEMPLATE_WORDS, language, key);
  const fields = fieldsOf(role);
  const columns = fields.map((field): SheetColumn => {
    const choices = choicesOf(field, profile);
    return {
      header: headerOf(role, field),
      kind: DATES.has(field) ? 'date' : NUMBERS.has(field) ? 'decimal' : 'text',
      widthChars: WIDTH[field] ?? Math.max(12, headerOf(role, field).length + 2),
      ...(choices.length > 0 ? { choices } : {}),
    };
  });
  const guide = (['template.column', 'template.required', 'template.meaning', 'template.example'] as const).map(
    (key, index): SheetColumn => ({ header: words(key), kind: 'text', widthChars: [26, 12, 90, 24][index] ?? 20 }),
  );
  const rows = fields.flatMap((field) => {
    const key = `explain.${field}`;
    return isKey(key)
      ? [[headerOf(role, field), REQUIRED.has(field) ? words('template.yes') : '', words(key), EXAMPLES[field] ?? '']]
      : [];
  });
  return [
    { name: words('template.data'), columns, rows: [] },
    {
      name: words('template.guide'),
      notes: [words(role === 'stations' ? 'template.note' : 'template.noteFibre')],
      columns: guide,
      rows,
    },
  ];
}

/** Header row alone, for those who write CSV. */
export function templateHeader(role: TemplateRole): readonly string[] {
  return fieldsOf(role).map((field) => headerOf(role, field));
}

function fieldsOf(role: TemplateRole): readonly string[] {
  const [id = 'id', ...others] = Object.keys(FIELD_NAMES[role]);
  return [id, ...others.slice(0, 1), 'lon', 'lat', ...others.slice(1)];
}

function headerOf(role: TemplateRole, field: string): string {
  return (FIELD_NAMES[role][field] ?? PLACE_NAMES[field])?.[0] ?? field;
}

function choicesOf(
  field: string,
  { operators, technologies }: Pick<Profile, 'operators' | 'technologies'>,
): readonly string[] {
  switch (field) {
    case 'operator':
      return operators.map(({ id }) => id);
    case 'technologies': {
      // From the newest back: what a mast usually carries together.
      const ids = technologies.map(({ id }) => id);
      return [...ids, ...ids.slice(1).map((_, index) => ids.slice(0, index + 2).join(';'))];
    }
    case 'status':
      return ['đang hoạt động', 'dự kiến', 'đã ngừng hoạt động'];
    case 'area_class':
      return ['đô thị', 'khác'];
    case 'kind':
      return ['olt', 'odf', 'splitter'];
    default:
      return [];
  }
}

function isKey(key: string): key is keyof (typeof TEMPLATE_WORDS)['vi'] {
  return key in TEMPLATE_WORDS.vi;
}
