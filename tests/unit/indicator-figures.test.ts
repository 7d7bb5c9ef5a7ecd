import { describe, expect, it } from 'vitest';
import { dueIn, historyOf, metInYear, reportYear, withNewest, yearRows } from '../../src/analysis/indicator-history.ts';
import { xlsxFile } from '../../src/export/xlsx.ts';
import { figureTemplate, yearReportSheets } from '../../src/export/year-report-sheets.ts';
import { readFigures } from '../../src/ingest/read-figures.ts';
import { currentFigures, type IndicatorFigure } from '../../src/model/indicator-figure.ts';
import { joinedRecords } from '../../src/model/joined-records.ts';
import type { Indicator } from '../../src/model/profile.ts';
import { NO_RECORDS } from '../../src/model/records.ts';
import { source } from '../support/format-files.ts';

/** The plan's figures after the plan was made: read from tables, kept, and reported every year. */

const both = (text: string) => ({ vi: text, en: text });
const PLAN = 'Kế hoạch';
const HOUSEHOLDS: Indicator = {
  id: 'fibre-households',
  name: { vi: 'Hộ gia đình có Internet cáp quang', en: 'Households with fibre' },
  unit: both('%'),
  base: 70.28,
  baseDate: '2023-06-30',
  goal: 80,
  goalDate: '2025-12-31',
  source: PLAN,
  criteria: [{ document: 'Quyết định 885/QĐ-BTTTT', code: 'A.1' }],
};
const SPEED: Indicator = { id: 'mobile-speed', name: both('Tốc độ'), unit: both('Mb/s'), base: 42.5, source: PLAN };
const LGSP: Indicator = { id: 'lgsp', name: both('LGSP'), unit: both(''), base: 'Đã kết nối.', source: PLAN };
const LINES = [HOUSEHOLDS, SPEED, LGSP];
const AREAS = ['Huyện Hoa Lư', 'Xã Cúc Phương', 'Phường Tân Thành', 'Xã Tân Thành'];

let count = 0;
const figure = (change: Partial<IndicatorFigure>): IndicatorFigure => ({
  id: `f${++count}`,
  indicator: 'fibre-households',
  area: null,
  value: 75,
  date: '2024-12-31',
  source: 'Báo cáo năm 2024',
  recorded: `2026-01-01T00:00:${String(count).padStart(2, '0')}.000Z`,
  ...change,
});
const read = (csv: string) =>
  readFigures(source('số liệu.csv', csv), { lines: LINES, areas: AREAS, today: '2026-11-28' });

describe('a table of figures', () => {
  it('is read by its headers, in any order, with decimal commas, names and units as people write them', async () => {
    const { figures, faults } = await read(
      [
        'Chỉ tiêu;Nguồn;Giá trị;Ngày số liệu;Đơn vị tính;Huyện, xã',
        'hộ gia đình có internet cáp quang;BC 12;81,5;31/12/2025;%;',
        'Hộ gia đình có Internet cáp quang;BC 12;77%;31/12/2025;%;Hoa Lư',
        'Tốc độ;i-Speed;61,25;2026-06-30;mb/s;',
        'LGSP;BC 12;Kết nối 14 hệ thống;30/6/2026;;',
        'Tốc độ;;;;;',
      ].join('\n'),
    );
    expect(faults).toEqual([]);
    expect(figures).toEqual([
      { indicator: 'fibre-households', area: null, value: 81.5, date: '2025-12-31', source: 'BC 12' },
      { indicator: 'fibre-households', area: 'Huyện Hoa Lư', value: 77, date: '2025-12-31', source: 'BC 12' },
      { indicator: 'mobile-speed', area: null, value: 61.25, date: '2026-06-30', source: 'i-Speed' },
      { indicator: 'lgsp', area: null, value: 'Kết nối 14 hệ thống', date: '2026-06-30', source: 'BC 12' },
    ]);
  });

  it.each([
    ['another indicator', 'nha-o;;10;31/12/2025;BC', 'indicator-unknown'],
    ['another unit', 'fibre-households;hộ;10;31/12/2025;BC', 'unit-differs'],
    ['no number where the plan has numbers', 'mobile-speed;;nhanh;31/12/2025;BC', 'value-broken'],
    ['a share where the unit is %', 'fibre-households;;0,81;31/12/2025;BC', 'looks-like-share'],
    ['no day', 'mobile-speed;;60;cuối năm;BC', 'date-broken'],
    ['a day to come', 'mobile-speed;;60;31/12/2026;BC', 'date-later'],
    ['no source', 'mobile-speed;;60;31/12/2025;', 'source-missing'],
  ])('with %s is named, and the row is not taken', async (_, row, code) => {
    const { figures, faults } = await read(`Mã chỉ tiêu;Đơn vị tính;Giá trị;Ngày số liệu;Nguồn\n${row}`);
    expect([figures, faults.map((fault) => [fault.code, fault.row])]).toEqual([[], [[code, 1]]]);
  });

  it('names places that are unknown, and a name that two have', async () => {
    const head = 'Mã chỉ tiêu;Huyện, xã;Giá trị;Ngày số liệu;Nguồn\n';
    const { faults } = await read(
      `${head}fibre-households;Tân Thành;70;31/12/2025;BC\nfibre-households;Xã Xa;70;31/12/2025;BC`,
    );
    expect(faults.map(({ code, found }) => [code, found])).toEqual([
      ['area-unknown', 'Tân Thành'],
      ['area-unknown', 'Xã Xa'],
    ]);
  });

  it('that lacks a column, or is no table, says so', async () => {
    expect((await read('Mã chỉ tiêu;Giá trị\nmobile-speed;60')).faults[0]).toMatchObject({ code: 'columns-missing' });
    const none = await readFigures(source('a.xlsx', 'PK no zip'), { lines: LINES, areas: [], today: '2026-11-28' });
    expect(none.faults[0]?.code).toBe('file-unreadable');
  });

  it('comes back from the template as it was filled in', async () => {
    const template = figureTemplate(LINES, AREAS);
    const rows = template.rows.map((row, at) =>
      at === 0 ? [...row.slice(0, 3), 'Xã Cúc Phương', 82.5, new Date('2025-12-31'), '=1+1'] : row,
    );
    const bytes = await xlsxFile([{ ...template, rows }]);
    const { figures, faults } = await readFigures(source('mẫu.xlsx', bytes), {
      lines: LINES,
      areas: AREAS,
      today: '2026-11-28',
    });
    expect(faults).toEqual([]);
    expect(figures).toEqual([
      { indicator: 'fibre-households', area: 'Xã Cúc Phương', value: 82.5, date: '2025-12-31', source: '=1+1' },
    ]);
  });
});

describe('the log of figures', () => {
  it('keeps what was entered last for a day; a withdrawn figure leaves the one before it out too', () => {
    const wrong = figure({ value: 7.5 });
    const right = figure({ value: 75 });
    const later = figure({ date: '2025-12-31', value: 90 });
    const withdrawn = figure({ date: '2025-12-31', value: null });
    expect(currentFigures([later, wrong, right, withdrawn]).map(({ value }) => value)).toEqual([75]);
  });

  it('is joined with a project’s, each figure once', () => {
    const [mine, shared, theirs] = [figure({}), figure({}), figure({})];
    const here = { ...NO_RECORDS, figures: [mine, shared] };
    const joined = joinedRecords(here, { ...NO_RECORDS, figures: [shared, theirs] });
    expect(joined.figures).toEqual([mine, shared, theirs]);
  });
});

describe('an indicator over time', () => {
  const log = currentFigures([
    figure({ date: '2024-12-31', value: 75 }),
    figure({ date: '2025-12-31', value: 81 }),
    figure({ date: '2025-12-31', value: 60, area: 'Xã Cúc Phương' }),
  ]);

  it('begins with the plan’s base; places are never taken for the province', () => {
    expect(historyOf(HOUSEHOLDS, log).map(({ date, value }) => [date, value])).toEqual([
      ['2023-06-30', 70.28],
      ['2024-12-31', 75],
      ['2025-12-31', 81],
    ]);
  });

  it('shows the newest figure of the records, unless the profile knows a newer one', () => {
    expect(withNewest(HOUSEHOLDS, log)).toMatchObject({ latest: 81, latestDate: '2025-12-31' });
    const known = { ...HOUSEHOLDS, latest: 83, latestDate: '2026-06-30' };
    expect(withNewest(known, log)).toBe(known);
  });

  it('is reported by year; a year without a figure is due, and its goal is not missed', () => {
    const of = (year: string) => yearRows([HOUSEHOLDS], log, year)[0] ?? expect.fail('no row');
    expect([of('2023'), of('2024'), of('2025')].map((row) => row.inYear?.value)).toEqual([70.28, 75, 81]);
    expect(of('2025').byArea.map(({ area, value }) => [area, value])).toEqual([['Xã Cúc Phương', 60]]);
    expect(dueIn([of('2025'), of('2026')]).length).toBe(1);
    expect([of('2024'), of('2025')].map((row) => metInYear(row, null))).toEqual([false, true]);
    expect(yearRows([HOUSEHOLDS], [], '2024').map((row) => metInYear(row, null))).toEqual([null]);
  });

  it.each([
    ['2026-11-28', '2026'],
    ['2027-01-15', '2026'],
  ])('on %s the report is that of %s', (today, year) => expect(reportYear(today)).toBe(year));
});

describe('the yearly report as a workbook', () => {
  it('has each figure with its source and date, what is due empty, and the criteria it answers', () => {
    const log = currentFigures([
      figure({ date: '2025-06-30', value: 78 }),
      figure({ area: 'Xã A', date: '2025-12-31' }),
    ]);
    const rows = yearRows(LINES, log, '2025').map((row) => ({ ...row, computed: null }));
    const [lines, areas] = yearReportSheets(rows, '2025', { language: 'vi', sources: [], remarks: [] });
    const headers = lines?.columns.map(({ header }) => header) ?? [];
    const cells = (row: number) => Object.fromEntries(headers.map((header, c) => [header, lines?.rows[row]?.[c]]));
    expect(cells(0)).toMatchObject({
      'Kỳ trước': 70.28,
      'Nguồn: Kỳ trước': PLAN,
      'Năm 2025': 78,
      'Ngày: Năm 2025': new Date('2025-06-30'),
      'Nguồn: Năm 2025': 'Báo cáo năm 2024',
      'Đạt mục tiêu': 'chưa đạt',
      'Tiêu chí tương ứng': 'Quyết định 885/QĐ-BTTTT: A.1',
    });
    expect(cells(1)).toMatchObject({ 'Năm 2025': null, 'Đạt mục tiêu': null });
    expect(areas?.rows[0]?.[0]).toBe('Xã A');
    // All lines are the plan's own: no column says so.
    expect(headers).not.toContain('Thuộc văn bản');
  });

  it('tells criteria of another document from the plan’s own lines, and puts them below', () => {
    const decision = 'Quyết định 885/QĐ-BTTTT ngày 25/5/2023';
    const criterion = { ...SPEED, id: 'dii-1', document: decision, code: '2.1', source: decision };
    const rows = yearRows([criterion, HOUSEHOLDS], [], '2025').map((row) => ({ ...row, computed: null }));
    const [sheet] = yearReportSheets(rows, '2025', { language: 'vi', sources: [], remarks: [] });
    const told = sheet?.columns.findIndex(({ header }) => header === 'Thuộc văn bản') ?? -1;
    expect(sheet?.rows.map((row) => row.slice(told, told + 2))).toEqual([
      ['Kế hoạch của tỉnh', null],
      [decision, '2.1'],
    ]);
  });
});
