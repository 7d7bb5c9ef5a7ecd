import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldsPage } from '../../src/export/fields-page.ts';
import { explanationOf, TEMPLATE_ROLES, templateHeader } from '../../src/export/templates.ts';
import { matchHeaders } from '../../src/ingest/mapping/headers.ts';
import { profileFields } from '../../src/ingest/profile-fields.ts';
import { FIELD_TABLES } from '../../src/model/fields-by-role.ts';
import { IMPORT_ROLES } from '../../src/model/mapping.ts';

/** What the app itself writes above a column is read again as that column. */
const LANGUAGES = ['vi', 'en'] as const;

describe('the table of fields', () => {
  it.each(IMPORT_ROLES)('of %s: every label is read again, in both languages, alone and beside all others', (role) => {
    for (const language of LANGUAGES) {
      const entries = Object.entries(FIELD_TABLES[role]);
      const labels = entries.map(([, { label }]) => label[language]);
      const found = matchHeaders(labels, role).filter(({ score }) => score > 0.8);
      expect(Object.fromEntries(found.map(({ field, column }) => [field, column]))).toEqual(
        Object.fromEntries(entries.map(([column, { label }]) => [column, label[language]])),
      );
      for (const [column, { label }] of entries) expect(matchHeaders([label[language]], role)[0]?.field).toBe(column);
    }
  });

  it.each(TEMPLATE_ROLES)('of %s: a template loses no column', (role) => {
    for (const language of LANGUAGES) {
      const header = templateHeader(role, language);
      expect(new Set(matchHeaders(header, role).map(({ column }) => column))).toEqual(new Set(header));
    }
  });

  it('explains every field in both languages', () => {
    for (const role of IMPORT_ROLES)
      for (const column of Object.keys(FIELD_TABLES[role]))
        for (const language of LANGUAGES) expect(explanationOf(role, column, language)).not.toBe('');
  });

  it('is the page of the documents: `npm run fields-page` writes it', () => {
    expect(readFileSync('docs/fields.md', 'utf8')).toBe(fieldsPage(profileFields()));
  });
});
