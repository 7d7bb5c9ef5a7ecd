import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type App, openApp } from '../support/app-driver.ts';

/** Files that a person opens, good and bad: every problem is named, nothing that was there is lost. */

/** Opens the import, gives it a file and takes whatever of it can be used. */
async function giveFile(app: App, name: string, content: string): Promise<void> {
  const dialog = await app.openImport();
  await dialog.give({ name, content });
  await dialog.accept();
}

const stations = (...rows: object[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: rows.map(({ coordinates, ...properties }: { coordinates?: unknown }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates },
    })),
  });

describe('files of one’s own', () => {
  it('uses the good rows and names the bad ones by file and row', async () => {
    const app = await openApp();
    await app.ready();
    await giveFile(
      app,
      'tram.geojson',
      stations(
        { id: 'A', operator: 'VNPT', technologies: '4G', coordinates: [105.97, 20.25] },
        { id: 'B', operator: 'Nobody', technologies: '4G', coordinates: [105.97, 20.25] },
        { id: 'C', operator: 'Viettel', technologies: '4G', coordinates: [20.25, 105.97] },
        { id: 'A', operator: 'VNPT', technologies: '4G', coordinates: [105.9, 20.2] },
        { id: '<img src=x onerror=alert(1)>', operator: 'Viettel', technologies: '9G', coordinates: [105.9, 20.2] },
      ),
    );
    const panel = app.panel();
    await panel
      .getByText(/tram\.geojson/)
      .first()
      .waitFor();
    await app.ready();
    const text = await panel.innerText();
    for (const row of [2, 3, 4, 5]) expect(text).toContain(`dòng ${row}`);
    expect(text).toContain('Nobody');
    expect(text).toMatch(/0 trên 1 vị trí BTS/);
    expect(await app.page.locator('img[src="x"]').count()).toBe(0);
  });

  it('keeps what is on the screen when a file cannot be used at all, and says why', async () => {
    const app = await openApp();
    await app.ready();
    const before = await app.panel().getByRole('list').first().innerText();
    const dialog = await app.openImport();
    await dialog.give({ name: 'thon.geojson', content: '{"type":"FeatureCollection","features":[' });
    await expect.poll(() => dialog.text()).toContain('JSON');
    expect(await dialog.canAccept()).toBe(false);
    await dialog.leave();
    await expect.poll(() => app.panel().getByRole('list').first().innerText()).toBe(before);
  });

  it('says plainly that a province is not there', async () => {
    const app = await openApp('?province=khong-co');
    const alert = app.page.getByRole('alert');
    await alert
      .getByText(/profile\.json/)
      .first()
      .waitFor();
    const text = await alert.innerText();
    expect(text).not.toMatch(/Error|undefined|at \w+ \(/);
  });
});

const REAL = fileURLToPath(new URL('../../../shared/real/communes-2025.geojson', import.meta.url));

describe.skipIf(!existsSync(REAL))('real boundaries (skipped where ../shared/real is absent)', () => {
  it('shows 129 communes without a district tier', async () => {
    const app = await openApp();
    await app.ready();
    await giveFile(app, 'communes-2025.geojson', readFileSync(REAL, 'utf8'));
    await app.panel().getByText('trên 129 thôn').waitFor({ timeout: 60_000 });
    await app.ready();
    await expect.poll(() => app.panel().innerText()).toContain('communes-2025.geojson');
    expect(await app.axeFindings()).toEqual([]);
    expect(app.errors).toEqual([]);
  });
});
