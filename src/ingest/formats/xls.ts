import type { Sheet } from 'hucre/xlsx';
import type { GridCell } from './grid.ts';
import { gridLayer, type IsKnown } from './grid-layer.ts';
import type { Layer, LayersRead, NoLayer } from './layer.ts';
import { Refusal, refusalOf } from './refusal.ts';

/** Old workbooks (`.xls`): at most 65,536 rows of 256 cells a sheet. */

const MOST_CELLS = 8_000_000;

/** Of workbooks within OLE, and of the oldest ones; a page of HTML with their name begins otherwise. */
const FIRST_BYTES: readonly (number | undefined)[] = [0xd0, 0x09];

/**
 * All sheets of an old Excel file. Formulas give the values that Excel last computed.
 *
 * @throws Refusal
 */
export async function xlsLayers(bytes: Uint8Array, isKnown?: IsKnown): Promise<LayersRead> {
  if (!FIRST_BYTES.includes(bytes[0])) return (await import('./html-sheet.ts')).htmlSheets(bytes, isKnown);
  refuseOldOrLocked(bytes);
  const { readXls } = await import('hucre/xlsx');
  let sheets: readonly Sheet[];
  try {
    sheets = (await readXls(bytes)).sheets;
  } catch (error) {
    throw refusalOf(error, 'XLS');
  }
  const layers: Layer[] = [];
  const others: NoLayer[] = [];
  let refusal: Refusal | null = null;
  for (const { name, rows, merges = [], hidden, veryHidden } of sheets) {
    const isEmpty = !rows.some((row) => row.some((cell) => cell !== null && cell !== ''));
    if (isEmpty) continue;
    if (hidden || veryHidden) {
      others.push({ name, why: 'hidden' });
      continue;
    }
    const cells = rows.reduce((sum, row) => sum + row.length, 0);
    if (cells > MOST_CELLS) throw new Refusal('work-limit', { expected: `≤ ${MOST_CELLS / 1e6} million cells` });
    try {
      // Rows and cells that the file leaves out are gaps in the library's arrays.
      const grid = Array.from(rows, (row) => Array.from(row ?? [], (cell) => cellOf(cell ?? null)));
      layers.push(gridLayer({ name, format: 'xls', grid, merges, firstRow: 1 }, isKnown));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal = error;
      others.push({ name, why: error.code });
    }
  }
  if (layers.length === 0) throw refusal ?? new Refusal('file-empty');
  return { layers, others };
}

/** The record that says how a workbook is locked; it follows the first one, or the one for write protection. */
const FILE_PASS = 0x2f;
const WRITE_PROTECT = 0x86;

/** Whether a workbook of Excel 97 to 2003 is locked: after its first record, which begins so, stands `FILE_PASS`. */
function isLocked(bytes: Uint8Array): boolean {
  const first = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00];
  const { byteOffset, byteLength, buffer } = bytes;
  const view = new DataView(buffer, byteOffset, byteLength);
  // Streams begin where a sector begins.
  for (let at = 512; at + 28 <= byteLength; at += 512) {
    if (!first.every((byte, index) => bytes[at + index] === byte)) continue;
    let next = at + 20;
    if (view.getUint16(next, true) === WRITE_PROTECT) next += 4 + view.getUint16(next + 2, true);
    return next + 2 <= byteLength && view.getUint16(next, true) === FILE_PASS;
  }
  return false;
}

/** What is said plainly of an old container that holds no workbook of Excel 97 to 2003. */
function refuseOldOrLocked(bytes: Uint8Array): void {
  const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1));
  // A workbook with a password is packed into such a container whole.
  if (names.includes('EncryptedPackage') || isLocked(bytes))
    throw new Refusal('file-unreadable', { expected: 'no password' });
  // Until Excel 95 the stream was called Book.
  if (names.includes('Workbook')) return;
  if (names.includes('Book')) throw new Refusal('format-unknown', { found: 'Excel 5, 95' });
  if (bytes[0] === 0xd0) throw new Refusal('format-unknown', { found: names.includes('WordDocument') ? 'doc' : 'OLE' });
}

function cellOf(cell: GridCell): GridCell {
  return typeof cell === 'string' ? cell.normalize('NFC') : cell;
}
