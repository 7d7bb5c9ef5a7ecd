import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { issueSentence } from '../../src/i18n/issues.ts';
import { openDelivery } from '../../src/ingest/deliveries/open-delivery.ts';
import type { ByteSource } from '../../src/ingest/formats/layer.ts';
import { examineFile } from '../../src/ingest/mapping/feed.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import { kml, placemark, source } from '../support/format-files.ts';
import { PROFILE as SMALL } from '../support/geojson-files.ts';

/** Kinds of fault in what operators send: each is read as it is meant, or said. */

const PROFILE = { ...SMALL, centralMeridian: 105 };
const HEADER = 'Mã trạm;Nhà mạng;Công nghệ;Kinh độ;Vĩ độ';
const A = 'A;Viettel;4G;105.95;20.25';
const B = 'B;VinaPhone;4G;105.96;20.25';

async function read(file: ByteSource) {
  const opened = await openDelivery(file, 'stations', PROFILE);
  const result = opened.ok
    ? await streamStations(opened.content, file.name, PROFILE)
    : { ok: false as const, issues: opened.issues };
  const stations = result.ok ? result.value : [];
  return {
    stations,
    ids: stations.map(({ id, operator }) => `${id} ${operator}`),
    at: stations.map(({ location }) => location.map((degrees) => degrees.toFixed(4)).join(' ')),
    issues: result.issues.map(({ code, row, field, found }) =>
      [code, row, field, found].filter((part) => part !== undefined).join(' '),
    ),
  };
}

const csv = (...lines: string[]) => read(source('tram.csv', lines.join('\n')));

describe('a header that tells nothing', () => {
  it('is told by its values where they can only be one thing: operator, technologies, class of mast', async () => {
    const { stations } = await csv(
      'ID;Đơn vị;Loại CN;Kết cấu hạ tầng;Kinh độ;Vĩ độ',
      'A;VNPT;2G/4G;Cột A2b;105.95;20.25',
    );
    expect(stations).toMatchObject([{ operator: 'VinaPhone', technologies: ['2G', '4G'], structure: 'A2b' }]);
  });

  it('is not told where two columns hold operators: one may be whose mast it is', async () => {
    const { issues } = await csv('ID;Bên thuê;Bên cho thuê;Loại CN;Kinh độ;Vĩ độ', 'A;Viettel;VNPT;4G;105.95;20.25');
    expect(issues).toContain('value-missing 1 operator');
  });

  it('is one column of an operator where it bears its name', async () => {
    const { stations } = await csv('Mã vị trí;Viettel;Kinh độ;Vĩ độ', 'P1;2G/4G;105.95;20.25');
    expect(stations).toMatchObject([{ operator: 'Viettel', technologies: ['2G', '4G'], positionId: 'P1' }]);
  });

  it('is told to be a place where every cell lies in the province', async () => {
    const { at } = await csv('Mã trạm;Nhà mạng;Công nghệ;Vị trí (tọa độ trạm)', 'A;Viettel;4G;"20.25, 105.95"');
    expect(at).toEqual(['105.9500 20.2500']);
  });

  it('has the letter of an axis in brackets', async () => {
    const { at } = await csv('Mã trạm;Nhà mạng;Công nghệ;Tọa độ (X);Tọa độ (Y)', 'A;Viettel;4G;20.25;105.95');
    expect(at).toEqual(['105.9500 20.2500']);
  });
});

describe('rows that are no data', () => {
  it.each([
    ['the header again, on the next page', HEADER],
    ['the units of the columns', '-;-;-;độ;độ'],
  ])('%s: one note', async (_, row) => {
    const { ids, issues } = await csv(HEADER, row, A, B);
    expect(ids).toEqual(['A Viettel', 'B VinaPhone']);
    expect(issues.map((issue) => issue.split(' ')[0])).toEqual(['row-not-data']);
  });

  it.each(['1;2;3;4;5', '(A);(B);(C);(D);(E)', '(1);(2);(3);(4);(5)=(3)+(4)'])(
    'numbers of columns (%s) belong to the header',
    async (numbers) => {
      const { ids, issues } = await csv(HEADER, numbers, A);
      expect(ids).toEqual(['A Viettel']);
      expect(issues).toEqual([]);
    },
  );
});

describe('values as people write them', () => {
  it.each(['K.C', 'k.x.đ.', 'N.A'])('%s is no position', async (nothing) => {
    const { stations } = await csv(`${HEADER};Mã vị trí`, `${A};${nothing}`, `B;VinaPhone;4G;105.6;20.3;${nothing}`);
    expect(stations.map(({ positionId }) => positionId)).toEqual([null, null]);
  });

  it.each([
    'S1:40, S2:160, S3:280',
    '40_160_280',
    '40 độ, 160 độ, 280 độ',
    'Sector 1: 40 / Sector 2: 160 / Sector 3: 280',
  ])('%s is three azimuths', async (text) => {
    const { stations } = await csv(`${HEADER};Azimuth`, `${A};${text}`);
    expect(stations[0]?.sectors.map(({ azimuthDeg }) => azimuthDeg)).toEqual([40, 160, 280]);
  });

  it.each([
    ['30-Jun-2023', '2023-06-30'],
    ['June 30, 2023', '2023-06-30'],
    ['45107.0', '2023-06-30'],
    ['T6/2023', '2023-06-01'],
    ['Jun-23', '2023-06-01'],
  ])('%s is the day %s', async (text, day) => {
    const { stations } = await csv(`${HEADER};Ngày phát sóng`, `${A};${text}`);
    expect(stations[0]?.commissioned).toBe(day);
  });

  it('a power of ten is a number, not a letter of the east', async () => {
    expect((await csv(HEADER, 'A;Viettel;4G;1.0595E+02;2.025E+01')).at).toEqual(['105.9500 20.2500']);
  });
});

describe('text that is damaged', () => {
  it('a quote that is never closed costs its own row, not those below', async () => {
    const { ids, issues } = await csv(
      `${HEADER};Tên`,
      `${A};"Trạm`,
      `${B};x`,
      'C;MobiFone;4G;105.97;20.25;"Trạm "C""',
      'D;Viettel;4G;105.98;20.25;y',
    );
    expect(ids).toEqual(['B VinaPhone', 'D Viettel']);
    expect(issues.filter((issue) => issue.startsWith('csv-broken'))).toHaveLength(2);
  });

  it('UTF-8 that was encoded twice is read as it was meant', async () => {
    const twice = Buffer.from(Buffer.from(`${HEADER};Xã\n${A};Gia Sinh Đông`, 'utf8').toString('latin1'), 'utf8');
    const { stations } = await read(source('tram.csv', new Uint8Array(twice)));
    expect(stations).toMatchObject([{ id: 'A', extra: { Xã: 'Gia Sinh Đông' } }]);
  });

  it('one line that is too long does not decide what separates the cells', async () => {
    const { ids } = await csv(`${HEADER};Ghi chú`, `${A};a, b, c`, `${B};d, e, f`, 'C;Viettel;4G;105.97;20.25;g;h');
    expect(ids).toEqual(['A Viettel', 'B VinaPhone', 'C Viettel']);
  });
});

describe('what is not seen', () => {
  const cells = (row: number, ...values: string[]) =>
    values.map((value, at) => `<c r="${'ABCDE'[at]}${row}" t="inlineStr"><is><t>${value}</t></is></c>`).join('');
  const sheet = (...rows: string[]) => `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
  const row = (number: number, line: string, attributes = '') =>
    `<row r="${number}" ${attributes}>${cells(number, ...line.split(';'))}</row>`;
  const workbookOf = (sheets: Readonly<Record<string, readonly [state: string, xml: string]>>) => {
    const names = Object.entries(sheets);
    const file: Record<string, Uint8Array> = {
      'xl/workbook.xml': strToU8(
        `<workbook xmlns:r="r"><sheets>${names.map(([name, [state]], at) => `<sheet name="${name}" state="${state}" r:id="r${at}"/>`).join('')}</sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships>${names.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/sheet${at}.xml"/>`).join('')}</Relationships>`,
      ),
    };
    for (const [at, [, [, xml]]] of names.entries()) file[`xl/worksheets/sheet${at}.xml`] = strToU8(xml);
    return zipSync(file);
  };

  it('a hidden sheet is left out and named, and so are no lists for drop-downs', async () => {
    const bytes = workbookOf({
      Trạm: ['visible', sheet(row(1, HEADER), row(2, A))],
      'Bản cũ': ['hidden', sheet(row(1, HEADER), row(2, B))],
      _: ['hidden', sheet(row(1, 'x'))],
    });
    const { ids, issues } = await read(source('tram.xlsx', bytes));
    expect(ids).toEqual(['A Viettel']);
    expect(issues).toEqual(['layer-left-out Bản cũ']);
  });

  it('rows that a filter hides are read, and it is said how many', async () => {
    const bytes = workbookOf({
      Trạm: ['visible', sheet(row(1, HEADER), row(2, A), row(3, B, 'hidden="1"'))],
    });
    const { ids, issues } = await read(source('tram.xlsx', bytes));
    expect(ids).toEqual(['A Viettel', 'B VinaPhone']);
    expect(issues).toEqual(['rows-hidden Trạm!3 1']);
  });

  it('data that a KML only links to are named', async () => {
    const link = '<NetworkLink><Link><href>https://example.org/tram.kml</href></Link></NetworkLink>';
    const place = placemark(
      { id: 'A', operator: 'Viettel', technologies: '4G' },
      '<Point><coordinates>105.95,20.25</coordinates></Point>',
    );
    const { ids, issues } = await read(source('tram.kml', kml(link, place)));
    expect(ids).toEqual(['A Viettel']);
    expect(issues).toEqual(['layer-left-out https://example.org/tram.kml']);
  });
});

describe('other ways to write a list', () => {
  it('objects without geometry are rows', async () => {
    const text = JSON.stringify([{ id: 'A', operator: 'Viettel', technologies: '4G', lon: 105.95, lat: 20.25 }]);
    expect(await read(source('tram.json', text))).toMatchObject({ ids: ['A Viettel'], at: ['105.9500 20.2500'] });
  });

  it('JSON that is no list of anything is said to be none', async () => {
    const { issues } = await read(source('tram.json', '{"data":{"id":"A"}}'));
    expect(issues.map((issue) => issue.split(' ')[0])).toEqual(['not-feature-collection', 'nothing-usable']);
  });

  const station = (id: string, operator = 'Viettel') => ({ id, operator, technologies: '4G', lon: 105.95, lat: 20.25 });
  const answer = (value: unknown) => read(source('tram.json', JSON.stringify(value)));

  it('records under a key of an object are its table, and the key is said', async () => {
    expect(await answer({ status: 'ok', total: 2, data: [station('A'), station('B')] })).toMatchObject({
      ids: ['A Viettel', 'B Viettel'],
      issues: ['records-under-key data'],
    });
    const { lon, lat, ...properties } = station('C');
    const feature = { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } };
    expect(await answer({ result: { page: { items: [feature] } } })).toMatchObject({
      ids: ['C Viettel'],
      at: ['105.9500 20.2500'],
      issues: ['records-under-key result.page.items'],
    });
  });

  it('of several lists that with stations is read, however long the others, which are named', async () => {
    const fields = ['id', 'operator', 'lon', 'lat'].map((name) => ({ name, type: 'string' }));
    expect(await answer({ result: { fields, records: [station('A')], links: [{ href: 'a' }] } })).toMatchObject({
      ids: ['A Viettel'],
      issues: ['layer-left-out result.fields', 'layer-left-out result.links', 'records-under-key result.records'],
    });
  });

  it('lists of the same columns are one table, as sheets are', async () => {
    const { ids, issues } = await answer({ cu: [station('A')], moi: [station('B', 'VinaPhone')] });
    expect(ids).toEqual(['A Viettel', 'B VinaPhone']);
    expect(issues).toEqual(['records-under-key cu', 'records-under-key moi']);
  });

  it('lists of stations in other columns are tables of their own, and none is chosen in place of another', async () => {
    const other = { 'Mã trạm': 'B', 'Nhà mạng': 'VNPT', 'Công nghệ': '4G', 'Kinh độ': 105.96, 'Vĩ độ': 20.25 };
    const text = JSON.stringify({ viettel: [station('A')], vnpt: [other, { ...other, 'Mã trạm': 'C' }] });
    const examined = await examineFile(source('tram.json', text), 'stations', PROFILE);
    expect(examined).toMatchObject({ value: { table: { layers: ['viettel', 'vnpt'], others: [{ layer: 'vnpt' }] } } });
    const { ids, issues } = await read(source('tram.json', text));
    expect(ids).toEqual(['A Viettel', 'B VinaPhone', 'C VinaPhone']);
    expect(issues).toEqual(['records-under-key viettel', 'records-under-key vnpt']);
  });

  it('a collection without features is empty, whatever lists stand beside them', async () => {
    const { ids } = await answer({ type: 'FeatureCollection', features: [], links: [station('A')] });
    expect(ids).toEqual([]);
  });

  it('a waypoint of a GPX tells in its description whose it is', async () => {
    const text = `<gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="20.25" lon="105.95"><name>A</name><desc>operator: Viettel\ntechnologies: 4G</desc></wpt></gpx>`;
    expect((await read(source('tram.gpx', text))).ids).toEqual(['A Viettel']);
  });

  it.each([
    [
      'GML',
      '<?xml version="1.0"?><x:c xmlns:x="x" xmlns:gml="http://www.opengis.net/gml"><gml:featureMember/></x:c>',
      ['xuất lớp dữ liệu thành GeoJSON', 'export its layer as GeoJSON'],
    ],
    [
      'Excel 2003 XML',
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook><Worksheet><Table/></Worksheet></Workbook>',
      ['lưu dưới dạng Excel (.xlsx)', 'save it as Excel (.xlsx)'],
    ],
    ['pdf', '%PDF-1.7', ['chép bảng sang một tệp Excel', 'copy the table to an Excel file']],
  ])('%s is not read: it is named, with what to save it as', async (kind, text, [vi = '', en = '']) => {
    const opened = await openDelivery(source('tram.xml', text), 'stations', PROFILE);
    const [issue] = opened.ok ? [] : opened.issues;
    expect(issue).toMatchObject({ code: 'format-unknown', found: kind });
    if (issue === undefined) return;
    expect(issueSentence(issue, 'vi')).toContain(vi);
    expect(issueSentence(issue, 'en')).toContain(en);
  });
});
