import { formatFor } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import { sourceDate } from '../i18n/source-date.ts';
import { say, translate } from '../i18n/translate.ts';
import { TABLE_FILE_WORDS } from '../i18n/words/table-file.ts';
import type { Source } from '../model/province.ts';
import { MODEL_NAMES } from '../model/radio.ts';
import type { SheetCell, SheetColumn, TableSheet } from '../model/sheet.ts';
import { CIRCLES_AND_AREA, type FigureBasis } from './figure-basis.ts';
import { isSample } from './summary-json.ts';

/**
 * A table of the screen as a sheet, from which its XLSX, CSV and GeoJSON are all written: the
 * rows in the order they are shown, in the reader's language. Above them stands what the figures
 * rest on. CSV has no room above a table and rows are copied elsewhere, so that samples are marked,
 * and a radio model and a weight of shares named, in columns as well.
 */
export interface TableAbout {
  readonly language: Language;
  /** Of the analysis that the figures come from. */
  readonly sources: readonly Source[];
  /** What else a reader must know: the scenario in force, assumptions that were changed. */
  readonly remarks: readonly string[];
  /** Model and weight of the figures, a column each in every row; absent: circles and area. */
  readonly basis?: FigureBasis;
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

/** A sheet with what its figures rest on above its own notes; model, weight and samples are marked in each row. */
export function sheetAbout(
  sheet: TableSheet,
  { language, sources, remarks, basis = CIRCLES_AND_AREA }: TableAbout,
): TableSheet {
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
  const { model, weight } = basis;
  const told = (key: 'param.radioModel' | 'param.weight', text: string) => ({
    header: say(TABLE_FILE_WORDS, language, key),
    text,
  });
  const marks = [
    ...(model === null ? [] : [told('param.radioModel', MODEL_NAMES[model])]),
    ...(weight === undefined ? [] : [told('param.weight', say(TABLE_FILE_WORDS, language, `weight.${weight}`))]),
    ...(isSampled ? [{ header: sample, text: say(TABLE_FILE_WORDS, language, 'village.yes') }] : []),
  ];
  return {
    ...sheet,
    notes: [...(isSampled ? [sample.toUpperCase()] : []), ...remarks, ...lines, ...(sheet.notes ?? [])],
    columns: [...sheet.columns, ...marks.map(({ header }): SheetColumn => ({ header, kind: 'text' }))],
    rows: sheet.rows.map((row) => [...row, ...marks.map(({ text }) => text)]),
  };
}

/** A share of which nothing is known is NaN; in a file it is an empty cell. */
function known(cell: SheetCell): SheetCell {
  return Number.isNaN(cell) ? null : cell;
}
