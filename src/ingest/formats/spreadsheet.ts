import { zipSync } from 'fflate';
import type { Sheet } from 'hucre/xlsx';
import type { GridCell } from './grid.ts';
import { gridLayer, type IsKnown } from './grid-layer.ts';
import type { Layer, LayersRead, NoLayer } from './layer.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { unzipped } from './unzip.ts';

/** Parts of an XLSX that hold cells; pictures, charts and macros stay packed. */
const PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml))$/i;
/** A sheet that explains the others. */
const GUIDE = /^(hướng dẫn|guide)$/i;
const MOST_CELLS = 8_000_000;

/**
 * All sheets of an Excel file. Formulas give the values that Excel last computed.
 *
 * @throws Refusal
 */
export async function workbookLayers(
  bytes: Uint8Array,
  format: 'xlsx' | 'xls',
  isKnown?: IsKnown,
): Promise<LayersRead> {
  if (format === 'xls') refuseOldOrLocked(bytes);
  const { readXls, readXlsx } = await import('hucre/xlsx');
  let sheets: readonly Sheet[];
  try {
    const book = format === 'xls' ? await readXls(bytes) : await readXlsx(safeParts(bytes));
    sheets = book.sheets;
  } catch (error) {
    throw refusalOf(error, format.toUpperCase());
  }
  const layers: Layer[] = [];
  const others: NoLayer[] = [];
  let refusal: Refusal | null = null;
  for (const sheet of sheets) {
    const { name, rows, merges = [], hidden, veryHidden } = sheet;
    const filled = rows.filter((row) => row.some((cell) => cell !== null && cell !== '')).length;
    if (filled === 0) continue;
    // Lists for drop-downs, and forms' own explanations.
    if (hidden || veryHidden || GUIDE.test(name.trim())) continue;
    const cells = rows.reduce((sum, row) => sum + row.length, 0);
    if (cells > MOST_CELLS) throw new Refusal('file-unreadable', { expected: `≤ ${MOST_CELLS / 1e6} million cells` });
    try {
      const grid = rows.map((row) => row.map(cellOf));
      layers.push(gridLayer({ name, format, grid, merges, firstRow: 1 }, isKnown));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal = error;
      others.push({ name, why: error.code });
    }
  }
  if (layers.length === 0) throw refusal ?? new Refusal('file-empty');
  return { layers, others };
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
