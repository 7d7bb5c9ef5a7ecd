import type { SheetCell, SheetKind, TableSheet } from '../model/sheet.ts';
import { type Cell, csvChunks, plain, share } from './csv.ts';

/** Excel takes a file for UTF-8 only if it begins so. */
const BOM = '\uFEFF';
const MOST_DECIMALS = 1e7;

/**
 * A sheet as CSV for a spreadsheet, numbers written as in the files of the commands:
 * decimal point, shares from 0 to 1, ISO dates. The lines above the table stay behind: a file of
 * rows begins with its header.
 */
export function sheetCsv({ columns, rows }: TableSheet): string {
  const cells = rows.map((row) => row.map((cell, c) => cellOf(cell, columns[c]?.kind ?? 'text')));
  const header = columns.map(({ header: name }) => name);
  return [BOM, ...csvChunks(header, cells)].join('');
}

function cellOf(cell: SheetCell, kind: SheetKind): Cell {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10);
  if (typeof cell !== 'number') return cell;
  if (!Number.isFinite(cell)) return null;
  return kind === 'percent' ? share(cell) : plain(Math.round(cell * MOST_DECIMALS) / MOST_DECIMALS + 0);
}
