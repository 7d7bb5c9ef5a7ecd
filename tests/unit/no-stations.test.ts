import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { analyse, villageAreaKm2 } from '../../src/analysis/analyse.ts';
import { needAttention } from '../../src/analysis/attention.ts';
import { shareOf } from '../../src/analysis/layout.ts';
import { unitFigures } from '../../src/analysis/units.ts';
import { operatorCountOf, resilienceOf } from '../../src/analysis/village-counts.ts';
import { villageSheet } from '../../src/export/village-sheets.ts';
import { villagesCsv } from '../../src/export/villages-csv.ts';
import { formatFor } from '../../src/i18n/format.ts';
import { PALETTES } from '../../src/map/palette.ts';
import { villagePaint } from '../../src/map/village-paint.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import { NO_FILTER, passing } from '../../src/state/village-filter.ts';
import { PROFILE, STATIONS_FILE, villageAt } from '../support/province.ts';

/**
 * A clerk who opens the villages alone has told nothing of stations. That is not "no signal":
 * what depends on stations stays empty. A file of stations with nothing in it says otherwise.
 */
const VILLAGES = [villageAt(0, 0), villageAt(2, 0, { mobileReported: false })];
const province = { villages: VILLAGES, stations: [], fibre: null, structures: [] };
const alone = analyse(PROFILE, { ...province, sources: [] }, defaultParameters(PROFILE));
const emptyFile = analyse(PROFILE, { ...province, sources: [STATIONS_FILE] }, defaultParameters(PROFILE));
const all = [...VILLAGES.keys()];

describe('villages without a file of stations', () => {
  it('have no verdict, no share, and contradict nothing', () => {
    expect(alone.verdicts).toEqual(['unknown', 'unknown']);
    expect(alone.mobileContradictions).toEqual(['none', 'none']);
    expect(shareOf(alone.coverage, 0, { kind: 'broadband' })).toBeNaN();
    expect(operatorCountOf(alone, 0)).toBeNull();
    expect(resilienceOf(alone, 0)).toBeNull();
    expect(alone.summary.villages).toMatchObject({ total: 2, covered: 0, partial: 0, uncovered: 0, contradictions: 0 });
  });

  it('are nobody’s worry, and pass no filter of coverage', () => {
    expect(needAttention(VILLAGES, alone, all)).toEqual([]);
    for (const verdict of ['lacking', 'covered', 'partial', 'uncovered'] as const)
      expect(passing(all, alone, { ...NO_FILTER, verdict })).toEqual([]);
    for (const operators of ['0', '1', '2'] as const)
      expect(passing(all, alone, { ...NO_FILTER, operators })).toEqual([]);
    expect(passing(all, alone, NO_FILTER)).toEqual(all);
    expect(unitFigures(VILLAGES, alone, all)).toMatchObject({
      verdicts: { covered: null, partial: null, uncovered: null },
      contradictions: null,
      hanging: null,
      byOperator: [null, null],
      population: 200,
      coveredPopulationShare: null,
      mobileReported: 1,
      ftthReported: null,
    });
  });

  it.each([
    { kind: 'coverage', set: { kind: 'broadband' } },
    { kind: 'operator-count' },
    { kind: 'resilience' },
    { kind: 'verdict' },
    { kind: 'mobile-contradiction' },
  ] as const)('are coloured as unknown: $kind', (mode) => {
    const options = { operators: PROFILE.operators, theme: 'light', showContradictions: true } as const;
    const { colours, hatched, contradicted } = villagePaint(mode, alone, options);
    expect(new Set(colours)).toEqual(new Set([PALETTES.light.unknown]));
    expect([...hatched, ...contradicted]).toEqual([0, 0, 0, 0]);
  });

  it('leave empty in every file what rests on stations', () => {
    const csv = [...villagesCsv(VILLAGES, alone, VILLAGES.map(villageAreaKm2))].join('');
    const rows = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
    for (const row of rows) {
      const computed = Object.entries(row).filter(([name]) =>
        /^share_|^operators$|^resilience$|^mobile_computed$/.test(name),
      );
      expect(new Set(computed.map(([, value]) => value))).toEqual(new Set(['']));
    }
    expect(rows.map((row) => row.mobile_reported)).toEqual(['yes', 'no']);

    const about = { language: 'vi', sources: [], remarks: [] } as const;
    const sheet = villageSheet(VILLAGES, alone, all, null, about);
    const told = (header: string) =>
      sheet.rows.map((row) => row[sheet.columns.findIndex((one) => one.header === header)]);
    expect(['Tính toán', 'Nhà mạng', 'Dự phòng', 'Báo cáo'].map(told)).toEqual([
      ['chưa rõ', 'chưa rõ'],
      [null, null],
      [null, null],
      ['có', 'chưa'],
    ]);
    const percents = sheet.columns.flatMap(({ kind }, column) => (kind === 'percent' ? [sheet.rows[0]?.[column]] : []));
    expect(new Set(percents)).toEqual(new Set([null]));
  });

  it('are shown as a dash', () => {
    expect(formatFor('vi').percent(shareOf(alone.coverage, 0, { kind: 'any' }))).toBe('–');
  });
});

it('a file of stations without a station in it says that nobody is covered', () => {
  expect(emptyFile.verdicts).toEqual(['uncovered', 'uncovered']);
  expect(emptyFile.mobileContradictions).toEqual(['grave', 'none']);
  expect(operatorCountOf(emptyFile, 0)).toBe(0);
});
