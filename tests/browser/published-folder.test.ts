import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { analyseInputs } from '../../scripts/lib/analyse-inputs.ts';
import { writeOutputs } from '../../scripts/lib/write-outputs.ts';
import { baseMapFiles, publicGround } from '../../scripts/publish/base-map-files.ts';
import { groundOutputs } from '../../src/export/publish/base-maps.ts';
import { publicData } from '../../src/export/publish/public-data.ts';
import { listedProvince, publicFiles } from '../../src/export/publish/public-files.ts';
import { readObjections } from '../../src/ingest/objections.ts';
import type { LonLat } from '../../src/model/geometry.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import { PROVINCE_LIST_FILE } from '../../src/model/province-list.ts';
import type { Analysis } from '../../src/model/results.ts';
import { openApp } from '../support/app-driver.ts';
import { pmtilesFile, VECTOR_TILES, vectorTile } from '../support/pmtiles-file.ts';
import { analyseSample } from '../support/sample-province.ts';
import { serveSlowly } from '../support/slow-site.ts';

/** The public door on a site that has nothing but the published folder and the app. */

const VILLAGES = 200;
/** One road across the whole tile that the province lies in, and a place. */
const TILE = [
  8,
  203,
  113,
  vectorTile([
    {
      name: 'roads',
      features: [
        {
          kind: 'line',
          points: [
            [0, 0],
            [4096, 4096],
          ],
          properties: { kind: 'highway', name: 'QL 1' },
        },
      ],
    },
    {
      name: 'water',
      features: [
        {
          kind: 'area',
          points: [
            [0, 2000],
            [4096, 2000],
            [4096, 4096],
            [0, 4096],
          ],
          properties: {},
        },
      ],
    },
    {
      name: 'places',
      features: [
        {
          kind: 'point',
          points: [[2000, 2000]],
          properties: { kind: 'locality', name: 'Ninh Binh', 'name:vi': 'Ninh Bình' },
        },
      ],
    },
  ]),
] as const;
const ARCHIVE = pmtilesFile({
  type: VECTOR_TILES,
  tiles: [TILE],
  metadata: { vector_layers: [{ id: 'roads' }, { id: 'water' }, { id: 'places' }] },
});

let site: {
  readonly url: string;
  readonly folder: string;
  /** Publishes again into the same folder, with a file of reports. */
  publish(objections: string): Promise<void>;
  close(): Promise<void>;
};
let analysis: Analysis;
/** Of Phố Phong Quang. */
let middle: LonLat;

beforeAll(async () => {
  const { profile: sample, province, pointIn } = await analyseSample();
  middle = pointIn(province.villages.findIndex(({ code }) => code === '14320001'));
  const baseMaps = [
    ...(sample.baseMaps ?? []),
    {
      id: 'nen',
      kind: 'pmtiles',
      name: { vi: 'Nền', en: 'Base' },
      attribution: 'Nền thử',
      file: 'nen.pmtiles',
    } as const,
  ];
  const { department, feedback } = sample;
  if (!department.successor) throw new Error('the sample says who has the department’s tasks now');
  const profile = {
    ...sample,
    baseMaps,
    department: { ...department, successor: { ...department.successor, telephone: '0229 3 000 000' } },
    feedback: { ...feedback, email: 'bao-sai@example.vn' },
  };
  const beside = mkdtempSync(join(tmpdir(), 'song-chung-beside-'));
  for (const file of ['base.geojson', 'ground.pack']) cpSync(`data/ninh-binh/${file}`, join(beside, file));
  writeFileSync(join(beside, 'nen.pmtiles'), ARCHIVE);
  if (!profile.publish) throw new Error('the sample says how it is published');
  const inputs = {
    profile,
    province: { ...province, villages: province.villages.slice(0, VILLAGES) },
  };
  const computed = await analyseInputs(inputs, defaultParameters(profile), 1);
  analysis = computed.analysis;
  const folder = mkdtempSync(join(tmpdir(), 'song-chung-public-'));
  const app = inject('appFolder');
  cpSync(app, folder, { recursive: true, filter: (source) => !source.startsWith(join(app, 'data')) });
  const rules = profile.publish;
  const data = publicData(inputs, computed, rules);
  const files = [
    [PROVINCE_LIST_FILE, [JSON.stringify({ provinces: [listedProvince(data, null)] })]],
    ...publicFiles(data),
    ...baseMapFiles(data.profile, join(beside, 'profile.json'), null),
    ...groundOutputs(data.profile, null, publicGround(data.profile, join(beside, 'profile.json'))),
  ] as const;
  expect(await writeOutputs(folder, files)).toBeNull();
  rmSync(beside, { recursive: true });
  const server = await preview({
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The published site has no address.');
  site = {
    url,
    folder,
    async publish(text) {
      const objections = readObjections(text);
      if (objections === null) throw new Error('no file of reports');
      expect(
        await writeOutputs(folder, publicFiles(publicData({ ...inputs, objections }, computed, rules))),
      ).toBeNull();
    },
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}, 120_000);
afterAll(async () => {
  await site.close();
});

describe('a published folder', () => {
  it('answers as the whole data do, without asking for stations', async () => {
    const app = await openApp('?village=14320001', undefined, { site: site.url });
    await app.ready();
    const text = await app.panel().innerText();
    const { covered, partial } = analysis.summary.villages;
    for (const count of [covered, partial]) expect(text).toContain(String(count));
    const answer = app.inspector();
    await answer.getByRole('heading', { name: 'Phố Phong Quang', level: 2 }).waitFor();
    await expect.poll(() => answer.innerText()).toContain('Vị trí trạm không công bố chính xác');
    expect(await app.page.getByRole('button', { name: 'Quy hoạch' }).count()).toBe(0);
    const asked = await app.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(asked.filter((name) => /stations|fibre/.test(name))).toEqual([]);
    // The base map of tiles comes from the same folder, in parts, and pales as it is asked to.
    const parts = (): Promise<number[]> =>
      app.page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .flatMap((one) =>
            one instanceof PerformanceResourceTiming && one.name.endsWith('nen.pmtiles') ? [one.responseStatus] : [],
          ),
      );
    await expect.poll(async () => (await parts()).length).toBeGreaterThanOrEqual(3);
    expect(new Set(await parts())).toEqual(new Set([206]));
    // So do the hills: heights alone, without land cover and people.
    await app.page.getByRole('checkbox', { name: 'Bóng địa hình' }).waitFor();
    await app.setSlider('Đường, sông: độ đậm', 0.3);
    await expect.poll(() => app.page.url()).toContain('opacity=0.3%2C1');
    // A press on the map asks about that place; the answer is the published net's.
    await app.pressMapCentre();
    await answer.getByRole('table', { name: 'Từng nhà mạng tại chỗ này' }).waitFor();
    const point = await answer.innerText();
    for (const part of [
      'Theo tính toán cho ô vuông cạnh 500 m',
      'thì không công bố',
      'iTel và Wintel dùng mạng VinaPhone',
    ])
      expect(point).toContain(part);
    expect(point).toMatch(/Trạm dự kiến gần đây|chưa có trạm nào dự kiến/);
    await expect.poll(() => app.page.url()).toContain('point=');
    expect(await app.axeFindings()).toEqual([]);
    expect(app.errors).toEqual([]);
  });

  it('has roads, hills and bands of height from a plain file server, with every other address out of reach', async () => {
    // It gives whole files only, as the plainest do.
    const plain = await serveSlowly(site.folder, 1e9, 0);
    const app = await openApp('?on=tint', undefined, { site: plain.url });
    const elsewhere: string[] = [];
    await app.page.context().route(
      (url) => /^https?:/.test(url.href) && !url.href.startsWith(plain.url),
      (route) => {
        elsewhere.push(route.request().url());
        return route.abort();
      },
    );
    await app.page.reload();
    await app.ready();
    const hills = app.page.getByRole('checkbox', { name: 'Bóng địa hình' });
    await hills.waitFor();
    await app.page.getByRole('region', { name: 'Độ cao mặt đất' }).getByText('dưới 10 m').waitFor();
    const road = app.page.getByRole('checkbox', { name: 'Đường, sông' });
    const picture = async (): Promise<string> => (await app.page.locator('#map').screenshot()).toString('base64');
    for (const layer of [hills, road, app.page.getByRole('checkbox', { name: 'Màu theo độ cao' })]) {
      const withLayer = await picture();
      await layer.uncheck();
      await expect.poll(picture).not.toBe(withLayer);
    }
    // Tiles are read in parts, which such a server does not give: that is told, and the rest is there.
    const told = app.page.getByRole('status', { name: 'Bản đồ nền còn thiếu' });
    await told.getByText(/Nền \(nen\.pmtiles\)/).waitFor();
    expect(await told.getByRole('listitem').count()).toBe(1);
    expect(plain.asked().filter((path) => path.endsWith('ground.pack'))).not.toEqual([]);
    expect(elsewhere).toEqual([]);
    await app.close();
    await plain.close();
  });

  it('counts a report that a villager has saved and staff have followed, and tells nothing else of it', {
    timeout: 180_000,
  }, async () => {
    const app = await openApp('?village=14320001');
    const { page } = app;
    await app.ready();
    const answer = page.getByRole('article');
    await app.unfold('Kết quả này sai?');
    await answer.getByLabel('Nhà mạng', { exact: true }).selectOption('Viettel');
    await answer.getByLabel('Liên hệ').fill('0912345678');
    const sent = await app.download(() => answer.getByRole('button', { name: 'Lưu thành tệp' }).click());

    await app.goToDoor('Xã, phường');
    await page
      .getByLabel('Mở tệp phản ánh')
      .setInputFiles({ name: sent.name, mimeType: 'application/json', buffer: sent.bytes });
    await page.getByText('Đã đọc 1 phản ánh.').waitFor();
    await page
      .getByLabel(/^Xử lý của phản ánh SC-/)
      .first()
      .selectOption('đang hỏi nhà mạng');
    // Beside the village, and in its middle on the map, unless a place was asked about.
    const number = /SC-\d{6}-\w{4}/.exec(sent.name)?.[0] ?? 'none';
    await expect.poll(() => app.inspector().innerText()).toContain(number);
    await expect.poll(async () => (await app.bluenessAt([middle]))[0]).toBeGreaterThan(85);
    const kept = await app.download(() => page.getByRole('button', { name: 'Lưu tất cả phản ánh' }).click());
    // What the screen would publish says so before it is done.
    const { box, unfold, leave } = await app.openImport();
    await unfold('Dự án và tỉnh khác');
    await unfold('Dữ liệu công khai của tỉnh đang mở');
    await box.getByText('1 phản ánh: chỉ số lượng theo thôn và cách xử lý').waitFor();
    await leave();

    await site.publish(kept.bytes.toString());
    await page.goto(new URL('?village=14320001', site.url).href);
    await app.ready();
    await expect
      .poll(() => app.inspector().innerText())
      .toMatch(
        /Đã nhận 1 phản ánh ở phố này: 1 đang hỏi nhà mạng\. Cả tỉnh đã nhận 1 phản ánh: 1 đang hỏi nhà mạng \(tính đến \d\d\/\d\d\/\d{4}\)/,
      );
    // The verdict knows of broadband here, the levels of operators do not: neither is denied, and nothing is lost with 2G.
    const said = await app.inspector().innerText();
    expect(said).toContain('Có băng rộng ở phố này, nhưng chưa rõ của nhà mạng nào');
    expect(said).not.toMatch(/Chưa nhà mạng nào|mất sóng/);
    // Whose fibre comes, by name, and what the commune has reported.
    expect(said).toMatch(/ở phố này có cáp của \S+.*Địa phương báo cáo: /s);
    // By telephone and mail, where the profile has them.
    await app.unfold('Kết quả này sai?');
    const mail = await page.getByRole('link', { name: 'Mở thư' }).getAttribute('href');
    expect(decodeURIComponent(mail ?? '')).toMatch(
      /^mailto:bao-sai@example\.vn\?.*Phố Phong Quang[\s\S]*Số phản ánh: SC-/,
    );
    const call = page.getByRole('link', { name: 'Điện thoại: 0229 3 000 000' });
    expect(await call.getAttribute('href')).toBe('tel:02293000000');
    expect(await page.locator('body').innerText()).not.toContain('0912345678');
    const open = await page.request.get(new URL('open-data/index.html', site.url).href);
    expect(await open.text()).toContain('Cả tỉnh đã nhận 1 phản ánh: 1 đang hỏi nhà mạng');
    expect(app.errors).toEqual([]);
  });

  it('has a page of open data that is right for everyone', async () => {
    const app = await openApp('open-data/index.html', undefined, { site: site.url });
    await app.page.getByRole('heading', { name: /Dữ liệu mở · Ninh Bình/, level: 1 }).waitFor();
    await expect.poll(() => app.page.getByRole('link', { name: 'GeoJSON' }).count()).toBe(4);
    const catalogue: unknown = JSON.parse(
      (await app.page.locator('script[type="application/ld+json"]').textContent()) ?? '',
    );
    expect(catalogue).toMatchObject({ '@type': 'dcat:Catalog' });
    expect(await app.axeFindings()).toEqual([]);
  });
});
