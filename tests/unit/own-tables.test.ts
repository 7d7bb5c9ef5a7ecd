import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { issueSentence } from '../../src/i18n/issues.ts';
import { streamFibre } from '../../src/ingest/fibre.ts';
import { isRecord } from '../../src/ingest/fields.ts';
import { layoutOf } from '../../src/ingest/formats/grid.ts';
import type { ByteSource } from '../../src/ingest/formats/layer.ts';
import { examineFile, mappedRows } from '../../src/ingest/mapping/feed.ts';
import { isKnownHeader } from '../../src/ingest/mapping/headers.ts';
import { fromLonLat } from '../../src/ingest/mapping/vn2000.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import { streamVillages } from '../../src/ingest/villages.ts';
import type { Fix, Mapping } from '../../src/model/mapping.ts';
import { kml, placemark, shapefileZip, source, workbook } from '../support/format-files.ts';
import {
  brief,
  collection,
  polygon,
  PROFILE as SMALL,
  square,
  stationFeature,
  unwrap,
  villageFeature,
} from '../support/geojson-files.ts';
import { tcvn3, utf16 } from '../support/legacy-bytes.ts';

const PROFILE = { ...SMALL, centralMeridian: 105 };

async function opened(file: ByteSource) {
  return unwrap(await examineFile(file, null, PROFILE));
}

async function stations(file: ByteSource, change: Partial<Mapping> = {}, fixes: readonly Fix[] = []) {
  const { table, guess } = await opened(file);
  const read = await streamStations(
    mappedRows(table, { ...guess.mapping, ...change }, fixes, PROFILE),
    file.name,
    PROFILE,
  );
  return {
    rows: read.ok ? read.value : [],
    issues: read.issues.map(brief),
    mapping: guess.mapping,
    reasons: guess.reasons,
    table,
  };
}

const where = (at: readonly [number, number] | undefined) => at?.map((degrees) => degrees.toFixed(6)).join(' ');

describe('a table of stations', () => {
  it.each([';', '\t', ',', '|'])(
    'is read with cells separated by %j, under titles, with a decimal comma',
    async (sign) => {
      const row = (...cells: string[]) => cells.map((cell) => (cell.includes(sign) ? `"${cell}"` : cell)).join(sign);
      const text = [
        'BÁO CÁO HIỆN TRẠNG TRẠM BTS',
        '',
        row('TT', 'Mã trạm', 'Doanh nghiệp', 'KINH ĐỘ', 'vi_do', 'Công nghệ', 'Độ cao'),
        row('1', 'NB01', 'VNPT', '105,951234', '20,25', '2G', '42,5'),
      ].join('\r\n');
      const { rows, issues, table, mapping } = await stations(source('a.csv', text));
      expect(table).toMatchObject({ delimiter: sign, titles: ['BÁO CÁO HIỆN TRẠNG TRẠM BTS'] });
      expect(mapping.decimalMark).toBe(',');
      expect(issues).toEqual([]);
      expect(rows).toMatchObject([
        { id: 'NB01', operator: 'VinaPhone', technologies: ['2G'], heightM: 42.5, extra: { TT: '1' } },
      ]);
      expect(where(rows[0]?.location)).toBe('105.951234 20.250000');
    },
  );

  it.each([
    ['UTF-16', (text: string) => utf16(text, 'le')],
    ['TCVN3', tcvn3],
    ['NFD', (text: string) => strToU8(text.normalize('NFD'))],
  ])('is read in %s', async (_, encode) => {
    const { rows } = await stations(
      source(
        'a.csv',
        encode('mã trạm;doanh nghiệp;kinh độ;vĩ độ;công nghệ;chủ sở hữu\nA;viettel;105,9;20,2;4G;công ty hạ tầng số\n'),
      ),
    );
    expect(rows).toMatchObject([{ id: 'A', operator: 'Viettel', owner: 'công ty hạ tầng số' }]);
  });

  it('knows which of X and Y is the northing by its size, and the zone by where the points fall', async () => {
    const at = (crs: Parameters<typeof fromLonLat>[0]) =>
      fromLonLat(crs)(105.95, 20.25).map((metres) => metres.toFixed(3));
    const own = { kind: 'vn2000', centralMeridian: 105, zoneDeg: 3 } as const;
    const other = { kind: 'vn2000', centralMeridian: 107.75, zoneDeg: 3 } as const;
    for (const crs of [own, other]) {
      const [east, north] = at(crs);
      for (const [x, y] of [
        [north, east],
        [east, north],
      ]) {
        const { rows, mapping } = await stations(
          source('a.csv', `id,operator,technologies,X (m),Y (m)\nA,Viettel,4G,${x},${y}\n`),
        );
        expect(mapping.crs).toEqual(crs);
        const columns = x === north ? { east: 'Y (m)', north: 'X (m)' } : { east: 'X (m)', north: 'Y (m)' };
        expect(mapping).toMatchObject({ coordinates: columns, swapped: false });
        expect(where(rows[0]?.location)).toBe('105.950000 20.250000');
      }
    }
  });

  it('takes degrees in X and Y, letters, and both in one cell', async () => {
    const places = [
      'X,Y\nA,Viettel,4G,105.95,20.25',
      'Y,X\nA,Viettel,4G,105.95,20.25',
      'Tọa độ\nA,Viettel,4G,"20°15\'00""N, 105°57\'00""E"',
      'Tọa độ\nA,Viettel,4G,20.25 105.95',
    ];
    for (const place of places) {
      const { rows } = await stations(source('a.csv', `id,operator,technologies,${place}\n`));
      expect(where(rows[0]?.location)).toBe('105.950000 20.250000');
    }
  });

  it('understands words, spellings, units and dates', async () => {
    const { rows, issues } = await stations(
      source(
        'a.csv',
        [
          'Mã trạm;Nhà mạng;Kinh độ;Vĩ độ;Công nghệ;Trạng thái;Ngày phát sóng;Bán kính (km);Chiều cao (ft);Khu vực',
          'A;TỔNG CÔNG TY BƯU ĐIỆN;105,9;20,2;4G/LTE;đang hoạt động;30/6/2020;1,5;100;Đô thị',
          'B;viettel telecom;105,9;20,2;2G + 4G;chưa xây;quý III/2025;0,8;;nông thôn',
          'C;VIETTEL;105,9;20,2;2G4G;Đã tháo dỡ;2019;;;',
        ].join('\n'),
      ),
    );
    expect(rows).toMatchObject([
      {
        operator: 'VinaPhone',
        technologies: ['4G'],
        status: 'existing',
        commissioned: '2020-06-30',
        radiusM: { '*': 1500 },
        heightM: 30.48,
        areaClass: 'urban',
      },
      {
        operator: 'Viettel',
        technologies: ['2G', '4G'],
        status: 'planned',
        plannedDate: '2025-07-01',
        commissioned: null,
        radiusM: { '*': 800 },
      },
      { status: 'retired', technologies: ['2G', '4G'], commissioned: '2019-01-01' },
    ]);
    expect(issues).toEqual(['2 date-rough commissioned', '3 date-rough commissioned']);
  });

  it('of positions, with operators in columns, becomes a station for each that is there', async () => {
    const { rows, reasons } = await stations(
      source('a.csv', 'Mã vị trí,Kinh độ,Vĩ độ,Viettel,VNPT,Công nghệ\nP1,105.9,20.2,x,2G,4G\nP2,105.91,20.2,,có,4G\n'),
    );
    expect(
      rows.map(({ id, operator, positionId, technologies }) => [id, operator, positionId, technologies.join()]),
    ).toEqual([
      ['P1-Viettel', 'Viettel', 'P1', '4G'],
      ['P1-VinaPhone', 'VinaPhone', 'P1', '2G'],
      ['P2-VinaPhone', 'VinaPhone', 'P2', '4G'],
    ]);
    expect(reasons).toContainEqual({ about: 'rows', code: 'operator-columns', found: 'Viettel, VNPT' });
  });

  it('with technologies in columns, and several operators in one cell', async () => {
    const { rows } = await stations(
      source('a.csv', 'Mã,Nhà mạng,Kinh độ,Vĩ độ,2G,4G\nP1,Viettel + VNPT,105.9,20.2,x,0\n'),
    );
    expect(rows.map(({ operator, technologies }) => [operator, technologies.join()])).toEqual([
      ['Viettel', '2G'],
      ['VinaPhone', '2G'],
    ]);
  });

  it('names a row that cannot be used as it was found, and reads the rest', async () => {
    const { rows, issues } = await stations(
      source(
        'a.csv',
        'Mã,Nhà mạng,Kinh độ,Vĩ độ,Công nghệ\nA,FPT,105.9,20.2,4G\nB,Viettel,20.2,105.9,4G\nC,Viettel,0,0,4G\nD,Viettel,abc,20,4G\nE,Viettel,105.9,20.2,6G\nG,Viettel,105.9,20.2,4G\n',
      ),
    );
    expect(rows.map(({ id }) => id)).toEqual(['G']);
    expect(issues).toEqual([
      '1 unknown-operator! operator',
      '2 coordinates-swapped!',
      '3 coordinates-zero!',
      '4 coordinates-broken!',
      '5 unknown-technology! technologies',
    ]);
  });

  it('is fixed where a person says so', async () => {
    const text =
      'Mã,Nhà mạng,Kinh độ,Vĩ độ,Công nghệ\nA,FPT,105.9,20.2,4G\nB,Viettel,20.2,105.9,4G\nB,Viettel,105.9,20.2,4G\n';
    const { rows, issues } = await stations(source('a.csv', text), {}, [
      { kind: 'set', row: 1, field: 'operator', value: 'Viettel' },
      { kind: 'swap', rows: [2] },
      { kind: 'rename', rows: [3] },
    ]);
    expect(issues).toEqual([]);
    expect(rows.map(({ id, location }) => [id, ...location])).toEqual([
      ['A', 105.9, 20.2],
      ['B', 105.9, 20.2],
      ['B-3', 105.9, 20.2],
    ]);
  });

  it('keeps columns that are not known, also one that only looks like a field', async () => {
    const { rows } = await stations(
      source('a.csv', 'id,operator,technologies,lon,lat,Ghi chú,source\nA,Viettel,4G,105.9,20.2,x,y\n'),
      {
        fields: { id: 'id', operator: 'operator', technologies: 'technologies' },
      },
    );
    expect(rows[0]).toMatchObject({ source: null, extra: { 'Ghi chú': 'x', 'source *': 'y' } });
  });
});

describe('numbers of people', () => {
  const village = (population: string, more = '') =>
    source('thon.geojson', collection(villageFeature({ 'Dân số': population, ...(more ? { 'Số hộ': more } : {}) })));
  it.each([
    ['1.355', 1355],
    ['1.234.567', 1234567],
    ['1,355', 1355],
    ['1 355', 1355],
    ['1355', 1355],
  ])('%j is %d', async (text, people) => {
    const file = village(text);
    const { table, guess } = await opened(file);
    const read = unwrap(await streamVillages(mappedRows(table, guess.mapping, [], PROFILE), file.name, PROFILE));
    expect(read[0]?.population).toBe(people);
  });
});

describe('a workbook', () => {
  it('is read under titles and a header of two rows whose upper cells are merged', async () => {
    const bytes = await merged();
    const { rows, issues, table } = await stations(source('trạm.xlsx', bytes));
    expect(table).toMatchObject({ format: 'xlsx', layer: 'S', titles: ['BIỂU 01'] });
    expect(table.columns).toEqual(['Mã trạm', 'Nhà mạng', 'Tọa độ Kinh độ', 'Tọa độ Vĩ độ', 'Công nghệ']);
    expect(issues).toEqual([]);
    expect(rows).toMatchObject([{ id: '007', operator: 'Viettel' }]);
    expect(table.sample[0]?.row).toBe(4);
  });

  async function merged(): Promise<Uint8Array> {
    const { writeXlsx } = await import('hucre/xlsx');
    const at = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
      startRow,
      startCol,
      endRow,
      endCol,
    });
    return writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [
            ['BIỂU 01', null, null, null, null],
            ['Mã trạm', 'Nhà mạng', 'Tọa độ', null, 'Công nghệ'],
            [null, null, 'Kinh độ', 'Vĩ độ', null],
            ['007', 'Viettel', 105.9, 20.2, '4G'],
          ],
          merges: [at(0, 0, 0, 4), at(1, 0, 2, 0), at(1, 1, 2, 1), at(1, 2, 1, 3), at(1, 4, 2, 4)],
        },
      ],
    });
  }

  it('has a header of two rows also where only its groups stand in the upper one', () => {
    const grid = [
      ['DANH SÁCH', null, null, null],
      [null, null, 'Tọa độ', null],
      ['Mã trạm', 'Nhà mạng', 'Kinh độ', 'Vĩ độ'],
      ['(1)', '(2)', '(3)', '(4)'],
      ['A', 'Viettel', 105.9, 20.2],
    ];
    const merges = [{ startRow: 1, startCol: 2, endRow: 1, endCol: 3 }];
    expect(layoutOf(grid, merges)).toEqual({
      header: [1, 3],
      columns: ['Mã trạm', 'Nhà mạng', 'Tọa độ Kinh độ', 'Tọa độ Vĩ độ'],
      titles: ['DANH SÁCH'],
    });
  });

  it('gives dates and numbers as they are, and the sheet that is asked for', async () => {
    const bytes = await workbook([
      ['Mã trạm', 'Nhà mạng', 'Kinh độ', 'Vĩ độ', 'Công nghệ', 'Ngày phát sóng', 'Chiều cao'],
      [12, 'Viettel', 105.9, 20.2, '4G', new Date('2021-03-04'), 36],
    ]);
    const { rows } = await stations(source('a.xlsx', bytes));
    expect(rows).toMatchObject([{ id: '12', commissioned: '2021-03-04', heightM: 36 }]);
  });
});

describe('shapes', () => {
  it('a zipped Shapefile in VN-2000 with old fonts, its zone from the .prj', async () => {
    const crs = { kind: 'vn2000', centralMeridian: 105, zoneDeg: 6 } as const;
    const ring =
      square(105.9, 20.2)[0]
        ?.map(([lon, lat]) => fromLonLat(crs)(lon, lat))
        .reverse() ?? [];
    const file = source(
      'thon.zip',
      shapefileZip({
        kind: 'polygon',
        shapes: [[ring], null],
        records: [
          { MATHON: 'V1', TENTHON: 'thôn đồng văn', TENXA: 'xã gia sinh', DANSO: 1200 },
          { MATHON: 'V2', TENTHON: 'trống', TENXA: '', DANSO: null },
        ],
        prj: 'PROJCS["VN_2000_UTM",GEOGCS["GCS_VN_2000"],PROJECTION["Transverse_Mercator"],PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",0.9996]]',
        encode: tcvn3,
      }),
    );
    const { table, guess } = await opened(file);
    expect(guess.mapping).toMatchObject({
      role: 'villages',
      crs,
      fields: { code: 'MATHON', name: 'TENTHON', commune: 'TENXA', population: 'DANSO' },
    });
    const read = await streamVillages(mappedRows(table, guess.mapping, [], PROFILE), file.name, PROFILE);
    expect(unwrap(read)).toMatchObject([
      { code: 'V1', name: 'thôn đồng văn', commune: 'xã gia sinh', population: 1200 },
    ]);
    expect(where(unwrap(read)[0]?.geometry[0]?.[0]?.[0])).toBe('105.900000 20.200000');
    expect(read.issues.map(brief)).toContain('2 geometry-missing!');
  });

  it('keeps holes and parts of a Shapefile', async () => {
    const ring = (west: number, size: number, clockwise: boolean) => {
      const corners = square(west, 20.2 + (0.1 - size) / 2, size)[0] ?? [];
      return clockwise ? [...corners].reverse() : corners;
    };
    const file = source(
      'v.zip',
      shapefileZip({
        kind: 'polygon',
        shapes: [[ring(105.6, 0.1, true), ring(105.64, 0.02, false), ring(105.8, 0.1, true)]],
        records: [{ code: 'A', name: 'B' }],
      }),
    );
    const { table } = await opened(file);
    expect(table.sample[0]?.geometry).toMatchObject({ type: 'MultiPolygon' });
    const geometry = table.sample[0]?.geometry;
    const polygons = isRecord(geometry) && Array.isArray(geometry.coordinates) ? geometry.coordinates : [];
    expect(polygons.map((polygon: unknown[]) => polygon.length).sort()).toEqual([1, 2]);
  });

  describe('whose rings run the wrong way round', () => {
    const corners = (west: number, size: number) => square(west, 20.2 + (0.1 - size) / 2, size)[0] ?? [];
    const clockwise = (west: number, size: number) => [...corners(west, size)].reverse();

    it.each([
      ['all of them', [corners(105.6, 0.1), clockwise(105.64, 0.02)]],
      ['the hole alone', [clockwise(105.6, 0.1), clockwise(105.64, 0.02)]],
      ['the border alone', [corners(105.6, 0.1), corners(105.64, 0.02)]],
      ['the hole first', [clockwise(105.64, 0.02), corners(105.6, 0.1)]],
    ])('%s: the land is what they draw, and it is said', async (_, rings) => {
      const zip = shapefileZip({ kind: 'polygon', shapes: [rings], records: [{ code: 'A', name: 'B', commune: 'C' }] });
      const { table, guess } = await opened(source('v.zip', zip));
      const read = await streamVillages(mappedRows(table, guess.mapping, [], PROFILE), 'v.zip', PROFILE);
      const [{ geometry } = { geometry: [] }] = unwrap(read);
      expect(geometry.map((polygon) => polygon.length)).toEqual([2]);
      expect(geometry[0]?.[1]?.[0]?.[0]).toBeCloseTo(105.64, 6);
      expect(read.issues.map(brief)).toContain('1 rings-by-nesting geometry');
    });

    it('an island in a lake is land again, and a part that is drawn twice is one', async () => {
      const shapes = [
        [clockwise(105.6, 0.1), corners(105.62, 0.06), clockwise(105.64, 0.02)],
        [clockwise(105.8, 0.1), clockwise(105.8, 0.1)],
      ];
      const zip = shapefileZip({
        kind: 'polygon',
        shapes,
        records: [
          { code: 'A', name: 'B' },
          { code: 'C', name: 'D' },
        ],
      });
      const { table } = await opened(source('v.zip', zip));
      const lengths = table.sample.map(({ geometry }) =>
        isRecord(geometry) && Array.isArray(geometry.coordinates)
          ? geometry.coordinates.map((polygon: unknown[]) => polygon.length).sort()
          : [],
      );
      expect(lengths).toEqual([
        [1, 2],
        [1, 1],
      ]);
    });
  });

  it('says a .cpg that names no known encoding, and what its text was read as', async () => {
    const records = [{ id: 'A', operator: 'Viettel', tech: '4G' }];
    const zip = unzipSync(shapefileZip({ kind: 'point', shapes: [[105.9, 20.2]], records }));
    for (const [cpg, said] of [
      ['CP-XYZ', ['encoding-unknown CP-XYZ → utf-8']],
      ['UTF-8', []],
      ['1258', []],
    ] as const) {
      const file = source('p.zip', zipSync({ ...zip, 'layer.cpg': strToU8(cpg) }));
      const { table, guess } = await opened(file);
      const read = await streamStations(mappedRows(table, guess.mapping, [], PROFILE), file.name, PROFILE);
      const notes = read.issues.filter(({ code }) => code === 'encoding-unknown');
      expect(notes.map(({ code, found, expected }) => `${code} ${found} → ${expected}`)).toEqual(said);
    }
  });

  it('passes over a record of a Shapefile that is marked deleted, and keeps the others in their places', async () => {
    const records = [{ code: 'A' }, { code: 'B' }];
    const zip = unzipSync(
      shapefileZip({
        kind: 'point',
        shapes: [
          [105.9, 20.2],
          [105.91, 20.21],
        ],
        records,
      }),
    );
    const dbf = zip['layer.dbf'] ?? new Uint8Array();
    dbf[new DataView(dbf.buffer, dbf.byteOffset).getUint16(8, true)] = 0x2a;
    const { table } = await opened(source('p.zip', zipSync(zip)));
    expect(table.sample.map(({ row, properties, geometry }) => [row, properties, geometry])).toEqual([
      [2, { code: 'B' }, { type: 'Point', coordinates: [105.91, 20.21] }],
    ]);
  });

  it('a KML and a KMZ with data of their own', async () => {
    const text = kml(
      placemark(
        { 'Mã trạm': 'A', 'Nhà mạng': 'VNPT', 'Công nghệ': '4G' },
        '<Point><coordinates>105.9,20.2,12</coordinates></Point>',
      ),
    );
    for (const file of [source('a.kml', text), source('a.kmz', zipSync({ 'doc.kml': strToU8(text) }))]) {
      const { rows, issues } = await stations(file);
      expect(issues).toEqual([]);
      expect(rows).toMatchObject([{ id: 'A', operator: 'VinaPhone' }]);
      expect(where(rows[0]?.location)).toBe('105.900000 20.200000');
    }
  });

  it('points of a GPX', async () => {
    const gpx =
      '<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="20.2" lon="105.9"><name>NB01</name></wpt></gpx>';
    const { table, guess } = await opened(source('a.gpx', gpx));
    expect(guess.mapping).toMatchObject({
      role: 'stations',
      fields: { id: 'name' },
      coordinates: { kind: 'geometry' },
    });
    expect(table.sample[0]).toMatchObject({
      row: 1,
      properties: { name: 'NB01' },
      geometry: { coordinates: [105.9, 20.2] },
    });
  });

  it('a TopoJSON, its objects of the same columns as one', async () => {
    const topology = {
      type: 'Topology',
      arcs: [square(105.9, 20.2)[0]],
      objects: {
        one: { type: 'Point', coordinates: [105.9, 20.2] },
        villages: {
          type: 'GeometryCollection',
          geometries: [1, 2].map((n) => ({ type: 'Polygon', arcs: [[0]], properties: { code: `V${n}`, name: 'x' } })),
        },
      },
    };
    const file = source('a.topojson', JSON.stringify(topology));
    const { table, guess } = unwrap(await examineFile(file, 'villages', PROFILE));
    expect(table).toMatchObject({ layers: ['one', 'villages'], layer: 'villages' });
    const read = await streamVillages(mappedRows(table, guess.mapping, [], PROFILE), file.name, PROFILE);
    expect(read.issues[0]).toMatchObject({ code: 'layer-left-out', found: 'one', expected: '1/2: other' });
    expect(unwrap(read)).toHaveLength(2);
  });

  it('a GeoJSON with exchanged axes, and one in metres', async () => {
    const swapped = collection(stationFeature({}, { type: 'Point', coordinates: [20.25, 105.95] }));
    const { rows, mapping } = await stations(source('a.geojson', swapped));
    expect(mapping.swapped).toBe(true);
    expect(where(rows[0]?.location)).toBe('105.950000 20.250000');
    const metres = collection(
      stationFeature(
        {},
        {
          type: 'Point',
          coordinates: [...fromLonLat({ kind: 'vn2000', centralMeridian: 105, zoneDeg: 3 })(105.95, 20.25)],
        },
      ),
    );
    expect(where((await stations(source('a.geojson', metres))).rows[0]?.location)).toBe('105.950000 20.250000');
  });

  it('a property that only later features have is a field all the same, unless its place is taken', async () => {
    const early = Array.from({ length: 400 }, (_, n) => stationFeature({ id: `S${n}`, 'Chủ cột': 'A' }));
    const late = stationFeature({ id: 'late', planned_date: '2025-01-01', status: 'planned', owner: 'B' });
    const { rows } = await stations(source('a.geojson', collection(...early, late)));
    expect(rows.at(-1)).toMatchObject({ id: 'late', plannedDate: '2025-01-01', status: 'planned', owner: null });
    expect(rows[0]).toMatchObject({ owner: 'A' });
  });

  it('lines are fibre', async () => {
    const file = source(
      'cap.geojson',
      collection({
        type: 'Feature',
        properties: { 'Doanh nghiệp': 'VNPT' },
        geometry: {
          type: 'LineString',
          coordinates: [
            [105.9, 20.2],
            [105.91, 20.2],
          ],
        },
      }),
    );
    const { table, guess } = await opened(file);
    expect(guess.mapping.role).toBe('fibre');
    expect(
      unwrap(await streamFibre(mappedRows(table, guess.mapping, [], PROFILE), file.name, PROFILE)).cables,
    ).toMatchObject([{ operator: 'VinaPhone' }]);
  });
});

describe('a file that is refused', () => {
  const codes = async (name: string, content: string | Uint8Array) => {
    const examined = await examineFile(source(name, content), null, PROFILE);
    return examined.ok
      ? ['ok']
      : examined.issues.map(({ code, expected, found }) =>
          [code, code === 'format-unknown' ? found : (expected ?? found)].join(' '),
        );
  };
  const stored = (paths: Record<string, Uint8Array>) => zipSync(paths, { level: 9 });

  it('is an archive that unpacks without end, leads out of itself or has too many entries', async () => {
    expect(await codes('a.zip', stored({ 'a.shp': new Uint8Array(40_000_000) }))).toEqual(['archive-refused ratio']);
    expect(await codes('a.zip', stored({ '../a.shp': new Uint8Array(9) }))).toEqual(['archive-refused path']);
    expect(await codes('a.zip', stored({ 'C:\\a.shp': new Uint8Array(9) }))).toEqual(['archive-refused path']);
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`${n}.shp`, new Uint8Array()]));
    expect(await codes('a.zip', zipSync(many))).toEqual(['archive-refused entries']);
  });

  it('is XML with entities of its own, or a small TopoJSON that names an arc a million times', async () => {
    expect(await codes('a.kml', '<!DOCTYPE kml [<!ENTITY a "b">]><kml><Document/></kml>')).toEqual([
      'archive-refused entities',
    ]);
    const arcs = [Array.from({ length: 50_000 }, () => [0, 0])];
    const bomb = {
      type: 'Topology',
      arcs,
      objects: { a: { type: 'MultiLineString', arcs: Array.from({ length: 500 }, () => [0]) } },
    };
    expect(await codes('a.json', JSON.stringify(bomb))).toEqual(['archive-refused size']);
  });

  it('is of a kind that is not read, or empty, or has no header', async () => {
    expect(await codes('a.gpkg', 'SQLite format 3\0')).toEqual([expect.stringMatching(/^file-unreadable GeoPackage/)]);
    expect(await codes('a.pdf', '%PDF-1.7')).toEqual(['format-unknown pdf']);
    expect(await codes('a.xls', '<html><table></table></html>')).toEqual(['format-unknown html']);
    expect(await codes('a.csv', '')).toEqual(['file-empty ']);
    expect(await codes('a.csv', ' \n \n')).toEqual(['file-empty ']);
    expect(await codes('a.csv', '1,2\n3,4\n')).toEqual(['header-missing ']);
    expect(await codes('a.zip', zipSync({ 'a.txt': strToU8('1,2') }))).toEqual(['header-missing ']);
    expect(await codes('a.zip', zipSync({ 'a.png': strToU8('x') }))).toEqual(['format-unknown zip']);
    // What the ground is made of comes in by a command.
    expect(await codes('dem.tif', 'II*\u0000')).toEqual(['ground-file GeoTIFF']);
    expect(await codes('n20e105.hgt', '\u0000\u0001')).toEqual(['ground-file hgt']);
    expect(await codes('ground.pack', 'SCGROUND')).toEqual(['ground-file ground.pack']);
    expect(await codes('dem.pmtiles', 'PMTiles\u0003')).toEqual(['ground-file PMTiles']);
    expect(await codes('a.rar', 'Rar!\u001a')).toEqual(['archive-unknown rar']);
    const noData = zipSync({ 'bao-cao.pdf': strToU8('%PDF-1.4'), 'tram.rar': strToU8('Rar!\u001a') });
    expect(await codes('a.zip', noData)).toEqual(['nothing-in-archive bao-cao.pdf, tram.rar']);
  });

  it('is told from a table by its first bytes, whatever its name', async () => {
    const drawn = '!table\n!version 300\n\nDefinition Table\n';
    for (const [bytes, found] of [
      ['AC1027\0\0\0', 'dwg'],
      ['0\r\nSECTION\r\n2\r\nHEADER\r\n', 'dxf'],
      ['\0\u0001\0\0Standard Jet DB\0', 'access'],
      ['{\\rtf1\\ansi abc}', 'rtf'],
      [drawn, 'mapinfo'],
      ['Version 300\nCharset "WindowsLatin1"\nColumns 1\n  ma Char(10)\n', 'mapinfo'],
      [Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7_919 + index * index) % 256), 'binary'],
    ] as const)
      expect(await codes('tram.csv', bytes)).toEqual([`format-unknown ${found}`]);
    // Stray bytes of an old program do not make a table unreadable.
    expect(await codes('tram.csv', `ma,ten\n${'a,b\n'.repeat(100)}c\u001a,d\n`)).toEqual(['ok']);
  });

  it('that has a header and no rows is a table without rows', async () => {
    expect(await codes('tram.csv', 'Mã trạm,Nhà mạng,Kinh độ,Vĩ độ\n')).toEqual(['ok']);
  });

  it('that is locked is named as such', async () => {
    const locked = zipSync({ 'a.csv': strToU8('ma,ten\n1,2\n') });
    locked[6] = 1;
    const read = await examineFile(source('a.zip', locked), null, PROFILE);
    expect(read.issues).toMatchObject([{ code: 'file-unreadable', expected: 'no password' }]);
  });

  it('an .xls of Excel 97 to 2003 is read as it was saved; an older one, or one with a password, is refused in plain words', async () => {
    const saved = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
    const { rows, issues, table } = await stations(source('tram.xls', saved('tram-97.xls')));
    expect(table).toMatchObject({ format: 'xls', titles: ['BÁO CÁO TRẠM BTS'] });
    expect(rows).toMatchObject([{ id: 'NB01', operator: 'VinaPhone', heightM: 42.5 }]);
    expect(where(rows[0]?.location)).toBe('105.959041 20.248036');
    expect(issues).toEqual(['4 unknown-technology! technologies']);

    const blanks = await opened(source('tram.xls', saved('tram-97-dong-trong.xls')));
    expect(blanks.table.sample.map(({ row, properties }) => [row, properties['Mã trạm']])).toEqual([
      [7, 'NB01'],
      [8, 'NB02'],
    ]);

    const locked = new Uint8Array(2_048);
    locked.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    locked.set(utf16('EncryptedPackage', 'le').slice(2), 1_024);
    const said = async (bytes: Uint8Array) => {
      const read = await examineFile(source('tram.xls', bytes), null, PROFILE);
      return read.issues.map((issue) => issueSentence(issue, 'vi'));
    };
    expect(await said(saved('tram-95.xls'))).toEqual([
      expect.stringMatching(/^Chưa đọc được loại tệp này \(Excel 5, 95\)/),
    ]);
    // The record of a lock in the place of the first one after the workbook's beginning.
    const lockedBook = saved('tram-97.xls');
    const begins = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00];
    const at = lockedBook.findIndex((_, index) => begins.every((byte, n) => lockedBook[index + n] === byte));
    lockedBook.set([0x2f, 0x00], at + 20);
    for (const book of [locked, lockedBook])
      expect(await said(book)).toEqual(['Không đọc được nội dung; cần: tệp không đặt mật khẩu.']);
  });

  it('says when a sheet’s table has no coordinates', async () => {
    const { issues } = await stations(source('a.csv', 'Mã,Nhà mạng,Công nghệ\nA,Viettel,4G\n'));
    expect(issues).toEqual(['column-missing! lon', 'column-missing! lat', 'nothing-usable!']);
  });

  it('polygons are repaired where a person asks for it', async () => {
    const bow = [
      [
        [105.9, 20.2],
        [105.92, 20.22],
        [105.92, 20.2],
        [105.9, 20.22],
        [105.9, 20.2],
      ],
    ];
    const file = source('a.geojson', collection(villageFeature({}, polygon(bow))));
    const { table, guess } = await opened(file);
    const read = unwrap(
      await streamVillages(
        mappedRows(table, guess.mapping, [{ kind: 'repair', rows: [1] }], PROFILE),
        file.name,
        PROFILE,
      ),
    );
    expect(read[0]?.geometry).toHaveLength(2);
  });
});

describe('a header of several rows', () => {
  const layout = (
    rows: readonly (readonly (string | number | null)[])[],
    merges: Parameters<typeof layoutOf>[1] = [],
  ) => {
    const found = layoutOf(rows, merges, isKnownHeader);
    return { header: found?.header, columns: found?.columns };
  };
  const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
    startRow,
    startCol,
    endRow,
    endCol,
  });

  it('has three with merged cells', () => {
    const rows = [
      ['Mã trạm', 'Nhà mạng', 'Công nghệ', 'Vị trí', null, null, null],
      [null, null, null, 'Tọa độ VN-2000', null, 'Tọa độ WGS84', null],
      [null, null, null, 'X (m)', 'Y (m)', 'Kinh độ', 'Vĩ độ'],
      ['a', 'Viettel', '4G', 2240000, 600000, 105.95, 20.25],
    ];
    const columns = [
      'Mã trạm',
      'Nhà mạng',
      'Công nghệ',
      'Vị trí Tọa độ VN-2000 X (m)',
      'Vị trí Tọa độ VN-2000 Y (m)',
      'Vị trí Tọa độ WGS84 Kinh độ',
      'Vị trí Tọa độ WGS84 Vĩ độ',
    ];
    const merges = [
      merge(0, 0, 2, 0),
      merge(0, 1, 2, 1),
      merge(0, 2, 2, 2),
      merge(0, 3, 0, 6),
      merge(1, 3, 1, 4),
      merge(1, 5, 1, 6),
    ];
    expect(layout(rows, merges)).toEqual({ header: [0, 2], columns });
    // As CSV writes it: without the merges.
    expect(layout(rows)).toEqual({ header: [0, 2], columns });
  });

  it('has two where names are the same but for their group', () => {
    const rows = [
      ['Mã trạm', 'Nhà mạng', 'Công nghệ', 'Kinh độ', null, null, 'Vĩ độ', null, null],
      [null, null, null, 'Độ', 'Phút', 'Giây', 'Độ', 'Phút', 'Giây'],
      ['a', 'Viettel', '4G', 105, 57, 0, 20, 15, 0],
    ];
    expect(layout(rows).columns?.slice(3)).toEqual([
      'Kinh độ Độ',
      'Kinh độ Phút',
      'Kinh độ Giây',
      'Vĩ độ Độ',
      'Vĩ độ Phút',
      'Vĩ độ Giây',
    ]);
  });

  it('has one under a letterhead, and above rows of words', () => {
    const rows = [
      ['CÔNG TY A', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', null],
      ['Mã trạm', 'Nhà mạng', 'Công nghệ', 'Kinh độ', 'Vĩ độ'],
      ['a', 'Viettel', '4G', '105.95', '20.25'],
      ['b', 'Viettel', null, '-', '-'],
    ];
    expect(layout(rows)).toEqual({ header: [1, 1], columns: rows[1] });
  });
});
