import { issueSheet } from '../../export/issue-report.ts';
import { xlsxFile } from '../../export/xlsx.ts';
import { entryOf } from '../../state/import-store.ts';
import { useApp } from '../../state/store.ts';
import { XLSX_TYPE } from '../file-types.ts';
import { saveFile } from '../save-file.ts';

/** Everything that was noticed in a file, as a workbook to send back. */
export async function saveIssueReport(id: number): Promise<void> {
  const entry = entryOf(id);
  if (!entry?.checked) return;
  const issues = entry.checked.issues.map(({ issue }) => issue);
  const sheet = issueSheet(entry.name, issues, useApp.getState().language);
  saveFile(`${entry.name.replace(/\.[^.]*$/, '')}-van-de.xlsx`, await xlsxFile([sheet]), XLSX_TYPE);
}
