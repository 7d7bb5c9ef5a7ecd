import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { collection, polygon, square, villageFeature } from '../support/geojson-files.ts';

/** Xuân Thiện and Chính Tâm became Xuân Chính: figures by either, whichever a file names. */

const VILLAGES = collection(
  villageFeature({ code: 'A', name: 'Xóm Một', commune: 'Xã Xuân Thiện' }, polygon(square(106.05, 20.02))),
  villageFeature({ code: 'B', name: 'Xóm Hai', commune: 'Xã Chính Tâm' }, polygon(square(106.07, 20.02))),
);

describe('communes of two tiers', () => {
  it('are chosen for all of the screen, found by either name, kept over a reload, and undone', async () => {
    const app = await openApp('?view=district');
    await app.ready();
    await app.header().getByRole('button', { name: 'Nguồn và dữ liệu' }).click();
    const list = app.page.getByRole('dialog');
    // Fibre of the sample, by its standard.
    const { bytes } = await app.download(() => list.getByRole('button', { name: /Open Fibre Data Standard/ }).click());
    expect(JSON.parse(bytes.toString()).networks[0].spans.length).toBeGreaterThan(0);
    await list.getByRole('button', { name: 'Đóng' }).click();

    await (await app.dropOnMap({ name: 'thon.geojson', content: VILLAGES })).accept();
    await app.ready();
    const communes = app.panel().getByRole('combobox', { name: /^Xã/ });
    const offered = async () => (await communes.getByRole('option').allInnerTexts()).slice(1);
    await expect.poll(offered).toEqual(['Xã Xuân Chính']);

    await app.header().getByRole('button', { name: 'Nguồn và dữ liệu' }).click();
    await list.getByLabel('Xã, phường theo').selectOption('former');
    await list.getByText('Đã đổi xã, phường được hiện').waitFor();
    expect(await app.axeFindings()).toEqual([]);
    await list.getByRole('button', { name: 'Đóng' }).click();
    await expect.poll(offered).toEqual(['Xã Chính Tâm', 'Xã Xuân Thiện']);
    expect((await app.search('Xuân Chính')).join()).toContain('Xóm Một');

    await app.page.reload();
    await app.ready();
    await expect.poll(offered).toEqual(['Xã Chính Tâm', 'Xã Xuân Thiện']);
    await app.header().getByRole('button', { name: 'Nguồn và dữ liệu' }).click();
    await list.getByLabel('Xã, phường theo').selectOption('');
    await list.getByRole('button', { name: 'Đóng' }).click();
    await expect.poll(offered).toEqual(['Xã Xuân Chính']);
    await app.page.getByRole('button', { name: 'Hoàn tác' }).click();
    await expect.poll(offered).toEqual(['Xã Chính Tâm', 'Xã Xuân Thiện']);
    expect(app.errors).toEqual([]);
  });
});
