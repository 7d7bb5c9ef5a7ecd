import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { DESKTOP, PHONE } from '../support/driver/pages.ts';

/** Letters twice as large, and the narrowest phone: nothing is cut off, nothing lies out of reach. */

const DOORS = [
  ['a village’s answer', '?village=14320001'],
  ['the public door', ''],
  ['the district’s desk', '?view=district&commune=14404'],
  ['the planner’s desk', '?view=planner'],
] as const;

describe.each([
  ['a desktop with letters twice as large', DESKTOP, 2],
  ['a desktop magnified twice', { width: 720, height: 450 }, 1],
  ['a phone with letters twice as large', PHONE, 2],
  ['a phone 320 pixels wide', { width: 320, height: 640 }, 1],
] as const)('%s', (_, size, times) => {
  it.each(DOORS)('fits %s', async (_door, query) => {
    const app = await openApp(query, size);
    await app.ready();
    if (times > 1) await app.enlargeText(times);
    if (size.width < 768) await app.unrollSheet();
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
