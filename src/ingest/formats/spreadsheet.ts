import { zipSync } from 'fflate';
import type { Sheet } from 'hucre/xlsx';
import type { Grid, GridCell, Merge } from './grid.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { unzipped } from './unzip.ts';

export interface Workbook {
  /** Names of the sheets that a person sees. */
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly grid: Grid;
  readonly merges: readonly Merge[];
}

/** Parts of an XLSX that hold cells; pictures, charts and macros stay packed. */
const PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml))$/i;
const MOST_CELLS = 8_000_000;

/**
 * The chosen sheet of an Excel file, else the first with a table in it. Formulas give the
 * values that Excel last computed.
 *
 * @throws Refusal
 */
export async function workbookOf(bytes: Uint8Array, format: 'xlsx' | 'xls', chosen?: string): Promise<Workbook> {
  if (format === 'xls') refuseOldOrLocked(bytes);
  const { readXls, readXlsx } = await import('hucre/xlsx');
  let sheets: readonly Sheet[];
  try {
    const book = format === 'xls' ? await readXls(bytes) : await readXlsx(safeParts(bytes));
    sheets = book.sheets.filter(({ hidden, veryHidden }) => !hidden && !veryHidden);
  } catch (error) {
    throw refusalOf(error, format.toUpperCase());
  }
  const filled = (sheet: Sheet): boolean =>
    sheet.rows.filter((row) => row.some((cell) => cell !== null && cell !== '')).length > 1;
  const sheet = sheets.find(({ name }) => name === chosen) ?? sheets.find(filled) ?? sheets[0];
  if (sheet === undefined) throw new Refusal('file-empty');
  const cells = sheet.rows.reduce((sum, row) => sum + row.length, 0);
  if (cells > MOST_CELLS) throw new Refusal('file-unreadable', { expected: `≤ ${MOST_CELLS / 1e6} million cells` });
  return {
    sheets: sheets.map(({ name }) => name),
    sheet: sheet.name,
    grid: sheet.rows.map((row) => row.map(cellOf)),
    merges: sheet.merges ?? [],
  };
}

/** What is said plainly of an old container that holds no workbook of Excel 97 to 2003. */
function refuseOldOrLocked(bytes: Uint8Array): void {
  const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1));
  // A workbook with a password is packed into such a container whole.
  if (names.includes('EncryptedPackage')) throw new Refusal('file-unreadable', { expected: 'no password' });
  // Until Excel 95 the stream was called Book.
  if (!names.includes('Workbook') && names.includes('Book'))
    throw new Refusal('format-unknown', { found: 'Excel 5, 95' });
}

/** The parts that matter, checked and unpacked by our own rules, then put together unpacked. */
function safeParts(bytes: Uint8Array): Uint8Array {
  const parts = unzipped(bytes, (path) => PARTS.test(path));
  return zipSync(Object.fromEntries(parts), { level: 0 });
}

function cellOf(cell: GridCell): GridCell {
  return typeof cell === 'string' ? cell.normalize('NFC') : cell;
}
