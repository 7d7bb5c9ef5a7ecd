import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, DESKTOP, openApp, PHONE } from '../support/app-driver.ts';
import { shapefileZip, workbook } from '../support/format-files.ts';
import { tcvn3 } from '../support/legacy-bytes.ts';

/** A clerk drops what the operators sent, sees what it means and what is wrong, mends it and uses it. */

afterAll(closeBrowser);

const HEADER = ['Mã trạm', 'Doanh nghiệp', 'X (m)', 'Y (m)', 'Công nghệ', 'Chiều cao cột (m)', 'Tình trạng'];
const ROWS = [
  ['NB01', 'VNPT', 2240000, 600000, '4G/LTE', 42, 'đang hoạt động'],
  ['NB02', 'Tập đoàn Viettel', 2241000, 601000, '2G/3G/4G', 36, 'đang hoạt động'],
  ['NB03', 'Viettel', 602000, 2242000, '4G', 30, 'đang hoạt động'],
  ['NB04', 'FPT', 2243000, 603000, '4G', 30, 'dự kiến'],
];
const DELIVERY = ['BÁO CÁO TRẠM BTS', 'Số liệu đến 30/6/2023'];

describe('bringing one’s own data', () => {
  it('reads a workbook dropped on the map, in VN-2000, mends it with a click and uses it', async () => {
    const app = await openApp();
    await app.ready();
    const dialog = await app.dropOnMap({ name: 'tram.xlsx', content: await workbook([HEADER, ...ROWS], DELIVERY) });
    const text = await dialog.text();
    expect(text).toContain('theo tên và độ lớn: X (m)');
    expect(text).toMatch(/kinh tuyến trục của tỉnh/);
    expect(text).toContain('Dùng được 2 trên 4 dòng');
    expect(await dialog.box.getByLabel('Số liệu đến ngày').inputValue()).toBe('2023-06-30');
    expect(await dialog.box.getByRole('img', { name: /Bản đồ xem trước: 4 điểm/ }).count()).toBe(1);

    await dialog.box.getByRole('button', { name: /Đảo lại kinh độ, vĩ độ/ }).click();
    await dialog.box.getByText('Dùng được 3 trên 4 dòng').waitFor();
    await dialog.box.getByLabel('Đổi “FPT” thành').selectOption('MobiFone');
    await dialog.box.getByText('Dùng được 4 trên 4 dòng').waitFor();
    await dialog.box.getByLabel('Đơn vị cung cấp').fill('VNPT Ninh Bình');
    await dialog.accept();
    await app.ready();
    await app
      .panel()
      .getByText(/trên 3 vị trí BTS/)
      .first()
      .waitFor();
    await app.unfold('Nguồn và dữ liệu');
    const sources = await app.panel().innerText();
    expect(sources).toMatch(/tram\.xlsx[\s\S]*4 dòng · 30\/06\/2023[\s\S]*VNPT Ninh Bình/);
    expect(app.errors).toEqual([]);
    await app.close();
  });

  it('compares a new delivery with the last, and remembers how its columns were matched', async () => {
    const app = await openApp();
    await app.ready();
    const first = await app.dropOnMap({
      name: 'q1.csv',
      content: 'Mã,Mạng,Kinh độ,Vĩ độ,CN\nA,Viettel,105.9,20.2,4G\nB,Viettel,105.95,20.2,4G\n',
    });
    await first.box.locator('summary').filter({ hasText: 'Thông tin tệp không có' }).click();
    await first.box.getByLabel('Công nghệ').selectOption('CN');
    await first.box.getByText('Dùng được 2 trên 2 dòng').waitFor();
    await first.accept();
    await app.ready();
    const second = await app.dropOnMap({
      name: 'q2.csv',
      content: 'Mã,Mạng,Kinh độ,Vĩ độ,CN\nA,VNPT,105.9,20.2,4G\nB,Viettel,105.95,20.21,4G\nC,Viettel,105.9,20.1,4G\n',
    });
    const text = await second.text();
    expect(text).toContain('Dùng lại cách ghép cột');
    for (const said of ['Thêm 1', 'Đổi 1', 'Dời chỗ 1, xa nhất 1,1 km']) expect(text).toContain(said);
    await second.leave();
    await app.close();
  });

  it('keeps villages and stations of one drop together, in old encodings', async () => {
    const app = await openApp();
    await app.ready();
    const square = (west: number) =>
      [
        [west, 20.2],
        [west, 20.25],
        [west + 0.05, 20.25],
        [west + 0.05, 20.2],
        [west, 20.2],
      ] as const;
    const villages = shapefileZip({
      kind: 'polygon',
      shapes: [[square(105.9)], [square(105.95)]],
      records: ['đồng văn', 'gia sinh'].map((name, n) => ({
        MATHON: `V${n}`,
        TENTHON: `thôn ${name}`,
        MAXA: '1',
        TENXA: 'xã gia viễn',
      })),
      encode: tcvn3,
    });
    const stations = tcvn3('mã trạm;nhà mạng;kinh độ;vĩ độ;công nghệ\nA;viettel;105,92;20,22;4G\n');
    const dialog = await app.dropOnMap(
      { name: 'thon.zip', content: villages },
      { name: 'tram.csv', content: stations },
    );
    expect(await dialog.text()).toContain('thôn đồng văn');
    await dialog.accept();
    await app.panel().getByText('trên 2 thôn').waitFor();
    await app.ready();
    await app.close();
  });

  it('refuses a bomb in plain words and loses nothing', async () => {
    const app = await openApp('?lang=en');
    await app.ready();
    const dialog = await app.openImport();
    await dialog.give({ name: 'bomb.zip', content: shapefileZip({ kind: 'point', shapes: [], records: [] }, '../x') });
    expect(await dialog.text()).toContain('refused as unsafe');
    expect(await dialog.canAccept()).toBe(false);
    await dialog.leave();
    await app.close();
  });

  it.each([
    ['desktop, light', DESKTOP, ''],
    ['desktop, dark', DESKTOP, '?theme=dark'],
    ['phone, light', PHONE, ''],
    ['phone, dark', PHONE, '?theme=dark'],
  ])('has no barrier: %s', async (_, size, query) => {
    const app = await openApp(query, size);
    await app.ready();
    const dialog = await app.dropOnMap({ name: 'tram.xlsx', content: await workbook([HEADER, ...ROWS], DELIVERY) });
    for (const title of [
      'Thông tin tệp không có',
      'Cách đọc tệp',
      'Dán bảng',
      'Từ địa chỉ mạng',
      'Biểu mẫu để doanh nghiệp điền',
    ]) {
      await dialog.box.locator('summary').filter({ hasText: title }).click();
    }
    expect(await app.axeFindings()).toEqual([]);
    await app.close();
  });
});
