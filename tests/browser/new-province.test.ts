import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';
import { describe, expect, inject, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { DESKTOP, wholeSample } from '../support/driver/pages.ts';
import { openPlanner } from '../support/driver/planner.ts';
import { collection, polygon, square, villageFeature } from '../support/geojson-files.ts';

/** A province set up from nothing on the screen, published, and opened at the root of its own site. */

const VILLAGES = collection(
  ...[0, 1, 2].map((n) =>
    villageFeature(
      { code: `V${n}`, name: `Thôn ${n}`, commune: 'Xã Trà My', commune_code: '1' },
      polygon(square(108.2 + n * 0.01, 15.9)),
    ),
  ),
);
const STATIONS = 'id,operator,lon,lat,technologies\nA,Viettel,108.205,15.905,4G\nB,VNPT,108.205,15.905,4G\n';
/** Words and figures of the sample province and of its plan. */
const OF_THE_SAMPLE = /Ninh Bình|1[.,]?355|Thông tin và Truyền thông|2023|dữ liệu mẫu|sample/i;
/** What of the first illustration must not be told of the second, which has its name. */
const OF_THE_PLAN_OF_2023 = /1[.,]?355|Thông tin và Truyền thông|2023|> 30|huyện/i;

describe('a new province', () => {
  it('is set up, published and opened with no word or figure of the sample', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'song-chung-new-'));
    try {
      writeFileSync(join(folder, 'thon.geojson'), VILLAGES);
      writeFileSync(join(folder, 'tram.csv'), STATIONS);
      writeFileSync(join(folder, 'profile.json'), await profileWritten(join(folder, 'thon.geojson')));
      const site = join(folder, 'site');
      const given = ['--villages', 'thon.geojson', '--stations', 'tram.csv', '--profile', 'profile.json'];
      execFileSync(
        process.execPath,
        [
          '--import',
          'tsx',
          'scripts/publish-data.ts',
          ...given.map((word) => (word.startsWith('--') ? word : join(folder, word))),
          '--app',
          inject('appFolder'),
          '--out',
          site,
        ],
        { stdio: 'pipe' },
      );
      await opensAtItsRoot(site);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a site of two provinces', () => {
  it('shows the other one by the switch in the header, with its own period, goal and words', {
    timeout: 180_000,
  }, async () => {
    const app = await openPlanner(DESKTOP, wholeSample());
    const choice = app.header().getByLabel('Tỉnh và kỳ dữ liệu');
    await choice.selectOption(await choice.locator('option', { hasText: '30/09/2026' }).innerText());
    await app.page.waitForURL(/profile=data%2Fninh-binh-2025/);
    await app.ready();
    await app.panel().getByText('40%').first().waitFor();
    const text = await app.page.locator('body').innerText();
    expect(text).toContain('01/01/2026 đến 31/12/2030');
    expect(text).not.toMatch(OF_THE_PLAN_OF_2023);
    expect(app.errors).toEqual([]);
  });
});

/** The profile that a person writes in the form, as the app saves it. */
async function profileWritten(villages: string): Promise<string> {
  const app = await openApp();
  await app.ready();
  const { box } = await app.openImport();
  await box.locator('summary').filter({ hasText: 'Dự án và tỉnh khác' }).click();
  await box.getByRole('button', { name: 'Lập hồ sơ tỉnh mới' }).click();
  await box.getByLabel('Tệp ranh giới thôn của tỉnh').setInputFiles(villages);
  await box.getByText('3 thôn; khung bản đồ').waitFor();
  await box.locator('summary').filter({ hasText: 'Công bố' }).click();
  await box.getByRole('button', { name: 'Thêm vào Công bố' }).click();
  for (const [label, text] of [
    ['Tên tỉnh (Tiếng Việt) *', 'Quảng Nam'],
    ['Đơn vị hành chính có hiệu lực từ ngày *', '2025-07-01'],
    ['Kinh tuyến trục VN-2000 (độ) *', '107,75'],
    ['Tên cơ quan (Tiếng Việt) *', 'Sở Khoa học và Công nghệ'],
    ['Người ký (Tiếng Việt) *', 'Giám đốc'],
    ['Từ ngày *', '2026-01-01'],
    ['Đến ngày *', '2030-12-31'],
    ['Mục tiêu dùng chung trên vị trí xây dựng mới, lớn hơn * (%)', '42,5'],
    ['Cạnh ô làm mờ (m) *', '2000'],
    ['Giấy phép *', 'CC BY 4.0'],
  ] as const) {
    await box.getByLabel(label, { exact: true }).fill(text);
  }
  const [saved] = await Promise.all([
    app.page.waitForEvent('download'),
    box.getByRole('button', { name: 'Lưu profile.json' }).click(),
  ]);
  expect(app.errors).toEqual([]);
  return readFileSync(await saved.path(), 'utf8');
}

async function opensAtItsRoot(folder: string): Promise<void> {
  const server = await preview({
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  });
  try {
    const url = server.resolvedUrls?.local[0];
    if (!url) throw new Error('The published site has no address.');
    const app = await openApp('', undefined, { site: url });
    await app.ready();
    await app.panel().getByText('trên 3 thôn').waitFor();
    const text = await app.page.locator('body').innerText();
    expect(text).toContain('Quảng Nam');
    expect(text).toContain('42,5%');
    expect(text).not.toMatch(OF_THE_SAMPLE);
    await app.page.goto(new URL('open-data/index.html', url).href);
    const openData = await app.page.locator('body').innerText();
    expect(openData).toContain('Sở Khoa học và Công nghệ');
    expect(openData).not.toMatch(OF_THE_SAMPLE);
    expect(app.errors).toEqual([]);
  } finally {
    await server.close();
  }
}
