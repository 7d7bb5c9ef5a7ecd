import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openSharedApp } from '../support/app-driver.ts';

/** Circles and the radio model on the screen; shares of people. */

/** The background works on two threads beside the page's own. */
const FIRST_MASTS_MS = 60_000;

describe('a radio model, and what shares are of', () => {
  let app: App;
  beforeAll(async () => {
    app = await openSharedApp();
    await app.ready();
  });
  afterAll(() => app.close());

  it('is chosen, computed in the background, named beside the figures, and paused', async () => {
    const panel = app.panel();
    await panel.locator('summary').filter({ hasText: 'Giả định' }).click();
    await panel.getByRole('combobox', { name: 'Mô hình', exact: true }).selectOption('p1812');
    await panel.getByText(/Đã tính [1-9]\d* trên [\d.]+ vị trí/).waitFor({ timeout: FIRST_MASTS_MS });
    await panel.getByText(/\d+ trạm theo mô hình/).waitFor({ timeout: FIRST_MASTS_MS });
    expect(await panel.innerText()).toContain('Mô hình vùng phục vụ: ITU-R P.1812-8');
    expect(app.page.url()).toContain('radioModel=p1812');
    await panel.getByRole('button', { name: 'Tạm dừng' }).click();
    await panel.getByText(/Tạm dừng: đã tính/).waitFor();
  });

  it('is compared with circles: villages whose verdict differs are listed', async () => {
    const panel = app.panel();
    await panel.getByRole('button', { name: 'So hình tròn với mô hình' }).click();
    await panel.getByText(/thôn tốt hơn, [\d.]+ thôn kém hơn/).waitFor();
    await panel.getByRole('heading', { name: 'Thôn được phủ kém hơn theo mô hình' }).waitFor();
    if (process.env.SHOTS) await app.page.screenshot({ path: `${process.env.SHOTS}/radio-compare.png` });
  });

  it('gives way to circles again', async () => {
    const panel = app.panel();
    await panel.getByRole('combobox', { name: 'Mô hình', exact: true }).selectOption('circles');
    await panel.getByText(/trạm theo mô hình/).waitFor({ state: 'detached' });
    expect(app.page.url()).not.toContain('radioModel');
    expect(app.errors).toEqual([]);
  });

  it('shares are of people when that is chosen, named beside the figures, and of area again', async () => {
    const panel = app.panel();
    const choice = panel.getByRole('group', { name: 'Tỷ lệ tính theo' });
    await choice.getByRole('radio', { name: /^dân số/ }).check();
    await choice.getByText(/Nơi có người ở: ground\.pack \(dữ liệu minh họa\)/).waitFor();
    await panel.getByText(/Tỷ lệ tính theo: dân số/).waitFor();
    expect(app.page.url()).toContain('weight=people');
    if (process.env.SHOTS) {
      await choice.scrollIntoViewIfNeeded();
      await app.page.screenshot({ path: `${process.env.SHOTS}/weight.png` });
    }
    await choice.getByRole('radio', { name: /^diện tích thôn/ }).check();
    await panel.getByText(/Tỷ lệ tính theo: dân số/).waitFor({ state: 'detached' });
    expect(app.page.url()).not.toContain('weight=');
    expect(app.errors).toEqual([]);
  });
});
