import { type Cell, csvChunks } from '../csv.ts';

const BOM = '\uFEFF';

/**
 * A CSV file of the open data: with a mark at its head, for people open it in Excel. CSV has no room
 * above a table, so that files that arrived cut short are named in a column.
 */
export function* openCsv(
  header: readonly string[],
  rows: Iterable<readonly Cell[]>,
  incomplete: readonly string[],
): Generator<string> {
  yield BOM;
  if (incomplete.length === 0) yield* csvChunks(header, rows);
  else yield* csvChunks([...header, 'incomplete'], withCell(rows, incomplete));
}

function* withCell(rows: Iterable<readonly Cell[]>, cell: Cell): Generator<Cell[]> {
  for (const row of rows) yield [...row, cell];
}
