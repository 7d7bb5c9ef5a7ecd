import { zipSync } from 'fflate';
import { beforeEach, expect, it, vi } from 'vitest';
import { showBaseMap } from '../../src/commands/base-map.ts';
import { isOfGround } from '../../src/commands/ground-import.ts';
import { readProfile } from '../../src/ingest/profile.ts';
import { tellTileFault } from '../../src/map/tile-faults.ts';
import type { Profile } from '../../src/model/profile.ts';
import { initialState, useApp } from '../../src/state/store.ts';
import { pmtilesFile, VECTOR_TILES } from '../support/pmtiles-file.ts';
import { PROFILE } from '../support/province.ts';

/** Base maps that are there at first and fail later, tile by tile; and which files are of the ground. */

const ARCHIVE = pmtilesFile({
  type: VECTOR_TILES,
  tiles: [[8, 203, 113, Uint8Array.of(1)]],
  metadata: { vector_layers: [{ id: 'roads' }] },
});
const named = (id: string) => ({ id, name: { vi: id, en: id }, attribution: id });
const profile: Profile = {
  ...PROFILE,
  baseMaps: [
    { ...named('Nền'), kind: 'pmtiles', file: 'base.pmtiles' },
    { ...named('Ảnh'), kind: 'tiles', tiles: 'https://tiles.test/{z}/{x}/{y}.png' },
  ],
};

beforeEach(() => {
  vi.stubGlobal('document', { baseURI: 'http://app.test/', querySelector: () => null });
  vi.stubGlobal('createImageBitmap', async () => ({ close: () => undefined }));
  vi.stubGlobal('fetch', async (url: string | URL, { headers }: RequestInit = {}) => {
    if (String(url).startsWith('https://tiles.test/')) return new Response('picture');
    const [, from = 0, to = 0] = /bytes=(\d+)-(\d+)/.exec(new Headers(headers).get('range') ?? '') ?? [];
    const part = ARCHIVE.slice(Number(from), Number(to) + 1);
    return new Response(part, { status: 206, headers: { 'content-length': String(part.length) } });
  });
  useApp.setState(initialState(), true);
});

it('a base map whose tiles fail on the map is told once, by its own name and file', async () => {
  useApp.setState({ province: { profile } } as unknown as ReturnType<typeof useApp.getState>);
  await showBaseMap('data/test/profile.json', profile);
  const faults = () => useApp.getState().baseFaults ?? [];
  expect(useApp.getState().base?.archives).toMatchObject([{ content: 'protomaps' }]);
  expect(faults()).toEqual([]);

  const address = 'http://app.test/data/test/base.pmtiles';
  for (let tile = 0; tile < 3; tile++) tellTileFault({ address, reason: new Error('Bad response code: 503') });
  const tiles = 'https://tiles.test/{z}/{x}/{y}.png';
  tellTileFault({ address: tiles, reason: Object.assign(new Error('no'), { status: 404 }) });
  tellTileFault({ address: 'https://elsewhere.test/{z}', reason: new Error('not of this province') });
  await expect.poll(faults).toHaveLength(2);
  expect(faults()).toMatchObject([
    { kind: 'pmtiles', name: { vi: 'Nền' }, file: 'base.pmtiles', why: { kind: 'status', found: '503' } },
    { kind: 'tiles', name: { vi: 'Ảnh' }, file: 'tiles.test', why: { kind: 'status', found: '404' } },
  ]);
});

it('a WMTS server’s address in its own names is that of tiles by zoom, column and row', async () => {
  const of = (tiles: string) => ({
    baseMaps: [{ id: 'anh', kind: 'tiles', name: { vi: 'Ảnh', en: 'Imagery' }, attribution: 'x', tiles }] as const,
  });
  const address = 'https://tiles.test/wmts/anh/GoogleMapsCompatible/{TileMatrix}/{TileRow}/{TileCol}.png';
  const issuesOf = (tiles: string) =>
    readProfile(JSON.stringify(of(tiles)), 'profile.json').issues.filter(({ field }) => field?.startsWith('baseMaps'));
  expect(issuesOf(address)).toEqual([]);
  expect(issuesOf('https://tiles.test/{TileMatrix}/{TileRow}.png')).toMatchObject([{ field: 'baseMaps[0].tiles' }]);
  const wmts = { ...PROFILE, ...of(address) };
  useApp.setState({ province: { profile: wmts } } as unknown as ReturnType<typeof useApp.getState>);
  await showBaseMap('data/test/profile.json', wmts);
  const plain = 'https://tiles.test/wmts/anh/GoogleMapsCompatible/{z}/{y}/{x}.png';
  expect(useApp.getState().base?.tiles.map(({ tiles }) => tiles)).toEqual([plain]);
  tellTileFault({ address: plain, reason: Object.assign(new Error('no'), { status: 404 }) });
  await expect.poll(() => useApp.getState().baseFaults).toMatchObject([{ file: 'tiles.test' }]);
});

it('tiles of a province that is no longer on the screen are nobody’s', async () => {
  useApp.setState({ province: { profile } } as unknown as ReturnType<typeof useApp.getState>);
  await showBaseMap('data/test/profile.json', profile);
  useApp.setState({ province: { profile: PROFILE } } as unknown as ReturnType<typeof useApp.getState>);
  tellTileFault({ address: 'https://tiles.test/{z}/{x}/{y}.png', reason: new Error('late') });
  await vi.dynamicImportSettled();
  expect(useApp.getState().baseFaults).toEqual([]);
});

const zipOf = (...names: readonly string[]) =>
  new Uint8Array(zipSync(Object.fromEntries(names.map((name) => [name, Uint8Array.of(0)]))));

it.each([
  ['a GeoTIFF', 'x.tif', 'II*\0…', true],
  ['a big one, by big-endian', 'x', 'MM\0+…', true],
  ['PMTiles', 'x.bin', 'PMTiles\u0003', true],
  ['a ground pack', 'x', 'SCGROUND', true],
  ['a height file by its name alone', 'N20E105.HGT', '\0\0', true],
  ['a height file in gzip', 'N20E105.hgt.gz', '\u001f\u008b\b', true],
  ['another file in gzip', 'tram.csv.gz', '\u001f\u008b\b', false],
  ['a zip of height files', 'x.zip', zipOf('N20E105.hgt'), true],
  ['a zip of a raster and its notes', 'x.zip', zipOf('dem.tif', 'readme.txt'), true],
  ['a workbook with a picture in it', 'x.xlsx', zipOf('[Content_Types].xml', 'xl/media/image1.tiff'), false],
  ['a shapefile beside a raster', 'x.zip', zipOf('a.shp', 'b.tif'), false],
  ['a table', 'tram.csv', 'id,lon,lat', false],
])('%s is of the ground or not', async (_, name, content, expected) => {
  expect(await isOfGround({ name, content: new Blob([content]) })).toBe(expected);
});
