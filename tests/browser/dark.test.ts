import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, DESKTOP, openApp, PHONE } from '../support/app-driver.ts';

/** What is read in light is read in the dark: the views of the public and the district's door. */

afterAll(closeBrowser);

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
    await app.close();
  });
});
