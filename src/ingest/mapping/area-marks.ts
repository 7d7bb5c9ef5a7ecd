import { STATION_FIELDS } from '../../model/fields-station.ts';
import type { RawRow } from '../formats/raw-row.ts';
import type { RawTable } from '../formats/raw-table.ts';
import { folded } from '../names.ts';
import { yesNo } from './words-of-choice.ts';

/** Columns "Thành thị" and "Nông thôn" with an x in one of them become the one column of area classes. */
export function withAreaMarks(table: RawTable): RawTable {
  const marks = new Map(
    table.columns.flatMap((column): [string, AreaClass][] => {
      const area = areaOfHeader(column);
      return area !== null && isMarked(column, table) ? [[column, area]] : [];
    }),
  );
  if (marks.size === 0) return table;
  const rest = table.columns.filter((column) => !marks.has(column));
  const label = STATION_FIELDS.area_class.label.vi;
  const name = rest.includes(label) ? 'area_class' : label;
  const change = (row: RawRow): RawRow => ({
    ...row,
    properties: {
      ...Object.fromEntries(Object.entries(row.properties).filter(([column]) => !marks.has(column))),
      [name]: areaOf(row, marks),
    },
  });
  return {
    ...table,
    columns: [...rest, name],
    sample: table.sample.map(change),
    each: (log, onRow) => table.each(log, (row) => onRow(change(row))),
  };
}

type AreaClass = (typeof STATION_FIELDS.area_class.choices)[number];
const OTHER: Readonly<Record<AreaClass, AreaClass>> = { urban: 'other', other: 'urban' };

function areaOfHeader(column: string): AreaClass | null {
  const words = folded(column)
    .replace(/[^a-z]+/g, ' ')
    .trim();
  if (/^(khu vuc )?(thanh thi|do thi|urban)$/.test(words)) return 'urban';
  return /^(khu vuc )?(nong thon|ngoai do thi|rural)$/.test(words) ? 'other' : null;
}

function isMarked(column: string, { sample }: RawTable): boolean {
  const filled = sample.flatMap(({ properties }) => (isEmpty(properties[column]) ? [] : [yesNo(properties[column])]));
  return filled.length > 0 && filled.every((said) => said === 'yes' || said === 'no');
}

/** What is marked; else, of one that is denied, the other; null where nothing stands. */
function areaOf({ properties }: RawRow, marks: ReadonlyMap<string, AreaClass>): AreaClass | null {
  const said = [...marks].map(([column, area]) => ({ area, mark: yesNo(properties[column]) }));
  const marked = said.filter(({ mark }) => mark === 'yes');
  // Both are marked: neither tells.
  if (marked.length > 0) return marked.length === 1 ? (marked[0]?.area ?? null) : null;
  const denied = said.filter(({ mark }) => mark === 'no');
  return denied.length === 1 && denied[0] !== undefined ? OTHER[denied[0].area] : null;
}

function isEmpty(cell: unknown): boolean {
  return cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');
}
