import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { xlsxFile } from '../../src/export/xlsx.ts';
import type { TableSheet } from '../../src/model/sheet.ts';
import { runs } from '../support/runs.ts';

const STATIONS: TableSheet = {
  name: 'Trạm BTS',
  notes: ['Số liệu minh họa', 'Nguồn: stations.geojson, 30/06/2023'],
  columns: [
    { header: 'Mã trạm', kind: 'text' },
    { header: 'Dân số', kind: 'integer' },
    { header: 'Vĩ độ', kind: 'decimal' },
    { header: 'Tỷ lệ phủ', kind: 'percent' },
    { header: 'Ngày', kind: 'date' },
    { header: 'Nhà mạng', kind: 'text', choices: ['Viettel', 'VinaPhone, VNPT', 'MobiFone'] },
  ],
  rows: [
    ['NB-01', 1355, 20.2534567, 0.16, new Date('2023-06-30'), 'Viettel'],
    ['NB-02', null, null, null, null, null],
  ],
};

async function opened(...sheets: TableSheet[]) {
  const bytes = await xlsxFile(sheets);
  const book = await readXlsx(bytes, { readStyles: true });
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
  return { sheets: book.sheets, parts };
}

describe('a spreadsheet', () => {
  it('holds notes, a header and the rows, each cell of its own type', async () => {
    const { sheets } = await opened(STATIONS);
    expect(sheets[0]?.name).toBe('Trạm BTS');
    const [first, second, header, ...rows] = sheets[0]?.rows ?? [];
    expect([first?.[0], second?.[0]]).toEqual(STATIONS.notes);
    expect(header).toEqual(STATIONS.columns.map((column) => column.header));
    expect(rows[0]).toEqual(STATIONS.rows[0]);
    expect(rows[1]?.filter((cell) => cell !== null)).toEqual(['NB-02']);
  });

  it('shows numbers as people read them: grouped, in percent, as a date', async () => {
    const { sheets } = await opened(STATIONS);
    const formats = [1, 2, 3, 4].map((c) => sheets[0]?.cells?.get(`3,${c}`)?.style?.numFmt);
    expect(formats).toEqual(['#,##0', '0.0######', '0.0%', 'dd/mm/yyyy']);
  });

  it('offers choices, also one with a comma, far below the last row', async () => {
    const { sheets, parts } = await opened(STATIONS);
    const [validation] = sheets[0]?.dataValidations ?? [];
    expect(validation).toMatchObject({ type: 'list', range: 'F4:F5003', formula1: "'_'!$A$1:$A$3" });
    const hidden = sheets.find(({ name }) => name === '_');
    expect(hidden?.hidden).toBe(true);
    expect(hidden?.rows.map(([choice]) => choice)).toEqual(['Viettel', 'VinaPhone, VNPT', 'MobiFone']);
    expect(parts['xl/workbook.xml']).toContain('state="hidden"');
  });

  it.each(['=1+1', '+84', '-x', '@SUM(A1)', '\tx', '\r=1', '=cmd|calc!A0'])('text %j stays text', async (text) => {
    const { sheets, parts } = await opened({ name: text, columns: [{ header: text, kind: 'text' }], rows: [[text]] });
    expect(parts['xl/worksheets/sheet1.xml']).not.toContain('<f>');
    expect(sheets[0]?.rows[1]?.[0]).toBe(text.replace('\r', '\n'));
  });

  it('makes names of sheets fit for Excel and distinct', async () => {
    const named = (name: string): TableSheet => ({ name, columns: [], rows: [] });
    const { sheets } = await opened(named('a/b:c'), named('A b c'), named(''), named('x'.repeat(40)), named("'q'"));
    expect(sheets.map(({ name }) => name)).toEqual(['a b c', 'A b c (2)', 'Sheet', 'x'.repeat(31), 'q']);
  });

  it('brings back any text and any number', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((s) => s.normalize('NFC').replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ''));
    const cell = fc.oneof(
      text.filter((s) => s !== ''),
      fc.constant('_x0041_'),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (rows) => {
        const columns = [
          { header: 'a', kind: 'text' },
          { header: 'b', kind: 'text' },
        ] as const;
        const { sheets } = await opened({ name: 's', columns, rows });
        expect(sheets[0]?.rows.slice(1)).toEqual(rows.map((row) => row.map((c) => (Object.is(c, -0) ? 0 : c))));
      }),
      { numRuns: runs(60) },
    );
  });

  it('leaves a cell empty where a number or a date is none', async () => {
    const { sheets } = await opened({
      name: 's',
      columns: [
        { header: 'a', kind: 'decimal' },
        { header: 'b', kind: 'date' },
        { header: 'c', kind: 'text' },
      ],
      rows: [[Number.NaN, new Date('none'), 'x']],
    });
    expect(sheets[0]?.rows[1]).toEqual([null, null, 'x']);
  });
});
