import { booleanPointInPolygon } from '@turf/turf';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp, openSharedApp } from '../support/app-driver.ts';
import { DESKTOP, PHONE } from '../support/driver/pages.ts';
import { lettersOver } from '../support/driver/paper.ts';
import { pagesOfPdf } from '../support/pdf-text.ts';
import { type AnalysedSample, analyseSmall } from '../support/sample-province.ts';

/** A clerk of a commune: her villages, what is wrong there, a list and a report to take along. */

let sample: AnalysedSample;
let members: readonly number[];
beforeAll(async () => {
  sample = await analyseSmall();
  members = sample.province.villages.flatMap(({ commune }, v) => (commune === 'Xã Cúc Phương' ? [v] : []));
});

const peopleOf = (v: number): number => sample.province.villages[v]?.population ?? 0;
const lacking = (): readonly number[] => members.filter((v) => sample.analysis.verdicts[v] !== 'covered');

describe.each([
  ['a desktop', DESKTOP],
  ['a phone', PHONE],
] as const)('the clerk, on %s', (_, size) => {
  it('picks her commune, narrows the table, and table, counts and link agree', async () => {
    const app = await openApp('?view=district', size);
    await app.ready();
    await app.unrollSheet();
    await app.page.getByRole('combobox', { name: 'Xã, phường' }).selectOption({ label: 'Xã Cúc Phương' });
    await app.page.getByRole('heading', { name: 'Xã Cúc Phương', level: 3 }).waitFor();
    await app.page.getByRole('combobox', { name: 'Kết luận' }).selectOption('lacking');
    await app.page.getByText(`Hiện ${lacking().length} trong ${members.length}`).waitFor();
    await expect.poll(() => new URL(app.page.url()).searchParams.get('filter.verdict')).toBe('lacking');
    const rows = app.page.getByRole('table', { name: 'Thôn' }).locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(lacking().length);
    expect(await app.axeFindings()).toEqual([]);
    expect(app.errors).toEqual([]);
  });

  it('reads why a village needs attention, and opens it', async () => {
    const app = await openApp('?view=district&commune=14404', size);
    await app.ready();
    await app.unrollSheet();
    const row = app.page.getByRole('button', { name: /Báo cáo là đã phủ nhưng tính ra chưa có băng rộng/ }).first();
    const name = (await row.innerText()).split(' Xã')[0] ?? '';
    await row.click();
    await app.page.getByRole('heading', { name, level: 2 }).waitFor();
  });
});

describe('on a small laptop', () => {
  it('more than three rows are in sight; Enter in the search goes to the card, and the table to its commune', async () => {
    const app = await openApp('?view=district', { width: 1366, height: 768 });
    await app.ready();
    const rows = app.page.getByRole('table', { name: 'Thôn', exact: true }).locator('tbody tr');
    await rows.first().waitFor();
    const inSight = await rows.evaluateAll((all) => {
      const box = all[0]?.closest('table')?.parentElement?.parentElement?.getBoundingClientRect();
      return all.filter((row) => row.getBoundingClientRect().bottom <= (box?.bottom ?? 0)).length;
    });
    expect(inSight).toBeGreaterThanOrEqual(5);
    // All that need attention are a button away, however many.
    const more = app.panel().getByRole('button', { name: /^Xem cả \d+ thôn$/ });
    const needing = app
      .panel()
      .getByRole('listitem')
      .filter({ hasText: /\d dân/ });
    expect(await needing.count()).toBe(5);
    const [count] = /\d+/.exec(await more.innerText()) ?? [];
    await more.click();
    await expect.poll(() => needing.count()).toBe(Number(count));

    await app.search('bản vóng cúc phương');
    await app.page.keyboard.press('Enter');
    const heading = app.page.getByRole('heading', { name: 'Bản Vóng', level: 2 });
    await heading.waitFor();
    await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true);
    const commune = app.page.getByRole('combobox', { name: 'Xã, phường' });
    await expect.poll(() => commune.locator('option:checked').innerText()).toBe('Xã Cúc Phương');
    await expect.poll(() => rows.count()).toBe(members.length);
    await app.search('bản vóng cúc phương');
    await app.page.keyboard.press('Enter');
    await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true);
    // Units of before are told at the planner's door too.
    await app.goToDoor('Quy hoạch');
    await expect.poll(() => app.page.getByText('có hiệu lực đến 31/12/2024').count()).toBe(1);
  });
});

describe.each([
  ['vi', ['Công khai', 'Xã, phường', 'Quy hoạch']],
  ['en', ['Public', 'Communes', 'Planning']],
] as const)('on a small laptop, in %s', (language, doors) => {
  let app: App;
  beforeAll(async () => {
    app = await openSharedApp(`?lang=${language}&village=14404001`, { width: 1366, height: 768 });
    await app.ready();
  });
  afterAll(() => app.close());

  it.each(['public', 'district', 'planner'] as const)(
    'the header is one row with the whole date of the data, at the door %s',
    async (view) => {
      const door = doors[['public', 'district', 'planner'].indexOf(view)] ?? '';
      await app.header().getByRole('navigation').getByRole('button', { name: door }).click();
      await app.ready();
      // As a site of two editions has it.
      const edition = app.header().getByLabel(language === 'vi' ? 'Tỉnh và kỳ dữ liệu' : 'Province and edition');
      await edition.waitFor();
      expect(await edition.locator('option:checked').innerText()).toBe('Ninh Bình 30/06/2025');
      // As wide as what is chosen, it would be no wider.
      const missing = await edition.evaluate((select) => {
        const { width } = select.getBoundingClientRect();
        Object.assign(select.style, { maxWidth: 'none', fieldSizing: 'content' });
        return select.getBoundingClientRect().width - width;
      });
      expect(missing).toBeLessThanOrEqual(0);
      expect((await app.header().boundingBox())?.height).toBeLessThan(60);
      if (view !== 'district') return;
      // The commune that is chosen needs no column of its own: each village has one row, and no head is cut.
      const table = app.page.getByRole('table', { name: language === 'vi' ? 'Thôn' : 'Villages', exact: true });
      await table.locator('tbody tr').first().waitFor();
      const cut = await table
        .locator('thead th')
        .evaluateAll((heads) =>
          heads.filter((head) => head.scrollWidth > head.clientWidth).map((head) => head.textContent),
        );
      expect(cut).toEqual([]);
      const heads = await table.getByRole('columnheader').allInnerTexts();
      expect(heads.filter((head) => /^(Xã, phường|Commune)/.test(head))).toEqual([]);
      const box = await table.locator('..').locator('..').boundingBox();
      const rows = await table
        .locator('tbody tr')
        .evaluateAll((all) => all.map((row) => row.getBoundingClientRect().bottom));
      expect(rows.filter((bottom) => bottom <= (box?.y ?? 0) + (box?.height ?? 0)).length).toBeGreaterThan(4);
    },
  );
});

describe('what the clerk takes along', () => {
  it('is her list as a file, of the villages in the table and no others, in their order', async () => {
    const app = await openApp('?view=district&commune=14404&filter.verdict=lacking');
    await app.ready();
    const table = app.page.getByRole('table', { name: 'Thôn', exact: true });
    await table.getByRole('button', { name: 'Dân số' }).click();
    await table.locator('th[aria-sort="ascending"]', { hasText: 'Dân số' }).waitFor();
    const order = [...lacking()]
      .sort((a, b) => peopleOf(a) - peopleOf(b))
      .map((v) => sample.province.villages[v]?.code);

    const csv = await app.saveTable('Thôn', 'CSV');
    expect(csv.name).toBe('thon-xa-cuc-phuong.csv');
    const text = csv.bytes.toString('utf8');
    expect(text.startsWith('\uFEFFMã,Thôn,')).toBe(true);
    const rows = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data;
    expect(rows.map((row) => row.Mã)).toEqual(order);
    expect(rows.every((row) => row['Dữ liệu mẫu'] === 'có')).toBe(true);

    const [sheet] = (await readXlsx((await app.saveTable('Thôn', 'XLSX')).bytes)).sheets;
    const head = sheet?.rows.findIndex(([first]) => first === 'Mã') ?? -1;
    expect(sheet?.rows[0]?.[0]).toBe('DỮ LIỆU MẪU');
    expect(sheet?.rows.slice(head + 1).map(([code]) => code)).toEqual(order);

    const saved: FeatureCollection<MultiPolygon> = JSON.parse(
      (await app.saveTable('Thôn', 'GeoJSON')).bytes.toString('utf8'),
    );
    expect(saved.features.map(({ properties }) => properties?.Mã)).toEqual(order);
    const place = saved.features[0];
    const [first] = [...lacking()].sort((a, b) => peopleOf(a) - peopleOf(b));
    expect(place && booleanPointInPolygon([...sample.pointIn(first ?? -1)], place)).toBe(true);
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
    const map = report.getByRole('img', { name: /Tỷ lệ diện tích thôn/ });
    const labels = await map.locator('text').allTextContents();
    members.forEach((v, order) => {
      const name = sample.province.villages[v]?.name ?? '';
      expect(labels.some((label) => label === name || label === String(order + 1))).toBe(true);
    });
    const rows = await report.getByRole('row', { name: /Bản Vóng 451/ }).allInnerTexts();
    expect(rows.at(-1)?.split('\t').at(-1)).toBe('có');
    expect(await app.axeFindings()).toEqual([]);
    const pdf = (await app.printed()).toString('latin1');
    expect(pdf.startsWith('%PDF')).toBe(true);
    const pages = Number(/\/Count (\d+)/.exec(pdf)?.[1]);
    expect(pages).toBeGreaterThanOrEqual(2);
    expect(pages).toBeLessThanOrEqual(6);
    await app.page.emulateMedia({ media: 'print' });
    expect(await app.page.getByRole('button', { name: 'In hoặc lưu PDF' }).isVisible()).toBe(false);
    expect(await app.page.locator('canvas').first().isVisible()).toBe(false);
  });

  it('is a report of a whole district, with every commune named on its map or numbered as in its table', async () => {
    const app = await openApp(`?view=district&district=${sample.province.villages[members[0] ?? -1]?.districtCode}`);
    await app.ready();
    await app.page.getByRole('button', { name: 'Báo cáo A4' }).click();
    const report = app.page.getByRole('dialog', { name: 'Báo cáo sẽ in' });
    const list = report.getByRole('table').filter({ hasText: 'Khác báo cáo' });
    await list.waitFor();
    await report.getByRole('button', { name: 'In hoặc lưu PDF' }).and(report.locator(':enabled')).waitFor();
    const communes = await list.getByRole('rowheader').allInnerTexts();
    expect(communes.length).toBeGreaterThan(1);
    const map = report.getByRole('img', { name: /Tỷ lệ diện tích thôn/ });
    const labels = await map.locator('text').allTextContents();
    expect(communes.filter((name, order) => !labels.includes(name) && !labels.includes(String(order + 1)))).toEqual([]);
    // The villages of all of them are reported to have fibre, and each row says how many.
    const counts = await list.locator('tbody tr td:last-child').allInnerTexts();
    expect(counts.map(Number)).toEqual(
      communes.map(
        (name) =>
          sample.province.villages.filter(({ commune, ftthReported }) => commune === name && ftthReported).length,
      ),
    );
  });

  it('labels every village of a district on paper: by name, or by its number in the list of its commune', async () => {
    const district = sample.province.villages[members[0] ?? -1]?.districtCode ?? '';
    const own = sample.province.villages.filter(({ districtCode }) => districtCode === district);
    const app = await openApp(`?view=district&district=${district}`);
    await app.ready();
    await app.page.getByRole('button', { name: 'Báo cáo A4' }).click();
    const report = app.page.getByRole('dialog', { name: 'Báo cáo sẽ in' });
    await report.getByRole('button', { name: 'In hoặc lưu PDF' }).and(report.locator(':enabled')).waitFor();
    const communes = [...new Set(own.map(({ commune }) => commune))];
    for (const commune of communes) {
      const villages = own.filter((village) => village.commune === commune);
      const map = app.page.getByRole('img', { name: `Bản đồ ${commune}`, exact: true });
      const labels = await map.locator('[data-label]').allTextContents();
      expect(labels).toHaveLength(villages.length);
      villages.forEach(({ name }, order) => {
        expect([name, String(order + 1)]).toContain(labels[order]);
      });
      const list = report.locator('section', { has: map }).getByRole('rowheader');
      expect(await list.allInnerTexts()).toEqual(villages.map(({ name }) => name));
      expect(await lettersOver(map)).toEqual([]);
    }
    expect(await report.locator('section').getByRole('img').count()).toBe(communes.length);

    const paper = pagesOfPdf(await app.printed());
    const text = paper.join('');
    const withoutBlanks = (name: string): string => name.normalize('NFC').replace(/\s/g, '');
    for (const { name } of own) expect(text).toContain(withoutBlanks(name));
    for (const commune of communes) {
      const title = withoutBlanks(`${commune} (${own.filter((village) => village.commune === commune).length} thôn)`);
      // A heading stands on the page of its map and of the head of its list.
      expect(paper.find((page) => page.includes(title))).toContain('FTTHbáocáo');
    }
    expect(await app.axeFindings()).toEqual([]);
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

    const newest = dialog.getByRole('region', { name: 'Số liệu mới nhất' });
    await newest.getByLabel('Chỉ tiêu').selectOption({ label: 'Hộ gia đình có Internet cáp quang' });
    await newest.getByLabel('Năm báo cáo').selectOption('2025');
    await newest.getByLabel(/^Số liệu/).fill('78.4');
    await newest.getByLabel('Ngày số liệu').fill('2025-06-30');
    await newest.getByLabel('Nguồn').fill('Báo cáo 12/BC-STTTT');
    await newest.getByRole('button', { name: 'Ghi số liệu' }).click();
    await newest
      .getByRole('img', { name: /cáp quang: 70,28 ngày 30\/06\/2023, 78,4 ngày 30\/06\/2025; mục tiêu 80/ })
      .waitFor();
    await newest.getByLabel('Nhập từ bảng…').setInputFiles({
      name: 'so-lieu.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        [
          'Mã chỉ tiêu,Huyện, xã,Giá trị,Ngày số liệu,Nguồn'.replace('Huyện, xã', '"Huyện, xã"'),
          'fibre-households,Xã Cúc Phương,61,30/06/2025,Báo cáo của xã',
          'mobile-speed,,58.2,31/12/2025,i-Speed',
          'mobile-speed,,58.2,cuối năm,i-Speed',
        ].join('\n'),
      ),
    });
    await newest.getByText('Đã ghi 2 số liệu.').waitFor();
    await newest.getByText('so-lieu.csv:3: ngày “cuối năm” không rõ').waitFor();
    const [row] = await dialog.getByRole('row', { name: /Hộ gia đình có Internet cáp quang/ }).allInnerTexts();
    expect(row).toMatch(/78,4[\s\S]*30\/06\/2025[\s\S]*chưa đạt/);
    const { length: lines } = [...sample.profile.indicators, ...(sample.profile.statusLines ?? [])];
    await newest.getByText(`Còn ${lines - 2} nội dung chưa có số liệu năm 2025`).click();
    expect(await app.axeFindings()).toEqual([]);

    const file = await app.download(() => newest.getByRole('button', { name: 'Báo cáo năm (XLSX)' }).click());
    const { sheets } = await readXlsx(file.bytes);
    expect(sheets[1]?.rows.at(-1)).toEqual(expect.arrayContaining(['Xã Cúc Phương', 61, 'Báo cáo của xã']));
    await newest.getByRole('button', { name: 'Báo cáo năm (A4)' }).click();
    const report = app.page.getByRole('dialog', { name: 'Báo cáo kết quả thực hiện kế hoạch năm 2025' });
    const paper = await report.innerText();
    for (const part of [
      'Kính gửi: Ủy ban nhân dân tỉnh Ninh Bình',
      'Báo cáo 12/BC-STTTT',
      'LGSP',
      'chưa có số liệu',
      'Xã Cúc Phương',
    ])
      expect(paper).toContain(part);
    expect(await app.axeFindings()).toEqual([]);
  });
});
