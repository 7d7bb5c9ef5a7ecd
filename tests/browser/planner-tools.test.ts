import type { FeatureCollection, LineString } from 'geojson';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../support/app-driver.ts';
import { DESKTOP, wholeSample } from '../support/driver/pages.ts';
import { signedPages } from '../support/driver/paper.ts';
import { findPlan, openPlanner, rowsShown, SLOW_MS } from '../support/driver/planner.ts';
import { pagesOfPdf, paperColours } from '../support/pdf-text.ts';
import { type AnalysedSample, analyseSmall } from '../support/sample-province.ts';
import { percent } from '../support/vietnamese-numbers.ts';

/** The planner's other questions: pairs, gaps, failure, and what is taken along. */

let sample: AnalysedSample;
beforeAll(async () => {
  sample = await analyseSmall();
});

/** What pairs could come to, from the share of today on. */
const pairsFound = () =>
  new RegExp(`Gộp được nhiều nhất [\\d.]+ cặp: ${percent(sample.analysis.summary.positions.share)} →`);

describe('the other tools', () => {
  it('say what existing pairs could come to, and which positions would take villages with them', async () => {
    const app = await openPlanner();
    const pairs = await app.tool('Cặp đang có');
    await pairs.getByText(pairsFound()).waitFor({ timeout: 60_000 });
    await expect.poll(() => pairs.getByRole('row').count()).toBeGreaterThan(5);
    await narrowedByCommune(pairs, pairs.getByRole('row'));

    // One of them: its card says what it rests on and whom it touches, joins it, and an undo takes that back.
    await pairs.getByRole('row').nth(1).getByRole('rowheader').getByRole('button').click();
    const card = app.inspector();
    await card.getByRole('heading', { name: /→/, level: 2 }).waitFor();
    await expect.poll(() => card.getByRole('table', { name: 'Điều kiện' }).getByRole('row').count()).toBe(6);
    await card.getByText(/^Dùng chung trên tất cả vị trí: [\d,]+% → [\d,]+%/).waitFor();
    await card.getByRole('heading', { name: 'Thôn bị mất' }).waitFor();
    await app.page
      .getByRole('list', { name: 'Chú giải các đường trên bản đồ' })
      .getByText('vị trí nhận')
      .first()
      .waitFor();
    await card.getByRole('button', { name: 'Gộp cặp này' }).click();
    const edits = app.page.getByRole('region', { name: 'Chỉnh sửa' }).getByRole('listitem');
    await expect.poll(() => edits.count()).toBeGreaterThan(0);
    await app.page.getByRole('button', { name: 'Kịch bản: Gộp cặp đang có' }).waitFor();
    await edits.first().waitFor();
    await app
      .header()
      .getByRole('button', { name: /^Thôi dùng kịch bản/ })
      .click();
    await app.ready();

    const failure = await app.tool('Mất vị trí');
    await failure
      .getByRole('checkbox', { name: /^Tắt thử/ })
      .first()
      .check();
    await failure.getByText(/\d+ thôn bị hạ kết luận; [\d.]+ người/).waitFor();
    await expect.poll(() => failure.getByRole('heading', { name: 'Thôn hụt sóng' }).count()).toBe(1);
    expect(app.errors).toEqual([]);
  });

  it('can be stopped in the midst of a long search, say so, and search again', { timeout: SLOW_MS }, async () => {
    const app = await openPlanner(DESKTOP, wholeSample());
    const gaps = await app.tool('Lấp khoảng trống');
    // Fifty positions of the operator that lacks most: far more than a moment's work.
    await gaps.getByRole('spinbutton', { name: 'Số vị trí thêm' }).fill('50');
    await gaps.getByRole('spinbutton', { name: /người/ }).fill('0');
    await gaps.getByRole('combobox', { name: 'Sóng của' }).selectOption('Vietnamobile');
    await gaps.getByRole('button', { name: 'Tìm cách tốt nhất' }).click();
    await gaps.getByRole('button', { name: 'Dừng' }).click();
    await gaps.getByText(/^Đã dừng/).waitFor({ timeout: 60_000 });
    await gaps.getByRole('spinbutton', { name: 'Số vị trí thêm' }).fill('2');
    await gaps.getByRole('button', { name: 'Tìm nhanh' }).click();
    await gaps.getByRole('img', { name: /Với 2 vị trí/ }).waitFor({ timeout: 60_000 });
    await gaps.getByText(/^Đã dừng/).waitFor({ state: 'detached' });
    expect(app.errors).toEqual([]);
  });

  it('find the next positions for the most people, as a curve and as its table', async () => {
    const app = await openPlanner();
    await withSchools(app);
    const gaps = await app.tool('Lấp khoảng trống');
    // What is maximised is said, whichever is chosen.
    await gaps.getByText(/cột đang có trước: còn cột đang có thêm đủ người thì chưa dựng cột mới/).waitFor();
    await gaps.getByRole('combobox', { name: 'Ưu tiên' }).selectOption('nhiều người nhất');
    await gaps.getByText(/đến nhiều người nhất, dù là cột đang có hay cột mới/).waitFor();
    await gaps.getByRole('spinbutton', { name: 'Số vị trí thêm' }).fill('3');
    await gaps.getByRole('button', { name: 'Tìm cách tốt nhất' }).click();
    await gaps.getByRole('img', { name: /Với 3 vị trí/ }).waitFor({ timeout: 60_000 });
    expect(await gaps.innerText()).not.toContain('trường học, trụ sở xã chưa có sóng.');
    // What each adds to those before it: the most comes first, and together they are the curve's last figure.
    const gains = (await gaps.locator('ol > li').allInnerTexts()).map((row) =>
      Number(/\+([\d.]+) người/.exec(row)?.[1]?.replaceAll('.', '')),
    );
    expect([...gains].sort((a, b) => b - a)).toEqual(gains);
    await gaps.getByRole('spinbutton', { name: /^Mỗi trường học, trụ sở xã/ }).fill('500');
    await gaps.getByText('Kết quả của câu hỏi cũ.').waitFor();
    await gaps.getByRole('button', { name: 'Tìm cách tốt nhất' }).click();
    await gaps.getByText(/Đến [1-9]\d* trong \d+ trường học, trụ sở xã chưa có sóng\./).waitFor({ timeout: 60_000 });
    await gaps.getByRole('button', { name: 'Bảng', exact: true }).click();
    await expect.poll(() => gaps.getByRole('table').getByRole('row').count()).toBe(4);
    await narrowedByCommune(gaps, gaps.locator('ol > li'));
    await gaps.getByRole('spinbutton', { name: 'Số vị trí thêm' }).fill('0');
    await expect.poll(() => gaps.getByRole('alert').innerText()).toContain('từ 1 đến');
  });

  it('are taken along as they are shown: the same pairs in three formats, read by other programs', async () => {
    const app = await openPlanner();
    const pairs = await app.tool('Cặp đang có');
    await pairs.getByText(pairsFound()).waitFor({ timeout: 60_000 });
    await pairs.getByRole('checkbox', { name: 'Chỉ cặp nên gộp' }).check();
    const [shown, total] = await rowsShown(app);
    expect(shown).toBeLessThan(total);
    const first = await pairs.getByRole('row').nth(1).getByRole('rowheader').innerText();

    const text = (await app.saveTable('Cặp đang có', 'CSV')).bytes.toString('utf8');
    const rows = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data;
    expect(rows).toHaveLength(shown);
    expect(rows.every((row) => row['Nên gộp'] === 'có' && row['Dữ liệu mẫu'] === 'có')).toBe(true);
    expect(first.startsWith(rows[0]?.['Vị trí bỏ'] ?? 'none')).toBe(true);
    const places = new Map(sample.analysis.positions.map(({ id, location }) => [id, location]));

    const saved: FeatureCollection<LineString> = JSON.parse(
      (await app.saveTable('Cặp đang có', 'GeoJSON')).bytes.toString('utf8'),
    );
    expect(saved.features.map(({ geometry }) => geometry.coordinates)).toEqual(
      rows.map((row) => [places.get(row['Vị trí bỏ'] ?? ''), places.get(row['Vị trí nhận'] ?? '')]),
    );

    const [sheet] = (await readXlsx((await app.saveTable('Cặp đang có', 'XLSX')).bytes)).sheets;
    expect(sheet?.rows[0]?.[0]).toBe('DỮ LIỆU MẪU');
    const head = sheet?.rows.findIndex(([cell]) => cell === 'Vị trí bỏ') ?? -1;
    expect(sheet?.rows.slice(head + 1).map(([mover]) => mover)).toEqual(rows.map((row) => row['Vị trí bỏ']));
  });

  it('print the plan on A4 with its map, assumptions and sources', { timeout: SLOW_MS }, async () => {
    const app = await openPlanner();
    const plan = await findPlan(app);
    await plan.getByRole('button', { name: 'Báo cáo A4' }).click();
    const report = app.page.getByRole('dialog', { name: 'Phương án dùng chung vị trí BTS' });
    await report.getByRole('button', { name: 'In hoặc lưu PDF' }).waitFor({ timeout: 60_000 });
    const map = report.getByRole('img', { name: /Bản đồ: \d+ trạm chuyển/ });
    await map.waitFor();
    // Whose what lies under the moves is, as far as it is shown.
    await report.getByText('Bóng địa hình: ground.pack, Dữ liệu minh họa, 30/06/2025.').waitFor();
    // When what is to be done comes first, then where: a reader of the first page has the quarters on it.
    const quarters = await report.getByRole('heading', { name: 'Theo quý' }).boundingBox();
    expect(quarters?.y).toBeLessThan((await map.boundingBox())?.y ?? 0);
    await report.getByRole('combobox', { name: 'Báo cáo cho' }).selectOption('VinaPhone');
    await report.getByRole('heading', { name: /^Trạm dự kiến của VinaPhone chuyển đi \(\d+\)/ }).waitFor();
    await expect.poll(() => report.innerText()).toMatch(/VN-2000 X\s[\d.]+,\d, Y\s[\d.]+,\d\sm/);
    await report.getByRole('combobox', { name: 'Báo cáo cho' }).selectOption({ label: 'mọi nhà mạng' });
    await report
      .getByRole('heading', { name: /^(Viettel|VinaPhone|MobiFone|Vietnamobile) \(/ })
      .first()
      .waitFor();
    const text = await report.innerText();
    const settings = ['Buộc theo mọi phương án bắt buộc: không', 'Đề xuất cột mới để nhiều nhà mạng xây chung: không'];
    const parts = [
      'Độc lập - Tự do - Hạnh phúc',
      'Nơi nhận:',
      'Dữ liệu mẫu',
      'Giả định',
      'stations.geojson',
      ...settings,
    ];
    for (const part of parts) expect(text).toContain(part);
    // The head names the department that has the tasks today.
    const agency = report.getByRole('textbox', { name: 'Cơ quan', exact: true });
    expect(await agency.inputValue()).toBe(sample.profile.department.successor?.name.vi);
    const paper = pagesOfPdf(await app.printed());
    expect(paper.length).toBeGreaterThanOrEqual(2);
    expect(paper.length).toBeLessThanOrEqual(8);
    // Wherever the pages end, who signs has something above the signature: nobody signs an empty page.
    for (const signed of await signedPages(app.page, report)) expect(signed).toContain('stations.geojson');
    expect(await app.axeFindings()).toEqual([]);
    // Paper is white to its edges, whatever the screen is.
    await app.setDeviceTheme('dark');
    for (const colour of paperColours(await app.printed())) expect(colour).toBe('1 1 1');
  });
});

/** The same province with a file of schools and commune offices in a commune that signals hardly reach. */
async function withSchools(app: App): Promise<void> {
  const places = sample.province.villages.filter(({ commune }) => commune === 'Xã Cúc Phương');
  const features = places.map(({ code, geometry }, index) => ({
    type: 'Feature',
    properties: { id: `C-${code}`, kind: index % 2 === 0 ? 'Trường tiểu học' : 'Trụ sở UBND xã' },
    geometry: { type: 'Point', coordinates: geometry[0]?.[0]?.[0] },
  }));
  const { page } = app;
  await page.route('**/cong-trinh.geojson', (route) =>
    route.fulfill({ json: { type: 'FeatureCollection', features } }),
  );
  await page.route('**/profile.json', async (route) => {
    const profile = await (await route.fetch()).json();
    const structures = { file: 'cong-trinh.geojson', sample: true, source: 'thử', date: '2025-06-30', licence: 'CC0' };
    await route.fulfill({ json: { ...profile, data: { ...profile.data, structures } } });
  });
  await page.reload();
  await app.ready();
}

/** A commune that is typed leaves only what lies in it; emptied, everything is back. */
async function narrowedByCommune(tool: Locator, rows: Locator): Promise<void> {
  const all = await rows.count();
  const commune = tool.getByRole('combobox', { name: 'Xã, phường (gõ tên)' });
  const name = await tool.locator('datalist option').first().getAttribute('value');
  await commune.fill(name ?? '');
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await commune.fill('');
  await expect.poll(() => rows.count()).toBe(all);
}
