import { zipSync } from 'fflate';
import type { TableSheet } from '../model/sheet.ts';
import { xlsxFile } from './xlsx.ts';

/** Each operator's sheet as an Excel file named by its id, in one zip. */
export async function sheetsZip(
  sheets: readonly { readonly operator: string; readonly sheet: TableSheet }[],
): Promise<Uint8Array> {
  const files = await Promise.all(
    sheets.map(async ({ operator, sheet }) => [`${operator}.xlsx`, await xlsxFile([sheet])] as const),
  );
  return zipSync(Object.fromEntries(files));
}
