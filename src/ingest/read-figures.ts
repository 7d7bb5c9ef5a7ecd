import {
  FIGURE_COLUMNS,
  type FigureColumn,
  type FigureFault,
  type FigureFaultCode,
} from '../model/indicator-figure.ts';
import type { Indicator } from '../model/profile.ts';
import { isoDate } from './fields.ts';
import type { ByteSource } from './formats/layer.ts';
import type { RawRow } from './formats/raw-row.ts';
import { openTable } from './formats/raw-table.ts';
import { IssueLog, shown } from './issue-log.ts';
import { dateText } from './mapping/dates-in-text.ts';
import { decimalMarkOf, plainNumber } from './mapping/numbers-in-text.ts';
import { folded } from './names.ts';

/** A row that is taken. */
export interface FigureRead {
  readonly indicator: string;
  readonly area: string | null;
  readonly value: number | string;
  readonly date: string;
  readonly source: string;
}

/** What the rows are held against. */
export interface FiguresAsked {
  /** Indicators, and status lines as such. */
  readonly lines: readonly Indicator[];
  /** Names of the districts and communes. */
  readonly areas: readonly string[];
  /** ISO day: no figure is of a later one. */
  readonly today: string;
}

/**
 * A table of newest figures, in any format that tables are read from: columns by their headers in any
 * order, rows without a value passed over, and a row that could mean something else named and not
 * taken. An indicator is found by its id or by its name in either language. Never throws.
 */
export async function readFigures(
  source: ByteSource,
  asked: FiguresAsked,
): Promise<{ readonly figures: readonly FigureRead[]; readonly faults: readonly FigureFault[] }> {
  const file = source.name;
  const keys = new Map(Object.entries(FIGURE_COLUMNS).map(([key, { header }]) => [plain(header), key]));
  const isKnown = (header: string): boolean => keys.has(plain(header));
  try {
    const table = await openTable(source, {}, { isKnown, fit: ({ columns }) => columns.filter(isKnown).length });
    const columns = new Map(table.columns.map((column) => [keys.get(plain(column)), column]));
    const needed: FigureColumn[] = ['value', 'date', 'source'];
    if (!columns.has('indicator') && !columns.has('name')) needed.unshift('indicator');
    const missing = needed.filter((key) => !columns.has(key)).map((key) => FIGURE_COLUMNS[key].header);
    if (missing.length > 0)
      return { figures: [], faults: [{ code: 'columns-missing', file, found: missing.join(', ') }] };
    const rows: RawRow[] = [];
    await table.each(new IssueLog(file), (row) => rows.push(row));
    return new RowReader(file, columns, asked).readAll(rows);
  } catch (error) {
    return {
      figures: [],
      faults: [{ code: 'file-unreadable', file, found: shown(error instanceof Error ? error.message : error) }],
    };
  }
}

type Refused = [code: FigureFaultCode, found: string];

class RowReader {
  readonly figures = new Map<string, FigureRead>();
  readonly faults: FigureFault[] = [];
  readonly #file: string;
  readonly #columns: ReadonlyMap<string | undefined, string>;
  readonly #lines: ReadonlyMap<string, Indicator>;
  readonly #areas: ReadonlyMap<string, string | null>;
  readonly #today: string;

  constructor(file: string, columns: ReadonlyMap<string | undefined, string>, { lines, areas, today }: FiguresAsked) {
    this.#file = file;
    this.#columns = columns;
    this.#today = today;
    // Ids last: they win over a name that reads the same.
    this.#lines = new Map([
      ...lines.flatMap((line) => [line.name.vi, line.name.en].map((name) => [plain(name), line] as const)),
      ...lines.map((line) => [plain(line.id), line] as const),
    ]);
    this.#areas = areaFinder(areas);
  }

  readAll(rows: readonly RawRow[]) {
    const texts = rows.map((row) => this.#text(row, 'value').replace(/%$/, '').trim());
    const mark = decimalMarkOf(texts);
    for (const row of rows) this.#read(row, (text) => plainNumber(text, mark));
    return { figures: [...this.figures.values()], faults: this.faults };
  }

  #read(raw: RawRow, numberOf: (text: unknown) => number | null): void {
    if (this.#text(raw, 'value') === '') return;
    const read = this.#judge(raw, numberOf);
    if (Array.isArray(read)) this.#fault(raw, ...read);
    else {
      const key = JSON.stringify([read.indicator, read.area, read.date]);
      if (this.figures.has(key)) this.#fault(raw, 'given-twice', read.indicator);
      else this.figures.set(key, read);
    }
  }

  #fault({ row }: RawRow, code: FigureFaultCode, found: string): void {
    this.faults.push({ code, file: this.#file, row, found: shown(found) });
  }

  /** What the row says, or why it is not taken. */
  #judge(raw: RawRow, numberOf: (text: unknown) => number | null): FigureRead | Refused {
    const given = this.#text(raw, 'value');
    const named = this.#text(raw, 'indicator') || this.#text(raw, 'name');
    const line = this.#lines.get(plain(named));
    if (!line) return ['indicator-unknown', named];
    const unit = this.#text(raw, 'unit');
    if (unit !== '' && ![line.unit.vi, line.unit.en].some((own) => unitKey(own) === unitKey(unit)))
      return ['unit-differs', `${unit} (${line.unit.vi})`];
    const areaText = this.#text(raw, 'area');
    const area = areaText === '' ? null : this.#areas.get(folded(areaText));
    if (area === undefined || (area === null && areaText !== '')) return ['area-unknown', areaText];
    const value = this.#value(raw, line, numberOf);
    if (value === null) return ['value-broken', given];
    if (line.unit.vi === '%' && typeof value === 'number' && value > 0 && value < 1 && !given.endsWith('%'))
      return ['looks-like-share', given];
    const date = dayFrom(raw.properties[this.#columns.get('date') ?? '']);
    if (date === null) return ['date-broken', this.#text(raw, 'date')];
    if (date > this.#today) return ['date-later', date];
    const source = this.#text(raw, 'source');
    return source === '' ? ['source-missing', named] : { indicator: line.id, area, value, date, source };
  }

  /** A number where the plan's own figures are numbers; else what is written. */
  #value(raw: RawRow, line: Indicator, numberOf: (text: unknown) => number | null): number | string | null {
    const cell = raw.properties[this.#columns.get('value') ?? ''];
    const text = this.#text(raw, 'value');
    const isPercent = line.unit.vi === '%' && text.endsWith('%');
    const number = typeof cell === 'number' ? cell : numberOf(isPercent ? text.slice(0, -1).trim() : text);
    if (number !== null) return number;
    const numeric = [line.base, line.goal, line.latest].some((one) => typeof one === 'number');
    return numeric ? null : text;
  }

  #text(raw: RawRow, key: FigureColumn): string {
    const cell = raw.properties[this.#columns.get(key) ?? ''];
    if (typeof cell === 'string') return cell.trim();
    return typeof cell === 'number' ? String(cell) : cell instanceof Date ? cell.toISOString().slice(0, 10) : '';
  }
}

function dayFrom(given: unknown): string | null {
  const text = dateText(given, 'dmy');
  return typeof text === 'string' && text.length >= 10 ? isoDate(text.slice(0, 10)) : null;
}

/** By full name, and without its kind where that leaves one alone; null: several are called so. */
function areaFinder(areas: readonly string[]): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  for (const area of areas) {
    const key = folded(area).replace(/^(huyen|thanh pho|thi xa|xa|phuong|thi tran) /, '');
    found.set(key, found.has(key) ? null : area);
  }
  for (const area of areas) found.set(folded(area), area);
  return found;
}

function plain(text: string): string {
  return folded(text).replace(/[^a-z0-9%]/g, '');
}

/** Units differ by a word, never by a blank or a case: `Mb/s`, `mb / s`. */
function unitKey(unit: string): string {
  return folded(unit).replace(/\s/g, '');
}
