import { describe, expect, it } from 'vitest';
import { examineFile, mappedRows } from '../../src/ingest/mapping/feed.ts';
import { fromLonLat } from '../../src/ingest/mapping/vn2000.ts';
import { streamStations } from '../../src/ingest/stations.ts';
import { streamVillages } from '../../src/ingest/villages.ts';
import { source } from '../support/format-files.ts';
import { brief, PROFILE as SMALL, square, unwrap } from '../support/geojson-files.ts';
import { geopackage } from '../support/geopackage-file.ts';

const PROFILE = { ...SMALL, centralMeridian: 105 };
const CELLS = {
  code: 'V1',
  name: 'Thôn Đông',
  commune: 'Gia Vân',
  commune_code: '1',
  district: 'Gia Viễn',
  population: 12,
};

async function villages(bytes: Uint8Array) {
  const { table, guess } = unwrap(await examineFile(source('v.gpkg', bytes), null, PROFILE));
  const read = await streamVillages(mappedRows(table, guess.mapping, [], PROFILE), 'v.gpkg', PROFILE);
  return { table, guess, values: read.ok ? read.value : [], issues: read.issues.map(brief) };
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const read = await examineFile(source('v.gpkg', bytes), null, PROFILE);
  return read.ok ? 'read' : read.issues.map(({ code, expected = '' }) => `${code} ${expected}`.trim()).join();
}

describe('a GeoPackage', () => {
  it('gives its layer’s rows, its polygons without their heights, and the names of its layers', async () => {
    const file = await geopackage([{ shape: square(105.9, 20.2), cells: CELLS }]);
    const { table, values, issues } = await villages(file);
    expect(table).toMatchObject({ format: 'geopackage', layers: ['lop 1'], layer: 'lop 1', crs: 'EPSG:4326' });
    expect(issues).toEqual([]);
    expect(values).toMatchObject([{ code: 'V1', name: 'Thôn Đông', population: 12, extra: { fid: 1 } }]);
    expect(values[0]?.geometry).toEqual([square(105.9, 20.2)]);
  });

  it('is converted from the VN-2000 zone that it states', async () => {
    const place = fromLonLat({ kind: 'vn2000', centralMeridian: 105.5, zoneDeg: 3 })(105.95, 20.25);
    const file = await geopackage([{ shape: place, cells: { id: 'A', operator: 'VNPT', technologies: '4G' } }], {
      srs: 9209,
    });
    const { table, guess } = unwrap(await examineFile(source('t.gpkg', file), null, PROFILE));
    expect(guess.mapping).toMatchObject({ role: 'stations', crs: { centralMeridian: 105.5 } });
    const read = await streamStations(mappedRows(table, guess.mapping, [], PROFILE), 't.gpkg', PROFILE);
    expect(unwrap(read)[0]?.location.map((degrees) => degrees.toFixed(6))).toEqual(['105.950000', '20.250000']);
  });

  it('is read while another program keeps a log beside it', async () => {
    const file = await geopackage([{ shape: square(105.9, 20.2), cells: CELLS }]);
    file.set([2, 2], 18);
    expect((await villages(file)).values).toHaveLength(1);
  });

  it('names the rows whose geometry is broken, missing or of no kind that is known', async () => {
    const other = Uint8Array.of(0x47, 0x50, 0, 1, 0, 0, 0, 0, 1, 13, 0, 0, 0, 0, 0, 0, 0);
    const endless = Uint8Array.of(0x47, 0x50, 0, 1, 0, 0, 0, 0, 1, 3, 0, 0, 0, 255, 255, 255, 255);
    const shapes = [square(105.9, 20.2), null, other, endless, Uint8Array.of(1, 2, 3)];
    const file = await geopackage(shapes.map((shape, n) => ({ shape, cells: { ...CELLS, code: `V${n}` } })));
    const { values, issues } = await villages(file);
    expect(values).toHaveLength(1);
    expect(issues).toEqual([
      '2 geometry-missing!',
      '3 geometry-wrong-type!',
      '4 geometry-wrong-type!',
      '5 geometry-wrong-type!',
    ]);
  });

  it('asks nothing of views, which may have no end', async () => {
    const trap = `
      DROP TABLE "lop 1";
      CREATE VIEW "lop 1" AS WITH RECURSIVE n(fid) AS (SELECT 1 UNION ALL SELECT fid + 1 FROM n) SELECT fid, x'00' AS geom FROM n;`;
    expect(await refusal(await geopackage([], { more: trap }))).toBe('file-unreadable features');
    const index = `
      DROP TABLE gpkg_contents;
      CREATE VIEW gpkg_contents AS WITH RECURSIVE n(a) AS (SELECT 1 UNION ALL SELECT a FROM n) SELECT a FROM n;`;
    expect(await refusal(await geopackage([], { more: index }))).toBe('file-unreadable gpkg_contents');
  });

  it('that is another database, or none, is refused', async () => {
    expect(await refusal(new TextEncoder().encode('SQLite format 3\0'.padEnd(900, 'x')))).toMatch(/^file-unreadable/);
    const cut = (await geopackage([{ shape: square(105.9, 20.2), cells: CELLS }])).slice(0, 5_000);
    expect(await refusal(cut)).toMatch(/^file-unreadable/);
  });
});
