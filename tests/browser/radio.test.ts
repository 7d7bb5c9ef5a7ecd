import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp, openSharedApp } from '../support/app-driver.ts';
import { PHONE } from '../support/driver/pages.ts';

/** Circles and the radio model on the screen; shares of people. */

/** The background works on two threads beside the page's own. */
const FIRST_MASTS_MS = 60_000;

/** Along a road in the hills of the west; almost no signal in Bản Sòng Vặn, and few samples in Thôn Thượng. */
const DRIVE_TEST = [
  'Kinh độ;Vĩ độ;Nhà mạng;Công nghệ;RSRP (dBm);Số mẫu;Ngày đo',
  ...Array.from({ length: 40 }, (_, i) => row(105.6194 + 0.00002 * i, 20.3197, -120 - (i % 3), 10)),
  ...Array.from({ length: 5 }, (_, i) => row(105.6426 + 0.00002 * i, 20.3079, -90, 1)),
  ...Array.from({ length: 300 }, (_, i) =>
    row(105.65 + 0.0006 * i, 20.3 - 0.0002 * i + 0.004 * Math.sin(i / 9), -88 + Math.round(24 * Math.sin(i / 11)), 3),
  ),
].join('\n');

function row(lon: number, lat: number, rsrpDbm: number, samples: number): string {
  return [lon.toFixed(5), lat.toFixed(5), 'Viettel', '4G', rsrpDbm, samples, '12/05/2025'].join(';');
}

describe('a radio model, and what shares are of', () => {
  let app: App;
  beforeAll(async () => {
    app = await openSharedApp();
    await app.ready();
  });
  afterAll(() => app.close());

  /** For those who look: both themes. */
  async function shot(name: string): Promise<void> {
    const { SHOTS } = process.env;
    if (!SHOTS) return;
    await app.page.screenshot({ path: `${SHOTS}/${name}.png` });
    await app.setDeviceTheme('dark');
    await app.page.screenshot({ path: `${SHOTS}/${name}-dark.png` });
    await app.setDeviceTheme('light');
  }

  it('stands beside measurements that are dropped: dots with their own legend, figures of a village, contradictions', async () => {
    await (await app.dropOnMap({ name: 'do-kiem.csv', content: DRIVE_TEST })).accept();
    await app.ready();
    const section = app.panel().getByRole('region', { name: 'Số đo' });
    await section.getByRole('table', { name: 'Đo được: Mức thu RSRP, dBm' }).waitFor();
    await expect.poll(() => section.innerText()).toContain('Trung vị chỉ nêu từ 300 mẫu');
    await app.search('ban song van cuc phuong');
    await app.page.keyboard.press('Enter');
    const inspector = app.inspector();
    await inspector.locator('summary').filter({ hasText: 'Xem cách tính' }).click();
    const measured = inspector.getByRole('table', { name: 'Số đo của thôn, theo nhà mạng và công nghệ' });
    await expect.poll(() => measured.innerText()).toContain('trung vị -121,0 dBm từ 400 mẫu');
    await inspector.getByText('Trái nhau: đo được gần như không có sóng dùng được.').waitFor();
    await measured.scrollIntoViewIfNeeded();
    await shot('measured-village');
    expect(await app.axeFindings()).toEqual([]);
    await app.search('thon thuong cuc phuong');
    await app.page.keyboard.press('Enter');
    await expect.poll(() => inspector.innerText()).toContain('quá ít mẫu (5)');
    await app.goToDoor('Xã, phường');
    await app
      .panel()
      .getByText(/Đã đo mà gần như không có sóng dùng được/)
      .waitFor();
    await shot('measured-attention');
    await app.goToDoor('Công khai');
  });

  it('is chosen, computed in the background, named beside the figures, and paused', async () => {
    const panel = app.panel();
    await panel.locator('summary').filter({ hasText: 'Giả định' }).click();
    await panel.getByRole('combobox', { name: 'Mô hình', exact: true }).selectOption('p1812');
    await panel.getByText(/Đã tính [1-9]\d* trên [\d.]+ vị trí/).waitFor({ timeout: FIRST_MASTS_MS });
    await panel.getByText(/\d+ trạm theo mô hình/).waitFor({ timeout: FIRST_MASTS_MS });
    await expect.poll(() => panel.innerText()).toContain('Mô hình vùng phục vụ: ITU-R P.1812-8');
    await expect.poll(() => app.page.url()).toContain('radioModel=p1812');
    await panel.getByRole('button', { name: 'Tạm dừng' }).click();
    await panel.getByText(/Tạm dừng: đã tính/).waitFor();
  });

  it('has errors at measured points: by operator and land cover, the model named', async () => {
    const section = app.panel().getByRole('region', { name: 'Số đo' });
    await section.locator('summary').filter({ hasText: 'So số đo với số tính' }).click();
    await section.getByRole('button', { name: 'So tại từng điểm' }).click();
    const errors = section.getByRole('table', { name: 'Sai số của ITU-R P.1812-8: đo trừ tính, dB' });
    await errors.waitFor({ timeout: FIRST_MASTS_MS });
    await expect.poll(() => errors.innerText()).toContain('rừng cây');
    await section
      .getByText(/Độ lệch của .+ dB, từ \d+ mẫu/)
      .first()
      .waitFor();
    await errors.scrollIntoViewIfNeeded();
    await shot('measured-errors');
    expect(await app.axeFindings()).toEqual([]);
  });

  it('is compared with circles: villages whose verdict differs are listed', async () => {
    const panel = app.panel();
    await panel.getByRole('button', { name: 'So hình tròn với mô hình' }).click();
    await panel.getByText(/thôn tốt hơn, [\d.]+ thôn kém hơn/).waitFor();
    await panel.getByRole('heading', { name: 'Thôn được phủ kém hơn theo mô hình' }).waitFor();
    if (process.env.SHOTS) await app.page.screenshot({ path: `${process.env.SHOTS}/radio-compare.png` });
  });

  it('tells why a village is covered less: what blocks it, drawn with every part of the loss', async () => {
    // In the hills of the west, whatever the background has come to.
    await app.search('ban song van cuc phuong');
    await app.page.keyboard.press('Enter');
    const inspector = app.inspector();
    await inspector.getByText(/Xác suất được phủ, trung bình các điểm của thôn: \d/).waitFor();
    await inspector.locator('summary').filter({ hasText: 'Xem cách tính' }).click();
    await inspector.getByRole('button', { name: 'Xem vật cản' }).click();
    await inspector.getByText(/điểm mẫu của thôn đạt ngưỡng, tính bằng ITU-R P.1812-8/).waitFor();
    await inspector
      .getByText(/vượt đường nhìn \d+ m: che \d+ điểm/)
      .first()
      .waitFor();
    const drawn = inspector.getByRole('img', { name: /Mặt cắt dài .*Đường nhìn thẳng bị che/ });
    await drawn.waitFor();
    // From the power of the whole carrier, row by row, to the signal.
    const rows = inspector.getByRole('table', { name: 'Từ công suất đến tín hiệu' }).getByRole('row');
    await rows.filter({ hasText: /^Phần của / }).waitFor();
    const texts = await rows.allInnerTexts();
    const levels = texts
      .slice(1)
      .map((text) => Number((/([-−]?[\d,]+) dBm?$/.exec(text)?.[1] ?? '').replace(',', '.').replace('−', '-')));
    const signal = texts.slice(1).findIndex((text) => text.startsWith('Tín hiệu'));
    expect(levels.slice(0, signal).reduce((sum, level) => sum + level, 0)).toBeCloseTo(levels[signal] ?? Number.NaN, 0);
    await shot('radio-village');
    expect(await app.axeFindings()).toEqual([]);
  });

  it('draws the section from a mast to a village or a place, and computes what a change would bring', async () => {
    const inspector = app.inspector();
    const serving = inspector.getByRole('heading', { name: 'Ai phục vụ' });
    await serving.locator('xpath=..').locator('li button').first().click();
    await inspector.locator('summary').filter({ hasText: 'Mặt cắt địa hình' }).click();
    await inspector.getByRole('combobox', { name: 'Đến' }).selectOption({ index: 3 });
    await inspector.getByRole('img', { name: /Mặt cắt dài/ }).waitFor();
    await inspector.getByRole('table', { name: 'Cao thêm 10 m / nghiêng thêm 5° thì được gì' }).first().waitFor();
    await inspector.getByRole('button', { name: 'Tính trên cả tỉnh' }).click();
    await inspector.getByText(/km²/).first().waitFor();
    await shot('radio-section');
    await inspector.getByRole('button', { name: 'Chọn điểm trên bản đồ' }).click();
    await app.pressMapCentre();
    await inspector.getByText(/Điểm đã chọn: 20,|Điểm đã chọn: 20\./).waitFor({ state: 'attached' });
    await inspector.getByRole('img', { name: /Mặt cắt dài/ }).waitFor();
  });

  it('draws the signal of the area in sight: levels, best server, probability, with the area of each class', async () => {
    const panel = app.panel().getByRole('region', { name: 'Lớp tín hiệu' });
    await panel.getByRole('combobox', { name: 'Nhà mạng' }).selectOption('Viettel');
    await panel.getByRole('button', { name: 'Vẽ khung đang xem' }).click();
    const legend = panel.getByRole('table', { name: 'Mức tín hiệu (RSRP, dBm)' });
    await legend.getByText('≥ -105').waitFor({ timeout: FIRST_MASTS_MS });
    await panel.getByText(/Viettel 4G: \d+ trạm, ITU-R P.1812-8. Ngưỡng -105 dBm./).waitFor();
    await shot('radio-signal');
    const show = panel.getByRole('combobox', { name: 'Hiển thị' });
    await show.selectOption({ label: 'Xác suất được phủ' });
    await panel.getByRole('table', { name: 'Xác suất được phủ (tỷ lệ địa điểm)' }).waitFor();
    await show.selectOption({ label: 'Trạm phục vụ tốt nhất' });
    await panel.getByText(/\d+ trạm phục vụ tốt nhất ở đâu đó trong khung/).waitFor();
    await shot('radio-server');
    await panel.getByRole('button', { name: 'Bỏ lớp' }).click();
    await panel.getByText(/trạm phục vụ tốt nhất ở đâu đó trong khung/).waitFor({ state: 'detached' });
  });

  it('gives way to circles again', async () => {
    const panel = app.panel();
    await panel.getByRole('combobox', { name: 'Mô hình', exact: true }).selectOption('circles');
    await panel.getByText(/trạm theo mô hình/).waitFor({ state: 'detached' });
    await expect.poll(() => app.page.url()).not.toContain('radioModel');
    expect(app.errors).toEqual([]);
  });

  it('shares are of people when that is chosen, named beside the figures, and of area again', async () => {
    const panel = app.panel();
    const choice = panel.getByRole('group', { name: 'Tỷ lệ tính theo' });
    await choice.getByRole('radio', { name: /^dân số/ }).check();
    await choice.getByText(/Nơi có người ở: ground\.pack \(dữ liệu minh họa\)/).waitFor();
    await panel.getByText(/Tỷ lệ tính theo: dân số/).waitFor();
    await expect.poll(() => app.page.url()).toContain('weight=people');
    if (process.env.SHOTS) {
      await choice.scrollIntoViewIfNeeded();
      await app.page.screenshot({ path: `${process.env.SHOTS}/weight.png` });
    }
    await choice.getByRole('radio', { name: /^diện tích thôn/ }).check();
    await panel.getByText(/Tỷ lệ tính theo: dân số/).waitFor({ state: 'detached' });
    await expect.poll(() => app.page.url()).not.toContain('weight=');
    expect(app.errors).toEqual([]);
  });
});

it('on a phone a layer of the signal has its key, the model named, in the key over the map', async () => {
  const phone = await openApp('?view=planner', PHONE);
  await phone.ready();
  await phone.unrollSheet();
  await phone.unfold('Giả định');
  const section = phone.page.getByRole('region', { name: 'Lớp tín hiệu' });
  await section.getByRole('button', { name: 'Vẽ khung đang xem' }).click();
  await section.getByText(/trạm, ITU-R P.1812-8. Ngưỡng/).waitFor({ timeout: FIRST_MASTS_MS });
  const key = phone.page.locator('details').filter({ has: phone.page.locator('summary', { hasText: 'Chú giải' }) });
  await key.locator('summary').click();
  await key.getByRole('table', { name: 'Mức tín hiệu (RSRP, dBm)' }).waitFor();
  await key.getByText(/ITU-R P.1812-8. Ngưỡng/).waitFor();
  await section.getByRole('combobox', { name: 'Hiển thị' }).selectOption({ label: 'Trạm phục vụ tốt nhất' });
  const servers = key.getByRole('table', { name: 'Trạm phục vụ tốt nhất' });
  await expect.poll(() => servers.innerText()).toMatch(/NBH\d+-\d\s+(Viettel|VinaPhone|MobiFone)\s+\d+,\d/);
  expect(phone.errors).toEqual([]);
});
