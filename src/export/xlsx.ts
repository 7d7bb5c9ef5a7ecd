import type { CellValue, ColumnDef, DataValidation, WriteSheet } from 'hucre/xlsx';
import type { SheetCell, SheetColumn, SheetKind, TableSheet } from '../model/sheet.ts';

/**
 * Sheets → an Excel file. Text is written as text cells, so that what begins with `=` or `+`
 * is read and never computed. The library (some 40 kB) comes when the first file is written.
 */

const FORMAT: Readonly<Record<SheetKind, string | null>> = {
  text: null,
  integer: '#,##0',
  // No grouping, and as many decimals as there are: it may be a coordinate.
  decimal: '0.0######',
  percent: '0.0%',
  date: 'dd/mm/yyyy',
};
/** What Excel allows. */
const NAME_LENGTH = 31;
const TEXT_LENGTH = 32_767;
/** A template is filled in below its last row: drop-downs reach so far. */
const LEAST_ROWS_WITH_CHOICES = 5_000;
/** Choices stand in cells of a hidden sheet: written into the rule itself they could hold no comma. */
const CHOICES_SHEET = '_';

export async function xlsxFile(sheets: readonly TableSheet[]): Promise<Uint8Array> {
  const { colToLetter, writeXlsx } = await import('hucre/xlsx');
  const names = distinctNames(sheets.map(({ name }) => name));
  const choices: (readonly string[])[] = [];

  const written = sheets.map(({ notes = [], columns, rows }, s): WriteSheet => {
    const header = notes.length;
    const first = header + 2;
    const last = first + Math.max(rows.length, LEAST_ROWS_WITH_CHOICES) - 1;
    const validations: DataValidation[] = [];
    for (const [c, column] of columns.entries()) {
      if (column.choices === undefined || column.choices.length === 0) continue;
      const letter = colToLetter(choices.push(column.choices) - 1);
      validations.push({
        type: 'list',
        range: `${colToLetter(c)}${first}:${colToLetter(c)}${last}`,
        formula1: `'${CHOICES_SHEET}'!$${letter}$1:$${letter}$${column.choices.length}`,
        allowBlank: true,
        showErrorMessage: false,
      });
    }
    const head = columns.map((column): CellValue => textCell(column.header));
    return {
      name: names[s] ?? CHOICES_SHEET,
      columns: columns.map((column, c) => columnOf(column, rows, c)),
      rows: [...notes.map((note) => [textCell(note)]), head, ...rows.map((row) => row.map(cellOf))],
      cells: new Map(
        columns.map((_, c) => [`${header},${c}`, { style: { font: { bold: true }, alignment: { wrapText: true } } }]),
      ),
      freezePane: { rows: header + 1 },
      ...(columns.length === 0 || rows.length === 0
        ? {}
        : { autoFilter: { range: `A${header + 1}:${colToLetter(columns.length - 1)}${header + 1 + rows.length}` } }),
      dataValidations: validations,
    };
  });
  if (choices.length > 0) {
    const longest = Math.max(...choices.map(({ length }) => length));
    const rows = Array.from({ length: longest }, (_, r) => choices.map((list) => cellOf(list[r] ?? null)));
    written.push({ name: CHOICES_SHEET, rows, hidden: true });
  }
  return writeXlsx({ sheets: written });
}

function columnOf({ kind, header, widthChars }: SheetColumn, rows: TableSheet['rows'], c: number): ColumnDef {
  const numFmt = FORMAT[kind];
  const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, String(row[c] ?? '').length), header.length);
  const width = widthChars ?? (kind === 'date' ? 12 : Math.min(40, Math.max(8, longest + 2)));
  return numFmt === null ? { width } : { width, numFmt };
}

function cellOf(cell: SheetCell): CellValue {
  if (typeof cell === 'string') return textCell(cell);
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell;
  return cell;
}

/** Composed Unicode without what XML cannot hold; `_x0041_` would be read as the letter it encodes. */
function textCell(text: string): string {
  const lines = text.normalize('NFC').replace(/\r\n?/g, '\n');
  const plain = lines.replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]|\p{Cs}/gu, ' ').slice(0, TEXT_LENGTH);
  return plain.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>([CHOICES_SHEET]);
  return names.map((given) => {
    const name =
      textCell(given.replace(/[:\\/?*[\]]/g, ' '))
        .replace(/^'+|'+$/g, '')
        .trim() || 'Sheet';
    let distinct = name.slice(0, NAME_LENGTH);
    for (let n = 2; taken.has(distinct.toLowerCase()); n++) {
      const ending = ` (${n})`;
      distinct = `${name.slice(0, NAME_LENGTH - ending.length)}${ending}`;
    }
    taken.add(distinct.toLowerCase());
    return distinct;
  });
}
