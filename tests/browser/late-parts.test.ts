import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type App, openApp } from '../support/app-driver.ts';
import { DESKTOP, PHONE } from '../support/driver/pages.ts';

/** Parts that are fetched when first shown, on a line that breaks before they are. */

const OFFLINE = 'Phần này chưa được lưu để dùng ngoại tuyến; nối mạng rồi thử lại.';
const FAILED = 'Chưa tải được phần này: mạng yếu, hoặc ứng dụng vừa có bản mới. Hãy thử lại, hoặc tải lại trang.';

/**
 * Asks again for what is missing, once the network is back. Some versions of Chromium remember a module that
 * failed and never ask for it again: the page then says to reload it, and the person does.
 */
async function askAgain(app: App, there: Locator): Promise<void> {
  const { page } = app;
  const again = page.getByRole('button', { name: 'Thử lại', exact: true }).first();
  const reload = page.getByRole('button', { name: 'Tải lại', exact: true }).first();
  await expect
    .poll(
      async () => {
        if (await there.isVisible()) return true;
        const press = (await reload.isVisible()) ? reload : again;
        if (await press.isVisible()) await press.click({ timeout: 2000 }).catch(() => {});
        return false;
      },
      { timeout: 60_000, interval: 200 },
    )
    .toBe(true);
}

describe('a part that cannot be fetched', () => {
  it.each([
    ['a desktop', DESKTOP],
    ['a phone', PHONE],
  ] as const)('says so in its place, leaves the rest alive, and comes when asked again, on %s', async (_, size) => {
    const app = await openApp('', size, { coldCache: true });
    const { page } = app;
    await app.ready();
    await app.setNetwork(false);
    await page.getByRole('button', { name: 'Quy hoạch' }).click();
    await app.unrollSheet();
    const missing = page.getByRole('alert').filter({ hasText: OFFLINE });
    await missing.first().waitFor();
    expect(await app.axeFindings()).toEqual([]);

    // What had come before still works.
    await page.getByRole('combobox', { name: 'Tô màu theo' }).selectOption('verdict');
    await page.getByRole('button', { name: 'Công khai' }).click();
    await missing.first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Quy hoạch' }).click();
    await missing.first().waitFor();

    await app.setNetwork(true);
    // Several parts are missing; each is asked for by its own button.
    await askAgain(app, page.getByRole('tab', { name: 'Phương án' }));
    await page.getByText('Mọi địa điểm triển khai mới').first().waitFor();
  });

  it('that would lie over the screen can be left, and the screen below is as it was', async () => {
    const app = await openApp('?view=district&commune=14404', DESKTOP, { coldCache: true });
    const { page } = app;
    await app.ready();
    await page.getByRole('button', { name: 'Báo cáo A4' }).waitFor();
    await app.setNetwork(false);
    await page.getByRole('button', { name: 'Báo cáo A4' }).click();
    const dialog = page.getByRole('dialog', { name: OFFLINE });
    await dialog.waitFor();
    expect(await app.axeFindings()).toEqual([]);
    await dialog.getByRole('button', { name: 'Đóng' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: 'Kết luận' }).selectOption('lacking');

    await app.setNetwork(true);
    await page.getByRole('button', { name: 'Báo cáo A4' }).click();
    const report = page.getByRole('img', { name: /Tỷ lệ diện tích thôn/ });
    const missing = page.getByRole('dialog', { name: FAILED });
    await report.or(missing).first().waitFor();
    // After a reload what was open opens again.
    if (await missing.isVisible()) await missing.getByRole('button', { name: 'Tải lại', exact: true }).click();
    await report.waitFor();
  });

  it('and is the search says so under the box, and finds once the network is back', async () => {
    const app = await openApp('', DESKTOP, { coldCache: true });
    const { page } = app;
    await app.ready();
    await app.setNetwork(false);
    const box = page.getByRole('combobox', { name: /Tìm thôn/ });
    await box.fill('thon chua');
    await page.getByRole('status').filter({ hasText: OFFLINE }).waitFor();
    await app.setNetwork(true);
    await box.fill('thon chua gia hoa');
    const failed = page.getByRole('status').filter({ hasText: FAILED });
    const found = page.getByRole('listbox').getByRole('option').first();
    await failed.or(found).first().waitFor();
    if (await failed.isVisible()) await page.reload();
    expect((await app.search('thon chua gia hoa'))[0]).toContain('Thôn Chùa');
  });
});

describe('the planner’s tools, which are many files', () => {
  it('do not take the line from the province’s own', async () => {
    const app = await openApp('', DESKTOP, { coldCache: true });
    const address = app.page.url();
    await app.page.goto('about:blank');
    const asked: string[] = [];
    app.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await app.page.goto(`${address}?view=planner`);
    await app.ready();
    await app.page.getByRole('tab', { name: 'Phương án' }).waitFor();
    const tools = asked.findIndex((path) => path.includes('/workbench-'));
    const lastOfProvince = asked.findIndex((path) => path.endsWith('/fibre.geojson'));
    expect(lastOfProvince).toBeGreaterThan(0);
    expect(tools).toBeGreaterThan(lastOfProvince);
  });
});
