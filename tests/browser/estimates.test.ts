import { describe, expect, it } from 'vitest';
import { type App, openApp } from '../support/app-driver.ts';

/** Cells from crowd data are on the map as estimates, and in no figure. */

const CELLS = `radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal
LTE,452,4,30111,7712001,311,105.95,20.25,1200,14,1,1459692342,1700000000,0
LTE,452,2,30111,7712002,311,105.95,20.25,1200,14,1,1459692342,1700000000,0
`;
const STATIONS = `id,operator,position_id,technologies,lon,lat
NB1,Viettel,P1,4G,105.99,20.25
NB2,VinaPhone,P1,4G,105.99,20.25
NB3,VinaPhone,P2,4G,105.91,20.25
`;
const SWITCH = 'Ước tính từ dữ liệu cộng đồng';

/** What is drawn around the map's centre. */
async function drawnAtCentre(app: App): Promise<string> {
  await app.page.locator('[data-idle="true"]').waitFor();
  const box = await app.page.locator('[data-ready]').boundingBox();
  if (!box) throw new Error('the map is not on the screen');
  const clip = { x: box.x + box.width / 2 - 12, y: box.y + box.height / 2 - 12, width: 24, height: 24 };
  return (await app.page.screenshot({ clip })).toString('base64');
}

async function sharedPositions(app: App): Promise<string> {
  await app.ready();
  return app
    .panel()
    .getByText(/trên \d+ vị trí BTS/)
    .first()
    .innerText();
}

describe('estimates from crowd data', () => {
  it('are a layer of their own, which can be switched off, and change no shared share', async () => {
    const app = await openApp('?at=105.95,20.25,15');
    await app.ready();
    await (await app.dropOnMap({ name: 'tram.csv', content: STATIONS })).accept();
    await expect.poll(() => sharedPositions(app)).toMatch(/^1 trên 2 vị trí BTS/);
    expect(await app.panel().getByLabel(SWITCH).count()).toBe(0);

    const dialog = await app.dropOnMap({ name: '452.csv', content: CELLS });
    await expect.poll(() => dialog.text()).toContain('Ước tính từ dữ liệu cộng đồng');
    await dialog.accept();
    await app.panel().getByLabel(SWITCH).waitFor();
    await expect.poll(() => sharedPositions(app)).toMatch(/^1 trên 2 vị trí BTS/);

    await app.page.goto(`${app.page.url().split('?')[0]}?at=105.95,20.25,15&off=labels`);
    await app.ready();
    const withEstimates = await drawnAtCentre(app);
    await app.panel().getByLabel(SWITCH).uncheck();
    await expect.poll(() => drawnAtCentre(app)).not.toBe(withEstimates);
    await app.panel().getByLabel(SWITCH).check();
    await expect.poll(() => drawnAtCentre(app)).toBe(withEstimates);
    expect(app.errors).toEqual([]);
  });
});
