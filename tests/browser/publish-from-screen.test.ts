import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { FeatureCollection, Point } from 'geojson';
import { preview } from 'vite';
import { expect, inject, it, onTestFinished } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { PHONE } from '../support/driver/pages.ts';
import { smallProvinceFile } from '../support/small-province.ts';

/** From the planner's screen to a villager's phone: what is published from the screen, served, and searched. */

/** Places of all masts and fibre nodes in the input, to 11 m. */
function secretPlaces(): ReadonlySet<string> {
  const points = ['stations.geojson', 'fibre.geojson'].flatMap((file) => {
    const { features } = JSON.parse(smallProvinceFile(file)) as FeatureCollection;
    return features.flatMap(({ geometry }) => (geometry.type === 'Point' ? [geometry as Point] : []));
  });
  // A corner of a border that is as near to a mast by chance is published as a corner, not as a mast.
  const corners = new Set(placesIn(smallProvinceFile('villages.geojson')));
  return new Set(
    points.map(({ coordinates: [lon = 0, lat = 0] }) => placeName(lon, lat)).filter((place) => !corners.has(place)),
  );
}

function placeName(lon: number, lat: number): string {
  return `${lon.toFixed(4)} ${lat.toFixed(4)}`;
}

/** Every two numbers of a text that could be a place of the province. */
function placesIn(text: string): readonly string[] {
  const pairs = text.matchAll(/(10[4-7]\.\d+)"?\s*[,;]\s*"?((?:19|20)\.\d+)/g);
  return [...pairs].map(([, lon, lat]) => placeName(Number(lon), Number(lat)));
}

/** The site of a province: the built app without its data, and what the zip holds. */
async function serve(zip: Uint8Array): Promise<{ readonly url: string; readonly texts: ReadonlyMap<string, string> }> {
  const folder = mkdtempSync(join(tmpdir(), 'song-chung-published-'));
  const app = inject('appFolder');
  cpSync(app, folder, { recursive: true, filter: (source) => !source.startsWith(join(app, 'data')) });
  const texts = new Map<string, string>();
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
    texts.set(name, strFromU8(bytes));
  }
  const server = await preview({
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  });
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The published site has no address.');
  return { url, texts };
}

it('a planner publishes from the screen, and the public finds a village in what was published, and no mast', {
  timeout: 180_000,
}, async () => {
  const planner = await openApp('?view=planner');
  await planner.ready();
  const { box, unfold } = await planner.openImport();
  await unfold('Dự án và tỉnh khác');
  await unfold('Dữ liệu công khai của tỉnh đang mở');
  await box.getByText(/nút và tuyến cáp quang, thôn cách chúng bao xa/).waitFor();
  const zip = await planner.download(() => box.getByRole('button', { name: 'Tạo bản công bố' }).click());
  await box.getByText(/^Đã lưu ninh-binh-cong-bo\.zip: \d+ tệp/).waitFor();
  expect(planner.errors).toEqual([]);
  const { url, texts } = await serve(zip.bytes);

  const secret = secretPlaces();
  expect(secret.size).toBeGreaterThan(200);
  expect(placesIn(texts.get('data/ninh-binh/villages.geojson') ?? '').length).toBeGreaterThan(1000);
  const given = [...texts].flatMap(([name, text]) =>
    placesIn(text).flatMap((at) => (secret.has(at) ? [`${name}: ${at}`] : [])),
  );
  expect(given).toEqual([]);
  // Nor how far each mast reaches, nor what it is called, nor anything of a node.
  const told = [...texts].flatMap(([name, text]) =>
    (text.match(/radius_m|eirp|position_id|-OLT-|-ODF-|-SPLITTER-|nearestFibreM/g) ?? []).map(
      (one) => `${name}: ${one}`,
    ),
  );
  expect(told).toEqual([]);

  const villager = await openApp('', PHONE, { site: url });
  await villager.ready();
  expect(await villager.page.getByRole('button', { name: 'Quy hoạch' }).count()).toBe(0);
  const [first = ''] = await villager.search('phố phong quang');
  expect(first).toContain('Phố Phong Quang');
  await villager.page.getByRole('listbox').getByRole('option').first().click();
  const answer = villager.page.getByRole('article');
  await answer.getByRole('heading', { name: 'Phố Phong Quang', level: 2 }).waitFor();
  await answer.getByRole('heading', { name: 'Sóng của từng nhà mạng' }).waitFor();
  await expect.poll(() => answer.innerText()).toMatch(/mạng cáp quang (mới )?tới [≥<]50% diện tích phố/);
  expect(await answer.innerText()).not.toContain('hộp cáp gần nhất');
  expect(villager.errors).toEqual([]);
});
