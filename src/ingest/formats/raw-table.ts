import type { FileFormat } from '../../model/import.ts';
import type { Mapping } from '../../model/mapping.ts';
import { FeatureSplitter } from '../feature-splitter.ts';
import { isRecord } from '../fields.ts';
import { IssueLog, shown } from '../issue-log.ts';
import { type Delimiter, delimitedRows, delimiterOf, MOST_BYTES } from './delimited.ts';
import { detectFormat } from './detect.ts';
import { decoded, type Encoding, encodingOf, legacyIn } from './encoding.ts';
import { type Grid, type GridLayout, layoutOf, type Merge, recordsOf } from './grid.ts';
import { fromLegacy } from './legacy-vietnamese.ts';
import type { RawRow } from './raw-row.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { unzipped, zipPaths } from './unzip.ts';

/**
 * Any file → a table: columns, and rows with their cells and geometry as the file has them.
 * What they mean is another matter: `mapping/`. GeoJSON is streamed, so that a large one is
 * never held whole; of the others the rows are at hand once the file is open.
 */

/** A file that can be read more than once. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  chunks(): AsyncIterable<Uint8Array>;
}

export type OnRow = (row: RawRow) => void;

export interface RawTable {
  readonly format: FileFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  /** Sheets or layers to choose from, and the one that is read. */
  readonly layers: readonly string[];
  readonly layer: string | null;
  /** Lines above the table. */
  readonly titles: readonly string[];
  readonly columns: readonly string[];
  readonly hasGeometry: boolean;
  /** Text of a `.prj`, or a name in the file. */
  readonly crs: string | null;
  /** The first rows. */
  readonly sample: readonly RawRow[];
  /** All rows, in order. Issues of the file's form go to the log. */
  each(log: IssueLog, onRow: OnRow): Promise<void>;
}

/** What a person chose against the guess. */
export type HowToRead = Partial<Pick<Mapping, 'encoding' | 'delimiter' | 'layer'>>;

const SAMPLE_ROWS = 300;
/** Enough for the format, and for a GeoJSON's first features. */
const HEAD_BYTES = 2_000_000;
/** Whole files that are unpacked or parsed at once. */
const MOST_PARSED_BYTES = 250_000_000;

/**
 * @param isKnown Whether a header is one that is looked for: it helps to find the header row.
 * @throws Refusal where nothing of the file can be read.
 */
export async function openTable(
  source: ByteSource,
  how: HowToRead = {},
  isKnown?: (name: string) => boolean,
): Promise<RawTable> {
  const head = await readBytes(source, HEAD_BYTES);
  if (head.length === 0) throw new Refusal('file-empty');
  let format = detectFormat(source.name, head);
  if (format === 'geojson') return geojsonTable(source, head);
  const most = format === 'csv' ? MOST_BYTES : MOST_PARSED_BYTES;
  if (source.size > most) throw new Refusal('file-unreadable', { expected: `≤ ${most / 1e6} MB` });
  const bytes = source.size <= head.length ? head : await readBytes(source, Infinity);
  if (format === 'zip') format = detectFormat(source.name, bytes, zipPaths(bytes));
  switch (format) {
    case 'csv':
      return csvTable(bytes, how, isKnown);
    case 'xlsx':
    case 'xls': {
      const { workbookOf } = await import('./spreadsheet.ts');
      const { sheets, sheet, grid, merges } = await workbookOf(bytes, format, how.layer ?? undefined);
      return { ...gridTable(grid, merges, isKnown, 1), format, layers: sheets, layer: sheet };
    }
    case 'shapefile': {
      const { shapefileOf } = await import('./shapefile.ts');
      const { rows, encoding, crs, layers, layer } = shapefileOf(bytes, how.layer ?? undefined);
      return { ...rowsTable(rows, 'shapefile'), encoding, crs, layers, layer };
    }
    case 'geopackage': {
      const { geopackageOf } = await import('./geopackage.ts');
      const { rows, crs, layers, layer } = await geopackageOf(bytes, how.layer ?? undefined);
      return { ...rowsTable(rows, 'geopackage'), crs, layers, layer };
    }
    case 'topojson': {
      const { topologyOf } = await import('./topojson.ts');
      const { rows, layers, layer } = await topologyOf(bytes, how.layer ?? undefined);
      return { ...rowsTable(rows, 'topojson'), layers, layer };
    }
    case 'kml':
    case 'gpx': {
      const { xmlFeatures } = await import('./xml-features.ts');
      return rowsTable(await xmlFeatures(bytes, format), format);
    }
    case 'kmz': {
      const [[, kml] = []] = unzipped(bytes, (path) => /\.kml$/i.test(path));
      const { xmlFeatures } = await import('./xml-features.ts');
      return rowsTable(await xmlFeatures(kml ?? new Uint8Array(), 'kml'), 'kmz');
    }
    default:
      throw new Refusal('format-unknown', { found: format });
  }
}

/** At most so many bytes from the beginning. */
export async function readBytes(source: ByteSource, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of source.chunks()) {
      parts.push(chunk);
      size += chunk.length;
      if (size >= most) break;
    }
  } catch (error) {
    throw refusalOf(error, source.name);
  }
  const bytes = new Uint8Array(Math.min(size, most));
  let at = 0;
  for (const part of parts) {
    bytes.set(part.subarray(0, bytes.length - at), at);
    at += part.length;
    if (at >= bytes.length) break;
  }
  return bytes;
}

const NOTHING = { encoding: null, delimiter: null, layers: [], layer: null, titles: [], crs: null } as const;

function geojsonTable(source: ByteSource, head: Uint8Array): RawTable {
  const encoding = encodingOf(head.subarray(0, 4));
  const recode = encoding.startsWith('utf-16') ? new TextDecoder(encoding) : null;
  const utf8 = (chunk: Uint8Array): Uint8Array =>
    recode === null ? chunk : new TextEncoder().encode(recode.decode(chunk, { stream: true }));
  const sample: RawRow[] = [];
  const take = (row: number, feature: unknown): void => {
    if (sample.length < SAMPLE_ROWS) sample.push(rowOf(row, feature));
  };
  new FeatureSplitter(new IssueLog(source.name), take).push(
    recode === null ? head : new TextEncoder().encode(decoded(head, encoding)),
  );
  const crs = /"crs"\s*:\s*(\{[^[\]]{0,400}?"name"\s*:\s*"([^"]{1,200})")/.exec(
    new TextDecoder().decode(head.subarray(0, 4_000)),
  );
  return {
    ...NOTHING,
    format: 'geojson',
    encoding: recode === null ? 'utf-8' : encoding,
    columns: columnsOf(sample),
    hasGeometry: true,
    crs: crs?.[2] ?? null,
    sample,
    async each(log, onRow) {
      const splitter = new FeatureSplitter(log, (row, feature) => onRow(rowOf(row, feature)));
      try {
        for await (const chunk of source.chunks()) splitter.push(utf8(chunk));
      } catch (error) {
        log.error('file-unreadable', { found: shown(error instanceof Error ? error.message : error) });
      }
      splitter.end();
    },
  };
}

function rowOf(row: number, feature: unknown): RawRow {
  const { properties, geometry } = isRecord(feature) ? feature : {};
  return { row, properties: isRecord(properties) ? properties : {}, geometry };
}

function rowsTable(rows: readonly RawRow[], format: FileFormat): RawTable {
  const sample = rows.slice(0, SAMPLE_ROWS);
  return {
    ...NOTHING,
    format,
    columns: columnsOf(sample),
    hasGeometry: true,
    sample,
    async each(_, onRow) {
      for (const row of rows) onRow(row);
    },
  };
}

function csvTable(bytes: Uint8Array, how: HowToRead, isKnown?: (name: string) => boolean): RawTable {
  const encoding = how.encoding ?? encodingOf(bytes);
  const text = decoded(bytes, encoding).replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new Refusal('file-empty');
  // Excel may name the separator in a first line of its own.
  const stated = /^sep=(.)\r?\n/.exec(text)?.[1];
  const delimiter =
    how.delimiter ?? ([';', '\t', ',', '|'] as const).find((one) => one === stated) ?? delimiterOf(text);
  const rows = delimitedRows(stated === undefined ? text : text.replace(/^.*\n/, ''), delimiter);
  const broken = new Set(rows.flatMap((row, index) => (row.broken ? [index] : [])));
  const grid = rows.map(({ cells }) => cells);
  return { ...gridTable(grid, [], isKnown, null, broken), format: 'csv', encoding, delimiter };
}

/**
 * @param firstRow Number of the grid's first row as a person sees it; null: data rows are counted from 1.
 * @param broken Rows whose quotes do not close.
 */
function gridTable(
  grid: Grid,
  merges: readonly Merge[],
  isKnown: ((name: string) => boolean) | undefined,
  firstRow: number | null,
  broken: ReadonlySet<number> = new Set(),
): Omit<RawTable, 'format'> {
  const legacy = legacyIn(
    grid
      .slice(0, 200)
      .flatMap((row) => row.filter((cell) => typeof cell === 'string'))
      .join(' ')
      .slice(0, 50_000),
  );
  const text =
    legacy === null
      ? grid
      : grid.map((row) => row.map((cell) => (typeof cell === 'string' ? fromLegacy(cell, legacy) : cell)));
  const layout = layoutOf(text, merges, isKnown);
  if (layout === null) throw new Refusal('header-missing');
  const numberOf = (index: number): number => (firstRow === null ? index - layout.header[1] : index + firstRow);
  const rows: RawRow[] = [];
  for (const [index, properties] of recordsOf(text, layout)) {
    if (broken.has(index)) continue;
    rows.push({ row: numberOf(index), properties, geometry: null });
  }
  return {
    ...NOTHING,
    encoding: legacy,
    titles: layout.titles,
    columns: layout.columns.filter((column) => column !== ''),
    hasGeometry: false,
    sample: rows.slice(0, SAMPLE_ROWS),
    async each(log, onRow) {
      for (const index of broken)
        log.error('csv-broken', { row: numberOf(index), found: shown(grid[index]?.join(' ')), expected: 'quotes' });
      reportForm(text, layout, numberOf, log);
      for (const row of rows) onRow(row);
    },
  };
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

function columnsOf(rows: readonly RawRow[]): readonly string[] {
  const columns = new Set<string>();
  for (const { properties } of rows) for (const column of Object.keys(properties)) columns.add(column);
  columns.delete('__proto__');
  return [...columns];
}
