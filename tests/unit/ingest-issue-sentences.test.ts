import { describe, expect, it } from 'vitest';
import { issueLine, issueSentence } from '../../src/i18n/issues.ts';
import { ISSUE_CODES, type Issue } from '../../src/model/issue.ts';

const issue = (details: Partial<Issue>): Issue => ({
  severity: 'error',
  code: 'value-broken',
  file: 's.csv',
  ...details,
});

describe('issues as sentences', () => {
  it.each(ISSUE_CODES)('%s says something whole in both languages, with and without its details', (code) => {
    const full = issue({
      code,
      row: 3,
      field: 'name',
      found: '12',
      expected: code === 'more-issues' ? 'json-broken' : 'row 2',
    });
    for (const language of ['vi', 'en'] as const) {
      for (const sentence of [issueSentence(full, language), issueSentence(issue({ code }), language)]) {
        expect(sentence).toMatch(/^\S.*\.$/);
        expect(sentence).not.toMatch(/[[\]{}]|undefined/);
      }
    }
  });

  it('says what was found, what was expected, and what became of the row', () => {
    const operator = issue({
      code: 'unknown-operator',
      row: 3,
      field: 'operator',
      found: 'FPT',
      expected: 'Viettel | VinaPhone',
    });
    expect(issueSentence(operator, 'vi')).toBe(
      'Doanh nghiệp “FPT” không có trong hồ sơ tỉnh; cần: Viettel | VinaPhone. Dòng bị bỏ qua.',
    );
    const height = issue({ severity: 'warning', row: 3, field: 'height_m', found: 'abc', expected: 'number > 0' });
    expect(issueSentence(height, 'vi')).toBe(
      'Giá trị “abc” của “height_m” không hợp lệ; cần: số > 0. Bỏ giá trị này, dòng vẫn giữ.',
    );
    expect(issueSentence(issue({ code: 'duplicate-id', row: 9, found: 'A', expected: 'row 12' }), 'vi')).toBe(
      'Mã “A” bị trùng với dòng 12. Dòng bị bỏ qua.',
    );
    expect(issueSentence(issue({ code: 'outside-province', severity: 'warning', row: 1 }), 'en')).toBe(
      'It lies outside the province. The row is kept.',
    );
  });

  it('counts as the reader counts', () => {
    const more = issue({ code: 'more-issues', found: '1355', expected: 'unknown-operator' });
    expect(issueSentence(more, 'vi')).toContain('Còn 1.355 vấn đề');
    expect(issueSentence(more, 'en')).toContain('1,355 more');
  });

  it('leaves what a file says as it is, placeholders and markup too', () => {
    expect(issueSentence(issue({ row: 1, field: 'x', found: '[{field}] $& <b>' }), 'en')).toContain(
      '“[{field}] $& <b>”',
    );
  });

  it('has a line for the terminal', () => {
    expect(issueLine(issue({ code: 'file-empty' }), 'en')).toBe('s.csv: The file is empty.');
    expect(issueLine(issue({ code: 'value-missing', row: 2, field: 'name' }), 'en')).toBe(
      's.csv:2: name: The required value “name” is missing. The row is left out.',
    );
  });
});
