import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openSharedApp } from '../support/app-driver.ts';
import { DESKTOP, PHONE } from '../support/driver/pages.ts';

/** Letters twice as large, and the narrowest phone: nothing is cut off, nothing lies out of reach. */

const toDistrict = async (app: App): Promise<void> => {
  await app.goToDoor('Xã, phường');
  await app.page.getByRole('combobox', { name: 'Xã, phường' }).selectOption({ label: 'Xã Cúc Phương' });
};

/** Every field of the form is in the panel: what lies beside it is scrolled to by nobody. */
const sayWrong = async (app: App): Promise<void> => {
  await app.unfold('Kết quả này sai?');
  const form = app.page.getByRole('group').filter({ hasText: 'Kết quả này sai?' });
  const fields = await form.locator('select, input, textarea').all();
  expect(fields.length).toBe(7);
  const right = await form.evaluate((element) => element.getBoundingClientRect().right);
  for (const field of fields)
    expect(await field.evaluate((element) => element.getBoundingClientRect().right)).toBeLessThanOrEqual(right + 1);
};

describe.each([
  ['a desktop with letters twice as large', DESKTOP, 2],
  ['a desktop magnified twice', { width: 720, height: 450 }, 1],
  ['a phone with letters twice as large', PHONE, 2],
  ['a phone 320 pixels wide', { width: 320, height: 640 }, 1],
] as const)('%s', (_, size, times) => {
  describe.each([
    [
      '?village=14320001',
      [
        ['a village’s answer', async () => undefined],
        ['what a person says against it', sayWrong],
      ],
    ],
    [
      '',
      [
        ['what the public sees', (app: App) => app.goToDoor('Công khai')],
        ['the district’s villages', toDistrict],
        ['the planner’s tools', (app: App) => app.goToDoor('Quy hoạch')],
      ],
    ],
  ] as const)('at the address “%s”', (query, screens) => {
    let app: App;
    beforeAll(async () => {
      app = await openSharedApp(query, size);
      await app.ready();
      if (times > 1) await app.enlargeText(times);
    });
    afterAll(() => app.close());

    it.each<(typeof screens)[number]>(screens)('fits %s', async (_screen, goThere) => {
      await goThere(app);
      await app.unrollSheet();
      await app
        .panel()
        .or(app.page.getByRole('region', { name: 'Bảng thông tin' }))
        .first()
        .waitFor();
      // The sheet and what comes late take their places one after the other.
      await expect.poll(() => app.misfits(), { timeout: 20_000 }).toEqual([]);
      expect(await app.axeFindings()).toEqual([]);
    });
  });
});
