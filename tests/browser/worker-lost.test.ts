import type { Page, Worker } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { type App, openApp } from '../support/app-driver.ts';
import { DESKTOP, wholeSample } from '../support/driver/pages.ts';
import { openPlanner, PLAN_FOUND } from '../support/driver/planner.ts';

/** The analysis worker ends or hangs, as browsers have it end: the page goes on with another. */

const VILLAGE = '?view=planner&off=positions,planned&at=105.975,20.254,14';

const TAKE_TOO_MUCH = 'for (const held = []; ; ) held.push(new ArrayBuffer(2 ** 31));';

/** Runs a line in the analysis worker, which may not live to answer. */
function runInWorker(app: App, line: string): void {
  const worker = app.page.workers().find((one) => one.url().includes('analysis-worker'));
  if (!worker) throw new Error('no analysis worker');
  worker.evaluate(line).catch(() => undefined);
}

async function openVillage(app: App): Promise<void> {
  await app.pressMapCentre();
  await app
    .inspector()
    .getByText(/^\d+ vị trí$/)
    .waitFor({ timeout: 30_000 });
}

describe('a worker that is lost', () => {
  it('at rest, without any event, is replaced: the next question is answered', async () => {
    const app = await openApp(VILLAGE);
    await app.ready();
    runInWorker(app, 'self.close()');
    await app.page.getByText('Phần tính toán ngừng đột ngột').waitFor();
    await openVillage(app);
    await app.page.getByText('Phần tính toán ngừng đột ngột').waitFor({ state: 'detached' });
    expect(app.errors).toEqual([]);
  });

  it('while it looks for a plan is replaced, and the plan is found', async () => {
    const app = await openPlanner(DESKTOP, wholeSample());
    const tool = await app.tool('Lập kế hoạch');
    await tool.getByText(/Xem trước \(chọn nhanh\)/).waitFor();
    await tool.getByRole('button', { name: 'Tìm phương án tốt nhất' }).click();
    runInWorker(app, 'self.close()');
    await app.page.getByText('Phần tính toán ngừng đột ngột').waitFor();
    await tool.getByText(PLAN_FOUND).waitFor({ timeout: 60_000 });
    expect(app.errors).toEqual([]);
  });

  it('because it hangs is replaced within seconds', async () => {
    const app = await openApp(VILLAGE);
    await app.ready();
    runInWorker(app, 'setTimeout(() => { for (;;); })');
    await openVillage(app);
    expect(app.errors).toEqual([]);
  });

  it('because it has no memory left is replaced; where the next has none either, the figures stay and it is said', async () => {
    const app = await openApp('?view=district', DESKTOP, wholeSample());
    await app.ready();
    const covered = app.panel().getByText('1.242').first();
    await covered.waitFor();
    const starve = `Float64Array.prototype.set = () => { ${TAKE_TOO_MUCH} }`;
    runInWorker(app, starve);
    await app.unfold('Giả định');
    await app.setSlider('Thôn được phủ khi từ', 0.6);
    await covered.waitFor({ state: 'detached', timeout: 60_000 });

    // What stands above the assumptions.
    const figures = async () => (await app.panel().innerText()).split('Giả định')[0];
    const before = await figures();
    app.page.on('worker', (worker) => void worker.evaluate(starve).catch(() => undefined));
    runInWorker(app, starve);
    await app.setSlider('Thôn được phủ khi từ', 0.7);
    const alert = app.page.getByRole('alert');
    await alert.getByText(/Cần nhiều bộ nhớ hơn máy này có/).waitFor({ timeout: 60_000 });
    await expect.poll(() => alert.innerText()).toContain('Số liệu trên màn hình là của lần tính trước');
    await expect.poll(figures).toBe(before);
  });

  it('for its memory, and a page that ends with it, leave the name of the file that did it', async () => {
    const app = await openApp();
    await app.ready();
    const dialog = await app.dropOnMap({ name: 'mot.csv', content: stations('A') });
    await (await importWorker(app)).evaluate(`Blob.prototype.stream = () => { ${TAKE_TOO_MUCH} }`);
    await dialog.give({ name: 'lon.csv', content: stations('B') });
    await dialog.box
      .getByRole('button', { name: /lon\.csv/ })
      .first()
      .click();
    await dialog.box
      .getByRole('alert')
      .getByText(/Cần nhiều bộ nhớ hơn máy này có/)
      .waitFor();
    await expect.poll(() => dialog.box.getByRole('alert').innerText()).toContain('lon.csv');
    await dialog.box.getByRole('alert').getByRole('button', { name: 'Đọc lại' }).waitFor();
    await expect.poll(() => dialog.box.getByRole('checkbox', { name: /lon\.csv/ }).isChecked()).toBe(false);
    await expect.poll(() => dialog.canAccept()).toBe(true);

    // The whole page ends, as it does where the browser gives page and workers one memory.
    await (await importWorker(app)).evaluate('Blob.prototype.stream = () => { for (;;); }');
    await dialog.box
      .locator('input[type="file"][multiple]')
      .setInputFiles({ name: 'nang.csv', mimeType: '', buffer: Buffer.from(stations('C')) });
    await expect.poll(() => readingInStore(app.page)).toEqual(['nang.csv']);
    const crashed = app.page.waitForEvent('crash');
    const session = await app.page.context().newCDPSession(app.page);
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    const next = await app.page.context().newPage();
    await next.goto(app.page.url());
    // A page that has crashed is of no use to other tests.
    await app.page.close();
    await next.getByText(/^nang\.csv: trang đã dừng khi đang đọc tệp này/).waitFor({ timeout: 60_000 });
    await next.getByRole('button', { name: 'Tiếp tục với 3 tệp đang mở dở' }).click();
    await next.getByRole('button', { name: /^nang\.csv/ }).click();
    await next.getByRole('button', { name: 'Đọc lại' }).click();
    await next.getByText('Dùng được 1 trên 1 dòng').waitFor();
    await next.close();
  });
});

const stations = (id: string) => `Mã trạm,Nhà mạng,Kinh độ,Vĩ độ,Công nghệ\n${id},Viettel,105.95,20.25,4G\n`;

/** It starts with the first file that is given. */
function importWorker(app: App): Promise<Worker> {
  const started = () => app.page.workers().find((one) => one.url().includes('import-worker'));
  return vi.waitUntil(started, { timeout: 30_000, interval: 100 });
}

/** Names of the files that are kept as being read. */
function readingInStore(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('song-chung-import');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const all = opening.result.transaction('files').objectStore('files').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.filter(({ chosen }) => chosen.reading).map(({ chosen }) => chosen.name));
          };
        };
      }),
  );
}
