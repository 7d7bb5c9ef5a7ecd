import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openDelivery } from '../../src/ingest/deliveries/open-delivery.ts';
import { examineFile } from '../../src/ingest/mapping/feed.ts';
import { fromLonLat } from '../../src/ingest/mapping/vn2000.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import { streamVillages } from '../../src/ingest/villages.ts';
import type { CoordinateSystem } from '../../src/model/mapping.ts';
import type { BaseStation } from '../../src/model/province.ts';
import { kml, source } from '../support/format-files.ts';
import { collection, polygon, PROFILE as SMALL, square, unwrap, villageFeature } from '../support/geojson-files.ts';

/** One thing in the ways that people and programs write it: each with the value that it must come to. */

const PROFILE = {
  ...SMALL,
  technologies: ['2G', '3G', '4G', '5G'].map((id) => ({
    id,
    broadband: id !== '2G',
    defaultRadiusM: { urban: 600, other: 900 },
  })),
  centralMeridian: 105,
};
type File = readonly [name: string, content: string | Uint8Array];

async function stationsOf([name, content]: File) {
  const opened = await openDelivery(source(name, content), 'stations', PROFILE);
  if (!opened.ok) return { stations: [], issues: opened.issues };
  const read = await streamStations(opened.content, name, PROFILE);
  return { stations: read.ok ? read.value : [], issues: read.issues };
}

async function placesOf(file: File): Promise<readonly string[]> {
  const { stations, issues } = await stationsOf(file);
  return stations.length > 0
    ? stations.map(({ id, location }) => `${id} ${location.map((degrees) => degrees.toFixed(5)).join(' ')}`)
    : issues.map(({ code }) => code);
}

/** What a column of stations with these cells comes to. */
async function read<K extends keyof BaseStation>(header: string, key: K, ...cells: readonly string[]) {
  const columns = ['Mã trạm', 'Kinh độ', 'Vĩ độ'];
  const others = { operator: ['Nhà mạng', 'Viettel'], technologies: ['Công nghệ', '4G'] };
  const more = Object.entries(others).filter(([field]) => field !== key);
  const lines = cells.map((cell, row) =>
    [`A${row}`, '105,95', '20,25', ...more.map(([, [, value]]) => value), `"${cell}"`].join(';'),
  );
  const head = [...columns, ...more.map(([, [name]]) => name), header].join(';');
  const { stations } = await stationsOf(['a.csv', `${[head, ...lines].join('\n')}\n`]);
  return stations.map((station) => station[key]);
}

const vn2000 = (centralMeridian: number, zoneDeg: 3 | 6 = 3): CoordinateSystem => ({
  kind: 'vn2000',
  centralMeridian,
  zoneDeg,
});
const UTM: CoordinateSystem = { kind: 'utm', zone: 48 };

/** A station at 105.95, 20.25 in metres of a system, northing first. */
function placed(
  crs: CoordinateSystem,
  axes: readonly string[],
  above = '',
  more: readonly [string, string] = ['', ''],
) {
  const [east, north] = fromLonLat(crs)(105.95, 20.25);
  const isEastFirst = /^(e|x_)/i.test(axes[0] ?? '');
  const pair = (isEastFirst ? [east, north] : [north, east]).map((metres) => metres.toFixed(2));
  const [header, value] = more;
  return `${above}Mã trạm,Nhà mạng,Công nghệ,${axes.join(',')}${header && `,${header}`}\nA,Viettel,4G,${pair.join(',')}${value && `,${value}`}\n`;
}

describe('a coordinate system in words', () => {
  const XY = ['X', 'Y'];
  it.each([
    ['of a title', placed(vn2000(104.75), XY, `"Hệ tọa độ VN-2000, KTT 104°45', múi 3°",,,,\n`)],
    ['of a title in decimals', placed(vn2000(104.75), XY, 'Hệ VN2000 kinh tuyến trục 104.75,,,,\n')],
    ['of a title with minutes in words', placed(vn2000(105.5), XY, 'VN-2000 kinh tuyến trục 105 độ 30 phút,,,,\n')],
    [
      'of a title with the number of a letter',
      placed(vn2000(104.75), XY, `"Công văn 107/STTTT: VN-2000, KTT 104°45'",,,,\n`),
    ],
    ['of a title, 6°', placed(vn2000(105, 6), XY, 'VN-2000 UTM zone 48N,,,,\n')],
    ['of headers', placed(UTM, ['X_UTM48N', 'Y_UTM48N'])],
    ['of headers in brackets', placed(UTM, ['Easting (WGS84 UTM 48N)', 'Northing (WGS84 UTM 48N)'])],
    ['of a column of zones', placed(UTM, ['Easting', 'Northing'], '', ['UTM Zone', '48Q'])],
    ['of a column of codes', placed(UTM, XY, '', ['SRID', '32648'])],
    ['of a column of meridians', placed(vn2000(104.75), XY, '', ['Kinh tuyến trục', "104°45'"])],
    ['of nothing: the zone of the province', placed(vn2000(105), ['North', 'East'])],
  ])('%s is taken', async (_, text) => expect(await placesOf(['a.csv', text])).toEqual(['A 105.95000 20.25000']));

  it('of the name of the file is taken', async () =>
    expect(await placesOf(['tram_VN2000_KTT10445.csv', placed(vn2000(104.75), XY)])).toEqual(['A 105.95000 20.25000']));

  it.each([
    ['of headers', ['X_UTM48N', 'Y_UTM48N'], '', UTM, true],
    ['of a title', XY, 'UTM 48N,,,,\n', UTM, true],
    ['with the datum in a title', ['X_UTM48N', 'Y_UTM48N'], '"Hệ WGS-84",,,,\n', UTM, false],
    ['with another datum in a title', ['X_UTM48N', 'Y_UTM48N'], 'Hệ VN-2000,,,,\n', vn2000(105, 6), false],
  ] as const)('a zone of UTM %s is on the datum that is named, else WGS 84 is assumed, and said', async (...given) => {
    const [, axes, above, crs, isAssumed] = given;
    const text = placed(crs, axes, above);
    expect(await placesOf(['a.csv', text])).toEqual(['A 105.95000 20.25000']);
    const { guess } = unwrap(await examineFile(source('a.csv', text), 'stations', PROFILE));
    expect(guess.reasons.some(({ code }) => code === 'datum-assumed')).toBe(isAssumed);
    const { issues } = await stationsOf(['a.csv', text]);
    const assumed = isAssumed ? [{ code: 'datum-assumed', found: 'UTM 48N', expected: 'VN-2000 105°' }] : [];
    expect(issues).toMatchObject(assumed);
  });

  it('that is old and not read here is named, and no other is taken for it', async () =>
    expect(await placesOf(['a.csv', placed(vn2000(105), XY, 'Hệ tọa độ HN-72,,,,\n')])).toContain('crs-unknown'));

  it('that names a code without a meaning for these numbers changes nothing', async () =>
    expect(
      await placesOf(['a.csv', 'id,operator,technologies,lon,lat,SRID\nA,Viettel,4G,105.95,20.25,32648\n']),
    ).toEqual(['A 105.95000 20.25000']));

  it('stands in a cell with its coordinates under short names', async () =>
    expect(await placesOf(['a.csv', 'id,operator,technologies,Tọa độ\nA,Viettel,4G,KĐ: 105.95 - VĐ: 20.25\n'])).toEqual(
      ['A 105.95000 20.25000'],
    ));
});

describe('sectors', () => {
  const three = [0, 120, 240].map((azimuthDeg) => ({ azimuthDeg, beamwidthDeg: 65 }));
  it.each([
    '(0,120,240)',
    'H1: 0; H2: 120; H3: 240',
    'A:0, B:120, C:240',
    'Sector A: 0°, Sector B: 120°, Sector C: 240°',
    'Cell 1 (0) - Cell 2 (120) - Cell 3 (240)',
    '3 sector: 0/120/240',
    '3 hướng (0/120/240)',
    '0x120x240',
    '0(65)/120(65)/240(65)',
  ])('%s are three', async (text) => expect(await read('Góc phương vị', 'sectors', text)).toEqual([three]));

  it.each(['0/65, 120/65, 240/65', '0/65 | 120/65 | 240/65'])('%s: their widths stand with them', async (text) =>
    expect(await read('Góc phương vị', 'sectors', text)).toEqual([three]),
  );

  it('of a number and a width have no azimuth', async () =>
    expect(await read('Góc phương vị', 'sectors', '3x65')).toEqual([[]]));
});

describe('a status', () => {
  it.each([
    ['planned', ['Chưa triển khai', 'chưa hoạt động', 'Chưa lắp đặt', 'Đang thi công', 'Chưa đưa vào sử dụng']],
    ['retired', ['Dừng phát sóng', 'Tạm dừng hoạt động', 'Ngừng hoạt động', 'Không còn hoạt động', 'Off-air']],
    ['existing', ['Đang hoạt động', 'Đã phát sóng', 'Đang dùng', 'On-air']],
  ])('%s: %j', async (status, words) =>
    expect(await read('Tình trạng', 'status', ...words)).toEqual(words.map(() => status)),
  );
});

describe('technologies', () => {
  it.each([
    ['LTE1800', ['4G']],
    ['GSM900, U2100', ['2G', '3G']],
    ['NodeB + eNodeB', ['3G', '4G']],
    ['gNodeB', ['5G']],
    ['4', ['4G']],
    ['2/3/4G', ['2G', '3G', '4G']],
    ['2,3,4', ['2G', '3G', '4G']],
  ])('%s', async (text, ids) => expect(await read('Công nghệ', 'technologies', text)).toEqual([ids]));
});

describe('a date', () => {
  it.each(['30 thg 6 2023', '30-thg 6-23', '30 tháng 6, 2023', 'ngày 30 tháng 6 năm 2023'])('%s', async (text) =>
    expect(await read('Ngày phát sóng', 'commissioned', text)).toEqual(['2023-06-30']),
  );
});

describe('a position', () => {
  it.each(['Chưa cấp', 'Không dùng chung', 'Dùng chung', 'Có', 'Dùng riêng', 'Trạm đơn'])(
    'that is called “%s” is none',
    async (text) => expect(await read('Mã vị trí', 'positionId', text, text)).toEqual([null, null]),
  );
});

describe('an operator', () => {
  it('is told by the whole names of companies under a header that tells nothing', async () =>
    expect(
      await read('Đơn vị', 'operator', 'Tập đoàn Công nghiệp - Viễn thông Quân đội (Viettel)', 'VNPT Ninh Bình'),
    ).toEqual(['Viettel', 'VinaPhone']));

  it('and technologies are told by the name of one folder', async () => {
    const folder =
      '<Folder><name>Viettel 4G</name><Placemark><name>A</name><Point><coordinates>105.95,20.25</coordinates></Point></Placemark></Folder>';
    expect((await stationsOf(['a.kml', kml(folder)])).stations).toMatchObject([
      { operator: 'Viettel', technologies: ['4G'] },
    ]);
  });

  it('and technologies are told by the names of files in a zip', async () => {
    const zip = zipSync({
      'Viettel_4G.csv': strToU8('Mã trạm,Kinh độ,Vĩ độ\nA,105.95,20.25\n'),
      'VNPT-3G.csv': strToU8('Mã trạm,Kinh độ,Vĩ độ\nB,105.96,20.26\n'),
    });
    expect((await stationsOf(['a.zip', zip])).stations).toMatchObject([
      { operator: 'Viettel', technologies: ['4G'] },
      { operator: 'VinaPhone', technologies: ['3G'] },
    ]);
  });
});

describe('a power or a frequency in another unit', () => {
  it.each([
    ['EIRP (W)', ['630', '1.000'], [57.99, 60]],
    ['EIRP (dBW)', ['28'], [58]],
    ['EIRP (kW)', ['0,63'], [57.99]],
    ['EIRP', ['58 dBm', '630 W', '28 dBW', '58,125'], [58, 57.99, 58, 58.125]],
    ['Công suất (dBm)', ['58'], [58]],
  ] as const)('%s: %j is %j dBm', async (header, cells, expected) => {
    expect(await read(header, 'eirpDbm', ...cells)).toEqual(expected);
  });

  it.each([
    ['Tần số (GHz)', ['1,8'], [1800]],
    ['Tần số', ['2100 MHz', '0,9 GHz', '900'], [2100, 900, 900]],
  ] as const)('%s: %j is %j MHz', async (header, cells, expected) => {
    expect(await read(header, 'frequencyMhz', ...cells)).toEqual(expected);
  });
});

describe('the border of one village', () => {
  it('whose axes are exchanged is exchanged back, with a warning', async () => {
    const swapped = square(105.97, 20.25).map((ring) => ring.map(([lon, lat]) => [lat, lon]));
    const text = collection(
      villageFeature({ code: '1' }, polygon(square(105.95, 20.25))),
      villageFeature({ code: '2' }, polygon(swapped)),
      villageFeature({ code: '3' }, polygon(square(105.99, 20.25))),
    );
    const opened = await openDelivery(source('a.geojson', text), 'villages', PROFILE);
    if (!opened.ok) throw new Error('not opened');
    const result = await streamVillages(opened.content, 'a.geojson', PROFILE);
    expect(unwrap(result).map(({ code, geometry }) => [code, geometry[0]?.[0]?.[0]])).toEqual([
      ['1', [105.95, 20.25]],
      ['2', [105.97, 20.25]],
      ['3', [105.99, 20.25]],
    ]);
    expect(result.issues.filter(({ code }) => code === 'coordinates-swapped')).toMatchObject([
      { row: 2, severity: 'warning' },
    ]);
  });
});
