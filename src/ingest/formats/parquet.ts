import { type FileMetaData, parquetMetadata, parquetReadObjects } from 'hyparquet';
import { columnsOf, type Layer, NOTHING_STATED, type OnRow, SAMPLE_ROWS } from './layer.ts';
import type { RawRow } from './raw-row.ts';
import { Refusal, refusalOf } from './refusal.ts';

/** Apache Parquet, as open data are published in it: one table, read group by group of its rows. */

/** A file states both of itself; one that states more was made to. */
const MOST_ROWS = 20_000_000;
const MOST_UNPACKED_BYTES = 4_000_000_000;
/** So many rows are objects at one time. */
const ROWS_AT_ONCE = 20_000;

/** @throws Refusal where it is not whole, or packed in a way that is not read. */
export async function parquetLayer(bytes: Uint8Array, name: string): Promise<Layer> {
  try {
    const whole = bytes.slice().buffer;
    const metadata = parquetMetadata(whole);
    const rows = Number(metadata.num_rows);
    checkSize(metadata, rows);
    const sample: RawRow[] = [];
    await walk(whole, metadata, Math.min(rows, SAMPLE_ROWS), (row) => sample.push(row));
    return {
      ...NOTHING_STATED,
      name,
      format: 'parquet',
      columns: columnsOf(sample),
      hasGeometry: sample.some(({ geometry }) => geometry !== null),
      sample,
      async each(log, onRow) {
        try {
          await walk(whole, metadata, rows, onRow);
        } catch (error) {
          const { code, details } = refusalOf(error, 'Parquet');
          log.error(code, details);
        }
      },
    };
  } catch (error) {
    throw refusalOf(error, 'Parquet');
  }
}

function checkSize(metadata: FileMetaData, rows: number): void {
  const unpacked = metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0);
  if (!(rows <= MOST_ROWS) || !(unpacked <= MOST_UNPACKED_BYTES))
    throw new Refusal('work-limit', { found: `${rows}`, expected: `≤ ${MOST_ROWS}` });
}

async function walk(file: ArrayBuffer, metadata: FileMetaData, rows: number, onRow: OnRow): Promise<void> {
  for (let rowStart = 0; rowStart < rows; rowStart += ROWS_AT_ONCE) {
    const rowEnd = Math.min(rows, rowStart + ROWS_AT_ONCE);
    const objects = await parquetReadObjects({ file, metadata, rowStart, rowEnd });
    objects.forEach((values: Readonly<Record<string, unknown>>, index) => {
      onRow(rowOf(values, rowStart + index + 1));
    });
  }
}

/** Bytes, lists and groups are no values of a table; a shape of GeoParquet is the row's geometry. */
function rowOf(values: Readonly<Record<string, unknown>>, row: number): RawRow {
  const properties: Record<string, unknown> = {};
  let geometry: unknown = null;
  for (const [column, value] of Object.entries(values)) {
    if (typeof value === 'bigint') properties[column] = Number(value);
    else if (typeof value !== 'object' || value === null || value instanceof Date) properties[column] = value;
    else if ('type' in value && 'coordinates' in value) geometry = value;
  }
  return { row, properties, geometry };
}
