import { describe, expect, it } from 'vitest';
import { areaOf } from '../../src/ingest/area.ts';
import { readStations } from '../../src/ingest/stations-at-hand.ts';
import { briefs, collection, PROFILE, point, square, stationFeature, unwrap } from '../support/geojson-files.ts';

const read = (...features: unknown[]) => readStations(collection(...features), 's.geojson', PROFILE);
const readCsv = (text: string | Uint8Array) => readStations(text, 's.csv', PROFILE);
/** Issues of a second row, beside a first that is right. */
const issuesOf = (properties: Record<string, unknown>, geometry?: unknown) =>
  briefs(read(stationFeature(), stationFeature({ id: 'S2', ...properties }, geometry)));
const first = (properties: Record<string, unknown>) => unwrap(read(stationFeature(properties)))[0];

describe('stations', () => {
  it('reads every column, and keeps those it does not know', () => {
    const result = read(
      stationFeature({
        operator: 'vnpt',
        position_id: 'P1',
        status: 'Planned',
        commissioned: '',
        planned_date: '2025-03-01',
        technologies: ['4g', '2G', '4G'],
        height_m: '45,5',
        sectors: '0/65; 120/65',
        radius_m: '2G:5000;4g:2500',
        frequency_mhz: 1800,
        eirp_dbm: 58.5,
        structure: 'cột dây co',
        owner: 'Công ty hạ tầng',
        served_operators: 'Viettel',
        tenant_slots: 2,
        area_class: 'urban',
        source: 'khảo sát',
        source_date: '2025-06-30T07:00:00Z',
        note: 1,
      }),
    );
    expect(result.issues).toEqual([]);
    expect(unwrap(result)).toEqual([
      {
        id: 'S1',
        operator: 'VinaPhone',
        location: [105.95, 20.25],
        positionId: 'P1',
        status: 'planned',
        commissioned: null,
        plannedDate: '2025-03-01',
        technologies: ['4G', '2G'],
        heightM: 45.5,
        sectors: [
          { azimuthDeg: 0, beamwidthDeg: 65 },
          { azimuthDeg: 120, beamwidthDeg: 65 },
        ],
        radiusM: { '2G': 5000, '4G': 2500 },
        frequencyMhz: 1800,
        eirpDbm: 58.5,
        structure: 'cột dây co',
        owner: 'Công ty hạ tầng',
        servedOperators: ['Viettel'],
        tenantSlots: 2,
        areaClass: 'urban',
        source: 'khảo sát',
        sourceDate: '2025-06-30',
        extra: { note: 1 },
      },
    ]);
  });

  it('finds operators by alias, whatever the case and diacritics', () => {
    for (const name of ['VNPT', 'vinaphone', 'buu  DIEN', 'Bưu điện'.normalize('NFD')]) {
      expect(first({ operator: name })?.operator, name).toBe('VinaPhone');
    }
  });

  it('leaves out and names unknown operators and technologies', () => {
    expect(issuesOf({ operator: 'FPT' })).toEqual(['2 unknown-operator! operator']);
    expect(issuesOf({ technologies: '4G;6G' })).toEqual(['2 unknown-technology! technologies']);
    expect(issuesOf({ technologies: ' ; ' })).toEqual(['2 value-missing! technologies']);
    expect(issuesOf({ operator: 'constructor' })).toEqual(['2 unknown-operator! operator']);
    expect(read(stationFeature({ operator: 'FPT' })).issues.at(-1)).toMatchObject({
      found: 'FPT',
      expected: 'Viettel | VinaPhone',
    });
  });

  it('drops an unknown served operator, and keeps the station', () => {
    expect(issuesOf({ served_operators: 'Viettel;FPT' })).toEqual(['2 unknown-operator served_operators']);
    expect(first({ served_operators: 'Viettel;FPT' })?.servedOperators).toEqual(['Viettel']);
  });

  it.each([
    ['swapped', point(20.25, 105.95), 'coordinates-swapped!'],
    ['zero', point(0, 0), 'coordinates-zero!'],
    ['text', point('105.95', '20.25'), 'coordinates-broken!'],
    ['one number', point(105.95), 'coordinates-broken!'],
    ['more than 100 km away', point(107.5, 20.25), 'coordinates-far!'],
    ['a line', { type: 'LineString', coordinates: [] }, 'geometry-wrong-type!'],
    ['nothing', undefined, 'geometry-missing!'],
  ])('leaves out coordinates that are %s', (_, geometry, issue) => {
    expect(issuesOf({}, geometry ?? null)).toEqual([`2 ${issue}`]);
  });

  it('keeps a point up to 100 km from the bounds, and a mast across the border', () => {
    expect(issuesOf({}, point(106.9, 20.25))).toEqual([]);
    const area = areaOf([{ geometry: [square(105.9, 20.2, 0.02)] }]);
    const result = readStations(
      collection(stationFeature({}, point(105.91, 20.21)), stationFeature({ id: 'S2' }, point(106, 20.21))),
      's.geojson',
      PROFILE,
      area,
    );
    expect(briefs(result)).toEqual(['2 outside-province']);
    expect(unwrap(result)).toHaveLength(2);
  });

  it('forgets broken optional values with a warning', () => {
    const broken = {
      height_m: 'abc',
      radius_m: -5,
      sectors: '400/65',
      commissioned: '31/12/2023',
      planned_date: '2024-02-30',
      tenant_slots: 1.5,
      area_class: 'đô thị',
      status: 'removed',
      frequency_mhz: 0,
      source_date: 2024,
    };
    expect(issuesOf(broken).sort()).toEqual(
      Object.keys(broken)
        .map((field) => `2 value-broken ${field}`)
        .sort(),
    );
    expect(first(broken)).toMatchObject({
      heightM: null,
      radiusM: {},
      sectors: [],
      commissioned: null,
      plannedDate: null,
    });
    expect(first(broken)).toMatchObject({ tenantSlots: null, areaClass: null, status: 'existing' });
  });

  it.each(['2G:5000;6G:1', '2G:', '2G:0', '2G:1:2', '1.5.2', '1e9'])('does not understand the radius %s', (radius) => {
    expect(issuesOf({ radius_m: radius })).toEqual(['2 value-broken radius_m']);
  });

  it('takes one radius for all technologies', () => {
    expect(first({ radius_m: 1500 })?.radiusM).toEqual({ '*': 1500 });
  });

  it('doubts a mast of 500 m but believes the file', () => {
    expect(issuesOf({ height_m: 500 })).toEqual(['2 value-implausible height_m']);
    expect(first({ height_m: 500 })?.heightM).toBe(500);
  });

  it('leaves out the later of two rows with one id', () => {
    expect(issuesOf({ id: 'S1' })).toEqual(['2 duplicate-id! id']);
  });

  it('may be empty, but not full of what cannot be used', () => {
    expect(read()).toEqual({ ok: true, value: [], issues: [] });
    const bad = read(stationFeature({ operator: 'FPT' }));
    expect(bad.ok).toBe(false);
    expect(briefs(bad)).toEqual(['nothing-usable!', '1 unknown-operator! operator']);
  });
});

describe('stations as CSV', () => {
  const HEADER = 'id,operator,technologies,lon,lat';

  it('is recognised by the extension, and reads as a GeoJSON does', () => {
    expect(unwrap(readCsv(`${HEADER}\nS1,Viettel,2G;4G,105.95,20.25\n`))).toEqual(unwrap(read(stationFeature())));
  });

  it.each([
    [
      'semicolons and decimal commas, as Excel writes here',
      '\uFEFFid;operator;technologies;lon;lat\r\nS1;Viettel;"2G;4G";105,95;20,25\r\n',
    ],
    ['tabs', 'id\toperator\ttechnologies\tlon\tlat\nS1\tViettel\t2G;4G\t105.95\t20.25'],
    [
      'quotes, other order and case, blank and empty lines',
      '\nLAT,"Lon",Technologies,Operator,ID\n20.25," 105.95 ","2G;4G",Viettel,"S1"\n\n,,,,\n',
    ],
    ['trailing delimiters', 'id,operator,technologies,lon,lat\nS1,Viettel,2G;4G,105.95,20.25,,,\n'],
  ])('reads %s', (_, text) => {
    expect(readCsv(text)).toEqual({ ok: true, value: unwrap(read(stationFeature())), issues: [] });
  });

  it('keeps quotes, line breaks and markup as they are', () => {
    const [station] = unwrap(readCsv(`${HEADER},Ghi chú\nS1,Viettel,4G,105.95,20.25,"a ""b"",\n<i>c</i>"\n`));
    expect(station?.extra).toEqual({ 'Ghi chú': 'a "b",\n<i>c</i>' });
  });

  it('counts data rows from 1, blank ones too', () => {
    const text = `${HEADER}\nS1,Viettel,4G,105.95,20.25\n\nS2,FPT,4G,105.95,20.25\nS3,Viettel,4G,x,20.25\nS4,Viettel,4G,,\n`;
    expect(briefs(readCsv(text))).toEqual([
      '3 unknown-operator! operator',
      '4 coordinates-broken!',
      '5 geometry-missing!',
    ]);
  });

  it('names a missing column once', () => {
    const result = readCsv('id,operator,lon\nS1,Viettel,105.95\nS2,Viettel,105.95\n');
    expect(briefs(result)).toEqual(['column-missing! lat', 'column-missing! technologies', 'nothing-usable!']);
  });

  it('names rows that do not fit the header, and keeps the rest', () => {
    const text = `${HEADER}\nS1,Viettel,4G,105,95,20,25\nS2,Viettel,4G\nS3,Viettel,4G,105.95,20.25\n`;
    expect(briefs(readCsv(text))).toEqual(['1 csv-broken!', '2 geometry-missing!']);
  });

  it('names an unclosed quote, an empty file, and another encoding', () => {
    expect(briefs(readCsv(`${HEADER}\nS1,Viettel,4G,105.95,20.25\n"S2,Viettel,4G,105.95,20.25\n`))).toEqual([
      '2 csv-broken!',
    ]);
    expect(briefs(readCsv(' \n'))).toEqual(['file-empty!', 'nothing-usable!']);
    const rows = `${HEADER},owner\nS1,Viettel,4G,105.95,20.25,x\nS2,Viettel,4G,105.95,20.25,\u00e0\n`;
    const latin = Uint8Array.from(rows, (character) => character.charCodeAt(0));
    expect(briefs(readCsv(latin))).toEqual(['2 file-unreadable!']);
    expect(briefs(readCsv(Uint8Array.of(0xff, 0xfe, 0x41, 0)))).toEqual(['file-unreadable!', 'nothing-usable!']);
  });

  it('is fine with a header alone', () => {
    expect(readCsv(`${HEADER}\n`)).toEqual({ ok: true, value: [], issues: [] });
  });
});

describe('the land of the villages', () => {
  it('has holes, parts, and nothing without villages', () => {
    const hole = square(105.94, 20.24, 0.02)[0];
    const area = areaOf([
      { geometry: [[...square(105.9, 20.2, 0.1), ...(hole ? [hole] : [])]] },
      { geometry: [square(106, 20.4)] },
    ]);
    expect(area?.contains(105.91, 20.21)).toBe(true);
    expect(area?.contains(105.95, 20.25)).toBe(false);
    expect(area?.contains(106.005, 20.405)).toBe(true);
    expect(area?.contains(106.005, 20.3)).toBe(false);
    expect(areaOf([])).toBeNull();
  });
});
