import { issueSentence, kindOfIssue } from '../i18n/issues.ts';
import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/translate.ts';
import { ISSUE_REPORT_WORDS } from '../i18n/words/issue-report.ts';
import type { Issue } from '../model/issue.ts';
import type { TableSheet } from '../model/sheet.ts';

/** All issues of a file, for the operator who sent it to correct and send again. */
export function issueSheet(file: string, issues: readonly Issue[], language: Language): TableSheet {
  const words = (key: keyof (typeof ISSUE_REPORT_WORDS)['vi'], values = {}): string =>
    say(ISSUE_REPORT_WORDS, language, key, values);
  return {
    name: words('issueReport.name'),
    notes: [words('issueReport.title', { file }), words('issueReport.note')],
    columns: [
      { header: words('common.row'), kind: 'integer', widthChars: 8 },
      { header: words('issueReport.severity'), kind: 'text', widthChars: 12 },
      { header: words('issueReport.kind'), kind: 'text', widthChars: 22 },
      { header: words('common.field'), kind: 'text', widthChars: 18 },
      { header: words('issueReport.found'), kind: 'text', widthChars: 30 },
      { header: words('issueReport.expected'), kind: 'text', widthChars: 30 },
      { header: words('issueReport.sentence'), kind: 'text', widthChars: 80 },
    ],
    rows: issues.map((issue) => [
      issue.row ?? null,
      words(`data.${issue.severity}`),
      kindOfIssue(issue.code, language),
      issue.field ?? null,
      issue.found ?? null,
      issue.expected ?? null,
      issueSentence(issue, language),
    ]),
  };
}
