import { sheetCsv } from '../export/sheet-csv.ts';
import { type Places, sheetGeojson } from '../export/sheet-geojson.ts';
import type { TableSheet } from '../model/sheet.ts';
import { CSV_TYPE, fileName, GEOJSON_TYPE, saveFile, XLSX_TYPE } from './save-file.ts';

export type TableFormat = 'xlsx' | 'csv' | 'geojson';

/**
 * Saves a table of the screen, under its own name.
 *
 * @param places Where the rows are; without them there is no GeoJSON to be had.
 */
export async function saveTable(
  sheet: TableSheet,
  format: Exclude<TableFormat, 'xlsx'>,
  places: Places = [],
): Promise<void> {
  const name = `${fileName(sheet.name)}.${format}`;
  switch (format) {
    case 'csv':
      return saveFile(name, sheetCsv(sheet), CSV_TYPE);
    case 'geojson':
      return saveFile(name, sheetGeojson(sheet, places), GEOJSON_TYPE);
  }
}

/** Saves tables of the screen as one XLSX, under the name of the first. */
export async function saveWorkbook(sheets: readonly [first: TableSheet, ...further: TableSheet[]]): Promise<void> {
  const { xlsxFile } = await import('../export/xlsx.ts');
  return saveFile(`${fileName(sheets[0].name)}.xlsx`, await xlsxFile(sheets), XLSX_TYPE);
}
