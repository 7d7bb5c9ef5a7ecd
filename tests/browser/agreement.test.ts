import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { inflated } from '../../src/commands/link-text.ts';
import { OPERATOR_COLUMNS } from '../../src/model/operator-sheet.ts';
import { openApp } from '../support/app-driver.ts';
import { DESKTOP, wholeSample } from '../support/driver/pages.ts';
import { signedPages } from '../support/driver/paper.ts';
import { findPlan, openPlanner, SLOW_MS } from '../support/driver/planner.ts';
import { pagesOfPdf } from '../support/pdf-text.ts';
import { readSample } from '../support/sample-province.ts';

/** A plan that can be defended, agreed and followed up. */

describe('pins', () => {
  it('with a reason outlive a reload, are in the link, and bind the same plan on the command line', {
    timeout: SLOW_MS,
  }, async () => {
    const app = await openPlanner();
    const { page } = app;
    const tool = await app.tool('Phương án');
    await tool.getByRole('rowheader').first().getByRole('button').click();
    const card = page.getByRole('region', { name: 'Ghim', exact: true });
    await card.getByLabel('Lý do ghim').fill('chủ cột từ chối');
    await card.getByRole('button', { name: 'Loại ra' }).click();
    const linkedWork = () => inflated(new URL(page.url()).searchParams.get('work') ?? '');
    await expect.poll(linkedWork).toContain('chủ cột từ chối');
    await page.reload();
    await app.ready();
    await page.getByRole('region', { name: 'Ghim', exact: true }).waitFor();

    const plan = await findPlan(app);
    await plan.getByText('chủ cột từ chối').waitFor();
    const file = await app.download(() => plan.getByRole('button', { name: 'plan.json' }).click());
    const made = JSON.parse(file.bytes.toString('utf8'));
    expect(made.pinned).toMatchObject([{ in: false, reason: 'chủ cột từ chối' }]);

    // Another goal, and the plan on the screen is the answer to an older question.
    await plan.getByRole('radio', { name: /Bớt nhiều cột nhất/ }).check();
    await plan.getByText('Kết quả của câu hỏi cũ.').waitFor();
    await plan.getByRole('radio', { name: /Đạt mục tiêu/ }).check();
    await plan.getByText('Kết quả của câu hỏi cũ.').waitFor({ state: 'detached' });

    const dialog = await app.openImport();
    await dialog.box.locator('summary').filter({ hasText: 'Dự án và tỉnh khác' }).click();
    const project = await app.download(() => dialog.box.getByRole('button', { name: 'Lưu dự án' }).click());
    const folder = await mkdtemp(join(tmpdir(), 'agreement-'));
    await writeFile(join(folder, 'p.zip'), project.bytes);
    const args = ['--import', 'tsx', 'scripts/plan.ts', '--project', join(folder, 'p.zip')];
    await promisify(execFile)(process.execPath, [...args, '--goal', '0.3', '--out', join(folder, 'out')]);
    const again = JSON.parse(await readFile(join(folder, 'out/plan.json'), 'utf8'));
    const moves = (of: typeof made) => [of.chosen.map((move: object) => move), of.lossReanalysed, of.pinned, of.status];
    expect(moves(again)).toEqual(moves(made));

    const there = await openApp(new URL(page.url()).search);
    await there.ready();
    const opened = there.page.getByRole('tabpanel');
    await opened.getByText('chủ cột từ chối').waitFor();
    expect([...app.errors, ...there.errors]).toEqual([]);
  });
});

describe('agreement', () => {
  it('goes from the plan to sheets, to answers, to a plan around what was refused', { timeout: SLOW_MS }, async () => {
    const sample = await readSample();
    const app = await openPlanner(DESKTOP, wholeSample());
    const { page } = app;
    const plan = await findPlan(app);
    const file = await app.download(() => plan.getByRole('button', { name: 'plan.json' }).click());
    const { chosen } = JSON.parse(file.bytes.toString('utf8'));
    const tab = await app.tool('Thoả thuận');
    await tab.getByText('Chưa có phương án nào được đề xuất.', { exact: false }).waitFor();
    await tab.getByRole('button', { name: 'Ghi là đã đề xuất' }).click();
    const moves = tab.getByRole('table', { name: 'Các phương án và tình trạng' });
    await expect.poll(() => moves.getByRole('rowheader').count()).toBe(chosen.length);
    const zip = await app.download(() => tab.getByRole('button', { name: 'Tải phiếu cho các doanh nghiệp' }).click());
    expect(Object.keys(unzipSync(zip.bytes))).toContain('Viettel.xlsx');

    // The operators of the first two moves answer: one says no.
    const { operator, station, host, answer, reason, slots, heightM } = OPERATOR_COLUMNS;
    const columns = [operator, station, host, answer, reason, slots, heightM];
    const header = columns.map((column) => `"${column.header}"`).join(',');
    const surveyed = chosen.findIndex(
      (move: { needs_survey: boolean; host: string }, index: number) =>
        index > 1 && move.needs_survey && move.host.startsWith('NBH-'),
    );
    const operatorOf = (id: string) => sample.province.stations.find((one) => one.id === id)?.operator;
    const row = (index: number, words: string, why: string): string =>
      `${operatorOf(chosen[index].station)},${chosen[index].station},${chosen[index].host},${words},${why}`;
    const csv = [
      header,
      row(0, 'Từ chối', 'hết tải trọng,,'),
      row(1, 'Đồng ý', ',,'),
      row(surveyed, 'Đồng ý', ',3,150'),
      'Ai đó,x,y,Đồng ý,,,',
    ].join('\n');
    await tab
      .getByLabel('Nhận phiếu trả lời')
      .setInputFiles({ name: 'tra-loi.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await tab.getByText('3 câu trả lời đã ghi.').waitFor();
    await tab.getByText(/tra-loi\.csv:\d+: không biết doanh nghiệp “Ai đó”/).waitFor();

    // What its survey found at the host is data: nothing of that candidate is left to be surveyed.
    await app.ready();
    const candidates = await app.tool('Phương án');
    await candidates.getByRole('searchbox', { name: 'Tìm trạm' }).fill(chosen[surveyed].station);
    const found = candidates.getByRole('row').filter({ hasText: chosen[surveyed].host });
    await found.getByText('đạt mọi điều kiện').waitFor();
    await app.tool('Thoả thuận');

    // A move's states, by hand.
    await moves.getByRole('button', { name: chosen[1].station }).click();
    const form = tab.getByRole('group', { name: 'Ghi tình trạng' });
    await form.getByLabel('Ghi tình trạng').selectOption({ label: 'đã thoả thuận' });
    await form.getByRole('button', { name: 'Ghi', exact: true }).click();
    await moves.getByText('đã thoả thuận').waitFor();
    await expect
      .poll(() => tab.getByRole('table', { name: 'Doanh nghiệp trả lời' }).getByRole('row').count())
      .toBeGreaterThan(1);
    expect(await app.axeFindings()).toEqual([]);

    // The whole log on paper: it begins on the first page, and who signs has rows above the signature.
    await tab.getByRole('button', { name: 'In nhật ký quyết định' }).click();
    const log = page.getByRole('dialog', { name: 'Nhật ký quyết định về dùng chung vị trí BTS' });
    await log.getByRole('row').nth(chosen.length).waitFor();
    expect(pagesOfPdf(await app.printed())[0]).toContain('đãđềxuất');
    for (const signed of await signedPages(page, log)) expect(signed).toMatch(/đãthoảthuận|đồngý|từchối|đãđềxuất/);
    await log.getByRole('button', { name: 'Đóng báo cáo' }).click();

    await page.reload();
    await app.ready();
    await page.getByRole('table', { name: 'Các phương án và tình trạng' }).getByText('đã thoả thuận').waitFor();
    const again = await findPlan(app);
    await again.getByText(/hết tải trọng/).waitFor();
    const made = await app.download(() => again.getByRole('button', { name: 'plan.json' }).click());
    const other = JSON.parse(made.bytes.toString('utf8'));
    expect(other.pinned).toMatchObject([{ station: chosen[0].station, host: chosen[0].host, in: false }]);
    const pairs = other.chosen.map((move: { station: string; host: string }) => `${move.station} ${move.host}`);
    expect(pairs).not.toContain(`${chosen[0].station} ${chosen[0].host}`);
    expect(app.errors).toEqual([]);
  });

  it('asks about masts that operators would build together, and plans without what one of them refuses', {
    timeout: SLOW_MS,
  }, async () => {
    const app = await openPlanner(DESKTOP, wholeSample());
    const greenfield = async () => {
      const plan = await app.tool('Lập kế hoạch');
      await plan
        .getByRole('combobox', { name: /^Cách tính vị trí mới/ })
        .selectOption({ label: 'Chỉ địa điểm chưa từng có trạm' });
      expect(await plan.getByRole('checkbox', { name: /^Đề xuất cột mới/ }).isChecked()).toBe(true);
      await plan.getByRole('button', { name: 'Tìm phương án tốt nhất' }).click();
      const file = plan.getByRole('button', { name: 'plan.json' });
      await file.waitFor({ timeout: 120_000 });
      await plan.getByText('Kết quả của câu hỏi cũ.').waitFor({ state: 'detached' });
      const { bytes } = await app.download(() => file.click());
      return { plan, made: JSON.parse(bytes.toString('utf8')) };
    };
    const first = await greenfield();
    const [site] = first.made.newSites;
    expect(site.stations.length).toBeGreaterThan(1);
    const [refused, accepted] = [0, 1].map((of) => ({ station: site.stations[of], operator: site.operators[of] }));
    if (!refused || !accepted) throw new Error('a new mast is of two at least');
    expect(refused.operator).not.toBe(accepted.operator);

    const tab = await app.tool('Thoả thuận');
    await tab.getByRole('button', { name: 'Ghi là đã đề xuất' }).click();
    const moves = tab.getByRole('table', { name: 'Các phương án và tình trạng' });
    await expect.poll(() => moves.getByRole('rowheader').count()).toBe(first.made.chosen.length);
    // Who would build together is asked about its own station, in its own sheet.
    const zip = await app.download(() => tab.getByRole('button', { name: 'Tải phiếu cho các doanh nghiệp' }).click());
    const sheets = unzipSync(zip.bytes);
    const { operator, station, host, question, answer, reason } = OPERATOR_COLUMNS;
    for (const move of [refused, accepted]) {
      const { sheets: read } = await readXlsx(sheets[`${move.operator}.xlsx`] ?? new Uint8Array());
      const rows = read[0]?.rows ?? [];
      const head = rows.findIndex((row) => row.includes(station.header));
      const at = (column: { readonly header: string }): number => rows[head]?.indexOf(column.header) ?? -1;
      const own = rows.slice(head + 1).filter((row) => row[at(station)] === move.station);
      expect(own.map((row) => row[at(host)])).toEqual([site.id]);
      expect(own[0]?.[at(question)]).toContain('cùng xây');
    }

    const header = [operator, station, host, answer, reason].map((column) => `"${column.header}"`).join(',');
    const csv = [
      header,
      `${refused.operator},${refused.station},${site.id},Từ chối,không có vốn`,
      `${accepted.operator},${accepted.station},${site.id},Đồng ý,`,
    ].join('\n');
    await tab
      .getByLabel('Nhận phiếu trả lời')
      .setInputFiles({ name: 'cot-moi.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await tab.getByText('2 câu trả lời đã ghi.').waitFor();
    const stateOf = (move: { station: string }) => moves.getByRole('row').filter({ hasText: move.station });
    await stateOf(refused).getByText('từ chối', { exact: true }).waitFor();
    await stateOf(refused).getByText('không có vốn').waitFor();
    await stateOf(accepted).getByText('đồng ý', { exact: true }).waitFor();

    const again = await greenfield();
    await again.plan.getByText(/không có vốn/).waitFor();
    expect(again.made.pinned).toMatchObject([
      { station: refused.station, host: site.id, in: false, reason: expect.stringContaining('không có vốn') },
    ]);
    const pairs = again.made.chosen.map((move: { station: string; host: string }) => `${move.station} ${move.host}`);
    expect(pairs).not.toContain(`${refused.station} ${site.id}`);
    expect(app.errors).toEqual([]);
  });
});

describe('what became of it', () => {
  it('is seen on one screen: the goal by state on the scale of every bar, what is overdue, and a log on paper', {
    timeout: SLOW_MS,
  }, async () => {
    const app = await openPlanner();
    const { page } = app;
    const candidates = await app.tool('Phương án');
    await candidates.getByRole('rowheader').first().getByRole('button').click();
    const card = app.inspector();
    const move = await card.getByRole('heading', { name: /→/, level: 2 }).innerText();
    // What is kept of the station's own cell stands beside what is kept of its operator.
    await card.getByText(/riêng phần trạm tự phủ giữ [\d,]+%/).waitFor();
    // Asked half a year ago, and nobody has answered.
    const asked = new Date(Date.now() - 180 * 86_400_000).toISOString().slice(0, 10);
    const form = card.getByRole('group', { name: 'Ghi tình trạng' });
    await form.getByLabel('Ghi tình trạng').selectOption({ label: 'đã đề xuất' });
    await form.getByLabel('Ngày').fill(asked);
    await form.getByLabel('Lý do, ghi chú').fill('công văn số 12');
    await form.getByRole('button', { name: 'Ghi', exact: true }).click();
    await card.getByText('công văn số 12').first().waitFor();

    const tab = await app.tool('Thoả thuận');
    const row = tab.getByRole('table', { name: 'Các phương án và tình trạng' }).getByRole('row', { name: move });
    await row.getByText('quá hạn trả lời').waitFor();
    const operators = tab.getByRole('table', { name: 'Doanh nghiệp trả lời' });
    const overdue = operators.getByRole('row').filter({ hasNotText: 'Quá' }).getByRole('cell').last();
    await expect.poll(() => overdue.innerText()).toBe('1');
    // The goal's bars are as long as their shares say, as in the panel.
    const levels = tab.getByRole('listitem').filter({ hasText: /^đã xây dựng/ });
    const share = Number(/([\d,]+)%/.exec(await levels.innerText())?.[1]?.replace(',', '.')) / 100;
    const bar = levels.locator('[data-level]');
    const [whole, part] = [await bar.boundingBox(), await bar.locator('span').boundingBox()];
    expect((part?.width ?? Number.NaN) / (whole?.width ?? Number.NaN)).toBeCloseTo(share, 1);

    await tab.getByRole('button', { name: 'In nhật ký quyết định' }).click();
    const log = page.getByRole('dialog', { name: 'Nhật ký quyết định về dùng chung vị trí BTS' });
    const entry = log.getByRole('row', { name: move });
    expect(await entry.innerText()).toMatch(/đã đề xuất\s+Sở\s+công văn số 12/);
    expect((await app.printed()).subarray(0, 5).toString()).toBe('%PDF-');
    await log.getByRole('button', { name: 'Đóng báo cáo' }).click();
    expect(app.errors).toEqual([]);
  });
});
