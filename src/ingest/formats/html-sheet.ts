import { decoded, encodingOf } from './encoding.ts';
import type { GridCell, Merge } from './grid.ts';
import { gridLayer, type IsKnown } from './grid-layer.ts';
import { spaced, voidClosed } from './html-facts.ts';
import type { Layer, LayersRead, NoLayer } from './layer.ts';
import { Refusal } from './refusal.ts';
import { attributeOf, readXml } from './xml-events.ts';

/** Tables of a page of HTML that has the name of a workbook: so do many systems write their reports. */

interface HtmlSheet {
  readonly rows: GridCell[][];
  readonly merges: Merge[];
  /** Of them, those that reach into the last row. */
  reaching: Merge[];
}

const MOST_SPAN = 1_000;

/** @throws Refusal where no table has rows. */
export function htmlSheets(bytes: Uint8Array, isKnown?: IsKnown): LayersRead {
  const layers: Layer[] = [];
  const others: NoLayer[] = [];
  const sheets = sheetsOf(voidClosed(decoded(bytes, encodingOf(bytes))));
  for (const [index, { rows, merges }] of sheets.entries()) {
    const name = `table ${index + 1}`;
    try {
      layers.push(gridLayer({ name, format: 'xls', grid: rows, merges, firstRow: 1 }, isKnown));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      others.push({ name, why: error.code });
    }
  }
  if (layers.length === 0) throw new Refusal('format-unknown', { found: 'html' });
  return { layers, others };
}

function sheetsOf(html: string): readonly HtmlSheet[] {
  const sheets: HtmlSheet[] = [];
  /** The innermost table that is open last. */
  const open: HtmlSheet[] = [];
  let row: GridCell[] | null = null;
  let cell: string | null = null;
  const endCell = (): void => {
    if (cell !== null) row?.push(spaced(cell) || null);
    cell = null;
  };
  readXml(html, {
    open(name, attributes) {
      const sheet = open.at(-1);
      if (/^table$/i.test(name)) {
        const made = { rows: [], merges: [], reaching: [] };
        sheets.push(made);
        open.push(made);
      } else if (/^tr$/i.test(name) && sheet) {
        endCell();
        row = [];
        sheet.rows.push(row);
        sheet.reaching = sheet.reaching.filter(({ endRow }) => endRow >= sheet.rows.length - 1);
      } else if (/^t[dh]$/i.test(name) && sheet && row) {
        endCell();
        cell = '';
        const [startRow, startCol] = [sheet.rows.length - 1, freeColumn(sheet, row)];
        while (row.length < startCol) row.push(null);
        const [down, across] = [spanOf(attributes, 'rowspan'), spanOf(attributes, 'colspan')];
        if (down > 1 || across > 1) {
          const merge = { startRow, startCol, endRow: startRow + down - 1, endCol: startCol + across - 1 };
          sheet.merges.push(merge);
          sheet.reaching.push(merge);
        }
      } else if (/^br$/i.test(name) && cell !== null) cell += ' ';
    },
    close(name) {
      if (/^(t[dhr]|table)$/i.test(name)) endCell();
      if (/^table$/i.test(name)) {
        open.pop();
        row = null;
      }
    },
    text(text) {
      if (cell !== null) cell += text;
    },
  });
  return sheets.filter(({ rows }) => rows.length > 0);
}

/** Where the next cell of the last row stands: right of those that are there, and of merged ones that reach into it. */
function freeColumn({ reaching }: HtmlSheet, row: readonly GridCell[]): number {
  let column = row.length;
  for (;;) {
    const covering = reaching.find(({ startCol, endCol }) => startCol <= column && column <= endCol);
    if (covering === undefined) return column;
    column = covering.endCol + 1;
  }
}

function spanOf(attributes: string, name: 'rowspan' | 'colspan'): number {
  const span = Number(attributeOf(attributes, name) ?? 1);
  return Number.isInteger(span) && span >= 1 && span <= MOST_SPAN ? span : 1;
}
