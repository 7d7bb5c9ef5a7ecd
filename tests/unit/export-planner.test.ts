import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { usualGapOrder } from '../../src/analysis/gaps/usual-order.ts';
import { makePlan } from '../../src/analysis/plan/plan.ts';
import { gapsCsv } from '../../src/export/gaps-csv.ts';
import { pairsCsv } from '../../src/export/pairs-csv.ts';
import { planSheets } from '../../src/export/plan-sheets.ts';
import type { Pair } from '../../src/model/planner.ts';
import { exactly, planScene } from '../support/plan-scene.ts';
import { at, station } from '../support/stations.ts';

const SCENE = planScene([
  station({ id: 'm', operator: 'Viettel', positionId: 'M', location: at(1000, 1500), tenantSlots: 2 }),
  station({ id: 'n', operator: 'MobiFone', positionId: '=N', location: at(1300, 1500), tenantSlots: null }),
  station({ id: 'p', operator: 'VinaPhone', status: 'planned', plannedDate: '2025-06-30', location: at(1050, 1500) }),
]);
const rowsOf = (chunks: Iterable<string>) =>
  Papa.parse<Record<string, string>>([...chunks].join(''), { header: true, skipEmptyLines: true }).data;
const VILLAGES = [{ code: 'V1', name: 'Thôn Một' }];
const SOURCE = {
  role: 'stations',
  file: 's.geojson',
  date: '2025-06-30',
  licence: 'CC BY 4.0',
  origin: 'Sở',
  sample: true,
  rows: 3,
} as const;

describe('files of the planner', () => {
  it('pairs: by id, what fails and what must be surveyed apart, no formula', () => {
    const pair: Pair = {
      mover: SCENE.positions.findIndex(({ id }) => id === 'M'),
      host: SCENE.positions.findIndex(({ id }) => id === '=N'),
      distanceM: 300.123,
      loss: 12.5,
      coverageKept: 0.9,
      freeSlots: null,
      gates: { distance: 'pass', slots: 'survey', height: 'survey', operator: 'pass', coverage: 'fail' },
      passes: false,
      fallingVillages: [0],
    };
    expect(rowsOf(pairsCsv([pair], SCENE.positions, VILLAGES))).toEqual([
      {
        position: 'M',
        position_operators: 'Viettel',
        host: "'=N",
        host_operators: 'MobiFone',
        distance_m: '300.12',
        loss: '12.500000',
        coverage_kept: '0.900000',
        free_slots: '',
        passes: 'no',
        failed_gates: 'coverage',
        survey_gates: 'slots;height',
        falling_villages: 'V1',
      },
    ]);
  });

  it('gaps: every step of both ways, with what stands on the site', () => {
    const sites = [
      { kind: 'existing', location: at(0), index: 1, areaClass: 'other', radiusM: 850 },
      { kind: 'structure', location: at(500), index: 0, areaClass: 'other', radiusM: 850 },
      { kind: 'free', location: at(900), index: -1, areaClass: 'other', radiusM: 850 },
    ] as const;
    const broadband = (id: string) => ({ id, broadband: true, defaultRadiusM: { urban: 700, other: 1500 } });
    const filling = {
      sites,
      order: usualGapOrder({ technologies: ['3G', '4G', '5G'].map(broadband) }),
      greedy: [{ count: 2, sites: [0, 2], people: 120.04, gains: [100, 20.04] }],
      optimum: [{ count: 1, sites: [1], people: 99, gains: [99], proven: true, bound: 99 }],
    };
    const rows = rowsOf(gapsCsv(filling, [{ id: 'A' }, { id: 'B' }], [{ id: 'pole' }]));
    expect(
      rows.map(({ method, positions, people, proven, kind, host }) => [method, positions, people, proven, kind, host]),
    ).toEqual([
      ['greedy', '2', '120.0', '', 'existing', 'B'],
      ['greedy', '2', '120.0', '', 'free', ''],
      ['optimum', '1', '99.0', 'yes', 'structure', 'pole'],
    ]);
    expect(rows[0]?.lon).toBe('106.0000000');
    expect(rows.map((row) => [row.radius_m, row.technology, row.people_gained, row.people_total])).toEqual([
      ['850', '4G', '100.0', '100.0'],
      ['850', '4G', '20.0', '120.0'],
      ['850', '4G', '99.0', '99.0'],
    ]);
  });

  it('the plan’s spreadsheet: a sheet for each operator, the rule with its document, date and force, samples named on every sheet', async () => {
    const plan = await makePlan(SCENE, exactly());
    const sheets = planSheets({
      plan,
      ground: SCENE,
      villages: VILLAGES,
      sources: [SOURCE],
      language: 'vi',
      made: '2026-01-31',
    });
    expect(sheets.map(({ name }) => name)).toEqual([
      'Tổng hợp',
      'Theo quý',
      'Viettel',
      'VinaPhone',
      'MobiFone',
      'Giả định và nguồn',
    ]);
    for (const { notes } of sheets) expect(notes?.join(' ')).toContain('SỐ LIỆU MINH HỌA');
    const [, , viettel, vinaphone, mobifone, assumptions] = sheets;
    const told = vinaphone?.rows.map((row) =>
      Object.fromEntries((vinaphone?.columns ?? []).map(({ header }, c) => [header, row[c]])),
    );
    expect(told).toMatchObject([
      {
        'Vai trò': 'chuyển đi',
        'Trạm dự kiến': 'p',
        'Ngày dự kiến': new Date('2025-06-30'),
        'Vị trí nhận': 'M',
        'Dùng chung với': 'Viettel',
        'Quy định': 'QĐ',
        'Ngày của quy định': '2018',
        'Hiệu lực': 'mẫu – chưa có hiệu lực tại tỉnh',
        'Bắt buộc hay tự nguyện': 'bắt buộc',
        'Cần khảo sát': 'chiều cao',
      },
    ]);
    expect(viettel?.rows.map((row) => [row[0], row[1]])).toEqual([['tiếp nhận', 'p']]);
    expect(mobifone?.rows).toEqual([]);
    expect(assumptions?.rows).toContainEqual(['Nguồn: s.geojson', '30/06/2025, dữ liệu mẫu', 'Sở · CC BY 4.0']);
    expect(assumptions?.rows).toContainEqual(['Kết quả', 'tối ưu, đã chứng minh', null]);
    expect(sheets.every(({ rows, columns }) => rows.every((row) => row.length === columns.length))).toBe(true);
  });
});
