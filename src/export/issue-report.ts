import { issueSentence, kindOfIssue } from '../i18n/issues.ts';
import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/translate.ts';
import { ISSUE_REPORT_WORDS } from '../i18n/words/issue-report.ts';
import type { Issue } from '../model/issue.ts';
import type { Sheet } from '../model/sheet.ts';

/** All issues of a file, for the operator who sent it to correct and send again. */
export function issueSheet(file: string, issues: readonly Issue[], language: Language): Sheet {
  const words = (key: keyof (typeof ISSUE_REPORT_WORDS)['vi'], values = {}): string =>
    say(ISSUE_REPORT_WORDS, language, key, values);
  return {
    name: words('report.name'),
    notes: [words('report.title', { file }), words('report.note')],
    columns: [
      { header: words('report.row'), kind: 'integer', widthChars: 8 },
      { header: words('report.severity'), kind: 'text', widthChars: 12 },
      { header: words('report.kind'), kind: 'text', widthChars: 22 },
      { header: words('report.field'), kind: 'text', widthChars: 18 },
      { header: words('report.found'), kind: 'text', widthChars: 30 },
      { header: words('report.expected'), kind: 'text', widthChars: 30 },
      { header: words('report.sentence'), kind: 'text', widthChars: 80 },
    ],
    rows: issues.map((issue) => [
      issue.row ?? null,
      words(`report.${issue.severity}`),
      kindOfIssue(issue.code, language),
      issue.field ?? null,
      issue.found ?? null,
      issue.expected ?? null,
      issueSentence(issue, language),
    ]),
  };
}
