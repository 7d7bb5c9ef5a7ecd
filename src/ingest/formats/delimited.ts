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
    const most = Math.max(...widths, 1);
    if (most < 2) continue;
    const same = widths.filter((width) => width === most).length / Math.max(1, widths.length);
    const header = data.find((cells) => cells.length === most) ?? [];
    const named = header.filter((cell) => /\p{L}/u.test(cell)).length / header.length;
    const score = same * (1 + named) + Math.min(most, 30) / 100;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** @throws Refusal where nothing but blanks is in it. */
export function delimitedRows(text: string, delimiter: Delimiter, most = Infinity): readonly DelimitedRow[] {
  if (text.trim() === '') throw new Refusal('file-empty');
  const rows: DelimitedRow[] = [];
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, errors }, parser) => {
      rows.push({ cells: data, broken: errors.some(({ type }) => type === 'Quotes') });
      if (rows.length >= most) parser.abort();
    },
  });
  return rows;
}
