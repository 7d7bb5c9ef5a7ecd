import Papa from 'papaparse';
import { Refusal } from './refusal.ts';

/** CSV and its kin: which sign separates the cells, and the cells. */

export const DELIMITERS = [';', '\t', ',', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const HEAD_LENGTH = 20_000;
/** A JavaScript string holds some 500 million characters. */
export const MOST_BYTES = 400_000_000;

export interface DelimitedRow {
  readonly cells: readonly string[];
  /** Quotes that are never closed, or text after a closing one. */
  readonly broken: boolean;
}

/**
 * The separator that cuts the first lines into the same number of cells, the more the better.
 * A comma between digits may be a decimal comma and counts for little.
 */
export function delimiterOf(text: string): Delimiter {
  const head = text.slice(0, HEAD_LENGTH);
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(head, { delimiter, preview: 30 });
    const widths = data.slice(0, head.length < text.length ? -1 : undefined).map((cells) => cells.length);
    const most = usualWidth(widths);
    if (most < 2) continue;
    const same = widths.filter((width) => width === most).length / Math.max(1, widths.length);
    const header = data.find((cells) => cells.length === most) ?? [];
    const named = header.filter((cell) => /\p{L}/u.test(cell)).length / header.length;
    const score = same * (1 + named) + Math.min(most, 30) / 100;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The width that most lines of several cells have; of equals the larger. */
function usualWidth(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [usual = 1] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return usual;
}

/** @throws Refusal where nothing but blanks is in it. */
export function delimitedRows(text: string, delimiter: Delimiter, most = Infinity): readonly DelimitedRow[] {
  if (text.trim() === '') throw new Refusal('file-empty');
  const rows: DelimitedRow[] = [];
  const newline = lineEndOf(text);
  let from = 0;
  for (let retries = 0; from < text.length && rows.length < most; retries++) {
    const rest = from === 0 ? text : text.slice(from);
    let broken = -1;
    let at = 0;
    Papa.parse<string[]>(rest, {
      delimiter,
      newline,
      step: ({ data, errors, meta }, parser) => {
        const isBroken = errors.some(({ type }) => type === 'Quotes');
        if (isBroken && retries < MOST_RETRIES) {
          broken = at;
          parser.abort();
          return;
        }
        rows.push({ cells: data, broken: isBroken });
        at = meta.cursor;
        if (rows.length >= most) parser.abort();
      },
    });
    if (broken < 0) break;
    // A quote that is never closed would take all lines below it along: its row ends with its line.
    const end = rest.indexOf(newline, broken);
    const line = end < 0 ? rest.slice(broken) : rest.slice(broken, end);
    rows.push({ cells: line.split(delimiter), broken: true });
    from = end < 0 ? text.length : from + end + newline.length;
  }
  return rows;
}

/** Lines with broken quotes after which reading begins anew; a file with more is no table. */
const MOST_RETRIES = 500;

/** How lines end, by the first of them that ends outside of quotes. */
function lineEndOf(text: string): '\r\n' | '\n' | '\r' {
  const head = text.slice(0, 100_000).replace(/"[^"]*"/g, '');
  const first = head.search(/[\r\n]/);
  if (first < 0 || head[first] === '\n') return '\n';
  return head[first + 1] === '\n' ? '\r\n' : '\r';
}
