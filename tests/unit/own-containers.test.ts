import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openDelivery } from '../../src/ingest/deliveries/open-delivery.ts';
import type { ByteSource } from '../../src/ingest/formats/layer.ts';
import { fromLonLat } from '../../src/ingest/mapping/vn2000.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import { streamVillages } from '../../src/ingest/villages.ts';
import { kml, placemark, shapefileZip, source } from '../support/format-files.ts';
import {
  brief,
  collection,
  PROFILE as SMALL,
  square,
  stationFeature,
  villageFeature,
} from '../support/geojson-files.ts';

const PROFILE = { ...SMALL, centralMeridian: 105 };

async function stations(file: ByteSource) {
  const opened = await openDelivery(file, 'stations', PROFILE);
  if (!opened.ok) return { places: [], issues: opened.issues.map(brief) };
  const read = await streamStations(opened.content, file.name, PROFILE);
  const places = (read.ok ? read.value : []).map(
    ({ id, operator, location }) => `${id} ${operator} ${location.map((degrees) => degrees.toFixed(5)).join(' ')}`,
  );
  return { places, issues: read.issues.map(({ code, found }) => `${code} ${found ?? ''}`.trim()) };
}

async function villages(file: ByteSource) {
  const opened = await openDelivery(file, 'villages', PROFILE);
  if (!opened.ok) return { rings: [], issues: opened.issues.map(brief) };
  const read = await streamVillages(opened.content, file.name, PROFILE);
  return {
    rings: (read.ok ? read.value : []).map(({ geometry }) => geometry.map((rings) => rings.length)),
    issues: read.issues.filter(({ code }) => !/^(commune|district)/.test(code)).map(({ code }) => code),
  };
}

const HEADER = 'Mã trạm,Nhà mạng,Công nghệ,Kinh độ,Vĩ độ\n';
const A = 'A Viettel 105.95000 20.25000';
const B = 'B VinaPhone 105.96000 20.25000';

describe('a file of several tables', () => {
  it('gives its tables of the same columns as one, and names what it leaves out', async () => {
    const file = zipSync({
      '2025/Viettel.csv': strToU8(`${HEADER}A,Viettel,4G,105.95,20.25\n`),
      '2025/vnpt.csv': strToU8(`${HEADER.toUpperCase()}B,VNPT,4G,105.96,20.25\n`),
      'thon.geojson': strToU8(collection(villageFeature())),
      '__MACOSX/2025/._Viettel.csv': strToU8('x'),
      'anh.png': strToU8('x'),
    });
    expect(await stations(source('a.zip', file))).toEqual({
      places: [A, B],
      issues: ['layer-left-out thon.geojson'],
    });
  });

  it('gives tables of other columns too, each read in its own way', async () => {
    const [east = 0, north = 0] = fromLonLat({ kind: 'vn2000', centralMeridian: 105, zoneDeg: 3 })(105.96, 20.25);
    const file = zipSync({
      'a.csv': strToU8(`${HEADER}A,Viettel,4G,105.95,20.25\n`),
      'b.csv': strToU8(`id,operator,technologies,X,Y\nB,VNPT,4G,${north},${east}\n`),
    });
    expect(await stations(source('a.zip', file))).toEqual({ places: [A, B], issues: [] });
  });

  it('is unpacked from gzip, and from an archive within an archive', async () => {
    const csv = strToU8(`${HEADER}A,Viettel,4G,105.95,20.25\n`);
    expect((await stations(source('a.csv.gz', gzipSync(csv)))).places).toEqual([A]);
    expect((await stations(source('a.zip', zipSync({ 'b.zip': zipSync({ 'a.csv': csv }) })))).places).toEqual([A]);
  });

  it('may be an OpenDocument spreadsheet, with repeated and merged cells', async () => {
    const cell = (text: string, more = '') =>
      `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
    const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
    const number = (value: number) => `<table:table-cell office:value-type="float" office:value="${value}"/>`;
    const content = `<office:document-content><office:spreadsheet><table:table table:name="S">
      ${row(...['Mã trạm', 'Nhà mạng', 'Công nghệ', 'Kinh độ', 'Vĩ độ'].map((text) => cell(text)))}
      ${row(cell('A'), cell('Viettel', ' table:number-rows-spanned="2"'), cell('4G'), number(105.95), number(20.25))}
      ${row(cell('C'), '<table:covered-table-cell/>', cell('4G'), number(105.97), number(20.25))}
      <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      </table:table></office:spreadsheet></office:document-content>`;
    const file = zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8(content) });
    expect(await stations(source('a.ods', file))).toEqual({ places: [A, 'C Viettel 105.97000 20.25000'], issues: [] });
  });
});

describe('KML', () => {
  const point = '<Point><coordinates>105.95,20.25,0</coordinates></Point>';
  const read = async (text: string) => (await stations(source('a.kml', text))).places;

  it.each([
    [
      'a prefix on every element',
      kml(placemark({ id: 'A', operator: 'Viettel', technologies: '4G' }, point)).replace(
        /<(\/?)(?=[A-Za-z])/g,
        '<$1k:',
      ),
    ],
    [
      'a prefix that is bound to nothing',
      kml(placemark({ id: 'A', operator: 'Viettel', technologies: '4G' }, point)).replace(
        '<Document>',
        '<Document xsi:schemaLocation="x">',
      ),
    ],
    [
      'names of folders',
      kml(
        `<Folder><name>Viettel</name><Folder><name>4G</name><Placemark><name>A</name>${point}</Placemark></Folder></Folder>`,
      ),
    ],
    [
      'a table in the description',
      kml(
        `<Placemark><name>A</name><description><![CDATA[<table><tr><td>operator</td><td>Viettel</td></tr><tr><th>technologies</th><td>4G<br>LTE</td></tr></table>]]></description>${point}</Placemark>`,
      ),
    ],
    [
      'lines in the description',
      kml(
        `<Placemark><name>A</name><description>Nhà mạng: Viettel&lt;br&gt;Công nghệ: 4G</description>${point}</Placemark>`,
      ),
    ],
    [
      'spaces after commas',
      kml(
        placemark(
          { id: 'A', operator: 'Viettel', technologies: '4G' },
          '<Point><coordinates> 105.95, 20.25, 0 </coordinates></Point>',
        ),
      ),
    ],
  ])('is read with %s', async (_, text) => {
    expect(await read(text)).toEqual([A]);
  });

  it('keeps columns whose names look like those of styles', async () => {
    const file = source(
      'a.kml',
      kml(placemark({ id: 'A', operator: 'Viettel', technologies: '4G', label: 'x', stroke: 'y' }, point)),
    );
    const opened = await openDelivery(file, 'stations', PROFILE);
    const extra = opened.ok ? await streamStations(opened.content, file.name, PROFILE) : null;
    expect(extra?.ok && extra.value[0]?.extra).toMatchObject({ label: 'x', stroke: 'y' });
  });

  it('takes the parts of a MultiGeometry as one village', async () => {
    const ring = (lon: number) =>
      `<Polygon><outerBoundaryIs><LinearRing><coordinates>${square(lon, 20.2)[0]
        ?.map((pair) => pair.join(','))
        .join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon>`;
    const text = kml(
      placemark(
        { code: 'V' },
        `<MultiGeometry>${ring(105.9)}<MultiGeometry>${ring(105.95)}</MultiGeometry></MultiGeometry>`,
      ),
    );
    expect((await villages(source('a.kml', text))).rings).toEqual([[1, 1]]);
  });
});

describe('the land of a village', () => {
  const file = (coordinates: unknown, type = 'MultiPolygon') =>
    source('v.geojson', collection(villageFeature({}, { type, coordinates })));
  const [part] = [square(105.9, 20.2)];

  it('counts parts that overlap once, and says so', async () => {
    expect(await villages(file([part, part]))).toEqual({ rings: [[1]], issues: ['polygon-overlaps-itself'] });
  });

  it('loses nothing to a hole outside', async () => {
    expect(await villages(file([part[0], square(105.99, 20.29)[0]], 'Polygon'))).toEqual({
      rings: [[1]],
      issues: ['polygon-overlaps-itself'],
    });
  });

  it('stays as it is drawn where parts only touch', async () => {
    const beside = part[0]?.map(([lon = 0, lat = 0]) => [lon + 0.01, lat]);
    const read = await villages(file([part, [beside]]));
    expect(read.issues).toEqual([]);
  });
});

describe('what a file states of its coordinates', () => {
  const [lon, lat] = fromLonLat({ kind: 'vn2000-degrees' })(105.95, 20.25);
  const feature = stationFeature({ id: 'A' }, { type: 'Point', coordinates: [lon, lat] });

  it('may stand behind the features', async () => {
    const many = Array.from({ length: 200 }, (_, n) => ({
      ...feature,
      properties: { ...feature.properties, id: `S${n}` },
    }));
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [feature, ...many],
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4756' } },
    });
    expect((await stations(source('a.geojson', text))).places[0]).toBe(A);
  });

  it('is said, and no row is used, where the system is not known', async () => {
    const prj = 'GEOGCS["GCS_Kertau_1948",DATUM["D_Kertau_1948",SPHEROID["Everest",6377276.345,300.8017]]]';
    const zip = shapefileZip({
      kind: 'point',
      shapes: [[105.95, 20.25]],
      records: [{ id: 'A', operator: 'Viettel', tech: '4G' }],
      prj,
    });
    expect((await stations(source('a.zip', zip))).issues[0]).toBe('crs-unknown GCS_Kertau_1948');
  });
});

describe('a Shapefile', () => {
  it('has columns whose names have eight letters', async () => {
    const zip = shapefileZip({
      kind: 'point',
      shapes: [[105.95, 20.25]],
      records: [{ id: 'A', operator: 'Viettel', tech: '4G' }],
    });
    expect((await stations(source('a.zip', zip))).places).toEqual([A]);
  });
});

describe('Esri JSON', () => {
  it('is read: attributes, rings in any order', async () => {
    const text = JSON.stringify({
      geometryType: 'esriGeometryPolygon',
      spatialReference: { wkid: 4326 },
      features: [
        { attributes: { code: 'V', name: 'x' }, geometry: { rings: [[...(square(105.9, 20.2)[0] ?? [])].reverse()] } },
      ],
    });
    expect(await villages(source('a.json', text))).toEqual({ rings: [[1]], issues: [] });
  });
});
