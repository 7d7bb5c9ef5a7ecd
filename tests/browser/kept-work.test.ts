import { expect, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';

/** What a person made, when the browser refuses, another window writes, or what was kept is damaged. */

const stations = (...ids: readonly string[]) =>
  `Mã trạm,Nhà mạng,Kinh độ,Vĩ độ,Công nghệ\n${ids.map((id, n) => `${id},Viettel,${105.9 + n * 0.02},20.25,4G`).join('\n')}\n`;

/** One of its two rows has latitude and longitude exchanged. */
const swapped = stations('F', 'G').replace('105.92,20.25', '20.25,105.92');

it('tells another window what was kept, and opens it there when asked', async () => {
  const app = await openApp();
  await app.ready();
  await (await app.dropOnMap({ name: 'mot.csv', content: stations('A') })).accept();
  await app.ready();
  const other = await app.page.context().newPage();
  await other.goto(app.page.url());
  await other.locator('[data-ready="true"]').waitFor({ timeout: 60_000 });
  await (await app.dropOnMap({ name: 'hai.csv', content: stations('B', 'C') })).accept();
  const alert = other.getByRole('alert');
  await alert.getByText(/Một cửa sổ khác đã giữ các tệp khác/).waitFor();
  await alert.getByRole('button', { name: 'Mở tệp của cửa sổ kia' }).click();
  await other
    .getByText(/trên 2 vị trí BTS/)
    .first()
    .waitFor({ timeout: 60_000 });
  await other.close();

  // What is being mapped, not yet accepted, outlives a reload with all that was chosen.
  const files = await app.dropOnMap(
    { name: 'ba.csv', content: stations('D', 'E') },
    { name: 'bon.csv', content: swapped },
  );
  await files.box.getByLabel('Đơn vị cung cấp').fill('VNPT Ninh Bình');
  await files.box
    .getByRole('button', { name: /bon\.csv/ })
    .first()
    .click();
  await files.box.getByRole('button', { name: /Đảo lại kinh độ, vĩ độ/ }).click();
  await files.box.getByText('Dùng được 2 trên 2 dòng').waitFor();
  await app.page.reload();
  await app.ready();
  await app.page.getByText('Lần trước có 2 tệp đang ghép cột chưa dùng: ba.csv và bon.csv.').waitFor();
  await app.page.getByRole('button', { name: 'Tiếp tục với 2 tệp đang mở dở' }).click();
  await files.settled(['ba.csv', 'bon.csv']);
  await expect.poll(() => files.box.getByLabel('Đơn vị cung cấp').inputValue()).toBe('VNPT Ninh Bình');
  await files.box
    .getByRole('button', { name: /bon\.csv/ })
    .first()
    .click();
  await files.box.getByText('Dùng được 2 trên 2 dòng').waitFor();
  await app.page.reload();
  await app.ready();
  await app.page.getByRole('button', { name: 'Hỏi lại sau' }).click();
  const again = await app.openImport();
  await again.box.getByRole('button', { name: 'Bỏ các tệp này' }).click();
  await again.box.getByText(/đang ghép cột chưa dùng/).waitFor({ state: 'detached' });
  await app.page.reload();
  await app.ready();
  await (await app.openImport()).leave();
  expect(await app.page.getByText(/đang ghép cột chưa dùng/).count()).toBe(0);
  expect(app.errors).toEqual([]);
}, 180_000);

it('says at once that nothing can be kept, gives the project, and names what is damaged at the next visit', async () => {
  const app = await openApp();
  await app.ready();
  // As a full disk answers.
  await app.page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    Object.assign(window, { putAsEver: put });
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const first = await app.dropOnMap({ name: 'mot.csv', content: stations('A') });
  await first.box.getByText(/không giữ được các tệp đang mở/).waitFor();
  await first.accept();
  const alert = app.page.getByRole('alert');
  await alert.getByText(/Trình duyệt không giữ được dữ liệu/).waitFor({ timeout: 60_000 });
  await app.ready();
  const { name } = await app.download(() => alert.getByRole('button', { name: 'Tải dự án về máy' }).click());
  expect(name).toBe('ninh-binh-song-chung.zip');

  await app.page.evaluate(() => {
    IDBObjectStore.prototype.put = Reflect.get(window, 'putAsEver');
  });
  await (await app.dropOnMap({ name: 'hai.csv', content: stations('B', 'C') })).accept();
  await alert.waitFor({ state: 'detached' });
  await app.ready();
  // Half of a record is lost, as after a power cut.
  await app.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('song-chung-project');
        opening.onsuccess = () => {
          const store = opening.result.transaction('project', 'readwrite').objectStore('project');
          const reading = store.get('open');
          reading.onsuccess = () => {
            const { given, ...rest } = reading.result;
            delete given[0].content;
            store.put({ ...rest, given }, 'open').onsuccess = () => resolve();
          };
        };
        opening.onerror = reject;
      }),
  );
  await app.page.reload();
  await app.ready();
  await alert.getByText(/bị hỏng nên không mở được: mot\.csv/).waitFor();
  await expect.poll(() => app.panel().innerText()).toMatch(/trên 2 vị trí BTS/);
  const saved = await app.download(() => alert.getByRole('button', { name: 'Lưu phần hỏng về máy' }).click());
  expect(saved.bytes.toString('utf8')).toContain('mot.csv');
}, 180_000);

it('says that the graphics are gone, and draws the map as before when they are back', async () => {
  const app = await openApp('?at=105.975,20.254,14');
  await app.ready();
  const before = await app.colourAtCentre();
  const graphics = await app.page.evaluateHandle(() =>
    document
      .querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas')
      ?.getContext('webgl2')
      ?.getExtension('WEBGL_lose_context'),
  );
  await graphics.evaluate((context) => context?.loseContext());
  const word = app.page.getByText(/tạm ngừng vẽ bản đồ/);
  await word.waitFor();
  // What is changed meanwhile must not begin a map of its own.
  await app.setDeviceTheme('dark');
  await app.setDeviceTheme('light');
  await app.unfold('Giả định');
  await app.setSlider('Thôn được phủ khi từ', 0.6);
  await app.page.mouse.move(700, 500);
  await graphics.evaluate((context) => context?.restoreContext());
  await word.waitFor({ state: 'detached' });
  await expect.poll(() => app.colourAtCentre(), { timeout: 20_000 }).toBe(before);
  expect(app.errors).toEqual([]);
}, 120_000);
