import { formatFor } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import { sourceDate } from '../i18n/source-date.ts';
import { say, translate } from '../i18n/translate.ts';
import { TABLE_FILE_WORDS } from '../i18n/words/table-file.ts';
import type { Source } from '../model/province.ts';
import type { SheetCell, SheetColumn, TableSheet } from '../model/sheet.ts';
import { isSample } from './summary-json.ts';

/**
 * A table of the screen as a sheet, from which its XLSX, CSV and GeoJSON are all written: the
 * rows in the order they are shown, in the reader's language. Above them stands what the figures
 * rest on. CSV has no room above a table and rows are copied elsewhere, so that samples are marked
 * in a column as well.
 */
export interface TableAbout {
  readonly language: Language;
  /** Of the analysis that the figures come from. */
  readonly sources: readonly Source[];
  /** What else a reader must know: the scenario in force, assumptions that were changed. */
  readonly remarks: readonly string[];
}

export interface TableColumn<Row> extends SheetColumn {
  readonly cell: (row: Row, index: number) => SheetCell;
}

export function tableSheet<Row>(
  name: string,
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  about: TableAbout,
): TableSheet {
  const sheet = {
    name,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: rows.map((row, index) => columns.map(({ cell }) => known(cell(row, index)))),
  };
  return sheetAbout(sheet, about);
}

/** A sheet with what its figures rest on above its own notes, and samples marked in each row. */
export function sheetAbout(sheet: TableSheet, { language, sources, remarks }: TableAbout): TableSheet {
  const f = formatFor(language);
  const sample = translate(language, 'sample.badge');
  const isSampled = isSample(sources);
  const lines = sources.map((source) => {
    const { role, file, sample: own } = source;
    const line = say(TABLE_FILE_WORDS, language, 'file.source', {
      role: translate(language, `role.${role}`),
      file,
      date: sourceDate(source, f) ?? translate(language, 'data.noDate'),
    });
    return own ? `${line} (${sample.toLowerCase()})` : line;
  });
  const notes = [...(isSampled ? [sample.toUpperCase()] : []), ...remarks, ...lines, ...(sheet.notes ?? [])];
  if (!isSampled) return { ...sheet, notes };
  const mark = say(TABLE_FILE_WORDS, language, 'village.yes');
  return {
    ...sheet,
    notes,
    columns: [...sheet.columns, { header: sample, kind: 'text' }],
    rows: sheet.rows.map((row) => [...row, mark]),
  };
}

/** A share of which nothing is known is NaN; in a file it is an empty cell. */
function known(cell: SheetCell): SheetCell {
  return Number.isNaN(cell) ? null : cell;
}
