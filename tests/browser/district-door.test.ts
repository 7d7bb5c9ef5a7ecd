import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, DESKTOP, openApp, PHONE } from '../support/app-driver.ts';
import { type AnalysedSample, analyseSample } from '../support/sample-province.ts';

/** A clerk of a commune: her villages, what is wrong there, a list and a report to take along. */

let sample: AnalysedSample;
let members: readonly number[];
beforeAll(async () => {
  sample = await analyseSample();
  members = sample.province.villages.flatMap(({ commune }, v) => (commune === 'Xã Cúc Phương' ? [v] : []));
});
afterAll(closeBrowser);

const lacking = (): readonly number[] => members.filter((v) => sample.analysis.verdicts[v] !== 'covered');

describe.each([
  ['a desktop', DESKTOP],
  ['a phone', PHONE],
] as const)('the clerk, on %s', (_, size) => {
  it('picks her commune, narrows the table, and table, counts and link agree', async () => {
    const app = await openApp('?view=district', size);
    await app.ready();
    await app.unrollSheet();
    await app.page.getByLabel('Xã, phường').first().selectOption({ label: 'Xã Cúc Phương' });
    await app.page.getByRole('heading', { name: 'Xã Cúc Phương', level: 3 }).waitFor();
    await app.page.getByRole('combobox', { name: 'Kết luận' }).selectOption('lacking');
    await app.page.getByText(`Hiện ${lacking().length} trong ${members.length}`).waitFor();
    await expect.poll(() => new URL(app.page.url()).searchParams.get('filter.verdict')).toBe('lacking');
    const rows = app.page.getByRole('table', { name: 'Thôn' }).locator('tbody tr');
    expect(await rows.count()).toBe(lacking().length);
    expect(await app.axeFindings()).toEqual([]);
    expect(app.errors).toEqual([]);
    await app.close();
  });

  it('reads why a village needs attention, and opens it', async () => {
    const app = await openApp('?view=district&commune=14404', size);
    await app.ready();
    await app.unrollSheet();
    const row = app.page.getByRole('button', { name: /Báo cáo là đã phủ nhưng tính ra chưa có băng rộng/ }).first();
    const name = (await row.innerText()).split(' Xã')[0] ?? '';
    await row.click();
    await app.page.getByRole('heading', { name, level: 2 }).waitFor();
    await app.close();
  });
});

describe('what the clerk takes along', () => {
  it('is her list as a file, of the villages in the table and no others', async () => {
    const app = await openApp('?view=district&commune=14404&filter.verdict=lacking');
    await app.ready();
    const { name, text } = await app.save('CSV');
    expect(name).toBe('thon-ninh-binh-xa-cuc-phuong.csv');
    expect(text.startsWith('\uFEFFcode,name,')).toBe(true);
    const lines = text.trim().split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
      lacking().map((v) => sample.province.villages[v]?.code),
    );
    const saved: { features: { properties: { code: string } }[] } = JSON.parse((await app.save('GeoJSON')).text);
    expect(saved.features).toHaveLength(lacking().length);
    expect((await app.save('XLSX')).text.startsWith('PK')).toBe(true);
    await app.close();
  });

  it('is an A4 report that prints without the screen around it', async () => {
    const app = await openApp('?view=district&commune=14404');
    await app.ready();
    await app.page.getByRole('button', { name: 'Báo cáo A4' }).click();
    const report = app.page.getByRole('dialog', { name: 'Báo cáo sẽ in' });
    await report.getByText('Phủ sóng băng rộng di động và cáp quang tại Xã Cúc Phương').waitFor();
    const text = await report.innerText();
    for (const part of ['Độc lập - Tự do - Hạnh phúc', 'Nơi nhận:', 'stations.geojson', 'Dữ liệu mẫu'])
      expect(text).toContain(part);
    expect(await report.getByRole('img', { name: /Tỷ lệ diện tích thôn/ }).count()).toBe(1);
    expect(await app.axeFindings()).toEqual([]);
    const pdf = (await app.printed()).toString('latin1');
    expect(pdf.startsWith('%PDF')).toBe(true);
    const pages = Number(/\/Count (\d+)/.exec(pdf)?.[1]);
    expect(pages).toBeGreaterThanOrEqual(2);
    expect(pages).toBeLessThanOrEqual(6);
    await app.page.emulateMedia({ media: 'print' });
    expect(await app.page.getByRole('button', { name: 'In hoặc lưu PDF' }).isVisible()).toBe(false);
    expect(await app.page.locator('canvas').first().isVisible()).toBe(false);
    await app.close();
  });
});

describe('the dashboard of the plan', () => {
  it('has every indicator, marks what is computed, and what the plan says in words', async () => {
    const app = await openApp('?view=district');
    await app.ready();
    await app.unfold('Chỉ tiêu của kế hoạch');
    await app.page.getByRole('button', { name: 'Mở bảng chỉ tiêu' }).click();
    const dialog = app.page.getByRole('dialog', { name: 'Chỉ tiêu của kế hoạch' });
    const text = await dialog.innerText();
    for (const { name } of sample.profile.indicators) expect(text).toContain(name.vi);
    for (const { name } of sample.profile.statusLines ?? []) expect(text).toContain(name.vi);
    const { shared, locations } = sample.analysis.summary.newBuild.deployment;
    expect(text).toContain(`${shared}/${locations}`);
    expect(await app.axeFindings()).toEqual([]);
    await app.close();
  });
});
