import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { DESKTOP, PHONE } from '../support/driver/pages.ts';
import { axeInBothThemes } from '../support/driver/themes.ts';
import { shapefileZip, workbook } from '../support/format-files.ts';
import { collection, polygon, square, villageFeature } from '../support/geojson-files.ts';
import { geopackage } from '../support/geopackage-file.ts';
import { tcvn3 } from '../support/legacy-bytes.ts';

/** A clerk drops what the operators sent, sees what it means and what is wrong, fixes it and uses it. */

/** Boundaries to test with, which the project does not ship. */
const REAL = resolve(import.meta.dirname, '../../../shared/real/communes-2025.geojson');

const HEADER = ['Mã trạm', 'Doanh nghiệp', 'X (m)', 'Y (m)', 'Công nghệ', 'Chiều cao cột (m)', 'Tình trạng'];
const ROWS = [
  ['NB01', 'VNPT', 2240000, 600000, '4G/LTE', 42, 'đang hoạt động'],
  ['NB02', 'Tập đoàn Viettel', 2241000, 601000, '2G/3G/4G', 36, 'đang hoạt động'],
  ['NB03', 'Viettel', 602000, 2242000, '4G', 30, 'đang hoạt động'],
  ['NB04', 'FPT', 2243000, 603000, '4G', 30, 'dự kiến'],
];
const DELIVERY = ['BÁO CÁO TRẠM BTS', 'Số liệu đến 30/6/2023'];

describe('bringing one’s own data', () => {
  it('reads a workbook dropped on the map, in VN-2000, fixes it with a click and uses it', async () => {
    const app = await openApp();
    await app.ready();
    const dialog = await app.dropOnMap({ name: 'tram.xlsx', content: await workbook([HEADER, ...ROWS], DELIVERY) });
    const text = await dialog.text();
    expect(text).toContain('theo tên và độ lớn: X (m)');
    expect(text).toMatch(/kinh tuyến trục của tỉnh/);
    expect(text).toContain('Dùng được 2 trên 4 dòng');
    await expect.poll(() => dialog.box.getByLabel('Số liệu đến ngày').inputValue()).toBe('2023-06-30');
    await expect.poll(() => dialog.box.getByRole('img', { name: /Bản đồ xem trước: 4 điểm/ }).count()).toBe(1);

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
  });

  it('compares a new delivery with the last, and remembers how its columns were matched', async () => {
    const app = await openApp();
    await app.ready();
    const first = await app.dropOnMap({
      name: 'q1.csv',
      content: 'Mã,Mạng,Kinh độ,Vĩ độ,CN\nA,Viettel,105.9,20.2,4G\nB,Viettel,105.95,20.2,4G\n',
    });
    await first.box.locator('summary').filter({ hasText: 'Thông tin tệp không có' }).click();
    await first.box.getByLabel('Công nghệ', { exact: true }).selectOption('CN');
    await first.box.getByText('Dùng được 2 trên 2 dòng').waitFor();
    await first.accept();
    await app.ready();
    const second = await app.dropOnMap({
      name: 'q2.csv',
      content: 'Mã,Mạng,Kinh độ,Vĩ độ,CN\nA,VNPT,105.9,20.2,4G\nB,Viettel,105.95,20.21,4G\nC,Viettel,105.9,20.1,4G\n',
    });
    const text = await second.text();
    expect(text).toContain('Dùng lại cách ghép cột');
    // A of VinaPhone is another station than A of Viettel.
    expect(text).toContain('Viettel và VinaPhone: 2 trạm mới, 1 dời chỗ');
    await second.leave();
  });

  it('says of villages alone that nothing is known of their coverage, and asks for the stations', async () => {
    const app = await openApp();
    await app.ready();
    const villages = collection(
      villageFeature({ code: 'V1', name: 'Thôn Một', mobile_reported: 'yes' }, polygon(square(105.9, 20.2, 0.02))),
      villageFeature({ code: 'V2', name: 'Thôn Hai', mobile_reported: 'yes' }, polygon(square(105.93, 20.2, 0.02))),
    );
    const dialog = await app.dropOnMap({ name: 'thon.geojson', content: villages });
    await dialog.accept();
    await app.panel().getByText('Chưa có tệp trạm BTS').waitFor();
    await app.panel().getByText('trên 2 thôn').waitFor();
    await app.ready();
    const panel = await app.panel().innerText();
    expect(panel).toMatch(/chưa có dữ liệu\s*2/);
    expect(panel).not.toMatch(/khác báo cáo/);
    await app.panel().getByRole('button', { name: 'Mở tệp trạm' }).click();
    await app.page.getByRole('dialog').waitFor();
    expect(app.errors).toEqual([]);
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
    await expect.poll(() => dialog.text()).toContain('thôn đồng văn');
    await dialog.accept();
    await app.panel().getByText('trên 2 thôn').waitFor();
    await app.ready();
  });

  it('joins a table of villages to the borders that come with it, and says what is left over on either side', async () => {
    const app = await openApp();
    await app.ready();
    const borders = collection(
      villageFeature({ code: 'A', name: 'Thôn Đông' }, polygon(square(105.9, 20.2, 0.03))),
      villageFeature({ code: 'B', name: 'Thôn Tây' }, polygon(square(105.87, 20.2, 0.03))),
      villageFeature({ code: 'C', name: 'Thôn Nam' }, polygon(square(105.9, 20.17, 0.03))),
    );
    const table = [
      'SỐ LIỆU THÔN ĐẾN 30/6/2023',
      'Mã thôn;Tên thôn;Xã;Dân số;Có sóng',
      'A;Đông;Gia Vân;1.355;có',
      ';tay;gia van;820;không',
      ';Bắc;Gia Vân;10;có',
    ].join('\n');
    const dialog = await app.dropOnMap(
      { name: 'bang.csv', content: table },
      { name: 'ranh.geojson', content: borders },
    );
    await expect.poll(() => dialog.box.getByRole('button', { name: /^Bỏ tệp/ }).count()).toBe(2);
    expect(await app.axeFindings()).toEqual([]);
    await dialog.box.getByText('Ghép được 2 thôn: 1 theo mã, 1 theo tên').waitFor();
    await dialog.box.getByText('1 dòng không ghép được').waitFor();
    await dialog.box.getByText('1 thôn có ranh giới mà bảng không có dòng').waitFor();
    await dialog.box.getByText('Không có ranh giới nào của “Bắc, Gia Vân”').waitFor();
    await dialog.box.getByText('“Thôn Nam, Gia Vân” (C) có ranh giới nhưng bảng không có dòng nào').waitFor();
    await dialog.accept();
    await app.panel().getByText('trên 3 thôn').waitFor();
    await app.ready();
    await app.unfold('Nguồn và dữ liệu');
    await app.panel().getByText('bang.csv').first().waitFor();
    await expect.poll(() => app.panel().innerText()).toMatch(/Bảng thôn bang\.csv[\s\S]*2 dòng · 30\/06\/2023/);
    expect(app.errors).toEqual([]);
  });

  it('joins a table alone to the sample’s borders, and both say that they stay a sample', async () => {
    const app = await openApp();
    await app.ready();
    const dialog = await app.dropOnMap({ name: 'bang.csv', content: 'Mã thôn,Dân số\n14320001,77\n14320002,78\n' });
    await dialog.box.getByText('Ghép được 2 thôn: 2 theo mã, 0 theo tên').waitFor();
    await dialog.box.getByText('Ranh giới đang dùng là dữ liệu minh họa').waitFor();
    await dialog.accept();
    await app.ready();
    await app.unfold('Nguồn và dữ liệu');
    await app.panel().getByText('bang.csv').first().waitFor();
    await app.header().getByRole('button', { name: 'Dữ liệu mẫu' }).waitFor();
  });

  it('draws borders anew that were drawn the wrong way, at one click', async () => {
    const app = await openApp();
    await app.ready();
    const wrong = collection(
      ...['A', 'B', 'C', 'D'].map((code, n) =>
        villageFeature({ code }, polygon(square(105.8 + n * 0.03, 20.2, 0.03).map((ring) => [...ring].reverse()))),
      ),
    );
    const dialog = await app.dropOnMap({ name: 'v.geojson', content: wrong });
    await dialog.box.locator('summary').filter({ hasText: 'biên vẽ ngược chiều' }).click();
    await dialog.box.getByText('Vòng biên vẽ cùng chiều kim đồng hồ').first().waitFor();
    await dialog.box.getByRole('button', { name: 'Vẽ lại vòng biên cho đúng (4)' }).click();
    await dialog.box.getByText('Không thấy vấn đề nào.').waitFor();
    await dialog.leave();
  });

  it('reads a GeoPackage and an .xls as other programs save them', async () => {
    const app = await openApp();
    await app.ready();
    const villages = await geopackage([
      {
        shape: square(105.93, 20.22, 0.06),
        cells: { code: 'A', name: 'Thôn Đông', commune: 'Gia Vân', district: 'Gia Viễn' },
      },
    ]);
    const stations = readFileSync(new URL('../fixtures/tram-97.xls', import.meta.url));
    const dialog = await app.dropOnMap(
      { name: 'thon.gpkg', content: villages },
      { name: 'tram.xls', content: stations },
    );
    await dialog.accept();
    await app.panel().getByText('trên 1 thôn').waitFor();
    await app
      .panel()
      .getByText(/trên 2 vị trí BTS/)
      .first()
      .waitFor();
    expect(app.errors).toEqual([]);
  });

  it.skipIf(!existsSync(REAL))(
    'takes the real communes of 2025, without districts, from file to map (skipped without shared/real)',
    async () => {
      const app = await openApp();
      await app.ready();
      const dialog = await app.openImport();
      await dialog.give({ name: 'communes-2025.geojson', content: readFileSync(REAL) });
      await dialog.box.getByText('Dùng được 129 trên 129 dòng').waitFor();
      await dialog.accept();
      await app.panel().getByText('trên 129 thôn').waitFor();
      await app.ready();
      expect((await app.search('hoa lu')).join()).toContain('Hoa Lư');
      expect(app.errors).toEqual([]);
    },
  );

  it('refuses a bomb in plain words and loses nothing', async () => {
    const app = await openApp('?lang=en');
    await app.ready();
    const dialog = await app.openImport();
    await dialog.give({ name: 'bomb.zip', content: shapefileZip({ kind: 'point', shapes: [], records: [] }, '../x') });
    await expect.poll(() => dialog.text()).toContain('refused as unsafe');
    expect(await dialog.canAccept()).toBe(false);
    await dialog.leave();
  });

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ] as const)('has no barrier, in light and in dark: %s', async (_, size) => {
    const app = await openApp('', size);
    await app.ready();
    const dialog = await app.dropOnMap({ name: 'tram.xlsx', content: await workbook([HEADER, ...ROWS], DELIVERY) });
    for (const title of [
      'Thông tin tệp không có',
      'Cách đọc tệp',
      'Dán bảng',
      'Từ địa chỉ mạng',
      'Biểu mẫu để doanh nghiệp và xã điền',
    ]) {
      await dialog.box.locator('summary').filter({ hasText: title }).click();
    }
    expect(await axeInBothThemes(app)).toEqual([]);
  });
});
