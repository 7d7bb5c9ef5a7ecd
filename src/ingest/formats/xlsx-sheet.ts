import { CellList } from './cell-list.ts';
import type { GridCell, Merge } from './grid.ts';
import { unescaped } from './xml-events.ts';
import { numberInBytes, XmlTags } from './xml-tags.ts';

/** A sheet's XML → its filled cells, in the order of the file: what is not there takes no room. */

export interface SheetCells {
  readonly cells: CellList;
  readonly merges: readonly Merge[];
  /** Formulas without a stored value: how many, and the first. */
  readonly formulas: { readonly count: number; readonly first: string };
  /** Filled rows that a person does not see: how many, and the first, counted from 0. */
  readonly hidden: { readonly count: number; readonly first: number };
}

export interface SheetContext {
  readonly strings: readonly string[];
  /** By number of a cell's style. */
  readonly isDate: readonly boolean[];
  readonly date1904: boolean;
}

/** Rows and columns of any spreadsheet; what names others is passed over. */
const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];
const MOST_MERGES = 100_000;
const DAY_MS = 86_400_000;
/** 1/1/1970 in days of Excel. */
const EPOCH_DAY = 25_569;
const DAYS_1904 = 1_462;

export function sheetCells(xml: Uint8Array, context: SheetContext): SheetCells {
  const reading = new SheetReading(new XmlTags(xml), context);
  while (reading.tags.next()) reading.readTag();
  return reading;
}

const NO_BYTES = new Uint8Array();

/** What has been read of a sheet, and the cell in which the reader is. */
class SheetReading implements SheetCells {
  readonly cells = new CellList();
  readonly merges: Merge[] = [];
  readonly formulas = { count: 0, first: '' };
  readonly hidden = { count: 0, first: -1 };
  readonly tags: XmlTags;
  private readonly context: SheetContext;
  private row = -1;
  private column = -1;
  private isHidden = false;
  private cell: { readonly type: string; readonly style: number } | null = null;
  private isFormula = false;
  private isPhonetic = false;
  private value: GridCell = null;
  private text: string | null = null;

  constructor(tags: XmlTags, context: SheetContext) {
    this.tags = tags;
    this.context = context;
  }

  readTag(): void {
    const { tags } = this;
    switch (tags.name) {
      case 'row':
        if (!tags.isEnd) this.startRow();
        break;
      case 'c':
        if (tags.isEnd) this.endCell();
        else this.startCell();
        break;
      case 'f':
        this.isFormula = true;
        break;
      case 'v':
        if (tags.isEnd && this.cell !== null) this.value = storedValue(tags, this.cell, this.context);
        break;
      case 'rPh':
        this.isPhonetic = !tags.isEnd;
        break;
      case 't':
        if (tags.isEnd && this.cell !== null && !this.isPhonetic) this.text = (this.text ?? '') + tags.text();
        break;
      case 'mergeCell':
        if (!tags.isEnd) this.addMerge();
        break;
      default:
    }
  }

  private startRow(): void {
    const number = numberInBytes(this.tags.attribute('r') ?? NO_BYTES);
    this.row = Number.isNaN(number) ? this.row + 1 : number - 1;
    this.column = -1;
    this.isHidden = isTrue(this.tags.attribute('hidden'));
  }

  private startCell(): void {
    const { tags } = this;
    const place = tags.attribute('r');
    if (place === null) this.column++;
    else {
      this.column = columnIn(place);
      const number = rowIn(place);
      if (number >= 0) this.row = number;
    }
    if (tags.isEmpty) return;
    this.cell = { type: ascii(tags.attribute('t')), style: numberInBytes(tags.attribute('s') ?? NO_BYTES) };
    this.isFormula = false;
    this.value = null;
    this.text = null;
  }

  private endCell(): void {
    const { cell, row, column } = this;
    this.cell = null;
    if (cell === null) return;
    const filled = this.text === null ? this.value : unescapedCell(this.text);
    if (filled !== null && filled !== '') {
      if (row < 0 || row >= MOST_ROWS || column >= MOST_COLUMNS) return;
      if (this.isHidden) {
        this.isHidden = false;
        this.hidden.count++;
        if (this.hidden.count === 1) this.hidden.first = row;
      }
      this.cells.add(row, column, filled);
    } else if (this.isFormula && cell.type !== 'str') {
      this.formulas.count++;
      if (this.formulas.count === 1) this.formulas.first = cellName(row, column);
    }
  }

  private addMerge(): void {
    const merge = this.merges.length >= MOST_MERGES ? null : mergeIn(ascii(this.tags.attribute('ref')));
    if (merge !== null) this.merges.push(merge);
  }
}

function storedValue(
  tags: XmlTags,
  { type, style }: { readonly type: string; readonly style: number },
  { strings, isDate, date1904 }: SheetContext,
): GridCell {
  const bytes = tags.textBytes();
  if (bytes.length === 0) return null;
  switch (type) {
    case 's':
      return strings[numberInBytes(bytes)] ?? null;
    case 'b':
      return bytes[0] === 0x31;
    case '':
    case 'n': {
      const number = numberInBytes(bytes);
      if (Number.isNaN(number)) return unescapedCell(tags.text());
      if (isDate[style] !== true) return number;
      const date = new Date(Math.round((number + (date1904 ? DAYS_1904 : number < 60 ? 1 : 0) - EPOCH_DAY) * DAY_MS));
      return Number.isNaN(date.getTime()) ? number : date;
    }
    case 'd': {
      const date = new Date(tags.text());
      return Number.isNaN(date.getTime()) ? tags.text() : date;
    }
    // Text of a formula, or an error such as #N/A.
    default:
      return unescapedCell(tags.text());
  }
}

/** Text of a cell: entities, and characters that XML cannot hold, which Excel writes as `_x000D_`. */
export function unescapedCell(text: string): string {
  const plain = unescaped(text);
  const whole = plain.includes('_x')
    ? plain.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => {
        const unit = Number.parseInt(code, 16);
        return unit >= 0xd800 && unit <= 0xdfff ? '\uFFFD' : String.fromCharCode(unit);
      })
    : plain;
  return whole.normalize('NFC');
}

/** `1` or `true`. */
function isTrue(bytes: Uint8Array | null): boolean {
  return bytes !== null && (bytes[0] === 0x31 || bytes[0] === 0x74);
}

function ascii(bytes: Uint8Array | null): string {
  if (bytes === null) return '';
  let text = '';
  for (const byte of bytes.subarray(0, 40)) text += String.fromCharCode(byte);
  return text;
}

function columnIn(place: Uint8Array): number {
  let column = 0;
  for (const byte of place.subarray(0, 8)) {
    const letter = (byte | 0x20) - 0x60;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function rowIn(place: Uint8Array): number {
  let row = 0;
  for (const byte of place.subarray(0, 12)) if (byte >= 0x30 && byte <= 0x39) row = row * 10 + byte - 0x30;
  return row - 1;
}

/** `XFD1048576`; row and column are counted from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

function mergeIn(ref: string): Merge | null {
  const bytes = ref.split(':').map((place) => new TextEncoder().encode(place));
  const [from, to] = bytes;
  if (from === undefined || to === undefined) return null;
  const merge = { startRow: rowIn(from), startCol: columnIn(from), endRow: rowIn(to), endCol: columnIn(to) };
  return merge.startRow < 0 || merge.startCol < 0 || merge.endRow >= MOST_ROWS || merge.endCol >= MOST_COLUMNS
    ? null
    : merge;
}
