import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDelivery } from '../../src/ingest/deliveries/open-delivery.ts';
import { readProfile } from '../../src/ingest/profile.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import type { Profile } from '../../src/model/profile.ts';
import { source } from '../support/format-files.ts';
import { unwrap } from '../support/geojson-files.ts';

const PROFILE = unwrap(readProfile(readFileSync('data/ninh-binh/profile.json', 'utf8'), 'profile.json'));

/** Stations of a table of which nobody was asked anything, and the issues. */
async function read(lines: readonly string[], profile: Profile = PROFILE) {
  const opened = await openDelivery(source('tram.csv', `${lines.join('\n')}\n`), 'stations', profile);
  if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
  const result = await streamStations(opened.content, 'tram.csv', profile);
  return {
    stations: unwrap(result),
    issues: result.issues.map(({ severity, code, row, found, expected }) =>
      [severity, code, row, found, expected].filter((part) => part !== undefined).join(' '),
    ),
  };
}

const HEADER = 'STT;Mã trạm;Nhà mạng;Công nghệ;Kinh độ;Vĩ độ;Chiều cao';
const ROWS = [
  '1;NB1;Viettel;4G;105.95;20.25;30',
  '2;NB2;Viettel;4G;105.96;20.26;42',
  '3;NB3;MobiFone;4G;105.97;20.24;18',
];

describe('rows that are no data', () => {
  it('totals and what stands below a table are one note each', async () => {
    const { stations, issues } = await read([
      HEADER,
      ...ROWS,
      ';Tổng cộng;;;;;90',
      ';;;;Ninh Bình, ngày 30 tháng 6 năm 2025;;',
      ';Người lập biểu;;;KT. GIÁM ĐỐC;;',
      ';(Ký, ghi rõ họ tên);;;PHÓ GIÁM ĐỐC;;',
      ';Nguyễn Văn A;;;Trần Thị B;;',
    ]);
    expect(stations.map(({ id }) => id)).toEqual(['NB1', 'NB2', 'NB3']);
    expect(issues).toEqual([
      'warning row-not-data 4 Tổng cộng',
      'warning row-not-data 5 Ninh Bình, ngày 30 tháng 6 năm 2025',
      'warning row-not-data 6 Người lập biểu',
      'warning row-not-data 7 (Ký, ghi rõ họ tên)',
      'warning row-not-data 8 Nguyễn Văn A',
    ]);
  });

  it.each(['Cộng', 'Tổng', 'TỔNG SỐ: 3 trạm', 'Cộng (I)', 'Total'])('%s within a table ends nothing', async (word) => {
    const { stations, issues } = await read([HEADER, ROWS[0] ?? '', `;${word};;;;;30`, ...ROWS.slice(1)]);
    expect(stations).toHaveLength(3);
    expect(issues).toEqual([`warning row-not-data 2 ${word}`]);
  });

  it('a full row whose name is a word of totals is data, and so is one that lacks much', async () => {
    const { stations, issues } = await read([
      HEADER,
      ...ROWS,
      '4;Cộng;Viettel;4G;105.95;20.24;30',
      '5;Cộng Hòa;Viettel;4G;105.9;20.2;',
      '6;Kỳ Lân;Viettel;4G;105.9;20.2;',
    ]);
    expect(stations.map(({ id }) => id)).toEqual(['NB1', 'NB2', 'NB3', 'Cộng', 'Cộng Hòa', 'Kỳ Lân']);
    expect(issues).toEqual([]);
  });
});

describe('axes of a row', () => {
  it('that lies in the province only with them exchanged are exchanged, and the row is named', async () => {
    const { stations, issues } = await read([HEADER, ...ROWS, '4;NB4;Viettel;4G;20.2;105.9;30']);
    expect(stations.at(-1)?.location).toEqual([105.9, 20.2]);
    expect(issues).toEqual(['warning coordinates-swapped 4 20.2, 105.9 105.9, 20.2']);
  });
});

describe('area classes', () => {
  it.each([
    ['ĐT/NT', 'ĐT', 'urban'],
    ['ĐT/NT', 'NT', 'other'],
    ['Khu vực', 'Thành thị', 'urban'],
    ['Khu vực', 'Nông thôn', 'other'],
    ['Khu vực', 'Đô thị', 'urban'],
    ['Thành thị', 'x', 'urban'],
    ['Thành thị', 'không', 'other'],
    ['Nông thôn', 'X', 'other'],
    ['Thành thị;Nông thôn', ';x', 'other'],
    ['Thành thị;Nông thôn', 'x;', 'urban'],
  ])('%s: %s is %s', async (header, cell, areaClass) => {
    const { stations, issues } = await read([`${HEADER};${header}`, `${ROWS[0]};${cell}`]);
    expect(stations.map((station) => station.areaClass)).toEqual([areaClass]);
    expect(issues).toEqual([]);
  });
});

describe('mast classes of Circular 14/2013/TT-BTTTT', () => {
  it.each([
    ['A2a', 'A2a'],
    ['A2.a', 'A2a'],
    ['cột A2b', 'A2b'],
    ['loại A1a', 'A1a'],
    ['Cột loại A2c', 'A2c'],
    ['a1-b', 'A1b'],
    ['A2b - cột trên mặt đất', 'A2b'],
    ['A3a', 'A3a'],
    ['cột dây co', 'cột dây co'],
  ])('%s → %s', async (cell, structure) => {
    const { stations } = await read([`${HEADER};Loại cột`, `${ROWS[0]};${cell}`]);
    expect(stations.map((station) => station.structure)).toEqual([structure]);
  });
});

describe('dates as programs count them', () => {
  it.each([
    ['1688058000000', '2023-06-30'],
    ['1688083200000', '2023-06-30'],
    ['1688083200', '2023-06-30'],
    ['1688083200000.0', '2023-06-30'],
  ])('%s is %s', async (cell, date) => {
    const { stations, issues } = await read([`${HEADER};Ngày phát sóng`, `${ROWS[0]};${cell}`]);
    expect(stations.map(({ commissioned }) => commissioned)).toEqual([date]);
    expect(issues).toEqual([]);
  });
});

it('the beamwidth that is assumed is the profile’s, where it names one', async () => {
  const { stations, issues } = await read([`${HEADER};Azimuth`, `${ROWS[0]};40/160/280`], {
    ...PROFILE,
    assumedBeamwidthDeg: 90,
  });
  expect(stations[0]?.sectors.map(({ beamwidthDeg }) => beamwidthDeg)).toEqual([90, 90, 90]);
  expect(issues).toEqual(['warning beamwidth-assumed 1 90']);
});

describe('places left at a mast', () => {
  const slotsOf = async (written: string) => {
    const { stations, issues } = await read([`${HEADER};Chỗ còn trống`, `${ROWS[0]};${written}`]);
    return { slots: stations[0]?.tenantSlots, issues };
  };

  it.each([
    ['2', 2],
    ['2 chỗ', 2],
    ['02 chỗ trống', 2],
    ['còn 2', 2],
    ['Còn 02 vị trí', 2],
    ['Còn lại: 3 slot', 3],
    ['hai chỗ', 2],
    ['0 chỗ', 0],
    ['hết', 0],
    ['Hết chỗ.', 0],
    ['đã hết', 0],
    ['không còn', 0],
    ['Không còn chỗ trống', 0],
    ['không còn trống', 0],
    ['Full', 0],
  ])('%s is %s', async (written, slots) => expect(await slotsOf(written)).toEqual({ slots, issues: [] }));

  it.each(['còn', 'còn trống', 'còn 2/4', '2-3 chỗ', 'hết 2', 'đã dùng 2 chỗ', 'nhiều chỗ', 'năm 2025'])(
    '%s is no number, and said',
    async (written) =>
      expect(await slotsOf(written)).toEqual({
        slots: null,
        issues: [expect.stringContaining(`warning value-broken 1 ${written} integer`)],
      }),
  );

  it('of which nothing is known stay unknown', async () =>
    expect(await slotsOf('không có')).toEqual({ slots: null, issues: [] }));
});
