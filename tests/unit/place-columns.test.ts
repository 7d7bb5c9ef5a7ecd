import { describe, expect, it } from 'vitest';
import { xlsxFile } from '../../src/export/xlsx.ts';
import { coordinateOf, coordinatePair } from '../../src/ingest/mapping/coordinate-text.ts';
import { examineFile, mappedRows } from '../../src/ingest/mapping/feed.ts';
import { geometryText } from '../../src/ingest/mapping/geometry-text.ts';
import { matchHeaders } from '../../src/ingest/mapping/headers.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import type { Fix } from '../../src/model/mapping.ts';
import { source } from '../support/format-files.ts';
import { brief, PROFILE as SMALL, unwrap } from '../support/geojson-files.ts';

const PROFILE = { ...SMALL, centralMeridian: 105 };
/** 20°15′00″ N, 105°57′00″ E. */
const [LON, LAT] = [105.95, 20.25];

async function placeOf(header: string, row: string, fixes: readonly Fix[] = []) {
  const file = source('s.csv', `id;operator;technologies;${header}\na;Viettel;4G;${row}\n`);
  const { table, guess } = unwrap(await examineFile(file, 'stations', PROFILE));
  const read = await streamStations(mappedRows(table, guess.mapping, fixes, PROFILE), 's.csv', PROFILE);
  const [only] = read.ok ? read.value : [];
  return { at: only?.location.map((degrees) => Number(degrees.toFixed(5))), issues: read.issues.map(brief), only };
}

describe('degrees as people type them', () => {
  it.each([
    ['20d15m00s', '105d57m00s'],
    ['20o15\'00"N', '105o57\'00"E'],
    ['20°15’00’’N', '105°57’00’’E'],
    ['20 deg 15\' 00" N', '105 deg 57\' 00" E'],
    ['20º15′00″', '105º57′00″'],
    ["'20.25", "'105.95"],
    ['20,25', '105,95'],
    ['20.15.00', '105.57.00'],
    ['20-15-00', '105-57-00'],
    ['20:15:00', '105:57:00'],
    ['20 15 00', '105 57 00'],
    ["20° 15.0'", "105° 57.0'"],
    ['201500N', '1055700E'],
    ['20 độ 15 phút 00 giây Bắc', '105 độ 57 phút 0 giây Đông'],
    ['20.25° B', '105.95° Đ'],
    ['vĩ độ 20.25', 'kinh độ: 105.95'],
    ['N 20° 15\' 0"', 'E 105° 57\' 0"'],
  ])('%s and %s', (lat, lon) => {
    expect(coordinateOf(lat, 'unclear')?.value).toBeCloseTo(LAT, 9);
    expect(coordinateOf(lon, 'unclear')?.value).toBeCloseTo(LON, 9);
  });

  it.each([
    '20.25, 105.95',
    '20,25; 105,95',
    '20,25, 105,95',
    '20,25,105,95',
    '(20.25, 105.95)',
    '20.25N 105.95E',
    'N20.25 E105.95',
    '20°15\'00"N 105°57\'00"E',
    '20°15\'0"B-105°57\'0"Đ',
    '20 15 00 105 57 00',
    'lat: 20.25, lon: 105.95',
    '{"lat":20.25,"lng":105.95}',
    'https://www.google.com/maps?q=20.25,105.95',
    'https://www.google.com/maps/@20.25,105.95,17z',
    'https://www.google.com/maps/place/X/@20.2,105.9,17z/data=!4m5!3m4!8m2!3d20.25!4d105.95',
    'https://www.google.com/maps/search/?api=1&query=20.25%2C105.95',
    'https://maps.google.com/maps?q=loc:20.25+105.95',
    'https://www.openstreetmap.org/?mlat=20.25&mlon=105.95#map=17/20.2/105.9',
    'https://www.openstreetmap.org/#map=17/20.25/105.95',
    'https://www.bing.com/maps?cp=20.25~105.95&lvl=15',
    'geo:20.25,105.95',
  ])('both in one cell: %s', (text) => {
    const values = coordinatePair(text, 'unclear')?.map(({ value }) => value) ?? [];
    expect(values[0]).toBeCloseTo(LAT, 9);
    expect(values[1]).toBeCloseTo(LON, 9);
  });

  it.each(['20.25.11.2', '20°75\'00"', 'https://goo.gl/maps/abc', 'gần chợ', '105'])('%s is no place', (text) => {
    expect(coordinatePair(text, 'unclear')).toBeNull();
  });
});

describe('a place in columns of an unusual kind', () => {
  it.each([
    ['Kinh độ (độ);Kinh độ (phút);Kinh độ (giây);Vĩ độ (độ);Vĩ độ (phút);Vĩ độ (giây)', '105;57;0;20;15;0'],
    ['Độ;Phút;Giây;Độ;Phút;Giây', '20;15;0;105;57;0'],
    ['lat_deg;lat_min;lat_sec;lon_deg;lon_min;lon_sec', '20;15;0;105;57;0'],
    ['LatD;LatM;LatS;LonD;LonM;LonS', '20;15;0,0;105;57;0,0'],
    ["Vĩ độ °;Vĩ độ ';Kinh độ °;Kinh độ '", '20;15;105;57'],
    ['N độ;N phút;N giây;E độ;E phút;E giây', '20°;15;00;105°;57;00'],
    ['WKT', 'POINT (105.95 20.25)'],
    ['the_geom', 'SRID=4326;POINT Z (105.95 20.25 7)'],
    ['geom', '0101000020E6100000CDCCCCCCCC7C5A400000000000403440'],
    ['_geojson', '{"type":"Point","coordinates":[105.95,20.25]}'],
    ['vi tri', '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[105.95,20.25]}}'],
    ['Link bản đồ', 'https://www.google.com/maps?q=20.25,105.95'],
    ['Tọa độ', '20°15\'00"N, 105°57\'00"E'],
  ])('%s', async (header, row) => {
    const quoted = /["]|^SRID/.test(row) ? `"${row.replaceAll('"', '""')}"` : row;
    const { at, issues } = await placeOf(header, header.includes(';') ? row : quoted);
    expect([at, issues]).toEqual([[LON, LAT], header.startsWith('Độ') ? issues : []]);
  });

  it('is named where it is none', async () => {
    expect((await placeOf('lon;lat', '-;#N/A')).issues).toContain('1 geometry-missing!');
  });

  it('holds polygons of many parts, with holes', () => {
    const square = '((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))';
    expect(geometryText(`MULTIPOLYGON (${square})`)?.geometry).toMatchObject({
      type: 'MultiPolygon',
      coordinates: [[{ length: 5 }, { length: 5 }]],
    });
    expect(geometryText('POLYGON EMPTY')).toBeNull();
    expect(geometryText('POINT (1 2')).toBeNull();
  });
});

describe('a decimal point that a spreadsheet ate', () => {
  it('is offered as a fix, and put back with a warning where nobody is asked', async () => {
    const lost = await placeOf('lon;lat', '10595;2025');
    expect([lost.at, lost.issues]).toEqual([undefined, ['nothing-usable!', '1 coordinates-point-lost!']]);
    const fixed = await placeOf('lon;lat', '10595;2025', [{ kind: 'point', rows: [1] }]);
    expect([fixed.at, fixed.issues]).toEqual([[LON, LAT], []]);
    const taken = await placeOf('lon;lat', '105950000;20.250.000', [{ kind: 'point', rows: [] }]);
    expect([taken.at, taken.issues]).toEqual([[LON, LAT], ['1 point-restored']]);
  });
});

describe('a header', () => {
  it.each([
    ['x_lon', 'lon'],
    ['gps_lon', 'lon'],
    ['Kinh độ dự kiến', 'lon'],
    ['Longtitude', 'lon'],
    ['Lattitude', 'lat'],
    ['GPSLatitude', 'lat'],
    ['Mã CSHT', 'id'],
    ['Thời điểm đưa vào SD', 'commissioned'],
    ['Slot trống', 'tenant_slots'],
    ['Chỗ còn trống', 'tenant_slots'],
    ['Thành thị', 'area_class'],
    ['ĐT/NT', 'area_class'],
    ['technologi', 'technologies'],
    ['planned_da', 'planned_date'],
    ['tenant_slo', 'tenant_slots'],
    ['CONG_NGHE', 'technologies'],
    ['chieu_cao_', 'height_m'],
    ['Operater', 'operator'],
  ])('%s is %s', (header, field) => {
    expect(matchHeaders([header], 'stations')[0]?.field).toBe(field);
  });

  it('of villages that a Shapefile has cut is known', () => {
    const cut = ['code', 'name', 'commune_co', 'commune', 'district_c', 'households', 'mobile_rep', 'ftth_repor'];
    expect(
      matchHeaders([...cut, 'ftth_house'], 'villages')
        .map(({ column, field }) => `${column} ${field}`)
        .sort(),
    ).toEqual([
      'code code',
      'commune commune',
      'commune_co commune_code',
      'district_c district_code',
      'ftth_house ftth_households',
      'ftth_repor ftth_reported',
      'households households',
      'mobile_rep mobile_reported',
      'name name',
    ]);
  });
});

describe('the sheet that is offered of a workbook', () => {
  const other = ['Ghi chú', 'Mã trạm', 'Tên trạm', 'Độ cao', 'Nhà mạng'];
  it.each([
    [
      'degrees, minutes and seconds apart',
      ['Độ', 'Phút', 'Giây', 'Độ', 'Phút', 'Giây'],
      ['105', '57', '0', '20', '15', '0'],
    ],
    ['a column of geometries', ['Hình dạng'], ['POINT (105.95 20.25)']],
  ])('is the one with %s', async (_, columns, cells) => {
    const bytes = await xlsxFile([
      { name: 'Ghi chú', notes: [], columns: other.map(textColumn), rows: [['x', 'Z', 'y', '30', 'Viettel']] },
      {
        name: 'Trạm',
        notes: [],
        columns: ['Mã trạm', 'Nhà mạng', 'Công nghệ', ...columns].map(textColumn),
        rows: [['A', 'Viettel', '4G', ...cells]],
      },
    ]);
    const { table, guess } = unwrap(await examineFile(source('s.xlsx', bytes), 'stations', PROFILE));
    expect(table.layer).toBe('Trạm');
    const read = await streamStations(mappedRows(table, guess.mapping, [], PROFILE), 's.xlsx', PROFILE);
    expect(unwrap(read).map(({ id, location }) => [id, ...location.map((one) => one.toFixed(4))])).toEqual([
      ['A', '105.9500', '20.2500'],
    ]);
  });
});

function textColumn(header: string) {
  return { header, kind: 'text' as const };
}
