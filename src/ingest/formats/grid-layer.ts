import type { FileFormat } from '../../model/import.ts';
import { type IssueLog, shown } from '../issue-log.ts';
import { missingCrowdHeader } from './crowd-header.ts';
import { type Delimiter, delimitedRows, delimiterOf } from './delimited.ts';
import { decoded, encodingOf, isEncodedTwice, legacyIn } from './encoding.ts';
import { fillMerges, type Grid, type GridLayout, layoutOf, type Merge, recordsOf } from './grid.ts';
import { type Layer, NOTHING_STATED, SAMPLE_ROWS } from './layer.ts';
import { encodedOnce, fromLegacy } from './legacy-vietnamese.ts';
import type { RawRow } from './raw-row.ts';
import { Refusal } from './refusal.ts';

/** Whether a header is one that is looked for: it helps to find the header row. */
export type IsKnown = (name: string) => boolean;

export interface GivenGrid {
  readonly name: string;
  readonly format: FileFormat;
  readonly grid: Grid;
  readonly merges: readonly Merge[];
  /** Number of the grid's first row as a person sees it; null: data rows are counted from 1. */
  readonly firstRow: number | null;
  /** Rows whose quotes do not close. */
  readonly broken?: ReadonlySet<number>;
  /** What is to be said of the sheet beside its rows. */
  readonly report?: (log: IssueLog) => void;
}

/** Merged cells that name columns: among the first rows, and not more than columns there are. */
const [HEADER_ROWS, MOST_HEADER_MERGES] = [60, 2_000];

export interface CsvChoice {
  readonly encoding?: Layer['encoding'];
  readonly delimiter?: Delimiter | null;
}

/** @throws Refusal where there is no table in it. */
export function csvLayer(bytes: Uint8Array, name: string, how: CsvChoice, isKnown?: IsKnown): Layer {
  const encoding = how.encoding ?? encodingOf(bytes);
  const text = decoded(bytes, encoding).replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new Refusal('file-empty');
  // Excel may name the separator in a first line of its own.
  const stated = /^sep=(.)\r?\n/.exec(text)?.[1];
  const delimiter =
    how.delimiter ?? ([';', '\t', ',', '|'] as const).find((one) => one === stated) ?? delimiterOf(text);
  const read = delimitedRows(stated === undefined ? text : text.slice(text.indexOf('\n') + 1), delimiter);
  const header = missingCrowdHeader(read[0]?.cells ?? []);
  const rows = header === null ? read : [{ cells: header, broken: false }, ...read];
  const broken = new Set(rows.flatMap((row, index) => (row.broken ? [index] : [])));
  const grid = rows.map(({ cells }) => cells);
  const layer = gridLayer({ name, format: 'csv', grid, merges: [], firstRow: null, broken }, isKnown);
  return { ...layer, encoding, delimiter };
}

/** @throws Refusal where no row looks like a header. */
export function gridLayer(given: GivenGrid, isKnown?: IsKnown): Layer {
  const { name, format, grid, merges, firstRow, broken = new Set() } = given;
  const head = grid
    .slice(0, 200)
    .flatMap((row) => row.filter((cell) => typeof cell === 'string'))
    .join(' ')
    .slice(0, 50_000);
  const twice = isEncodedTwice(head);
  const legacy = twice ? null : legacyIn(head);
  const text = twice
    ? withTexts(grid, (cell) => encodedOnce(cell).normalize('NFC'))
    : legacy === null
      ? grid
      : withTexts(grid, (cell) => fromLegacy(cell, legacy));
  const ofHeader = merges.filter(({ startRow }) => startRow < HEADER_ROWS).slice(0, MOST_HEADER_MERGES);
  const layout = layoutOf(text, ofHeader, isKnown);
  if (layout === null) throw new Refusal('header-missing');
  const whole = fillMerges(text, merges, layout.header[1] + 1);
  const numberOf = (index: number): number => (firstRow === null ? index - layout.header[1] : index + firstRow);
  const sample: RawRow[] = [];
  for (const row of rowsOf(whole, layout, numberOf, broken)) if (sample.push(row) >= SAMPLE_ROWS) break;
  return {
    ...NOTHING_STATED,
    name,
    format,
    encoding: legacy,
    titles: layout.titles,
    columns: layout.columns.filter((column) => column !== ''),
    hasGeometry: false,
    sample,
    async each(log, onRow) {
      for (const index of broken)
        log.error('csv-broken', { row: numberOf(index), found: shown(grid[index]?.join(' ')), expected: 'quotes' });
      reportForm(text, layout, numberOf, log);
      given.report?.(log);
      for (const row of rowsOf(whole, layout, numberOf, broken)) onRow(row);
    },
  };
}

function withTexts(grid: Grid, change: (text: string) => string): Grid {
  return grid.map((row) => row.map((cell) => (typeof cell === 'string' ? change(cell) : cell)));
}

function* rowsOf(
  grid: Grid,
  layout: GridLayout,
  numberOf: (index: number) => number,
  broken: ReadonlySet<number>,
): Generator<RawRow> {
  for (const [index, properties] of recordsOf(grid, layout)) {
    if (!broken.has(index)) yield { row: numberOf(index), properties, geometry: null };
  }
}

/** Cells beyond the header, and columns of one name: a value there would be lost without a word. */
function reportForm(grid: Grid, layout: GridLayout, numberOf: (index: number) => number, log: IssueLog): void {
  for (let index = layout.header[1] + 1; index < grid.length; index++) {
    const cells = grid[index] ?? [];
    const lost = cells.findIndex(
      (cell, column) => (layout.columns[column] ?? '') === '' && cell !== null && String(cell).trim() !== '',
    );
    if (lost >= 0)
      log.warn('csv-broken', {
        row: numberOf(index),
        found: shown(cells[lost]),
        expected: `≤ ${layout.columns.length} columns`,
      });
  }
  for (const column of layout.columns) {
    if (/ \(\d+\)$/.test(column)) log.warn('csv-broken', { field: shown(column), expected: 'distinct columns' });
  }
}
