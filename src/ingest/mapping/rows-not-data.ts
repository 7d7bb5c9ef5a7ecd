import { outOfRange } from '../../model/out-of-range.ts';
import type { RawRow } from '../formats/raw-row.ts';
import type { RawTable } from '../formats/raw-table.ts';
import { shown } from '../issue-log.ts';
import { folded } from '../names.ts';

/**
 * Rows of a table that are no data: its totals, and what stands below it, from the place and the
 * date to the name of who signed. Each is one note, where it would be an error of every field.
 */

// "Tổng công ty" is a company.
const SURE_TOTAL = /^(tong cong(?! ty\b)|tong so|grand total)\b/;
const TOTAL = new RegExp(`${SURE_TOTAL.source}|^(tong|cong|total|sub ?total|cong (muc |nhom )?[ivx]+)$`);
/** What a total can begin with: most cells need not be looked at more closely. */
const MAYBE_TOTAL = /^\P{L}*(?:[tc]\p{M}*\p{L}|gr|su)/iu;
const DATE_LINE = /\bngay\b[\s\d._…]*\bthang\b[\s\d._…]*\bnam\b/;
const SIGNED =
  /^(nguoi (lap|bao cao|tong hop|kiem tra|ky)|(kt|tm|tl|tuq)\.\s?\p{L}|(pho )?giam doc|thu truong|truong phong|(pho )?chu tich|lanh dao|ke toan truong|noi nhan|xac nhan cua|\((da )?ky\b|(da )?ky,? ?(ten|ghi ro|dong dau)\b)/u;

export function withDataRowsOnly(table: RawTable): RawTable {
  if (table.hasGeometry || table.columns.length < 2) return table;
  const sizes = table.sample.map((row) => textsOf(row).length).sort((a, b) => a - b);
  if (sizes.length === 0) return table;
  const usual = sizes[Math.floor(sizes.length * 0.75)] ?? outOfRange();
  const ofSample = textNotData(usual, table.columns);
  return {
    ...table,
    sample: table.sample.filter((row) => ofSample(row) === null),
    async each(log, onRow) {
      const notData = textNotData(usual, table.columns);
      await table.each(log, (row) => {
        const text = notData(row);
        if (text === null) onRow(row);
        else log.warn('row-not-data', { row: row.row, found: shown(text) });
      });
    },
  };
}

/** Of rows in their order, what one that is no data says; null: it is one. */
function textNotData(usual: number, columns: readonly string[]): (row: RawRow) => string | null {
  let isSigned = false;
  let isFirst = true;
  const names = new Map(columns.map((column) => [column, column.toLowerCase()]));
  return (row) => {
    const texts = textsOf(row);
    const units = isFirst && texts.length > 1 && texts.every(isUnit) && texts.some((text) => /\p{L}|°/u.test(text));
    if (units || repeatsHeader(row, names)) return texts.join(' | ');
    isFirst = false;
    const few = texts.length <= usual / 2;
    // A row with as much as any other is one: a village may be called "Cộng".
    const totals = texts.length < usual ? TOTAL : SURE_TOTAL;
    // Further to the right a sum may be a remark on a row.
    const total = (few ? texts : texts.slice(0, 2)).find(
      (text) => MAYBE_TOTAL.test(text) && totals.test(wordsOf(text)),
    );
    if (total !== undefined) return total;
    const signature = few ? texts.find((text) => isSignature(text)) : undefined;
    // The name of who signed stands below.
    const below = isSigned && few ? texts[0] : undefined;
    if (signature !== undefined) isSigned = true;
    else if (below === undefined) isSigned = false;
    return signature ?? below ?? null;
  };
}

/** What stands in a row of units below the header. */
const UNIT =
  /^[([]?(?:-|m|met|mét|km|km2|km²|m2|m²|ha|°|độ|deg|degrees?|mhz|ghz|dbm|dbi|w|kw|người|hộ|trạm|cột|%|số|chữ|text|number|dd\/mm\/yyyy|yyyy-mm-dd|ngày\/tháng\/năm|năm)[)\]]?$/i;

function isUnit(text: string): boolean {
  return UNIT.test(text);
}

/** Whether the cells of a row are the names of their columns: a list of several pages has its header on each. */
function repeatsHeader({ properties }: RawRow, names: ReadonlyMap<string, string>): boolean {
  let [filled, same] = [0, 0];
  for (const [column, name] of names) {
    const cell = properties[column];
    if (cell === null || cell === undefined || cell === '') continue;
    filled++;
    // Most rows are told by their first cells.
    if (typeof cell === 'string' && cell.length > 1 && name.includes(cell.trim().toLowerCase())) same++;
    if (filled === 3 && same === 0) return false;
  }
  return filled > 1 && same > filled * 0.7;
}

function wordsOf(text: string): string {
  return folded(text)
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

function isSignature(text: string): boolean {
  const words = folded(text);
  return DATE_LINE.test(words) || SIGNED.test(words);
}

/** What is filled in, as text. */
function textsOf({ properties }: RawRow): readonly string[] {
  const texts: string[] = [];
  for (const column in properties) {
    const cell = properties[column];
    const text = cell === null || cell === undefined ? '' : String(cell).trim();
    if (text !== '') texts.push(text);
  }
  return texts;
}
