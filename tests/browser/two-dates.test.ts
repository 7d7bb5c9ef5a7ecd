import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';

/** What has become of the province between two dates: villages, positions, shares and tenants. */

const HEADER = 'Mã trạm,Mã vị trí,Kinh độ,Vĩ độ,Công nghệ';
const JUNE = [HEADER, 'A,P1,105.95,20.25,4G', 'B,P2,105.97,20.25,4G'].join('\n');
const VINAPHONE = [HEADER, 'V,P1,105.95,20.25,4G'].join('\n');

describe('between two dates', () => {
  it('is said in figures and tables, shown on the map, and saved as a report', async () => {
    const app = await openApp();
    await app.ready();
    await (await app.dropOnMap({ name: 'Viettel 30-6-2025.csv', content: JUNE })).accept();
    await app.ready();
    await (await app.dropOnMap({ name: 'VinaPhone 30-9-2025.csv', content: VINAPHONE })).accept();
    await app.ready();

    await app.unfold('Nguồn và dữ liệu');
    const changes = app.panel();
    await changes.getByLabel('Từ ngày').selectOption('2025-06-30');
    await changes.getByRole('button', { name: 'So với hiện nay' }).click();
    await changes.getByText('0 vị trí mới, 0 không còn, 1 khác về người dùng chung').waitFor({ timeout: 60_000 });
    const shares = changes.getByRole('table', { name: /Tỷ lệ/ });
    await expect.poll(() => shares.innerText()).toMatch(/0,0%\s+50,0%/);
    expect(await app.axeFindings()).toEqual([]);
    await changes.locator('summary').filter({ hasText: 'Vị trí thay đổi' }).click();
    const tenants = changes.getByRole('table', { name: 'Vị trí thay đổi' });
    await expect.poll(() => tenants.innerText()).toMatch(/P1\s+Viettel\s+Viettel và VinaPhone/);
    await changes.getByRole('button', { name: /trên bản đồ/, pressed: false }).click();
    await changes.getByRole('button', { name: 'Thôi chỉ trên bản đồ', pressed: true }).waitFor();
    const { name, bytes } = await app.download(() =>
      changes.getByRole('button', { name: 'Lưu báo cáo (Excel)' }).click(),
    );
    expect([name.endsWith('.xlsx'), bytes.subarray(0, 2).toString()]).toEqual([true, 'PK']);
    expect(app.errors).toEqual([]);
  });
});
