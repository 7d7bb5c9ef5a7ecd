import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { DESKTOP, PHONE } from '../support/driver/pages.ts';
import { collection, polygon, square, villageFeature } from '../support/geojson-files.ts';

/** What is read in light is read in the dark: the views of the public and the district's door. */

describe.each([
  ['a phone', PHONE],
  ['a desktop', DESKTOP],
] as const)('the dark theme, on %s', (_, size) => {
  it.each([
    ['a village’s answer', '?theme=dark&village=14320001'],
    ['the district’s desk', '?theme=dark&view=district&commune=14404'],
    ['the report of a unit', '?theme=dark&view=district&commune=14404&report=1'],
    ['a frame in another page', '?theme=dark&embed=1&village=14320001'],
  ])('has nothing for axe to find in %s', async (_view, query) => {
    const app = await openApp(query, size);
    await app.ready();
    await app.page.getByRole('heading').first().waitFor();
    expect(await app.axeFindings()).toEqual([]);
    expect(app.errors).toEqual([]);
  });

  it('has nothing for axe to find in the dashboard of the plan', async () => {
    const app = await openApp('?theme=dark&view=district', size);
    await app.ready();
    await app.unrollSheet();
    await app.unfold('Chỉ tiêu của kế hoạch');
    await app.page.getByRole('button', { name: 'Mở bảng chỉ tiêu' }).click();
    const dialog = app.page.getByRole('dialog', { name: 'Chỉ tiêu của kế hoạch' });
    await dialog.getByRole('group', { name: 'Lưu bảng Chỉ tiêu của kế hoạch' }).waitFor();
    expect(await app.axeFindings()).toEqual([]);
  });

  it('has nothing for axe to find in what is given away of a view', async () => {
    const app = await openApp('?theme=dark', size);
    await app.ready();
    await app.page.getByRole('button', { name: 'Chia sẻ' }).click();
    const dialog = app.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Mã nhúng vào cổng thông tin' }).waitFor();
    await dialog
      .getByRole('button', { name: /^Sao chép/ })
      .first()
      .click();
    await dialog.getByRole('status').filter({ hasText: /chép/ }).waitFor();
    expect(await app.axeFindings()).toEqual([]);
  });

  it('has nothing for axe to find in the import: a file refused, a table joined to borders, a profile to fill in', async () => {
    const app = await openApp('?theme=dark', size);
    await app.ready();
    const borders = collection(
      villageFeature({ code: 'A', name: 'Thôn Đông' }, polygon(square(105.9, 20.2, 0.03))),
      villageFeature({ code: 'C', name: 'Thôn Nam' }, polygon(square(105.9, 20.17, 0.03))),
    );
    const dialog = await app.dropOnMap(
      { name: 'ranh.geojson', content: borders },
      { name: 'bang.csv', content: 'Mã thôn;Tên thôn;Xã;Dân số\nA;Đông;Gia Vân;1.355\n;Bắc;Gia Vân;10\n' },
      { name: 'hong.geojson', content: '{"type":"FeatureCollection","features":[' },
    );
    await dialog.box.locator('summary').filter({ hasText: 'Dự án và tỉnh khác' }).click();
    await dialog.box.getByRole('button', { name: 'Lập hồ sơ tỉnh' }).click();
    await dialog.box.getByLabel('Mã hồ sơ').waitFor();
    expect(await app.axeFindings()).toEqual([]);
    for (const entry of await dialog.box
      .getByRole('listitem')
      .getByRole('button', { name: /^(bang|hong)\./ })
      .all()) {
      await entry.click();
      expect(await app.axeFindings()).toEqual([]);
    }
  });
});
