import { describe, expect, it } from 'vitest';
import type { App } from '../support/app-driver.ts';
import { brokenWords, cutFields } from '../support/driver/page-checks.ts';
import { DESKTOP, wholeSample } from '../support/driver/pages.ts';
import { findPlan, goToFirst, openPlanner, SLOW_MS } from '../support/driver/planner.ts';
import { analyseSmall, readSample } from '../support/sample-province.ts';

/** What a planner sees fits where it is shown: names are whole, nothing lies beyond an edge, the map is at the answer. */

/** A window on a small laptop. */
const LOW = { width: 1240, height: 800 } as const;

describe('on a low screen', () => {
  it('filters are one row that is scrolled, names and hints are whole, and no column lies beyond the edge', {
    timeout: SLOW_MS,
  }, async () => {
    const app = await openPlanner(LOW, wholeSample());
    const { page } = app;
    // The key to lines and signs lies above the province, not on it, also when it takes two lines.
    const keyEnd = async () => {
      const box = await page.getByRole('list', { name: 'Chú giải các đường trên bản đồ' }).boundingBox();
      return (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
    };
    const north = await northEdge(app);
    await expect.poll(keyEnd).toBeLessThanOrEqual(north);
    // One row of the header, with all of a choice of provinces in it.
    await app.header().getByRole('combobox').first().waitFor();
    expect((await app.header().boundingBox())?.height).toBeLessThan(60);
    const candidates = await app.tool('Phương án');
    await candidates.getByRole('rowheader').first().waitFor();
    const filters = candidates.getByRole('search', { name: 'Lọc phương án' });
    expect((await filters.boundingBox())?.height).toBeLessThan(56);
    // The last of them is reached by the keyboard, as everywhere.
    const last = filters.getByRole('combobox').last();
    await last.focus();
    const [box, bar] = [await last.boundingBox(), await filters.boundingBox()];
    expect((box?.x ?? Number.NaN) + (box?.width ?? Number.NaN)).toBeLessThanOrEqual(
      (bar?.x ?? 0) + (bar?.width ?? 0) + 1,
    );
    expect(await brokenWords(candidates.getByRole('table'))).toEqual([]);
    expect(await cutFields(filters)).toEqual([]);
    expect(await cutFields(app.header().getByRole('search'))).toEqual([]);

    const gaps = await app.tool('Lấp khoảng trống');
    await gaps.getByRole('spinbutton', { name: 'Số vị trí thêm' }).fill('3');
    await gaps.getByRole('button', { name: 'Tìm nhanh' }).click();
    await gaps.getByRole('img', { name: /Với 3 vị trí/ }).waitFor({ timeout: 60_000 });
    expect(await app.misfits()).toEqual([]);

    const plan = await findPlan(app);
    await page.getByText('Trạm chuyển theo kế hoạch → vị trí nhận').waitFor();
    await expect.poll(keyEnd).toBeLessThanOrEqual(north);
    await plan.getByRole('button', { name: 'Theo quý' }).click();
    await plan.getByRole('columnheader', { name: 'Quý' }).waitFor();
    expect(await cutFields(plan)).toEqual([]);
    expect(await app.misfits()).toEqual([]);
    await plan.getByRole('button', { name: 'Lập thành kịch bản' }).click();
    await page.getByRole('button', { name: 'Hoàn tác' }).waitFor();
    await app.ready();
    // Its two buttons stand beside the tabs, not on a row of their own.
    const [undo, tab] = [
      await page.getByRole('button', { name: 'Hoàn tác' }).boundingBox(),
      await page.getByRole('tab', { name: 'Kịch bản' }).boundingBox(),
    ];
    expect(undo?.y).toBeLessThan((tab?.y ?? 0) + (tab?.height ?? 0));
  });
});

/** Where on the screen the northernmost point of the province is, by the camera that the address names. */
async function northEdge(app: App): Promise<number> {
  const { province } = await readSample();
  const points = province.villages.flatMap(({ geometry }) => geometry.flat(2));
  const northLat = points.reduce((most, [, lat]) => Math.max(most, lat), -90);
  const camera = () => new URL(app.page.url()).searchParams.get('at')?.split(',').map(Number) ?? [];
  await expect.poll(() => camera().length).toBe(3);
  const [, lat = Number.NaN, zoom = Number.NaN] = camera();
  const map = await app.page.locator('[data-ready]').boundingBox();
  const down = (latitude: number): number =>
    -Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * ((512 * 2 ** zoom) / (2 * Math.PI));
  return (map?.y ?? Number.NaN) + (map?.height ?? Number.NaN) / 2 + down(northLat) - down(lat);
}

describe('the map', () => {
  it('goes to what a plan and the next positions are about, once', { timeout: SLOW_MS }, async () => {
    const app = await openPlanner(DESKTOP, wholeSample());
    const { page } = app;
    const zoom = (): number => Number(new URL(page.url()).searchParams.get('at')?.split(',')[2] ?? Number.NaN);
    const candidates = await app.tool('Phương án');
    await candidates.getByRole('rowheader').first().getByRole('button').click();
    await expect.poll(zoom).toBeGreaterThan(12);
    const near = zoom();
    await findPlan(app);
    await expect.poll(zoom).toBeLessThan(near - 0.5);

    // Seen once, it is not gone to again: a person is where she has moved the map to.
    await app.tool('Phương án');
    await candidates.getByRole('rowheader').first().getByRole('button').click();
    await expect.poll(zoom).toBeGreaterThan(near - 0.1);
    await app.tool('Lập kế hoạch');
    await page.getByText('Tải kế hoạch').waitFor();
    expect(zoom()).toBeGreaterThan(near - 0.1);

    const gaps = await app.tool('Lấp khoảng trống');
    await gaps.getByRole('spinbutton', { name: 'Số vị trí thêm' }).fill('5');
    await gaps.getByRole('button', { name: 'Tìm nhanh' }).click();
    await gaps.getByRole('img', { name: /Với 5 vị trí/ }).waitFor({ timeout: 60_000 });
    await expect.poll(zoom).toBeLessThan(near - 0.5);
    expect(app.errors).toEqual([]);
  });
});

describe('a planned station', () => {
  it('whose day is past is told as such: nobody has said that it was built', async () => {
    const { province } = await analyseSmall();
    const late = province.stations.find(
      ({ status, plannedDate }) => status === 'planned' && plannedDate !== null && plannedDate < '2026-01-01',
    );
    if (!late) throw new Error('no planned station of the sample has a day');
    const app = await openPlanner();
    await goToFirst(app, late.positionId ?? late.id);
    await app.inspector().getByText('đã qua ngày dự kiến', { exact: true }).first().waitFor();
  });
});

describe('the moves of an agreement', () => {
  it('stand in their table whole, each state with a shape of its own', { timeout: SLOW_MS }, async () => {
    const app = await openPlanner(DESKTOP);
    await findPlan(app);
    const tab = await app.tool('Thoả thuận');
    await tab.getByRole('button', { name: 'Ghi là đã đề xuất' }).click();
    const moves = tab.getByRole('table', { name: 'Các phương án và tình trạng' });
    await moves.getByRole('rowheader').first().waitFor();
    const [table, screen] = [await moves.boundingBox(), await tab.boundingBox()];
    expect((table?.x ?? Number.NaN) + (table?.width ?? Number.NaN)).toBeLessThanOrEqual(
      (screen?.x ?? 0) + (screen?.width ?? 0),
    );
    const shape = (words: string) =>
      moves
        .getByText(words, { exact: true })
        .first()
        .evaluate((cell) => getComputedStyle(cell, '::before').content);
    expect(await shape('đã đề xuất')).toBe('"◇"');
    await moves.getByRole('rowheader').first().getByRole('button').click();
    const form = tab.getByRole('group', { name: 'Ghi tình trạng' });
    await form.getByLabel('Ghi tình trạng').selectOption({ label: 'đã xây dựng' });
    await form.getByRole('button', { name: 'Ghi', exact: true }).click();
    expect(await shape('đã xây dựng')).toBe('"●"');
  });
});

describe('on a large screen', () => {
  it('the table takes the height that the map can spare', async () => {
    const app = await openPlanner({ width: 1920, height: 1080 }, wholeSample());
    const tool = await app.tool('Phương án');
    await tool.getByRole('rowheader').first().waitFor();
    const foot = await tool.getByText(/^Hiện [\d.]+ trong [\d.]+$/).boundingBox();
    const boxes = await Promise.all((await tool.getByRole('rowheader').all()).map((cell) => cell.boundingBox()));
    const inSight = boxes.filter((box) => box !== null && box.y + box.height <= (foot?.y ?? 0));
    expect(inSight.length).toBeGreaterThanOrEqual(6);
    // The map is still the larger part.
    const map = await app.page.locator('[data-ready]').boundingBox();
    const tools = await tool.boundingBox();
    expect(map?.height).toBeGreaterThan(tools?.height ?? Number.NaN);
  });
});

describe('two plans', () => {
  it('never have the same name as scenarios', { timeout: SLOW_MS }, async () => {
    const app = await openPlanner();
    const plan = await findPlan(app);
    await plan.getByRole('button', { name: 'Lập thành kịch bản' }).click();
    const scenarios = await app.tool('Kịch bản');
    await scenarios.getByRole('radio', { name: 'Dữ liệu như hiện có' }).check();
    await app.ready();
    await findPlan(app);
    await (await app.tool('Lập kế hoạch')).getByRole('button', { name: 'Lập thành kịch bản' }).click();
    const names = app.page.getByRole('tabpanel', { name: 'Kịch bản' }).getByRole('radio');
    await expect.poll(() => names.count()).toBe(3);
    const read = await Promise.all(
      (await names.all()).map((one) => one.evaluate((radio) => radio.closest('label')?.innerText)),
    );
    expect(new Set(read).size).toBe(3);
    expect(app.errors).toEqual([]);
  });
});
