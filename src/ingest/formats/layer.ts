import type { FileFormat } from '../../model/import.ts';
import type { IssueLog } from '../issue-log.ts';
import type { Delimiter } from './delimited.ts';
import type { Encoding } from './encoding.ts';
import type { RawRow } from './raw-row.ts';

/** A file that can be read more than once. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  chunks(): AsyncIterable<Uint8Array>;
  /** The last bytes, where they can be had without reading the others. */
  tail?(most: number): Promise<Uint8Array>;
}

export type OnRow = (row: RawRow) => void;

/** One table of a file: a sheet, a layer of a database, a document or a file of an archive. */
export interface Layer {
  /** Distinct within the file; '' where the file is one table and has no name for it. */
  readonly name: string;
  readonly format: FileFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  /** Lines above the table. */
  readonly titles: readonly string[];
  readonly columns: readonly string[];
  readonly hasGeometry: boolean;
  /** Text of a `.prj`, or a name in the file. */
  readonly crs: string | null;
  /** The first rows; none where the layer is empty. */
  readonly sample: readonly RawRow[];
  /** All rows, in order. Issues of the layer's form go to the log. */
  each(log: IssueLog, onRow: OnRow): Promise<void>;
}

/** A part of a file that is no table, or cannot be read. */
export interface NoLayer {
  readonly name: string;
  /** Why, in the words of an issue's `expected`. */
  readonly why: string;
}

export interface LayersRead {
  readonly layers: readonly Layer[];
  readonly others: readonly NoLayer[];
}

export const SAMPLE_ROWS = 300;

export const NOTHING_STATED = { encoding: null, delimiter: null, titles: [], crs: null } as const;

/** A layer whose rows are at hand. */
export function rowsLayer(
  name: string,
  format: FileFormat,
  rows: readonly RawRow[],
  stated: Partial<Pick<Layer, 'encoding' | 'crs'>> = {},
): Layer {
  const sample = rows.slice(0, SAMPLE_ROWS);
  return {
    ...NOTHING_STATED,
    ...stated,
    name,
    format,
    columns: columnsOf(sample),
    hasGeometry: true,
    sample,
    async each(_, onRow) {
      for (const row of rows) onRow(row);
    },
  };
}

export function columnsOf(rows: readonly RawRow[]): readonly string[] {
  const columns = new Set<string>();
  for (const { properties } of rows) for (const column of Object.keys(properties)) columns.add(column);
  columns.delete('__proto__');
  return [...columns];
}
