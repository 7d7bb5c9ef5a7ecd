import type { Locator } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { type App, openApp } from '../support/app-driver.ts';
import { PHONE } from '../support/driver/pages.ts';
import { fourOperators } from '../support/four-operators.ts';

/** A folder of what four operators sent becomes one province; any of it is replaced, looked back at and taken back. */

const folder = fourOperators();

/** What Viettel sends three months later: one station is new, one is gone. */
async function nextOfViettel(): Promise<string> {
  const { clean } = await folder;
  const [header = '', ...rows] = clean.split('\r\n');
  const own = rows.filter((row) => row.startsWith('VTL'));
  const [first = '', ...rest] = own;
  return [header, ...rest, first.replace(/^VTL\d+/, 'VTL999').replace(/NB-[A-Z]+-?\d+/, 'NB-VTL999')].join('\r\n');
}

async function withFolder(): Promise<App> {
  const { files } = await folder;
  const app = await openApp();
  await app.ready();
  const dialog = await app.dropOnMap(...files.map(([name, content]) => ({ name, content })));
  await dialog.accept();
  await app.ready();
  await app
    .panel()
    .getByText(/trên \d+ vị trí BTS/)
    .first()
    .waitFor();
  return app;
}

/** The figures of the panel: without its layers, which come one by one, and the files with their warnings. */
async function figures(app: App): Promise<string> {
  await app.ready();
  const text = (await app.panel().innerText()).replace(/(Lớp bản đồ|Nguồn và dữ liệu )[\s\S]*/, '');
  return text.replace(/^Nguồn.*/gm, '');
}

/** The figures once they no longer change. */
async function finalFigures(app: App): Promise<string> {
  let last = '';
  const isFinal = async () => {
    const before = last;
    last = await figures(app);
    return last === before;
  };
  await vi.waitUntil(isFinal, { timeout: 30_000, interval: 500 });
  return last;
}

const openList = async (app: App) => {
  await app.header().getByRole('button', { name: 'Nguồn và dữ liệu' }).click();
  const box = app.page.getByRole('dialog');
  await box.getByRole('region', { name: 'Các bản dữ liệu' }).waitFor();
  return box;
};

const undo = (app: App) => app.page.getByRole('button', { name: 'Hoàn tác' }).click();

describe('what several operators send', () => {
  it('comes to the figures of one clean file of the same stations', async () => {
    const app = await withFolder();
    const ofFolder = await finalFigures(app);
    const list = await openList(app);
    for (const operator of ['Viettel', 'VinaPhone', 'MobiFone', 'Vietnamobile'])
      await list.getByRole('heading', { name: operator, exact: true }).waitFor();
    await expect
      .poll(() => list.innerText())
      .toMatch(/Viettel_NB_30\.6\.2025\.xlsx\s+trạm BTS · 30\/06\/2025, .*12 dòng/);
    expect(await app.axeFindings()).toEqual([]);
    expect(app.errors).toEqual([]);
    await app.close();

    const one = await openApp();
    await one.ready();
    await (await one.dropOnMap({ name: 'tram.csv', content: (await folder).clean })).accept();
    await one.ready();
    await one
      .panel()
      .getByText(/trên \d+ vị trí BTS/)
      .first()
      .waitFor();
    await expect.poll(() => figures(one)).toBe(ofFolder);
    await one.close();
  });

  it('is replaced, taken back, looked at as of an earlier date, and carried in a project', async () => {
    const app = await withFolder();
    const before = await finalFigures(app);
    const list = await openList(app);
    await list
      .getByLabel('Thay Viettel_NB_30.6.2025.xlsx bằng tệp khác')
      .setInputFiles({ name: 'Viettel 30-9-2025.csv', mimeType: '', buffer: Buffer.from(await nextOfViettel()) });
    await list.getByText('Viettel, 30/09/2025: 1 trạm mới, 1 không còn, 11 như cũ').waitFor();
    await list.getByText('1 trạm mới', { exact: true }).click();
    await list.getByRole('rowheader', { name: 'VTL999' }).waitFor();
    await list.getByRole('button', { name: 'Dùng dữ liệu này' }).click();
    await list.waitFor({ state: 'detached' });
    await expect.poll(() => figures(app)).not.toBe(before);
    const replaced = await finalFigures(app);

    await undo(app);
    await expect.poll(() => figures(app)).toBe(before);
    const again = await openList(app);
    await again
      .getByLabel('Thay Viettel_NB_30.6.2025.xlsx bằng tệp khác')
      .setInputFiles({ name: 'Viettel 30-9-2025.csv', mimeType: '', buffer: Buffer.from(await nextOfViettel()) });
    await again.getByText(/1 trạm mới, 1 không còn, 11 như cũ/).waitFor();
    await again.getByRole('button', { name: 'Dùng dữ liệu này' }).click();
    await again.waitFor({ state: 'detached' });
    await expect.poll(() => figures(app)).toBe(replaced);

    await app.page.reload();
    await expect.poll(() => figures(app)).toBe(replaced);

    const dates = await openList(app);
    await dates.getByLabel('Xem tỉnh tại ngày').selectOption('2025-06-30');
    await dates.getByText('Đang xem tỉnh tại ngày 30/06/2025.').waitFor();
    await dates.getByRole('button', { name: 'Đóng' }).click();
    await expect.poll(() => figures(app)).toBe(before);

    const saving = await app.openImport();
    await saving.box.locator('summary').filter({ hasText: 'Dự án và tỉnh khác' }).click();
    const { bytes } = await app.download(() => saving.box.getByRole('button', { name: 'Lưu dự án' }).click());
    expect(app.errors).toEqual([]);
    await app.close();

    const other = await openApp();
    await other.ready();
    const there = await other.openImport();
    await there.box.locator('summary').filter({ hasText: 'Dự án và tỉnh khác' }).click();
    await there.box.getByLabel('Mở dự án').setInputFiles({ name: 'p.zip', mimeType: 'application/zip', buffer: bytes });
    await there.box.waitFor({ state: 'detached' });
    await expect.poll(() => figures(other)).toBe(before);
    const carried = await openList(other);
    await carried.getByText('Viettel 30-9-2025.csv').waitFor();
    await carried.getByLabel('Xem tỉnh tại ngày').selectOption('');
    await carried.getByRole('button', { name: 'Đóng' }).click();
    await expect.poll(() => figures(other)).toBe(replaced);
    expect(other.errors).toEqual([]);
    await other.close();
  });

  it('is switched off and on, removed and brought back, and given back as it came', async () => {
    const app = await withFolder();
    const before = await finalFigures(app);
    const list = await openList(app);
    await list.getByRole('switch', { name: 'Dùng vietnamobile.csv' }).click();
    await list.getByText('đang tắt').waitFor();
    await expect.poll(() => figures(app)).not.toBe(before);
    await list.getByRole('switch', { name: 'Dùng vietnamobile.csv', checked: false }).click();
    await list.getByRole('switch', { name: 'Dùng vietnamobile.csv', checked: true }).waitFor();
    await list.getByRole('button', { name: 'Bỏ vietnamobile.csv' }).click();
    await list.getByText('Đã bỏ vietnamobile.csv').waitFor();
    expect(await list.getByRole('switch', { name: 'Dùng vietnamobile.csv' }).count()).toBe(0);
    await undo(app);
    await list.getByRole('switch', { name: 'Dùng vietnamobile.csv' }).waitFor();
    const { name, bytes } = await app.download(() =>
      list.getByRole('button', { name: 'Tải tệp gốc vietnamobile.csv' }).click(),
    );
    const sent = (await folder).files.find(([file]) => file === 'vietnamobile.csv')?.[1];
    expect([name, bytes.toString()]).toEqual(['vietnamobile.csv', sent]);
    const read = await app.download(() =>
      list.getByRole('button', { name: 'Tải bản đã đọc vietnamobile.csv' }).click(),
    );
    expect(JSON.parse(read.bytes.toString()).features).toHaveLength(12);
    await list.getByRole('button', { name: 'Đóng' }).click();
    await expect.poll(() => figures(app)).toBe(before);
    expect(app.errors).toEqual([]);
    await app.close();
  });
});

it('what a file does not say is told by the field’s name on the screen', async () => {
  const app = await openApp();
  await app.ready();
  const content = 'Mã trạm;Công nghệ;Kinh độ;Vĩ độ\nA;4G;105,95;20,25';
  const dialog = await app.dropOnMap({ name: 'MBF 30-06-2025.csv', content });
  await dialog.box.getByText('Dòng không ghi “Nhà mạng” được hiểu là “MobiFone”').waitFor();
});

it('on a phone what was added is said in one line, with a press to take it back, and stands above the ways to bring more', async () => {
  const app = await openApp('', PHONE);
  await app.ready();
  const content =
    'Kinh độ;Vĩ độ;Nhà mạng;Công nghệ;RSRP (dBm);Số mẫu;Ngày đo\n105.65;20.3;Viettel;4G;-90;10;12/05/2025';
  await (await app.dropOnMap({ name: 'do-kiem.csv', content })).accept();
  const line = app.page.getByText('Đã thêm do-kiem.csv', { exact: true });
  await app.page.getByRole('button', { name: 'Hoàn tác' }).waitFor();
  // Two lines of it would be 40 pixels high.
  expect((await line.boundingBox())?.height).toBeLessThan(32);

  const topOf = async (one: Locator) => (await one.boundingBox())?.y ?? Number.NaN;
  const list = await openList(app);
  const drop = list.getByText('Thả tệp vào đây');
  expect(await topOf(list.getByRole('region', { name: 'Các bản dữ liệu' }))).toBeLessThan(await topOf(drop));
  const file = { name: 'do-kiem-2.csv', mimeType: '', buffer: Buffer.from(content) };
  await list.getByLabel('Chọn tệp…').setInputFiles(file);
  // By the name of its file: what it has of which operator, another delivery may have too.
  const replace = list.getByRole('button', { name: 'Thay “do-kiem.csv” (Viettel, 12/05/2025)' });
  await replace.waitFor();
  expect(await topOf(replace)).toBeLessThan(await topOf(drop));
  // All scrolls within the dialog: if it scrolled itself, its end would be an empty screen.
  expect(await list.evaluate((dialog) => dialog.scrollHeight - dialog.clientHeight)).toBe(0);
});
