import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { analyse, prepareProvince } from '../../src/analysis/analyse.ts';
import { allCandidates } from '../../src/analysis/sharing/candidates.ts';
import { findCandidates } from '../../src/analysis/sharing/find-candidates.ts';
import { candidatesCsv } from '../../src/export/candidates-csv.ts';
import { type Cell, csvChunks, decimals, degrees, plain, share } from '../../src/export/csv.ts';
import { positionsCsv } from '../../src/export/positions-csv.ts';
import { summaryJson } from '../../src/export/summary-json.ts';
import { villagesCsv } from '../../src/export/villages-csv.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import type { Province } from '../../src/model/province.ts';
import { PROFILE, villageAt } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

const csv = (header: readonly string[], rows: readonly (readonly Cell[])[]) => [...csvChunks(header, rows)].join('');
const parsed = (chunks: Iterable<string>) =>
  Papa.parse<Record<string, string>>([...chunks].join(''), { header: true, skipEmptyLines: true });

describe('CSV', () => {
  it('is RFC 4180: commas, quotes and lines are quoted, rows end with CRLF', () => {
    expect(csv(['a', 'b'], [['x,y', 'say "no"\nnow']])).toBe('a,b\r\n"x,y","say ""no""\nnow"\r\n');
  });

  it.each([
    ['A;=1+1', "A;'=1+1"],
    [['Viettel', '=1+1'], "Viettel;'=1+1"],
    ['＝1+1', "'＝1+1"],
    ['＋84', "'＋84"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['"=1+1', '\'"=1+1'],
    [' =1+1', "' =1+1"],
    ['\u200B=1+1', "'\u200B=1+1"],
    ['ghi chú\n=1+1', "ghi chú\n'=1+1"],
    ['a\t@SUM(A1)', "a\t'@SUM(A1)"],
  ])('%j is no formula for a spreadsheet with another separator either', (cell, expected) => {
    expect(Papa.parse<string[]>([...csvChunks(['x', 'y'], [['b', cell]])].join('')).data[1]?.[1]).toBe(expected);
  });

  it.each(['Thôn 1-2', 'a = b', 'Đông; Tây', "'đã có", '90/65;210/65'])('%j stays as it is', (text) => {
    expect([...csvChunks(['x'], [[text]])].join('')).toContain(text);
  });

  it.each(['=1+1', '+84', '-x', '@SUM(A1)', '\tx'])('text %j is never a formula', (text) => {
    expect(parsed(csv(['a', 'b'], [[text, 'x']])).data[0]?.a).toBe(`'${text}`);
  });

  it('numbers stay numbers, also below zero; unknown is empty, lists are joined', () => {
    expect(csv(['a', 'b', 'c', 'd', 'e'], [[decimals(-1.5, 2), plain(null), ['x', 'y'], true, plain(12)]])).toBe(
      'a,b,c,d,e\r\n-1.50,,x;y,yes,12\r\n',
    );
  });

  it('shares have six decimals, degrees seven, and nothing is minus zero', () => {
    expect([share(1), share(0), share(1 / 3), degrees(105.97), decimals(-1e-12, 3)].map((n) => n?.text)).toEqual([
      '1.000000',
      '0.000000',
      '0.333333',
      '105.9700000',
      '0.000',
    ]);
  });
});

const STATIONS = [
  station({ id: 'a', positionId: 'A', location: at(500, 500), tenantSlots: 2, heightM: 40 }),
  station({ id: 'p', operator: 'VinaPhone', location: at(700, 500), status: 'planned', heightM: 30 }),
];
const STATIONS_SOURCE = {
  role: 'stations',
  file: 's.csv',
  date: null,
  licence: null,
  origin: null,
  sample: false,
  rows: 2,
} as const;
const province = (given: Partial<Province> = {}): Province => ({
  villages: [villageAt(0, 0, { code: 'V1', extra: { note: '=HYPERLINK("x")', name: 'taken', height: 3 } })],
  stations: STATIONS,
  fibre: null,
  structures: [],
  sources: [STATIONS_SOURCE],
  ...given,
});
const analysed = (of: Province) => {
  const prepared = prepareProvince(PROFILE, of.villages);
  return { prepared, analysis: analyse(PROFILE, of, defaultParameters(PROFILE), prepared) };
};

describe('villages.csv', () => {
  it('has the columns of the contract in its order, then the columns of the file', () => {
    const of = province();
    const { analysis, prepared } = analysed(of);
    const { meta, data } = parsed(villagesCsv(of.villages, analysis, prepared.areaKm2));
    expect(meta.fields).toEqual(
      // Its villages are of no district: a tier that is not there has no column.
      (
        'code,name,commune,commune_code,population,households,area_km2,share_any,share_broadband,' +
        'share_2_operators,share_3_operators,share_4_operators,share_Viettel,share_VinaPhone,share_2G,share_4G,' +
        'share_Viettel_2G,share_Viettel_4G,share_VinaPhone_2G,share_VinaPhone_4G,operators,resilience,mobile_computed,' +
        'mobile_reported,fibre_share,ftth_computed,ftth_reported,note,height'
      ).split(','),
    );
    expect(data[0]).toMatchObject({
      code: 'V1',
      population: '100',
      households: '',
      share_any: '1.000000',
      share_VinaPhone: '0.000000',
      operators: 'Viettel',
      resilience: '1',
      mobile_computed: 'covered',
      mobile_reported: 'yes',
      fibre_share: '',
      ftth_computed: '',
      note: '\'=HYPERLINK("x")',
      height: '3',
    });
  });

  it('without stations says nothing of coverage, rather than that there is none', () => {
    const of = province({ stations: [], sources: [] });
    const { analysis, prepared } = analysed(of);
    const [row] = parsed(villagesCsv(of.villages, analysis, prepared.areaKm2)).data;
    expect(row).toMatchObject({ share_any: '', resilience: '', mobile_computed: '', mobile_reported: 'yes' });
    const summary = JSON.parse(summaryJson(analysis));
    expect(summary.villages).toMatchObject({ total: 1, covered: null, contradictions: null });
  });
});

describe('positions.csv, candidates.csv and summary.json', () => {
  const of = province();
  const { analysis, prepared } = analysed(of);

  it('a position lists its tenants and the villages that hang on it', () => {
    const chunks = positionsCsv(analysis, of.stations, of.villages, [1, 0]);
    expect(parsed(chunks).data[0]).toMatchObject({
      position_id: 'A',
      operators: 'Viettel',
      technologies: '4G',
      stations: 'a',
      status: 'existing',
      shared: 'no',
      villages_served: '1',
      critical_villages: 'V1',
    });
  });

  it('a candidate names its station and host by id', () => {
    const candidates = allCandidates(findCandidates(PROFILE, of, analysis, prepared));
    expect(parsed(candidatesCsv(candidates, of.stations, analysis.positions)).data).toMatchObject([
      { station: 'p', host: 'A', host_kind: 'existing', host_operators: 'Viettel', mandatory: 'yes', free_slots: '2' },
    ]);
  });

  it('the summary says which files it rests on, and their hashes', () => {
    const summary = JSON.parse(
      summaryJson({
        ...analysis,
        sources: analysis.sources.map((one) => ({ ...one, sha256: 'abc', operators: ['Viettel'] })),
      }),
    );
    expect(summary.sources).toMatchObject([
      { file: 's.csv', sha256: 'abc', date: null, sample: false, operators: ['Viettel'] },
    ]);
    expect(summary.sources[0].rowDates).toBeNull();
    const rowDates = { oldest: '2024-03-01', newest: '2025-06-30', undated: 1 };
    const mixed = summaryJson({ ...analysis, sources: analysis.sources.map((one) => ({ ...one, rowDates })) });
    expect(JSON.parse(mixed).sources[0].rowDates).toEqual(rowDates);
    expect(summary.positions).toEqual({ total: 1, shared: 0, sharedShare: 0 });
    expect(summary.newBuild.deployment).toEqual({
      locations: 1,
      shared: 0,
      share: 0,
      goal: 0.3,
      met: false,
      missing: 1,
    });
  });
});
