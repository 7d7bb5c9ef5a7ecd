import { csvChunks } from '../../export/csv.ts';
import { type TemplateRole, templateHeader, templateSheets } from '../../export/templates.ts';
import { xlsxFile } from '../../export/xlsx.ts';
import { useApp } from '../../state/store.ts';
import { CSV_TYPE, XLSX_TYPE } from '../file-types.ts';
import { saveFile } from '../save-file.ts';

const NAMES: Readonly<Record<TemplateRole, string>> = { stations: 'bieu-mau-tram-bts', fibre: 'bieu-mau-cap-quang' };

/** An empty form for operators to fill in. */
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
