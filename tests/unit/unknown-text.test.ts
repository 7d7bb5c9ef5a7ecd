import { describe, expect, it } from 'vitest';
import { readStations } from '../../src/ingest/stations-at-hand.ts';
import { isUnknownText, plainCell } from '../../src/ingest/unknown-text.ts';
import { brief, collection, PROFILE, point, stationFeature, unwrap } from '../support/geojson-files.ts';

/** What people and spreadsheets write where they know nothing is no value, in any column. */

const NOTHING = [
  ...[
    '-',
    '–',
    '—',
    '--',
    '_',
    '.',
    '...',
    '…',
    '?',
    '/',
    '*',
    '( )',
    'N/A',
    'n/a',
    'N.A.',
    '#N/A',
    '#REF!',
    '#VALUE!',
  ],
  ...['#DIV/0!', '#NAME?', '#NULL!', '#SPILL!', 'Err:502', 'null', 'NULL', 'NaN', 'none', 'nil', 'unknown', 'TBD'],
  ...['(trống)', '(blank)', 'chưa rõ', 'Chưa rõ', 'không rõ', 'Chưa xác định', 'không xác định', 'chưa cập nhật'],
  ...['Đang cập nhật', 'không có số liệu', 'Chưa có thông tin', 'không áp dụng'],
];
const NOTHING_BUT_NO = ['không', 'Không', 'không có', 'KHÔNG CÓ', 'chưa có', 'chưa', 'k', 'ko', 'x', 'X', 'no', 'na'];

describe('a text that says that nothing is known', () => {
  it.each(NOTHING)('%s, whatever the column', (text) => {
    expect((['id', 'name', 'other', 'yes-no'] as const).map((meant) => isUnknownText(text, meant))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it.each(NOTHING_BUT_NO)('%s, but not where yes or no is asked', (text) => {
    expect([isUnknownText(text, 'id'), isUnknownText(text), isUnknownText(text, 'yes-no')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each(['0', '00', '0.0', '0,00'])('%s, as an id alone', (text) => {
    expect([isUnknownText(text, 'id'), isUnknownText(text)]).toEqual([true, false]);
  });

  it.each(['A', 'NB-01', '1', '2G', 'Na Rì', 'Không Tên', 'C-', '#12', 'n/a 5', 'x1', '✓', 'rooftop', 'Xóm Trống'])(
    '%s says something',
    (text) => {
      expect([isUnknownText(text, 'id'), isUnknownText(text)]).toEqual([false, false]);
    },
  );

  it.each(['Na', 'Trống', 'X'])('%s may be the name of a village', (text) => {
    expect(isUnknownText(text, 'name')).toBe(false);
  });

  it('makes no position of masts far apart, and no value of any field', () => {
    const [one, other] = [point(105.9, 20.25), point(105.99, 20.3)];
    for (const text of [...NOTHING, ...NOTHING_BUT_NO, '0']) {
      const nothing = { position_id: text, owner: text, structure: text, height_m: text, radius_m: text };
      const rows = [
        stationFeature({ id: 'a', ...(text === '0' ? { position_id: text } : nothing) }, one),
        stationFeature({ id: 'b', position_id: text, commissioned: text === '0' ? '' : text }, other),
      ];
      const read = readStations(collection(...rows), 's.geojson', PROFILE);
      expect(read.issues.map(brief)).toEqual([]);
      expect(
        unwrap(read).map(({ positionId, owner, structure, heightM, radiusM, commissioned }) => ({
          nothing: [positionId, owner, structure, heightM, commissioned],
          radiusM,
        })),
      ).toEqual(Array.from({ length: 2 }, () => ({ nothing: [null, null, null, null, null], radiusM: {} })));
    }
  });
});

describe('a cell', () => {
  it.each([
    ["'105.95", '105.95'],
    ["'00123", '00123'],
    ['="00123"', '00123'],
    ['\u00A0NB 1\u00A0', 'NB 1'],
    ['NB\u200B1', 'NB1'],
    ["'Thôn 1'", "'Thôn 1'"],
    ["20°15'", "20°15'"],
  ])('%s is %s without what a spreadsheet adds', (given, plain) => {
    expect(plainCell(given)).toBe(plain);
  });

  it('of an id that a spreadsheet took for a number is that id', () => {
    const [read] = unwrap(
      readStations(collection(stationFeature({ id: '14320001.0', position_id: 14320001 })), 's.geojson', PROFILE),
    );
    expect([read?.id, read?.positionId]).toEqual(['14320001', '14320001']);
  });

  it('with letters lost in a change of encoding is kept and named', () => {
    const read = readStations(collection(stationFeature({ owner: 'C\uFFFDng ty' })), 's.geojson', PROFILE);
    expect(read.issues.map(brief)).toEqual(['1 text-damaged owner']);
  });
});

describe('stations of one position id', () => {
  it('that stand far apart are named with the distance', () => {
    const rows = [
      stationFeature({ id: 'a', position_id: 'P' }, point(105.9, 20.25)),
      stationFeature({ id: 'b', position_id: 'P' }, point(105.9001, 20.25)),
      stationFeature({ id: 'c', position_id: 'P' }, point(106.1, 20.25)),
    ];
    const { issues } = readStations(collection(...rows), 's.geojson', PROFILE);
    expect(issues).toMatchObject([
      { severity: 'warning', code: 'positions-apart', row: 3, field: 'position_id', found: 'P', expected: '20.9 km' },
    ]);
  });
});
