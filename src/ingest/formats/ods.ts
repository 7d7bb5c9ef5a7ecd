import type { IssueLog } from '../issue-log.ts';
import type { Grid, GridCell, Merge } from './grid.ts';
import { gridLayer, type IsKnown } from './grid-layer.ts';
import type { Layer, LayersRead, NoLayer } from './layer.ts';
import { Refusal } from './refusal.ts';
import { unzipped } from './unzip.ts';
import { attributeOf, readXml, type XmlHandler } from './xml-events.ts';

/** Tables of an OpenDocument spreadsheet (`content.xml`). */

/** A cell or row may say how often it is repeated: what that makes is bounded by the size of the text. */
const BYTES_A_CELL = 4;
const LEAST_BUDGET = 100_000;
/** Rows and columns of any spreadsheet. */
const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];

/** @throws Refusal */
export function odsLayers(bytes: Uint8Array, isKnown?: IsKnown): LayersRead {
  const content = unzipped(bytes, (path) => path === 'content.xml').get('content.xml');
  if (content === undefined) throw new Refusal('file-unreadable', { expected: 'content.xml' });
  const text = new TextDecoder().decode(content);
  const reader = new OdsReader(Math.max(LEAST_BUDGET, text.length / BYTES_A_CELL));
  readXml(text, reader);
  const layers: Layer[] = [];
  const others: NoLayer[] = [];
  let refusal: Refusal | null = null;
  for (const { name, rows, merges, cut, hidden } of reader.sheets) {
    if (rows.every((row) => row.length === 0)) continue;
    try {
      const report = (log: IssueLog): void => {
        if (hidden.count > 0)
          log.warn('rows-hidden', { field: `${name}!${hidden.first + 1}`, found: String(hidden.count) });
      };
      const layer = gridLayer({ name, format: 'ods', grid: rows, merges, firstRow: 1, report }, isKnown);
      layers.push(layer);
      if (cut) others.push({ name: `${name} …`, why: 'repeated cells' });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal = error;
      others.push({ name, why: error.code });
    }
  }
  if (layers.length === 0) throw refusal ?? new Refusal('file-empty');
  return { layers, others };
}

interface OdsSheet {
  readonly name: string;
  readonly rows: GridCell[][];
  readonly merges: Merge[];
  cut: boolean;
  /** Filled rows that a person does not see: how many, and the first, counted from 0. */
  readonly hidden: { count: number; first: number };
}

class OdsReader implements XmlHandler {
  readonly sheets: OdsSheet[] = [];
  #left: number;
  #row: GridCell[] = [];
  /** Blank cells that stand before the next filled one. */
  #column = 0;
  #rowTimes = 1;
  #rowHidden = false;
  #blankRows = 0;
  #cell: { attributes: string; covered: boolean } | null = null;
  #lines: string[] = [];
  #text = '';
  #skipped = 0;

  constructor(budget: number) {
    this.#left = budget;
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'table':
        this.sheets.push({
          name: attributeOf(attributes, 'name') ?? '',
          rows: [],
          merges: [],
          cut: false,
          hidden: { count: 0, first: -1 },
        });
        this.#blankRows = 0;
        return;
      case 'table-row':
        this.#row = [];
        this.#column = 0;
        this.#rowHidden = /^(filter|collapse)$/.test(attributeOf(attributes, 'visibility') ?? '');
        this.#rowTimes = timesOf(attributes, 'number-rows-repeated', MOST_ROWS);
        return;
      case 'table-cell':
      case 'covered-table-cell':
        this.#cell = { attributes, covered: name !== 'table-cell' };
        this.#lines = [];
        return;
      // A note is no value of its cell.
      case 'annotation':
        this.#skipped++;
        return;
      case 'p':
        this.#text = '';
        return;
      case 's':
        this.#text += ' '.repeat(timesOf(attributes, 'c', 100));
        return;
      case 'tab':
      case 'line-break':
        this.#text += ' ';
        return;
      default:
    }
  }

  text(text: string): void {
    if (this.#cell !== null && this.#skipped === 0) this.#text += text;
  }

  close(name: string): void {
    if (name === 'annotation') this.#skipped--;
    else if (name === 'p') {
      if (this.#skipped === 0 && this.#cell !== null) this.#lines.push(this.#text);
      this.#text = '';
    } else if (name === 'table-cell' || name === 'covered-table-cell') this.#endCell();
    else if (name === 'table-row') this.#endRow();
  }

  #endCell(): void {
    const cell = this.#cell;
    const sheet = this.sheets.at(-1);
    this.#cell = null;
    if (cell === null || sheet === undefined) return;
    const times = timesOf(cell.attributes, 'number-columns-repeated', MOST_COLUMNS);
    const value = cell.covered ? null : cellValue(cell.attributes, this.#lines);
    const [rows, columns] = ['number-rows-spanned', 'number-columns-spanned'].map((one) =>
      timesOf(cell.attributes, one, MOST_ROWS),
    );
    if (value !== null && ((rows ?? 1) > 1 || (columns ?? 1) > 1)) {
      const startRow = sheet.rows.length + this.#blankRows;
      sheet.merges.push({
        startRow,
        startCol: this.#column,
        endRow: startRow + (rows ?? 1) - 1,
        endCol: this.#column + (columns ?? 1) - 1,
      });
    }
    if (value !== null) {
      const cost = this.#column - this.#row.length + times;
      if (cost > this.#left || this.#column + times > MOST_COLUMNS) sheet.cut = true;
      else {
        this.#left -= cost;
        while (this.#row.length < this.#column) this.#row.push(null);
        for (let time = 0; time < times; time++) this.#row.push(value);
      }
    }
    this.#column += times;
  }

  #endRow(): void {
    const sheet = this.sheets.at(-1);
    if (sheet === undefined) return;
    if (this.#row.length === 0) {
      this.#blankRows += this.#rowTimes;
      return;
    }
    const cost = (this.#rowTimes - 1) * this.#row.length + this.#blankRows;
    if (cost > this.#left || sheet.rows.length + this.#blankRows + this.#rowTimes > MOST_ROWS) {
      sheet.cut = true;
      return;
    }
    this.#left -= cost;
    for (; this.#blankRows > 0; this.#blankRows--) sheet.rows.push([]);
    if (this.#rowHidden) {
      if (sheet.hidden.count === 0) sheet.hidden.first = sheet.rows.length;
      sheet.hidden.count += this.#rowTimes;
    }
    for (let time = 0; time < this.#rowTimes; time++) sheet.rows.push(this.#row);
  }
}

function cellValue(attributes: string, lines: readonly string[]): Grid[number][number] {
  const shown = lines.join('\n').trim().normalize('NFC');
  const type = attributeOf(attributes, 'value-type');
  if (type === 'float' || type === 'currency' || type === 'percentage') {
    const value = attributeOf(attributes, 'value') ?? '';
    const number = Number(value);
    return value !== '' && Number.isFinite(number) ? number : shown || null;
  }
  if (type === 'boolean') return attributeOf(attributes, 'boolean-value') === 'true';
  if (type === 'date') {
    const date = new Date(`${(attributeOf(attributes, 'date-value') ?? '').slice(0, 10)}T00:00:00Z`);
    return Number.isNaN(date.getTime()) ? shown || null : date;
  }
  return shown === '' ? null : shown;
}

function timesOf(attributes: string, name: string, most: number): number {
  const given = Number(attributeOf(attributes, name) ?? 1);
  return Number.isInteger(given) && given > 0 ? Math.min(given, most) : 1;
}
