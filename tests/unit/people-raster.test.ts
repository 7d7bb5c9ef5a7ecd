import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeArrayBuffer } from 'geotiff';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPeople } from '../../src/ingest/ground/people-raster.ts';
import { readGroundPack, writeGroundPack } from '../../src/ingest/ground-pack.ts';
import { fromLonLat } from '../../src/ingest/mapping/vn2000.ts';
import type { Bounds } from '../../src/model/geometry.ts';
import { groundAround } from '../support/grounds.ts';
import { villageAt } from '../support/province.ts';
import { at } from '../support/stations.ts';

/** Rasters of people as their makers write them: pixels of 3″ in degrees, no value where nobody lives. */

const STEP = 3 / 3600;
const NO_DATA = -99999;
const WEST = 105.9;
const NORTH = 20.3;

interface Raster {
  readonly columns: number;
  readonly rows: number;
  readonly west?: number;
  readonly north?: number;
  readonly step?: number;
  readonly keys?: Readonly<Record<string, number>>;
}

function tiff({ columns, rows, ...of }: Raster, valueAt: (column: number, row: number) => number) {
  const { west = WEST, north = NORTH, step = STEP, keys = { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 4326 } } = of;
  const values = Float32Array.from({ length: columns * rows }, (_, i) => valueAt(i % columns, Math.floor(i / columns)));
  const bytes = writeArrayBuffer(values, {
    width: columns,
    height: rows,
    ModelPixelScale: [step, step, 0],
    ModelTiepoint: [0, 0, 0, west, north, 0],
    GTRasterTypeGeoKey: 1,
    GDAL_NODATA: `${NO_DATA}\0`,
    ...keys,
  });
  return new Blob([bytes]);
}

/** Of 20 by 20 pixels. */
const bounds: Bounds = [WEST, NORTH - 20 * STEP, WEST + 20 * STEP, NORTH];
const sumOf = (numbers: Float32Array): number => numbers.reduce((sum, one) => sum + one, 0);

async function peopleOf(...blobs: readonly Blob[]) {
  const read = await readPeople(
    blobs.map((blob, i) => ({ name: `${i}.tif`, blob })),
    bounds,
  );
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read;
}

describe('a raster of people', () => {
  it('is taken pixel by pixel: nobody where it has no value', async () => {
    const blob = tiff({ columns: 30, rows: 30 }, (column, row) => (column % 2 === 0 ? NO_DATA : 10 + row));
    const { grid, issues } = await peopleOf(blob);
    expect([grid.columns, grid.rows, grid.people[0], grid.people[1], grid.people[20 * 3 + 5]]).toEqual([
      20, 20, 0, 10, 13,
    ]);
    expect(issues).toEqual([]);
  });

  it('is laid beside its neighbour tile; where no file reaches is said', async () => {
    const left = tiff({ columns: 8, rows: 20 }, () => 1);
    const right = tiff({ columns: 7, rows: 20, west: WEST + 8 * STEP }, () => 2);
    const { grid, files, issues } = await peopleOf(left, right);
    expect(sumOf(grid.people)).toBe(8 * 20 + 2 * 7 * 20);
    expect(files).toEqual(['0.tif', '1.tif']);
    expect(issues).toEqual([{ severity: 'warning', kind: 'people-missing', share: 0.25 }]);
  });

  it('of another system keeps its people, to what the edges of cells are worth', async () => {
    const [x, y] = fromLonLat({ kind: 'utm', zone: 48 })(WEST, NORTH);
    const keys = { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32648 };
    const metric = { columns: 60, rows: 60, west: x - 2000, north: y + 2000, step: 100, keys };
    const { grid } = await peopleOf(tiff(metric, () => 5));
    const areaM2 = 20 * STEP * 111_195 * 20 * STEP * 111_195 * Math.cos((20.3 * Math.PI) / 180);
    expect(sumOf(grid.people) / ((5 * areaM2) / 10_000)).toBeCloseTo(1, 2);
  });

  it('that is broken, elsewhere or of another kind is refused by name', async () => {
    const whole = tiff({ columns: 30, rows: 30 }, () => 1);
    const files = [
      { name: 'cut.tif', blob: whole.slice(0, whole.size - 500) },
      { name: 'far.tif', blob: tiff({ columns: 5, rows: 5, west: 100 }, () => 1) },
      { name: 'text.tif', blob: new Blob(['no raster']) },
    ];
    const read = await readPeople(files, bounds);
    expect(read.ok).toBe(false);
    expect(read.issues.map(({ file, kind }) => [file, kind])).toEqual([
      ['cut.tif', 'not-whole'],
      ['text.tif', 'format'],
      ['far.tif', 'elsewhere'],
      [undefined, 'no-people'],
    ]);
  });

  it('is in a ground pack to the last digit, and no part of what radio models name', async () => {
    const { grid } = await peopleOf(tiff({ columns: 20, rows: 20 }, (column, row) => column * 1.37 + row / 3));
    const ground = groundAround(at(500, 500), () => ({ heightM: 4 }));
    const bytes = writeGroundPack({ ...ground, people: grid });
    const [read, bare] = [readGroundPack(bytes), readGroundPack(writeGroundPack(ground))];
    if (!read.ok || !bare.ok) throw new Error('no pack');
    expect(read.ground.people).toEqual(grid);
    expect(read.ground.sha256).toBe(bare.ground.sha256);
    expect(bare.ground.people).toBeUndefined();
    expect(readGroundPack(bytes.subarray(0, -9))).toEqual({ ok: false, fault: { kind: 'damaged' } });
  });
});

const ROOT = resolve(import.meta.dirname, '../..');

function run(script: string, ...args: readonly string[]): Promise<{ code: number; stderr: string }> {
  return new Promise((done) => {
    const command = ['--import', 'tsx', `scripts/${script}.ts`, '--lang', 'en', ...args];
    execFile(process.execPath, command, { cwd: ROOT }, (error, _, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, stderr });
    });
  });
}

describe('npm run analyze --weight', () => {
  let folder = '';
  const file = (name: string) => join(folder, name);
  const inputs = () => ['--villages', file('villages.geojson'), '--stations', file('stations.csv')];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weight-'));
    const features = [villageAt(0, 0), villageAt(2, 0)].map(({ code, name, geometry }) => ({
      type: 'Feature',
      properties: { code, name, population: 1000 },
      geometry: { type: 'MultiPolygon', coordinates: geometry },
    }));
    await writeFile(file('villages.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
    const [lon, lat] = at(250, 500);
    await writeFile(
      file('stations.csv'),
      `id,operator,lon,lat,technologies,radius_m\na,Viettel,${lon},${lat},4G,200\n`,
    );
    // All people of the first village live within 100 m of the mast; nobody is known in the second.
    const point = {
      type: 'Feature',
      properties: { population: 300 },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    };
    await writeFile(file('homes.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [point] }));
  });

  it('writes shares of people, names them in each file, and the villages that disagree', {
    timeout: 60_000,
  }, async () => {
    const weight = ['--weight', 'people', '--population', file('homes.geojson')];
    const [weighted, plain, refused] = await Promise.all([
      run('analyze', ...inputs(), ...weight, '--out', file('people')),
      run('analyze', ...inputs(), '--out', file('area')),
      run('analyze', ...inputs(), '--weight', 'people', '--population', file('none.tif'), '--out', file('none')),
    ]);
    expect([weighted.code, plain.code, refused.code]).toEqual([0, 0, 1]);
    expect(weighted.stderr).toContain('more than a factor of 2 apart');
    expect(refused.stderr).toContain('none.tif');

    const rows = (await readFile(file('people/villages.csv'), 'utf8'))
      .trim()
      .split('\r\n')
      .map((row) => row.split(','));
    const cell = (row: number, name: string) => rows[row]?.[rows[0]?.indexOf(name) ?? -1];
    expect([1, 2].map((row) => [cell(row, 'share_of'), cell(row, 'people_counted'), cell(row, 'share_4G')])).toEqual([
      ['people', '300.0', '1.000000'],
      ['area', '0.0', '0.000000'],
    ]);
    const { parameters, sources } = JSON.parse(await readFile(file('people/summary.json'), 'utf8'));
    expect(parameters).toMatchObject({
      weight: 'people',
      weighing: { by: 'people', file: 'homes.geojson', villagesByArea: 1, villagesApart: 2 },
    });
    expect(sources).toContainEqual(expect.objectContaining({ role: 'settlements', file: 'homes.geojson' }));
    expect(await readFile(file('area/villages.csv'), 'utf8')).not.toContain('share_of');
    expect(await readFile(file('area/summary.json'), 'utf8')).not.toContain('weigh');
  });
});
