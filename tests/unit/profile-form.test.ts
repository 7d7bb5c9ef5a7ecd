import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { profileJsonSchema } from '../../scripts/lib/profile-json-schema.ts';
import { byDocument } from '../../src/analysis/indicator-history.ts';
import { profileFieldLabel } from '../../src/i18n/words/profile-form.ts';
import TEMPLATES from '../../src/ingest/indicator-templates.json';
import { readProfile } from '../../src/ingest/profile.ts';
import { profileFields } from '../../src/ingest/profile-fields.ts';
import { freeId, newProfile, USUAL_THRESHOLDS } from '../../src/model/new-profile.ts';
import { everyField, type ProfileField } from '../../src/model/profile-field.ts';
import {
  blankOf,
  type Draft,
  type DraftValue,
  draftOf,
  indicatorsOfTemplate,
  isDraft,
  profileOf,
  shareIn,
  typedNumber,
} from '../../src/ui/import/profile-draft.ts';
import { unwrap } from '../support/geojson-files.ts';

const FIELDS = profileFields();
const SAMPLE = unwrap(readProfile(readFileSync('data/ninh-binh/profile.json', 'utf8'), 'profile.json'));
const accepts = new Ajv({ strict: false }).compile(profileJsonSchema());
const read = (draft: Draft) => readProfile(JSON.stringify({ ...profileOf(draft, FIELDS), data: {} }), 'profile.json');

/** What an official writes for a province that was merged on 1 July 2025, and no more. */
const WRITTEN: Draft = {
  ...draftOf(newProfile(SAMPLE)),
  id: 'ninh-binh-2025',
  name: { vi: 'Ninh Bình', en: '' },
  department: { name: { vi: 'Sở Khoa học và Công nghệ', en: '' }, signatory: { vi: 'Giám đốc', en: '' } },
  validFrom: '2025-07-01',
  bounds: [105.5, 19.9, 106.6, 20.7],
  centralMeridian: 105,
  periods: [{ id: '', from: '2026-01-01', to: '2030-12-31', goal: 0.4 }],
};

describe('a new province', () => {
  it('has operators, technologies and radii of another one, and nothing else of it', () => {
    const { operators, technologies, ...own } = newProfile(SAMPLE);
    expect({ operators, technologies }).toEqual({ operators: SAMPLE.operators, technologies: SAMPLE.technologies });
    expect(own).toMatchObject({ rules: [], indicators: [], data: {}, thresholds: USUAL_THRESHOLDS });
    for (const member of ['statusLines', 'feedback', 'publish', 'communes', 'baseline', 'validTo'])
      expect(own).not.toHaveProperty(member);
    expect(JSON.stringify(own)).not.toMatch(/Ninh|2023|1355|Thông tin và Truyền thông/);
  });

  it('is refused by the names of what is blank, until it is written', () => {
    const { issues } = read(draftOf(newProfile(SAMPLE)));
    const named = issues.map(({ field }) => field);
    for (const field of ['id', 'name.vi', 'validFrom', 'centralMeridian', 'periods[0].goal'])
      expect(named).toContain(field);
  });

  it('is whole with what must be there, in both languages, without a baseline', () => {
    const profile = unwrap(read(WRITTEN));
    expect(profile.name).toEqual({ vi: 'Ninh Bình', en: 'Ninh Bình' });
    expect(profile.periods).toEqual([{ id: '2026-2030', from: '2026-01-01', to: '2030-12-31', goal: 0.4 }]);
    expect(profile).not.toHaveProperty('baseline');
    expect(accepts({ ...profileOf(WRITTEN, FIELDS), data: {} })).toBe(true);
  });

  it('has an id of name and year that no other has', () => {
    expect(freeId('ninh binh', '2025-07-01', new Set(['ninh-binh']))).toBe('ninh-binh-2025');
    expect(freeId('ninh binh', '2025-07-01', new Set(['ninh-binh-2025', 'ninh-binh-2025-2']))).toBe('ninh-binh-2025-3');
    expect(freeId('ninh binh', '', new Set())).toBe('ninh-binh');
    expect(freeId('', '', new Set())).toBe('');
  });
});

describe('the form of a profile', () => {
  it('begun and not changed is the same profile', () => {
    expect(unwrap(readProfile(JSON.stringify(profileOf(draftOf(SAMPLE), FIELDS)), 'p'))).toEqual(SAMPLE);
  });

  const leaves = everyField(FIELDS).filter((field) => !('fields' in field));
  it.each(leaves.map((field) => [field.path, field] as const))('takes %s, as its schema does', (path, field) => {
    const value = valueFor(field);
    const draft = written(WRITTEN, FIELDS, path.split('.'), value);
    expect(at(draft, path)).toEqual(value);
    const { id: _, ...rest } = draft;
    const made = profileOf(path === 'id' ? draft : { ...rest, id: 'x' }, FIELDS);
    expect(at(made, path)).toEqual(value);
    expect(accepts({ ...made, data: {} })).toBe(true);
  });

  it('names every member in both languages', () => {
    const unnamed = everyField(FIELDS).filter(
      ({ path, key }) =>
        !/\.(vi|en|urban|other)$/.test(path) &&
        (profileFieldLabel(path, key, 'vi') === key || profileFieldLabel(path, key, 'en') === key),
    );
    expect(unnamed.map(({ path }) => path)).toEqual([]);
  });

  it('reads numbers with comma or point, and leaves to the reader what is none', () => {
    expect([typedNumber('105,5'), typedNumber('105.5'), typedNumber('một')]).toEqual([105.5, 105.5, 'một']);
    expect([shareIn('30'), shareIn('21,4'), shareIn('')]).toEqual([0.3, 0.214, '']);
  });
});

describe('a template of indicators', () => {
  it.each(TEMPLATES.map((template) => [template.id, template] as const))('%s has no figure', (_, { indicators }) => {
    for (const indicator of indicators)
      expect(Object.keys(indicator).filter((key) => !['id', 'name', 'unit', 'computed', 'code'].includes(key))).toEqual(
        [],
      );
    const draft = { ...WRITTEN, indicators: indicators.map((one) => ({ ...one, source: 'Quyết định của tỉnh' })) };
    expect(unwrap(read(draft)).indicators).toHaveLength(indicators.length);
  });

  it('a set of criteria of another document stands in the profile beside the plan, told apart by its document', () => {
    const [plan] = TEMPLATES;
    const [blank] = TEMPLATES.slice(-1);
    const decision = 'Quyết định 885/QĐ-BTTTT ngày 25/5/2023';
    const draft = {
      ...WRITTEN,
      indicators: [
        ...indicatorsOfTemplate(plan?.indicators ?? [], 'Kế hoạch của tỉnh', 'plan'),
        ...indicatorsOfTemplate(blank?.indicators ?? [], decision, 'other'),
      ],
    };
    const { indicators } = unwrap(read(draft));
    const groups = byDocument(indicators.map((indicator) => ({ indicator })));
    expect(groups.map(({ document, rows }) => [document, rows.length])).toEqual([
      [null, plan?.indicators.length],
      [decision, 1],
    ]);
    expect(groups[1]?.rows[0]?.indicator).toMatchObject({ code: '1', source: decision });
  });
});

/** Something that a member can be, by its kind and by what its reader expects. */
function valueFor(field: ProfileField): DraftValue {
  if ('choices' in field) return field.kind === 'choices' ? [...field.choices] : (field.choices.at(-1) ?? '');
  switch (field.kind) {
    case 'number':
      return /^number (-?[\d.]+)\.\./.test(field.expected) ? Number(/-?[\d.]+(?=\.\.)/.exec(field.expected)?.[0]) : 7;
    case 'share':
      return 0.25;
    case 'number-or-text':
      return '129/129';
    case 'yes-no':
      return true;
    case 'numbers':
      return [105, 19, 107, 21];
    case 'texts':
      return ['Tên khác'];
    case 'date':
      return '2027-01-31';
    case 'colour':
      return '#123456';
    default:
      return TEXTS[field.expected] ?? 'Chữ';
  }
}

const TEXTS: Readonly<Record<string, string>> = {
  'YYYY-MM-DD | YYYY': '2027',
  'name@host': 'so@tinh.vn',
  'https://…/': 'https://tinh.vn/song/',
  'https://…': 'https://tinh.vn/giay-phep',
};

/** The draft with one member written, its groups and a first entry of its lists made as the form makes them. */
function written(draft: Draft, fields: readonly ProfileField[], path: readonly string[], value: DraftValue): Draft {
  const [step = '', ...rest] = path;
  const key = step.replace('[]', '');
  const field = fields.find((one) => one.key === key);
  if (field === undefined || !('fields' in field)) return { ...draft, [key]: value };
  const before = draft[key];
  if (field.kind === 'list') {
    const first = Array.isArray(before) ? before[0] : undefined;
    return { ...draft, [key]: [written(filled(first, field.fields), field.fields, rest, value)] };
  }
  return { ...draft, [key]: written(filled(before, field.fields), field.fields, rest, value) };
}

/** As the form makes it, with everything that must be there written. */
function filled(before: DraftValue | undefined, fields: readonly ProfileField[]): Draft {
  if (isDraft(before)) return before;
  const known = fields
    .filter(({ required }) => required)
    .map((field): [string, DraftValue] => [
      field.key,
      field.kind === 'group' ? filled(undefined, field.fields) : field.kind === 'list' ? [] : valueFor(field),
    ]);
  return { ...blankOf(fields), ...Object.fromEntries(known) };
}

function at(draft: Draft, path: string): DraftValue | undefined {
  let value: DraftValue | undefined = draft;
  for (const step of path.split('.')) {
    const member: DraftValue | undefined = isDraft(value) ? value[step.replace('[]', '')] : undefined;
    value = step.endsWith('[]') && Array.isArray(member) ? member[0] : member;
  }
  return value;
}
