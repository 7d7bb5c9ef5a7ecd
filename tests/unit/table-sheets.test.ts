import { booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareDates } from '../../src/analysis/compare-dates.ts';
import { criticalRanking } from '../../src/analysis/outage.ts';
import { computedFigure } from '../../src/analysis/plan-figures.ts';
import { unitFigures } from '../../src/analysis/units.ts';
import { comparisonSheet } from '../../src/export/comparison-sheets.ts';
import { indicatorSheet, unitSheet } from '../../src/export/figure-sheets.ts';
import { goalSheet } from '../../src/export/goal-sheets.ts';
import {
  candidateSheet,
  criticalSheet,
  gapSiteSheet,
  gapStepSheet,
  pairSheet,
} from '../../src/export/planner-sheets.ts';
import { sheetCsv } from '../../src/export/sheet-csv.ts';
import { linePlace, pointPlace, sheetGeojson, villagePlaces } from '../../src/export/sheet-geojson.ts';
import type { TableAbout } from '../../src/export/table-sheet.ts';
import { changeSheet, savedVerdictNames, villageSheet } from '../../src/export/village-sheets.ts';
import { xlsxFile } from '../../src/export/xlsx.ts';
import { formatFor } from '../../src/i18n/format.ts';
import { say } from '../../src/i18n/translate.ts';
import { DETAIL_WORDS, type DetailKey } from '../../src/i18n/words/detail.ts';
import { readEarlierFile } from '../../src/ingest/earlier-verdicts.ts';
import type { Pair } from '../../src/model/planner.ts';
import type { SheetCell, TableSheet } from '../../src/model/sheet.ts';
import { villageColumns } from '../../src/ui/district/village-columns.tsx';
import { sortRows } from '../../src/ui/tables/sort-rows.ts';
import { planScene } from '../support/plan-scene.ts';
import { type AnalysedSample, analyseSample } from '../support/sample-province.ts';
import { at, station } from '../support/stations.ts';

let sample: AnalysedSample;
let about: TableAbout;
beforeAll(async () => {
  sample = await analyseSample();
  about = { language: 'vi', sources: sample.analysis.sources, remarks: [] };
});

/** A sheet's rows by the names of its columns. */
const told = ({ columns, rows }: TableSheet): readonly Readonly<Record<string, SheetCell>>[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ header }, c) => [header, row[c] ?? null])));

const SCENE = planScene([
  station({ id: 'm', operator: 'Viettel', positionId: 'M', location: at(1000, 1500), tenantSlots: 2 }),
  station({ id: 'n', operator: 'MobiFone', positionId: 'N', location: at(1300, 1500), tenantSlots: null }),
  station({ id: 'p', operator: 'VinaPhone', status: 'planned', location: at(1050, 1500) }),
]);
const NO_SAMPLE: TableAbout = { language: 'vi', sources: [], remarks: [] };
const VILLAGES = [{ name: 'Thôn Một' }, { name: 'Thôn Hai' }];

describe('the villages as a file', () => {
  const sorted = (): readonly number[] => {
    const { villages } = sample.province;
    return sortRows(
      [...villages.keys()],
      (v) => villages[v]?.population ?? null,
      'descending',
      formatFor('vi').compare,
    );
  };
  const tableColumns = () => {
    const t = (key: DetailKey): string => say(DETAIL_WORDS, 'vi', key);
    const records = sample.province.villages.map((village) => ({
      ...village,
      bounds: [0, 0, 0, 0] as const,
      labelPoint: [0, 0] as const,
      areaKm2: 1,
    }));
    const i18n = { language: 'vi', t, f: formatFor('vi') } as const;
    return (['main', 'operators', 'technologies'] as const).flatMap((which) =>
      villageColumns(which, records, sample.analysis, i18n),
    );
  };

  it('say what each column of the table says, row by row, in the order of the table', () => {
    const rows = told(villageSheet(sample.province.villages, sample.analysis, sorted(), null, about));
    expect(rows).toHaveLength(sample.province.villages.length);
    // The verdict is sorted by its share; in the file it is a word.
    const columns = tableColumns().filter(({ key }) => key !== 'verdict');
    expect(columns.length).toBeGreaterThan(15);
    for (const { name, value } of columns) {
      expect([name, ...rows.map((row) => row[name])]).toEqual([name, ...sorted().map(value)]);
    }
  });

  it('are the very places that the map has', () => {
    const members = [7, 3];
    const shapes = sample.province.villages.map(({ geometry }) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates: geometry },
    }));
    const text = sheetGeojson(
      villageSheet(sample.province.villages, sample.analysis, members, 'Xã A', about),
      villagePlaces(JSON.stringify({ type: 'FeatureCollection', features: shapes }), members),
    );
    const saved: FeatureCollection<MultiPolygon> = JSON.parse(text);
    expect(saved.features.map(({ properties }) => properties?.Mã)).toEqual(
      members.map((v) => sample.province.villages[v]?.code),
    );
    members.forEach((v, row) => {
      const feature = saved.features[row];
      expect(feature && booleanPointInPolygon([...sample.pointIn(v)], feature)).toBe(true);
    });
  });

  it.each([
    ['vi', 'CSV'],
    ['en', 'CSV'],
    ['vi', 'XLSX'],
    ['en', 'XLSX'],
  ] as const)('saved are an earlier date to compare with (%s, %s)', async (language, format) => {
    const { villages } = sample.province;
    const sheet = villageSheet(villages, sample.analysis, [...villages.keys()], null, { ...about, language });
    const names = [savedVerdictNames('vi'), savedVerdictNames('en')];
    const bytes = format === 'CSV' ? new TextEncoder().encode(sheetCsv(sheet)) : await xlsxFile([sheet]);
    const earlier = await readEarlierFile(bytes, names);
    if (!earlier) throw new Error('a file of villages');
    const codes = villages.map(({ code }) => code);
    const members = [...codes.keys()];
    expect(compareDates(codes, sample.analysis.verdicts, members, earlier)).toMatchObject({
      better: [],
      worse: [],
      same: codes.length,
      missing: 0,
    });
  });

  it('that changed tell before and after; shares only where they are known', () => {
    const { villages } = sample.province;
    const change = { village: 5, before: 'covered', after: 'partial' } as const;
    const [dates] = told(changeSheet('So hai kỳ', [change], villages, about));
    expect(dates).toMatchObject({ Mã: villages[5]?.code, Trước: 'phủ', Sau: 'phủ một phần' });
    expect(Object.keys(dates ?? {})).not.toContain('Tỷ lệ phủ trước');
    const [shift] = told(changeSheet('Hụt', [{ ...change, shareBefore: 0.7, shareAfter: 0.2 }], villages, about));
    expect(shift).toMatchObject({ 'Tỷ lệ phủ trước': 0.7, 'Tỷ lệ phủ sau': 0.2 });
  });
});

describe('the planner’s tables as files', () => {
  it('candidates: which station, which host, at what distance and cost, by what rule', () => {
    const ground = {
      stations: SCENE.stations,
      hosts: SCENE.positions,
      rules: SCENE.profile.rules,
      villages: VILLAGES,
      structureOf: () => 'cột tự đứng',
    };
    const [first] = SCENE.candidates.filter(({ host }) => SCENE.positions[host]?.id === 'M');
    if (!first) throw new Error('a candidate');
    const [row] = told(candidateSheet('Phương án', [first], ground, NO_SAMPLE));
    expect(row).toMatchObject({
      'Trạm dự kiến': 'p',
      'Nhà mạng của trạm': 'VinaPhone',
      'Vị trí nhận': 'M',
      'Loại vị trí nhận': 'vị trí hiện có',
      'Nhà mạng tại vị trí nhận': 'Viettel',
      'Kết cấu': 'cột tự đứng',
      'Giữ vùng phủ': first.coverageKept,
      'Mất vùng phủ (người)': first.loss,
      'Chỗ trống': 2,
      'Bắt buộc hay tự nguyện': 'bắt buộc',
      'Quy định': 'QĐ',
      'Hiệu lực': 'mẫu – chưa có hiệu lực tại tỉnh',
      'Cần khảo sát': 'chiều cao',
    });
    expect(row?.['Khoảng cách (m)']).toBeCloseTo(first.distanceM, 0);
  });

  it('pairs: who gives up, who takes in, what fails apart from what must be looked up', () => {
    const pair: Pair = {
      mover: SCENE.positions.findIndex(({ id }) => id === 'M'),
      host: SCENE.positions.findIndex(({ id }) => id === 'N'),
      distanceM: 300.123,
      loss: 12.5,
      coverageKept: 0.9,
      freeSlots: null,
      gates: { distance: 'pass', slots: 'survey', height: 'survey', operator: 'pass', coverage: 'fail' },
      passes: false,
      fallingVillages: [1],
    };
    const sheet = pairSheet(
      'Cặp',
      [pair, { ...pair }],
      { positions: SCENE.positions, villages: VILLAGES, isJoined: (one) => one === pair },
      NO_SAMPLE,
    );
    expect(told(sheet)[0]).toEqual({
      'Vị trí bỏ': 'M',
      'Nhà mạng tại vị trí bỏ': 'Viettel',
      'Vị trí nhận': 'N',
      'Nhà mạng tại vị trí nhận': 'MobiFone',
      'Khoảng cách (m)': 300.1,
      'Giữ vùng phủ': 0.9,
      'Mất vùng phủ (người)': 12.5,
      'Chỗ trống': null,
      'Điều kiện chưa đạt': 'vùng phủ',
      'Cần khảo sát': 'chỗ trống, chiều cao',
      'Thôn bị giảm mức phủ': 'Thôn Hai',
      'Nên gộp': 'có',
    });
    expect(told(sheet)[1]?.['Nên gộp']).toBe('không');
  });

  it('gaps: the places in their order, and the people that each number of them reaches', () => {
    const host = SCENE.positions.findIndex(({ id }) => id === 'N');
    const sites = [
      { kind: 'free', location: at(900), index: -1, areaClass: 'other', radiusM: 850 },
      { kind: 'existing', location: at(1300, 1500), index: host, areaClass: 'other', radiusM: 850 },
    ] as const;
    const places = told(gapSiteSheet('Vị trí được chọn', sites, SCENE.positions, [], NO_SAMPLE));
    expect(places).toMatchObject([
      { 'Thứ tự': 1, 'Loại nơi đặt': 'điểm trống', 'Vị trí': null, 'Kinh độ': at(900)[0], 'Vĩ độ': at(900)[1] },
      { 'Thứ tự': 2, 'Loại nơi đặt': 'vị trí đang có', 'Vị trí': 'N', 'Nhà mạng': 'MobiFone', 'Bán kính (m)': 850 },
    ]);
    const steps = gapStepSheet(
      'Số người',
      {
        greedy: [
          { count: 1, sites: [0], people: 90, gains: [] },
          { count: 2, sites: [0, 1], people: 120, gains: [] },
        ],
        optimum: [{ count: 2, sites: [0, 1], people: 125, gains: [], proven: false, bound: 130 }],
      },
      NO_SAMPLE,
    );
    expect(steps.rows).toEqual([
      [1, 90, null, null],
      [2, 120, 125, 130],
    ]);
  });

  it('failure: the ranking as it is shown', () => {
    const { analysis, province } = sample;
    const ranking = criticalRanking(analysis.coverage, province.villages);
    expect(ranking.length).toBeGreaterThan(0);
    const rows = told(criticalSheet('Then chốt', ranking, analysis.positions, province.villages, about));
    expect(rows.map((row) => [row['Vị trí'], row['Số thôn chỉ dựa vị trí này'], row['Dân số các thôn đó']])).toEqual(
      ranking.map(({ position, villages, people }) => [analysis.positions[position]?.id, villages.length, people]),
    );
  });

  it('the goal: both readings, never a share without its denominator', () => {
    const row = {
      name: '31/03/2025',
      planned: true,
      deployment: { locations: 8, shared: 2, share: 0.25 },
      greenfield: { locations: 0, shared: 0, share: null },
    };
    const sheet = goalSheet('Theo thời gian', 'Đến ngày', [row], NO_SAMPLE);
    expect(sheet.rows).toEqual([['31/03/2025', 'có', 8, 2, 0.25, 0, 0, null]]);
    expect(goalSheet('Theo huyện', 'Huyện', [{ ...row, planned: false }], NO_SAMPLE).rows[0]).toHaveLength(7);
  });
});

describe('figures as files', () => {
  it('a unit beside the province: counts, shares, and what the plan says', () => {
    const { analysis, province } = sample;
    const members = [...province.villages.keys()].filter((v) => province.villages[v]?.communeCode === '14404');
    const [unit, whole] = [members, [...province.villages.keys()]].map((of) =>
      unitFigures(province.villages, analysis, of),
    );
    if (!unit || !whole) throw new Error('figures');
    const { operators } = analysis.coverage.layout;
    const planned = { reported: '1.355/1.355', ftthReported: '' };
    const rows = unitSheet({ name: 'Xã', figures: unit }, whole, operators, planned, about).rows;
    expect(rows).toHaveLength(7 + operators.length);
    expect(rows[0]?.slice(1, 6)).toEqual([
      unit.verdicts.covered,
      Number(unit.verdicts.covered) / unit.villages,
      whole.verdicts.covered,
      Number(whole.verdicts.covered) / whole.villages,
      null,
    ]);
    expect(rows[1]?.slice(1, 3)).toEqual([null, unit.coveredPopulationShare]);
    expect(rows[2]?.[5]).toBe('1.355/1.355');
    expect(rows.slice(7).map((row) => row[3])).toEqual(whole.byOperator);
    expect(unitSheet(null, whole, operators, planned, about).rows[0]).toHaveLength(5);
  });

  it('the plan’s indicators: reported and goal as the profile has them, computed in its own columns', () => {
    const { profile, analysis } = sample;
    const rows = profile.indicators.map((indicator) => ({
      indicator,
      computed: indicator.computed ? computedFigure(indicator.computed, analysis.summary) : null,
    }));
    const sheet = told(indicatorSheet(rows, about));
    expect(sheet.map((row) => row['Chỉ tiêu'])).toEqual(profile.indicators.map(({ name }) => name.vi));
    expect(sheet.map((row) => row['Ban đầu'])).toEqual(profile.indicators.map(({ base }) => base ?? null));
    expect(sheet.map((row) => row['Mục tiêu'])).toEqual(profile.indicators.map(({ goal }) => goal ?? null));
    const { shared, locations } = analysis.summary.newBuild.deployment;
    expect(sheet).toContainEqual(
      expect.objectContaining({ 'Tính toán: phần': shared, 'Tính toán: tổng': locations, 'Quan hệ với mục tiêu': '>' }),
    );
  });
});

describe('every table that leaves', () => {
  const all = (given: TableAbout): readonly TableSheet[] => {
    const { analysis, province, profile } = sample;
    const whole = unitFigures(province.villages, analysis, [...province.villages.keys()]);
    const { operators } = analysis.coverage.layout;
    const built = { positionsOnceBuilt: analysis.summary.positions, moves: 0, needsSurvey: 0 };
    const ground = {
      stations: SCENE.stations,
      hosts: SCENE.positions,
      rules: [],
      villages: [],
      structureOf: () => '',
    };
    return [
      villageSheet(province.villages, analysis, [0], null, given),
      changeSheet('a', [{ village: 0, before: 'covered', after: 'partial' }], province.villages, given),
      candidateSheet('b', SCENE.candidates, ground, given),
      pairSheet('c', [], { positions: SCENE.positions, villages: [], isJoined: () => true }, given),
      gapSiteSheet('d', [], [], [], given),
      gapStepSheet('e', { greedy: [], optimum: [] }, given),
      criticalSheet('f', criticalRanking(analysis.coverage, province.villages), analysis.positions, [], given),
      goalSheet('g', 'Huyện', [], given),
      comparisonSheet('h', { a: analysis.summary, b: analysis.summary, figures: [built, built] }, ['A', 'B'], given),
      unitSheet({ name: 'Xã', figures: whole }, whole, operators, { reported: '', ftthReported: '' }, given),
      indicatorSheet(
        profile.indicators.map((indicator) => ({ indicator, computed: null })),
        given,
      ),
    ];
  };

  it.each(['vi', 'en'] as const)(
    'says that samples are samples, above and in each row, and whence (%s)',
    (language) => {
      const mark = language === 'vi' ? 'Dữ liệu mẫu' : 'Sample data';
      for (const { name, notes, columns, rows } of all({ ...about, language, remarks: ['Kịch bản X'] })) {
        expect([name, notes?.[0], notes?.[1]]).toEqual([name, mark.toUpperCase(), 'Kịch bản X']);
        expect(notes?.join('\n')).toContain('stations.geojson');
        expect(columns.at(-1)?.header).toBe(mark);
        expect(rows.every((row) => row.length === columns.length && row.at(-1) !== null)).toBe(true);
        // Names of columns are the names of properties in GeoJSON.
        expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length);
      }
    },
  );

  it('names a radio model and a weight of shares in each row, so that a CSV says them too', () => {
    for (const { columns, rows } of all({ ...NO_SAMPLE, basis: { model: 'p1812', weight: 'people' } })) {
      expect(columns.slice(-2).map(({ header }) => header)).toEqual(['Mô hình vùng phục vụ', 'Tỷ lệ tính theo']);
      for (const row of rows) expect(row.slice(-2)).toEqual(['ITU-R P.1812-8', 'dân số']);
    }
  });

  it('says nothing of samples where there are none', () => {
    for (const { notes, columns } of all(NO_SAMPLE)) {
      expect(notes).toEqual([]);
      expect(columns.at(-1)?.header).not.toBe('Dữ liệu mẫu');
    }
  });
});

describe('a sheet as CSV', () => {
  const parsed = (sheet: TableSheet): string[][] => {
    const text = sheetCsv(sheet);
    expect(text.startsWith('\uFEFF')).toBe(true);
    return Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
  };

  it('writes numbers, shares, dates and the unknown as the files of the commands do', () => {
    const sheet: TableSheet = {
      name: 'A',
      notes: ['Nguồn'],
      columns: [
        { header: '=Tên', kind: 'text' },
        { header: 'Dân', kind: 'integer' },
        { header: 'Kinh độ', kind: 'decimal' },
        { header: 'Tỷ lệ', kind: 'percent' },
        { header: 'Ngày', kind: 'date' },
        { header: 'Có', kind: 'text' },
      ],
      rows: [
        ['-1+2', 1355, 105.12345678, 0.16, new Date('2023-06-30'), true],
        [null, null, Number.NaN, null, null, false],
      ],
    };
    expect(parsed(sheet)).toEqual([
      ["'=Tên", 'Dân', 'Kinh độ', 'Tỷ lệ', 'Ngày', 'Có'],
      ["'-1+2", '1355', '105.1234568', '0.160000', '2023-06-30', 'yes'],
      ['', '', '', '', '', 'no'],
    ]);
  });

  it('gives every text back, and never one that a spreadsheet would compute', () => {
    const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'=+-@＝＋;\t\r\n" ,a1') }));
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts), { minLength: 1 }), (rows) => {
        const columns = ['x', 'y'].map((header) => ({ header, kind: 'text' as const }));
        const text = sheetCsv({ name: 'A', columns, rows }).slice(1);
        const [, ...read] = Papa.parse<string[]>(text.replace(/\r\n$/, ''), { newline: '\r\n' }).data;
        // An apostrophe before a sign is all that is ever added.
        const bare = (cell: string): string => cell.replaceAll("'", '');
        expect(read.map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)));
        // Wherever a spreadsheet may begin a cell, whichever separator it takes.
        for (const part of read.flat().flatMap((cell) => cell.split(/[;\t\r\n]/)))
          expect(part.replace(/^[\s"\uFEFF\u200B]+/, '')).not.toMatch(/^[=+\-@＝＋－＠]/);
      }),
    );
  });
});

describe('a sheet as GeoJSON', () => {
  it('has each row at its place, the lines above it as notes, and rows of no known place kept', () => {
    const sheet: TableSheet = {
      name: 'A',
      notes: ['DỮ LIỆU MẪU'],
      columns: [
        { header: 'Vị trí', kind: 'text' },
        { header: 'Ngày', kind: 'date' },
      ],
      rows: [
        ['M', new Date('2025-06-30')],
        ['N', null],
        ['O', null],
      ],
    };
    const text = sheetGeojson(sheet, [pointPlace([105.9, 20.2]), linePlace([105.9, 20.2], [106, 20.3]), null]);
    const saved: FeatureCollection & { notes: string[] } = JSON.parse(text);
    expect(saved.notes).toEqual(['DỮ LIỆU MẪU']);
    expect(saved.features).toEqual<Feature[]>([
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [105.9, 20.2] },
        properties: { 'Vị trí': 'M', Ngày: '2025-06-30' },
      },
      {
        type: 'Feature',
        geometry: {
          type: 'LineString',
          coordinates: [
            [105.9, 20.2],
            [106, 20.3],
          ],
        },
        properties: { 'Vị trí': 'N', Ngày: null },
      },
      expect.objectContaining({ geometry: null }),
    ]);
  });
});
