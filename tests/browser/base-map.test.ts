import { expect, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { DESKTOP, wholeSample } from '../support/driver/pages.ts';

/** Roads, rivers and hills under the figures: there, switched, in both themes, and from nowhere else. */

it('the sample shows its own roads and hills, each with a switch, and asks no other site', async () => {
  const asked: string[] = [];
  // Tam Điệp: a road through hills, without masts in the way.
  const app = await openApp('?off=positions,labels&at=105.90000,20.14500,13', DESKTOP, wholeSample());
  app.page.on('request', (request) => asked.push(request.url()));
  await app.ready();
  const site = new URL(app.page.url()).origin;
  const road = app.page.getByRole('checkbox', { name: 'Đường, sông' });
  const hills = app.page.getByRole('checkbox', { name: 'Bóng địa hình' });
  await hills.waitFor();
  await expect.poll(() => road.isChecked()).toBe(true);
  const picture = async (): Promise<string> => (await app.page.locator('#map').screenshot()).toString('base64');
  const withBoth = await picture();
  await hills.uncheck();
  await expect.poll(picture).not.toBe(withBoth);
  const withRoads = await picture();
  await road.uncheck();
  await expect.poll(picture).not.toBe(withRoads);
  await expect.poll(() => new URL(app.page.url()).searchParams.get('off')).toContain('relief');
  await app.setDeviceTheme('dark');
  await road.check();
  await app.page.getByText('dữ liệu minh họa', { exact: false }).first().waitFor({ state: 'attached' });
  expect(asked.filter((url) => /^https?:/.test(url) && !url.startsWith(site))).toEqual([]);
  expect(app.errors).toEqual([]);
});
