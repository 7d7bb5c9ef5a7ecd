import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { footprintMatchSheet, measurementErrorSheet } from '../../src/export/measured-sheets.ts';
import { sheetCsv } from '../../src/export/sheet-csv.ts';
import type { TableAbout } from '../../src/export/table-sheet.ts';
import { xlsxFile } from '../../src/export/xlsx.ts';
import type { MeasurementErrors } from '../../src/model/measured.ts';
import type { TableSheet } from '../../src/model/sheet.ts';

/** The tables of measured against computed, saved and read again. */

const ERRORS: Pick<MeasurementErrors, 'rows' | 'biases' | 'footprints'> = {
  rows: [
    { by: 'all', name: '', samples: 52, meanDb: -2.347, rmseDb: 8.119 },
    { by: 'operator', name: 'Viettel', samples: 52, meanDb: -2.347, rmseDb: 8.119 },
    { by: 'cover', name: 'Tree cover', samples: 40, meanDb: -4.5, rmseDb: 9 },
    { by: 'cover', name: 'Bamboo', samples: 7, meanDb: 1, rmseDb: 3.25 },
    { by: 'cover', name: '', samples: 5, meanDb: 0.5, rmseDb: 2 },
  ],
  biases: [{ cover: 'Tree cover', samples: 40, communes: 3, biasDb: -3.218 }],
  footprints: [
    {
      operator: 'Viettel',
      technology: '4G',
      usableInside: 30,
      usableOutside: 4,
      unusableInside: 6,
      unusableOutside: 12,
    },
  ],
};
const ABOUT: TableAbout = { language: 'vi', sources: [], remarks: ['Mô hình: 3 trạm'], basis: { model: 'p1812' } };
const TITLE = 'Sai số của ITU-R P.1812-8: đo trừ tính, dB';
const HEADER = [
  ...['Theo', 'Tên', 'Trung bình (dB)', 'RMSE (dB)', 'Số mẫu', 'Độ lệch kéo về 0 (dB)', 'Số xã, phường tính độ lệch'],
  'Mô hình vùng phục vụ',
];

const fromCsv = (sheet: TableSheet): string[][] =>
  Papa.parse<string[]>(sheetCsv(sheet).slice(1), { skipEmptyLines: true }).data;

/** Cells of the file with its rows above the table. */
async function fromXlsx(sheet: TableSheet): Promise<readonly (readonly unknown[])[]> {
  const { sheets } = await readXlsx(await xlsxFile([sheet]));
  return sheets[0]?.rows ?? [];
}

describe('the errors of a model', () => {
  const sheet = measurementErrorSheet(ERRORS, 'p1812', ABOUT);

  it('come back from CSV: each group with its model, the bias beside the class it was fitted to', () => {
    expect(fromCsv(sheet)).toEqual([
      HEADER,
      ['Tất cả', '', '-2.35', '8.12', '52', '', '', 'ITU-R P.1812-8'],
      ['Nhà mạng', 'Viettel', '-2.35', '8.12', '52', '', '', 'ITU-R P.1812-8'],
      ['Lớp phủ đất', 'rừng cây', '-4.5', '9', '40', '-3.22', '3', 'ITU-R P.1812-8'],
      ['Lớp phủ đất', 'Bamboo', '1', '3.25', '7', '', '', 'ITU-R P.1812-8'],
      ['Lớp phủ đất', 'không rõ', '0.5', '2', '5', '', '', 'ITU-R P.1812-8'],
    ]);
  });

  it('come back from XLSX as numbers, with the settings of the model above them', async () => {
    expect(sheet.name).toBe(TITLE);
    const rows = await fromXlsx(sheet);
    expect(rows.flat()).toContain('Mô hình: 3 trạm');
    const head = rows.findIndex(([first]) => first === 'Theo');
    expect(rows[head]).toEqual(HEADER);
    expect(rows[head + 3]).toEqual(['Lớp phủ đất', 'rừng cây', -4.5, 9, 40, -3.22, 3, 'ITU-R P.1812-8']);
    expect(rows).toHaveLength(head + 1 + ERRORS.rows.length);
  });

  it('are said in English to those who read English', () => {
    const [header, , , trees] = fromCsv(measurementErrorSheet(ERRORS, 'p1812', { ...ABOUT, language: 'en' }));
    expect([header?.[0], header?.[7], trees?.slice(0, 2)]).toEqual([
      'By',
      'Model of coverage',
      ['Land cover', 'tree cover'],
    ]);
  });
});

describe('samples against footprints', () => {
  it('come back from CSV, by circles with no column for a model', () => {
    const circles = footprintMatchSheet(ERRORS, { language: 'vi', sources: [], remarks: [] });
    expect(fromCsv(circles).at(-1)).toEqual(['Viettel', '4G', '30', '4', '6', '12']);
    expect(fromCsv(footprintMatchSheet(ERRORS, ABOUT)).at(-1)).toEqual([
      ...['Viettel', '4G', '30', '4', '6', '12'],
      'ITU-R P.1812-8',
    ]);
  });
});
