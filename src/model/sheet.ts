/** A table for a spreadsheet, as data: what `src/export/xlsx.ts` writes and its reader gives back. */

export type SheetKind = 'text' | 'integer' | 'decimal' | 'percent' | 'date';
/** A percent is a share from 0 to 1; a date is midnight UTC of its day; null is an empty cell. */
export type SheetCell = string | number | boolean | Date | null;

/** A column of a table on its way to a file. */
export interface SheetColumn {
  readonly header: string;
  readonly kind: SheetKind;
  /** About so many characters wide; absent: as the header and the first rows need. */
  readonly widthChars?: number;
  /** Offered as a drop-down in every row and in empty rows below. Other values stay possible. */
  readonly choices?: readonly string[];
}

/** A table on its way to a file. Text in cells is data, never a formula. */
export interface TableSheet {
  /** Made fit for Excel where it is not: at most 31 characters, none of `: \ / ? * [ ]`, no name twice. */
  readonly name: string;
  /** Lines above the table. */
  readonly notes?: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}
