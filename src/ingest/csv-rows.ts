import Papa from 'papaparse';
import { type IssueLog, shown } from './issue-log.ts';

/**
 * Rows of a CSV as records by column name. The text is gathered whole: a country of
 * stations is some 60 MB, and only a whole text tells which line breaks are in quotes.
 */

const DELIMITERS = [',', ';', '\t'] as const;
/** A JavaScript string holds some 500 million characters. */
const MAX_BYTES = 400_000_000;

export class CsvRows {
  readonly #log: IssueLog;
  readonly #required: readonly string[];
  readonly #onRow: (row: number, record: Readonly<Record<string, string>>) => void;
  readonly #decoder = new TextDecoder('utf-8');
  #text = '';
  #bytes = 0;
  #utf16 = false;
  readonly #start: number[] = [];

  /** @param required Columns without which no row can be used. */
  constructor(
    log: IssueLog,
    required: readonly string[],
    onRow: (row: number, record: Readonly<Record<string, string>>) => void,
  ) {
    this.#log = log;
    this.#required = required;
    this.#onRow = onRow;
  }

  push(bytes: Uint8Array): void {
    if (this.#bytes < 2) {
      this.#start.push(...bytes.subarray(0, 2));
      const [first, second] = this.#start;
      this.#utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    }
    this.#bytes += bytes.length;
    if (!this.#utf16 && this.#bytes <= MAX_BYTES) this.#text += this.#decoder.decode(bytes, { stream: true });
  }

  end(): void {
    this.#text += this.#decoder.decode();
    if (this.#utf16) this.#log.error('file-unreadable', { expected: 'UTF-8' });
    else if (this.#bytes > MAX_BYTES) this.#log.error('file-unreadable', { expected: `≤ ${MAX_BYTES / 1e6} MB` });
    else if (this.#text.trim() === '') this.#log.error('file-empty');
    else this.#parse();
  }

  #parse(): void {
    let columns: readonly string[] | null = null;
    let row = 0;
    const text = this.#text;
    this.#text = '';
    Papa.parse<string[]>(text, {
      delimiter: delimiterOf(text),
      step: ({ data, errors }, parser) => {
        if (columns === null) {
          if (isBlank(data)) return;
          columns = this.#header(data);
          if (columns === null) parser.abort();
          return;
        }
        row++;
        if (isBlank(data)) return;
        const error = errors.find(({ type }) => type === 'Quotes');
        if (error !== undefined)
          this.#log.error('csv-broken', { row, found: shown(data.join(' ')), expected: 'quotes' });
        else this.#record(row, columns, data);
      },
    });
  }

  /** Column names; a repeated or empty one is ''. Null where a required one is missing. */
  #header(cells: readonly string[]): readonly string[] | null {
    const seen = new Set<string>();
    const columns = cells.map((cell) => {
      const name = cell.trim();
      const key = name.toLowerCase();
      if (seen.has(key) && name !== '')
        this.#log.warn('csv-broken', { field: shown(name), expected: 'distinct columns' });
      const column = name === '' || seen.has(key) ? '' : isPlain(key) ? key : name;
      seen.add(key);
      return column;
    });
    const missing = this.#required.filter((column) => !columns.includes(column));
    for (const column of missing) this.#log.error('column-missing', { field: column });
    return missing.length > 0 ? null : columns;
  }

  #record(row: number, columns: readonly string[], cells: readonly string[]): void {
    if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
      this.#log.error('csv-broken', { row, found: String(cells.length), expected: `≤ ${columns.length} columns` });
    } else if (cells.some((cell) => cell.includes('\uFFFD'))) {
      this.#log.error('file-unreadable', { row, expected: 'UTF-8' });
    } else {
      const named = columns.map((column, index): [string, string] => [column, cells[index] ?? '']);
      this.#onRow(row, Object.fromEntries(named.filter(([column]) => column !== '')));
    }
  }
}

/** The delimiter found most often in the header, whose names contain none. */
function delimiterOf(text: string): string {
  const header = /[^\r\n]*\S[^\r\n]*/.exec(text.slice(0, 100_000))?.[0] ?? '';
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

/** Our own column names are plain: `Height_M` is `height_m`; other people's keep their case. */
function isPlain(key: string): boolean {
  return /^[a-z_]+$/.test(key);
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
