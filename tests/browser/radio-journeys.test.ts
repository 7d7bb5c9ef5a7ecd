import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openSharedApp } from '../support/app-driver.ts';
import { SLOW_MS } from '../support/driver/planner.ts';

/** With a radio model chosen: a mast is moved, and what is printed and saved names the model. */

const MODEL = 'ITU-R P.1812-8';
/** All masts of the small province, on two threads of a busy machine. */
const ALL_MASTS_MS = 180_000;
/** A position of one station in Bản Bãi Cả, in the hills of the west. */
const MAST = 'NBH-0494';
const COUNTS = /(\d+) trạm theo mô hình, (\d+) trạm giữ hình tròn/;

describe('a radio model in force', { timeout: SLOW_MS }, () => {
  let app: App;
  beforeAll(async () => {
    app = await openSharedApp('?view=planner&radioModel=p1812&at=105.66963,20.28277,14');
    // Not `ready`: the masts in the background have a progress of their own.
    await app.page.locator('[data-ready="true"]').waitFor({ timeout: ALL_MASTS_MS });
    await app.unfold('Giả định');
    await app.panel().getByText('Đã tính xong cả tỉnh.').waitFor({ timeout: ALL_MASTS_MS });
    await app.ready();
  }, SLOW_MS);
  afterAll(() => app.close());

  /** What the model has computed, as the panel says it. */
  const counts = async (): Promise<string | undefined> => COUNTS.exec(await app.panel().innerText())?.[0];

  async function shot(name: string): Promise<void> {
    if (process.env.SHOTS) await app.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
  }

  it('a mast that is moved is computed anew by itself: its villages change at once, and an undo brings them back', async () => {
    const tool = await app.tool('Kịch bản');
    await expect.poll(counts).not.toContain('đang chờ tính');
    const before = await counts();
    await tool.getByRole('button', { name: 'Kịch bản mới' }).click();
    await app.pressMapCentre();
    await app
      .inspector()
      .getByRole('heading', { name: new RegExp(MAST) })
      .waitFor();
    await app.dragMapCentre(-120, 60);
    const edits = tool.getByRole('region', { name: 'Chỉnh sửa' }).getByRole('listitem');
    await expect.poll(() => edits.first().innerText()).toMatch(/^Dời .+ đến 2\d\.\d{5}, 10\d\.\d{5}/);
    await app.ready();
    // Its own signal alone: no mast waits for the background, and none has a circle that had none before.
    await expect.poll(() => app.panel().innerText()).not.toMatch(/đang chờ tính|Đã tính \d+ trên/);
    await expect.poll(counts).toBe(before);

    await app.search('ban bai ca cuc phuong');
    await app.page.keyboard.press('Enter');
    const row = app
      .inspector()
      .getByRole('row', { name: /^VinaPhone/ })
      .first();
    await app.inspector().getByRole('heading', { name: 'Bản Bãi Cả' }).waitFor();
    const undo = app.page.getByRole('button', { name: 'Hoàn tác' });
    const moved = await row.innerText();
    await shot('radio-moved');
    await undo.click();
    await expect.poll(() => row.innerText()).not.toBe(moved);
    await expect.poll(() => edits.count()).toBe(0);
    await app.page.getByRole('button', { name: 'Làm lại' }).click();
    await expect.poll(() => row.innerText()).toBe(moved);
    await undo.click();
    await expect.poll(() => row.innerText()).not.toBe(moved);
    await app.inspector().getByText(`Mô hình vùng phục vụ: ${MODEL}`).first().waitFor();
    await app
      .header()
      .getByRole('button', { name: /^Thôi dùng kịch bản/ })
      .click();
    expect(app.errors).toEqual([]);
  });

  it('the figures of each door name it', async () => {
    for (const door of ['Công khai', 'Xã, phường', 'Quy hoạch'] as const) {
      await app.goToDoor(door);
      await app.panel().getByText(`Mô hình vùng phục vụ: ${MODEL}`).first().waitFor();
    }
  });

  it('the report says which model, with its settings; so does the table of its villages', async () => {
    await app.goToDoor('Xã, phường');
    await app.page.getByRole('button', { name: 'Báo cáo A4' }).click();
    const report = app.page.getByRole('dialog', { name: 'Báo cáo sẽ in' });
    await expect.poll(() => report.innerText()).toContain(`bằng mô hình ${MODEL}, chưa đo tại chỗ`);
    const paper = await report.innerText();
    expect(paper).toMatch(COUNTS);
    expect(paper).toContain('ground.pack');
    expect(paper).toContain('4G: phủ khi RSRP từ -105 dBm ở 90% địa điểm');
    expect(paper).not.toContain('bán kính phục vụ, chưa đo');
    expect((await app.printed()).toString('latin1').startsWith('%PDF')).toBe(true);
    await report.getByText(/4G: phủ khi RSRP/).scrollIntoViewIfNeeded();
    await shot('radio-report');
    await report.getByRole('button', { name: 'Đóng báo cáo' }).click();

    const { bytes } = await app.saveTable('Thôn', 'XLSX');
    const rows = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    expect(rows.flat().some((cell) => String(cell).startsWith(`Mô hình vùng phục vụ ${MODEL}: `))).toBe(true);
    expect(rows.at(-1)).toContain(MODEL);
    const csv = (await app.saveTable('Thôn', 'CSV')).bytes.toString('utf8');
    const [header = '', ...lines] = csv.trimEnd().split('\r\n');
    expect(header).toContain('Mô hình vùng phục vụ');
    for (const line of lines) expect(line).toContain(MODEL);
    expect(app.errors).toEqual([]);
  });
});
