import { csvChunks } from '../export/csv.ts';
import { issueSheet } from '../export/issue-report.ts';
import { type TemplateRole, templateHeader, templateSheets } from '../export/templates.ts';
import { xlsxFile } from '../export/xlsx.ts';
import type { Checked } from '../model/import.ts';
import type { Issue } from '../model/issue.ts';
import { entryOf } from '../state/import-store.ts';
import { useApp } from '../state/store.ts';
import { CSV_TYPE, saveFile, XLSX_TYPE } from './save-file.ts';

const NAMES: Readonly<Record<TemplateRole, string>> = {
  stations: 'bieu-mau-tram-bts',
  fibre: 'bieu-mau-cap-quang',
  structures: 'bieu-mau-cong-trinh',
  villageTable: 'bieu-mau-so-lieu-thon',
  measurements: 'bieu-mau-so-do',
};

/** An empty form to fill in. */
export async function saveTemplate(role: TemplateRole, format: 'xlsx' | 'csv'): Promise<void> {
  const { province, language } = useApp.getState();
  if (!province) return;
  if (format === 'csv') {
    // With a mark that tells Excel the encoding.
    saveFile(`${NAMES[role]}.csv`, `\uFEFF${[...csvChunks(templateHeader(role), [])].join('')}`, CSV_TYPE);
    return;
  }
  saveFile(`${NAMES[role]}.xlsx`, await xlsxFile(templateSheets(role, province.profile, language)), XLSX_TYPE);
}

/** Everything that was noticed in a file, as a workbook to send back. */
export async function saveIssueReport(id: number): Promise<void> {
  const entry = entryOf(id);
  if (!entry?.checked) return;
  const sheet = issueSheet(entry.name, await allIssues(entry.checked), useApp.getState().language);
  saveFile(`${entry.name.replace(/\.[^.]*$/, '')}-van-de.xlsx`, await xlsxFile([sheet]), XLSX_TYPE);
}

/** Those that the page lists and those that it does not, by row. */
async function allIssues({ issues, unlisted }: Checked): Promise<readonly Issue[]> {
  const rest: readonly Issue[] = unlisted === null ? [] : JSON.parse(await unlisted.issues.text());
  return [...issues.map(({ issue }) => issue), ...rest].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
}
