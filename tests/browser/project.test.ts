import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../src/ingest/profile.ts';
import { readProjectZip } from '../../src/ingest/project-zip.ts';
import { openApp } from '../support/app-driver.ts';
import { collection, polygon, square, unwrap, villageFeature } from '../support/geojson-files.ts';

/** One's own province kept, carried elsewhere and opened again, without a server. */

const STATIONS = 'Mã trạm,Nhà mạng,Kinh độ,Vĩ độ,Công nghệ\nA,Viettel,105.97,20.25,4G\nB,VNPT,105.97,20.25,4G\n';

describe('a project', () => {
  it('is still there at the next visit, is saved as a zip and opened elsewhere', async () => {
    const app = await openApp();
    await app.ready();
    await (await app.dropOnMap({ name: 'tram.csv', content: STATIONS })).accept();
    await app
      .panel()
      .getByText(/trên 1 vị trí BTS/)
      .first()
      .waitFor();
    await app.ready();
    await app.page.reload();
    await app.ready();
    await expect.poll(() => app.panel().innerText()).toMatch(/trên 1 vị trí BTS/);

    await app.unfold('Giả định');
    await app.setSlider('Thôn được phủ khi từ', 0.6);
    const dialog = await app.openImport();
    await dialog.box.locator('summary').filter({ hasText: 'Dự án và tỉnh khác' }).click();
    const [download] = await Promise.all([
      app.page.waitForEvent('download'),
      dialog.box.getByRole('button', { name: 'Lưu dự án' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('ninh-binh-song-chung.zip');
    const bytes = readFileSync(await download.path());
    const project = unwrap(readProjectZip(new Uint8Array(bytes), 'p.zip'));
    expect(project.changes).toEqual([{ key: 'coveredShare', value: 0.6 }]);
    expect([...project.files.keys()]).toEqual(['stations.geojson']);
    // The file as it came lies in the list of deliveries.
    expect(project.deliveries.map(({ kind, file }) => [kind, file])).toEqual([['stations', 'tram.csv']]);
    // Unpacked next to the app, the profile finds its files.
    const { data } = unwrap(readProfile(project.profile, 'profile.json'));
    expect(project.files.has(data.stations?.file ?? '')).toBe(true);
    await app.close();

    const other = await openApp();
    await other.ready();
    const there = await other.openImport();
    await there.box.locator('summary').filter({ hasText: 'Dự án và tỉnh khác' }).click();
    await there.box.getByLabel('Mở dự án').setInputFiles({ name: 'p.zip', mimeType: 'application/zip', buffer: bytes });
    await there.box.waitFor({ state: 'detached' });
    await other.ready();
    await expect.poll(() => other.panel().innerText()).toMatch(/trên 1 vị trí BTS/);
    await other.page.waitForURL(/coveredShare=0\.6/);

    // Beside newer work nothing is replaced before the differences were seen.
    const newer = STATIONS.replace('105.97,20.25,4G', '105.99,20.25,4G').split('\n').slice(0, 2).join('\n');
    await (await other.dropOnMap({ name: 'moi.csv', content: newer.replace('A,', 'C,') })).accept();
    await other.ready();
    const again = await other.openImport();
    await again.unfold('Dự án và tỉnh khác');
    await again.box.getByLabel('Mở dự án').setInputFiles({ name: 'p.zip', mimeType: 'application/zip', buffer: bytes });
    const differences = again.box.getByRole('region', { name: /“p.zip” khác với những gì đang mở/ });
    await differences.getByText('Tệp dữ liệu moi.csv').waitFor();
    await expect.poll(() => differences.innerText()).toMatch(/Chỉ có ở đây 1/);
    await differences.getByRole('button', { name: 'Giữ cả hai khi được' }).click();
    await again.box.waitFor({ state: 'detached' });
    await other.ready();
    await expect.poll(() => other.panel().innerText()).toMatch(/trên 2 vị trí BTS/);
    expect(other.errors).toEqual([]);
    await other.close();
  }, 180_000);

  it('in a folder is found at the next visit, takes in what others saved, and asks where both changed the same', async () => {
    const app = await openApp();
    await app.ready();
    // The browser's own folder stands for one that a person picks.
    await app.page.evaluate(() => {
      const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('du-an', { create: true });
      Object.assign(window, { showDirectoryPicker: pick });
    });
    await (await app.dropOnMap({ name: 'tram.csv', content: STATIONS })).accept();
    await app.ready();
    const dialog = await app.openImport();
    await dialog.unfold('Dự án và tỉnh khác');
    await dialog.box.getByRole('button', { name: 'Chọn thư mục chung' }).click();
    await dialog.box.getByText('Đã lưu. Nhận từ người khác: 0 mục.').waitFor();
    await dialog.leave();
    const files = await app.page.evaluate(async () => {
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('du-an');
      const save = async (kind: string, value: object) => {
        const folder = await root.getDirectoryHandle(kind, { create: true });
        const stream = await (await folder.getFileHandle('other.json', { create: true })).createWritable();
        await stream.write(JSON.stringify({ kind, value }));
        await stream.close();
      };
      // As another person saves.
      await save('pin', { station: 'A', host: 'H', in: true, reason: 'đã hỏi', date: null });
      await save('assumption', { key: 'coveredShare', value: 0.7 });
      const names: string[] = [];
      for await (const name of root.keys()) names.push(name);
      return names.sort();
    });
    expect(files).toEqual(['assumption', 'delivery', 'originals', 'pin', 'profile']);
    await app.page.reload();
    await app.ready();

    await app.unfold('Giả định');
    await app.setSlider('Thôn được phủ khi từ', 0.6);
    const again = await app.openImport();
    await again.unfold('Dự án và tỉnh khác');
    await again.box.getByRole('button', { name: 'Lưu vào thư mục “du-an”' }).click();
    await again.box.getByText('Đã lưu. Nhận từ người khác: 1 mục.').waitFor();
    const collision = again.box.getByRole('region', { name: /người khác cũng đã sửa/ });
    await collision.getByText(/Giả định: Thôn được phủ khi từ/).waitFor();
    await app.page.waitForURL(/coveredShare=0\.6/);
    await collision.getByRole('button', { name: 'Lấy bản của người khác' }).click();
    await app.page.waitForURL(/coveredShare=0\.7/);
    await again.box.getByText('Đã lưu. Nhận từ người khác: 1 mục.').waitFor();
    expect(await collision.count()).toBe(0);
    expect(app.errors).toEqual([]);
    await app.close();
  }, 180_000);

  it('in a folder loses nothing to another window, to an address without an assumption, or to another province', async () => {
    const app = await openApp();
    await app.ready();
    await app.page.evaluate(() => {
      const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('chung', { create: true });
      Object.assign(window, { showDirectoryPicker: pick });
    });
    const filesOf = (kind: string) =>
      app.page.evaluate(async (name) => {
        const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('chung');
        const texts: string[] = [];
        for await (const entry of (await root.getDirectoryHandle(name)).values())
          if (entry.kind === 'file') texts.push(await (await entry.getFile()).text());
        return texts;
      }, kind);
    const save = async (window: typeof app.page, button: RegExp, file?: string) => {
      await window.getByRole('banner').getByRole('button', { name: 'Nguồn và dữ liệu' }).click();
      const box = window.getByRole('dialog');
      // What was accepted is in the list once it is computed with.
      if (file !== undefined) await box.getByText(file).first().waitFor();
      await box.locator('summary').filter({ hasText: 'Dự án và tỉnh khác' }).click();
      await box.getByRole('button', { name: button }).click();
      return box;
    };
    await app.unfold('Giả định');
    await app.setSlider('Thôn được phủ khi từ', 0.6);
    const first = await save(app.page, /Chọn thư mục chung/);
    await first.getByText('Đã lưu. Nhận từ người khác: 0 mục.').waitFor();
    await first.getByRole('button', { name: 'Đóng' }).click();
    const deliveries = (await filesOf('delivery')).length;
    await expect.poll(() => filesOf('assumption')).toEqual([expect.stringContaining('coveredShare')]);

    // Another window, without the assumption in its address, brings a file and saves it.
    const other = await app.page.context().newPage();
    await other.goto(new URL('.', app.page.url()).href);
    await other.locator('[data-ready="true"]').waitFor({ timeout: 60_000 });
    await other.evaluate((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'tram.csv'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
    }, STATIONS);
    await other.getByRole('dialog').getByRole('button', { name: 'Dùng dữ liệu này' }).click();
    await other.getByRole('dialog').waitFor({ state: 'detached' });
    const second = await save(other, /Lưu vào thư mục “chung”/, 'tram.csv');
    await second.getByText(/Đã lưu\. Nhận từ người khác: [1-9]/).waitFor();
    await other.waitForURL(/coveredShare=0\.6/);
    await expect.poll(() => filesOf('assumption')).toHaveLength(1);
    const withFile = (await filesOf('delivery')).length;
    expect(withFile).toBeGreaterThan(deliveries);

    // The first window has never seen that file.
    const third = await save(app.page, /Lưu vào thư mục “chung”/);
    await third.getByText(/Đã lưu\. Nhận từ người khác: [1-9]/).waitFor();
    await expect.poll(() => filesOf('delivery')).toHaveLength(withFile);

    // A file that is still on its way to the shared drive stops a save, and is named.
    await app.page.evaluate(async () => {
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('chung');
      const pins = await root.getDirectoryHandle('pin', { create: true });
      const stream = await (await pins.getFileHandle('nua.json', { create: true })).createWritable();
      await stream.write('{"kind":"pin","val');
      await stream.close();
    });
    await third.getByRole('button', { name: /Lưu vào thư mục “chung”/ }).click();
    await third.getByText(/pin\/nua\.json/).waitFor();
    await expect.poll(() => filesOf('delivery')).toHaveLength(withFile);
    await app.page.evaluate(async () => {
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('chung');
      await (await root.getDirectoryHandle('pin')).removeEntry('nua.json');
    });

    await other.goto(new URL('?profile=data/ninh-binh-2025/profile.json', app.page.url()).href);
    await other.locator('[data-ready="true"]').waitFor({ timeout: 60_000 });
    const fourth = await save(other, /Lưu vào thư mục “chung”/);
    await fourth.getByText(/Thư mục “chung” là của tỉnh khác/).waitFor();
    await expect.poll(() => filesOf('delivery')).toHaveLength(withFile);
    await other.close();
    expect(app.errors).toEqual([]);
  }, 240_000);

  it('that cannot be used leaves the earlier data as they were, and they still answer', async () => {
    const broken = zipSync({
      'project.json': strToU8(JSON.stringify({ kind: 'song-chung-project', version: 1, changes: [] })),
      'profile.json': readFileSync('data/ninh-binh/profile.json'),
      'villages.geojson': strToU8('{'),
    });
    const app = await openApp('?view=planner&off=positions,planned&at=105.975,20.254,14');
    await app.ready();
    const dialog = await app.openImport();
    await dialog.box.locator('summary').filter({ hasText: 'Dự án và tỉnh khác' }).click();
    await dialog.box
      .getByLabel('Mở dự án')
      .setInputFiles({ name: 'p.zip', mimeType: 'application/zip', buffer: Buffer.from(broken) });
    await dialog.box.waitFor({ state: 'detached' });
    await app.page
      .getByRole('alert')
      .getByText(/villages\.geojson/)
      .first()
      .waitFor();

    await app.pressMapCentre();
    await app
      .inspector()
      .getByText(/^\d+ vị trí$/)
      .waitFor();
    const plan = await app.tool('Lập kế hoạch');
    await plan.getByText(/Xem trước \(chọn nhanh\)/).waitFor();
    expect(app.errors).toEqual([]);
  });

  it('begins with a profile made on the screen and the villages of another province', async () => {
    const app = await openApp();
    await app.ready();
    const dialog = await app.openImport();
    await dialog.box.locator('summary').filter({ hasText: 'Dự án và tỉnh khác' }).click();
    await dialog.box.getByRole('button', { name: 'Lập hồ sơ tỉnh mới' }).click();
    const far = collection(
      ...[0, 1, 2].map((n) =>
        villageFeature({ code: `V${n}`, name: `Thôn ${n}` }, polygon(square(108.2 + n * 0.01, 15.9))),
      ),
    );
    await dialog.box
      .getByLabel('Tệp ranh giới thôn của tỉnh')
      .setInputFiles({ name: 'thon.geojson', mimeType: '', buffer: Buffer.from(far) });
    await dialog.box.getByText('3 thôn; khung bản đồ và cấp hành chính lấy theo tệp này').waitFor();
    // What only the province can say is blank, and only operators and technologies are the sample's.
    const use = dialog.box.getByRole('button', { name: 'Dùng hồ sơ này' });
    expect(await use.isEnabled()).toBe(false);
    await expect.poll(() => dialog.box.getByText('lấy từ tỉnh mẫu, hãy kiểm tra').count()).toBe(2);
    await dialog.unfold('Công bố');
    await dialog.box.getByRole('button', { name: 'Thêm vào Công bố' }).click();
    for (const [label, text] of [
      ['Tên tỉnh (tiếng Việt)', 'Quảng Nam'],
      ['Đơn vị hành chính có hiệu lực từ ngày', '2025-07-01'],
      ['Kinh tuyến trục', '107,75'],
      ['Tên cơ quan (tiếng Việt)', 'Sở Khoa học và Công nghệ'],
      ['Người ký (tiếng Việt)', 'Giám đốc'],
      ['Từ ngày *', '2026-01-01'],
      ['Đến ngày *', '2030-12-31'],
      ['Mục tiêu dùng chung trên vị trí xây dựng mới', '42,5'],
      ['Cạnh ô làm mờ (m) *', '2000'],
      ['Giấy phép *', 'CC BY 4.0'],
    ] as const) {
      await dialog.box
        .getByLabel(label, { exact: label.endsWith('*') })
        .first()
        .fill(text);
    }
    await expect.poll(() => dialog.box.getByLabel('Mã hồ sơ').inputValue()).toBe('quang-nam-2025');
    expect(await app.axeFindings()).toEqual([]);
    await dialog.box.getByRole('button', { name: 'Dùng hồ sơ này' }).click();
    await dialog.box.waitFor({ state: 'detached' });
    await app.ready();
    await app.panel().getByText('trên 3 thôn').waitFor();
    await expect.poll(() => app.page.getByRole('banner').innerText()).toContain('Quảng Nam');

    // What may be shown to anyone is listed first, and made of this very project.
    const last = await app.openImport();
    await last.unfold('Dự án và tỉnh khác');
    await last.unfold('Dữ liệu công khai của tỉnh đang mở');
    await last.box.getByText(/^3 thôn: ranh giới, số dân/).waitFor();
    await last.box.getByText('Trạm dự kiến: hồ sơ tỉnh không cho nêu').waitFor();
    expect(await app.axeFindings()).toEqual([]);
    await last.box.getByLabel('Tên kỳ dữ liệu').fill('2026-01');
    const site = await app.download(() => last.box.getByRole('button', { name: 'Tạo bản công bố' }).click());
    expect(site.name).toBe('quang-nam-2025-2026-01-cong-bo.zip');
    await last.box.getByText(/Đã lưu quang-nam-2025-2026-01-cong-bo.zip: \d+ tệp/).waitFor();
    const files = Object.keys(unzipSync(site.bytes));
    expect(files).toContain('data/quang-nam-2025/2026-01/answers.json');
    expect(files).toContain('api/v1/2026-01/villages/V2.json');
    expect(app.errors).toEqual([]);
  });
});
