import type { Result } from '../model/issue.ts';
import type { CsvRows } from './csv-rows.ts';
import { FeatureSplitter } from './feature-splitter.ts';
import { isRecord, numberOf, type Properties } from './fields.ts';
import { type IssueLog, shown } from './issue-log.ts';

/** Whole at hand (text or UTF-8), or coming in chunks of UTF-8. */
export type Content = string | Uint8Array;
export type Chunks = AsyncIterable<Uint8Array>;

/** Rows that are made already: of any other format, through a mapping. */
export interface RowFeed {
  feed(log: IssueLog, onRow: (row: number, properties: Properties, geometry: unknown) => void): Promise<void>;
}

/** Makes the model's values of rows, one at a time. */
export interface Collector<T> {
  readonly log: IssueLog;
  readonly emptyIsFine: boolean;
  readonly required: readonly string[];
  row(row: number, properties: Properties, geometry: unknown): void;
  /** Called once, after the last row. */
  finish(rows: number): { readonly value: T; readonly kept: number };
}

export type RowFormat = 'geojson' | 'csv';

/** The extension decides. */
export function formatOf(file: string): RowFormat {
  return /\.(csv|tsv|txt)$/i.test(file) ? 'csv' : 'geojson';
}

/** @param csv What reads a CSV; null: the content is GeoJSON. */
export function readRows<T>(collector: Collector<T>, content: Content, csv: typeof CsvRows | null): Result<T> {
  const reading = begin(collector, csv);
  reading.push(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return reading.end();
}

export async function streamRows<T>(
  collector: Collector<T>,
  format: RowFormat,
  chunks: Chunks | RowFeed,
): Promise<Result<T>> {
  if ('feed' in chunks) return feedRows(collector, chunks);
  // The sample has no CSV: its parser comes with the first.
  const reading = begin(collector, format === 'csv' ? (await import('./csv-rows.ts')).CsvRows : null);
  try {
    for await (const chunk of chunks) reading.push(chunk);
  } catch (error) {
    collector.log.error('file-unreadable', { found: shown(error instanceof Error ? error.message : error) });
  }
  return reading.end();
}

async function feedRows<T>(collector: Collector<T>, rows: RowFeed): Promise<Result<T>> {
  let count = 0;
  let last = Number.NaN;
  await rows.feed(collector.log, (row, properties, geometry) => {
    // A row that makes several stations is still one.
    if (row !== last) count++;
    last = row;
    collector.row(row, properties, geometry);
  });
  return ended(collector, count);
}

function begin<T>(
  collector: Collector<T>,
  csv: typeof CsvRows | null,
): { push(bytes: Uint8Array): void; end(): Result<T> } {
  const { log } = collector;
  let rows = 0;
  const rowsOf =
    csv !== null
      ? new csv(log, ['lon', 'lat', ...collector.required], (row, { lon = '', lat = '', ...properties }) => {
          rows++;
          collector.row(row, properties, pointGeometry(lon.trim(), lat.trim()));
        })
      : new FeatureSplitter(log, (row, feature) => {
          rows++;
          const { properties, geometry } = isRecord(feature) ? feature : {};
          collector.row(row, isRecord(properties) ? properties : {}, geometry);
        });
  return {
    push: (bytes) => rowsOf.push(bytes),
    end: () => {
      rowsOf.end();
      return ended(collector, rows);
    },
  };
}

function ended<T>({ log, finish, emptyIsFine }: Collector<T>, rows: number): Result<T> {
  const { value, kept } = finish(rows);
  log.settleAbsences(rows);
  if (kept > 0 || (emptyIsFine && !log.hasErrors)) return { ok: true, value, issues: log.list() };
  log.error('nothing-usable', { found: String(rows) });
  return { ok: false, issues: log.list() };
}

/** Numbers where they are numbers; what is none stays text, to be named as found. */
function pointGeometry(lon: string, lat: string): unknown {
  if (lon === '' && lat === '') return null;
  return {
    type: 'Point',
    coordinates: [numberOf(lon.replace(',', '.')) ?? lon, numberOf(lat.replace(',', '.')) ?? lat],
  };
}
