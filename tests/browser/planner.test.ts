import type { FeatureCollection, LineString } from 'geojson';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { allCandidates } from '../../src/analysis/sharing/candidates.ts';
import { findCandidates } from '../../src/analysis/sharing/find-candidates.ts';
import { type App, openApp } from '../support/app-driver.ts';
import { DESKTOP, PHONE } from '../support/driver/pages.ts';
import { type AnalysedSample, analyseSample } from '../support/sample-province.ts';

/** A planner's journey on the real page, from the goal to a file for the operators. */

let sample: AnalysedSample;
beforeAll(async () => {
  sample = await analyseSample();
});

const vi = (value: number) => new Intl.NumberFormat('vi-VN').format(value);
const percent = (share: number | null) =>
  new Intl.NumberFormat('vi-VN', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    share ?? Number.NaN,
  );

async function openPlanner(size = DESKTOP as { readonly width: number; readonly height: number }): Promise<App> {
  const app = await openApp('?view=planner', size);
  await app.ready();
  return app;
}

/** Many answers in one visit, on a machine with other work to do. */
const SLOW_MS = 240_000;

/** Finds something by its name and goes to the first that is found. */
async function search(app: App, name: string): Promise<void> {
  await app.page.getByRole('combobox', { name: /Tìm thôn/ }).fill(name);
  await app.page.getByRole('listbox').getByRole('option').first().click();
}

/** Presses "find the best plan" and waits for its proof. */
async function findPlan(app: App) {
  const tool = await app.tool('Lập kế hoạch');
  await tool.getByRole('button', { name: 'Tìm phương án tốt nhất' }).click();
  await tool.getByText('Tốt nhất, đã chứng minh.').waitFor({ timeout: 60_000 });
  return tool;
}

/** Number of rows shown, and of all there are: "Hiện 83 trong 893". */
async function rowsShown(app: App): Promise<readonly [number, number]> {
  const text = await app.page.getByText(/^Hiện [\d.]+ trong [\d.]+$/).innerText();
  const [shown = 0, total = 0] = [...text.matchAll(/[\d.]+/g)].map(([digits]) => Number(digits.replaceAll('.', '')));
  return [shown, total];
}

describe('the goal', () => {
  it('is seen first, in both readings, each with its denominator in words', async () => {
    const app = await openPlanner();
    const { deployment, greenfield } = sample.analysis.summary.newBuild;
    const text = await app.panel().innerText();
    for (const reading of [deployment, greenfield]) {
      expect(text).toContain(percent(reading.share));
      expect(text).toContain(`còn ${vi(reading.missing)} vị trí dùng chung nữa là đạt mục tiêu`);
      expect(text).toContain(`${vi(reading.shared)} trên ${vi(reading.locations)} vị trí mới`);
    }
    expect(app.errors).toEqual([]);
  });

  it('is taken apart by district, operator and time, as a table whose parts add up', async () => {
    const app = await openPlanner();
    const panel = app.panel();
    await panel.getByRole('button', { name: 'Bảng' }).click();
    const districts = panel.getByRole('table', { name: /theo huyện/ });
    const figures = await districts.getByRole('row').locator('td:first-of-type').allInnerTexts();
    const counts = figures.map((cell) => /^([\d.]+)\/([\d.]+)/.exec(cell));
    const sum = (part: 1 | 2) => counts.reduce((total, match) => total + Number(match?.[part] ?? 0), 0);
    const { deployment } = sample.analysis.summary.newBuild;
    expect([sum(1), sum(2)]).toEqual([deployment.shared, deployment.locations]);

    await panel.getByRole('button', { name: 'Thời gian' }).click();
    const last = panel
      .getByRole('table', { name: /từng thời điểm/ })
      .getByRole('row')
      .last();
    expect(await last.innerText()).toContain(`${vi(deployment.shared)}/${vi(deployment.locations)}`);
    await panel.getByRole('button', { name: 'Biểu đồ' }).click();
    expect(await panel.getByRole('img', { name: /mục tiêu trên 30%/ }).count()).toBe(1);
  });
});

describe('the candidates', () => {
  it('are filtered, sorted and counted, and a row opens the card with rule, gates and villages', async () => {
    const app = await openPlanner();
    const tool = await app.tool('Phương án');
    await tool.getByRole('table').waitFor();
    const [passing, total] = await rowsShown(app);
    await tool.getByRole('checkbox', { name: 'Chỉ phương án đạt' }).uncheck();
    expect(await rowsShown(app)).toEqual([total, total]);
    expect(passing).toBeLessThan(total);

    await tool.getByRole('combobox', { name: 'Nhà mạng' }).selectOption('MobiFone');
    await tool.getByRole('combobox', { name: 'Quy định' }).selectOption('mandatory');
    const rows = tool.locator('tbody tr');
    expect(new Set(await rows.locator('td:nth-of-type(1)').allInnerTexts())).toEqual(new Set(['MobiFone']));
    for (const rule of await rows.locator('td:nth-of-type(8)').allInnerTexts()) expect(rule).toContain('Bắt buộc');

    await tool.getByRole('columnheader', { name: 'Cách' }).getByRole('button').click();
    expect(await tool.getByRole('columnheader', { name: 'Cách' }).getAttribute('aria-sort')).toBe('ascending');
    await rows.getByRole('rowheader').first().getByRole('button').click();
    const card = app.inspector();
    await card.getByRole('heading', { name: /→/, level: 2 }).waitFor();
    expect(await card.getByRole('table', { name: 'Điều kiện' }).getByRole('row').count()).toBe(6);
    await card.getByRole('heading', { name: 'Thôn bị mất' }).waitFor();
    const text = await card.innerText();
    expect(text).toContain('mẫu – chưa có hiệu lực tại tỉnh');
    expect(text).toContain('Quyết định 26/2018 của UBND tỉnh Hải Dương');
    expect(text).toContain('≤ 500 m');
    expect(app.errors).toEqual([]);
  });

  it('that fail are shown with the figure that failed and its bound', async () => {
    const app = await openPlanner();
    const tool = await app.tool('Phương án');
    await tool.getByRole('checkbox', { name: 'Chỉ phương án đạt' }).uncheck();
    // Farthest first.
    const away = tool.getByRole('columnheader', { name: 'Cách' }).getByRole('button');
    await away.click();
    await away.click();
    const failing = tool.getByRole('row').filter({ hasText: /chưa đạt: khoảng cách/ });
    await failing.first().getByRole('rowheader').getByRole('button').click();
    const row = app.inspector().getByRole('row', { name: /^khoảng cách/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/(\d{3} m|\d,\d km)\s+≤ 500 m\s+không đạt/);
  });

  it('of a mast pressed on the map are gone to in the table', async () => {
    const app = await openPlanner();
    const tool = await app.tool('Phương án');
    const last = sample.province.stations.filter(({ status }) => status === 'planned').at(-1);
    if (!last) throw new Error('the sample has no planned station');
    await tool.getByRole('checkbox', { name: 'Chỉ phương án đạt' }).uncheck();
    await search(app, last.positionId ?? last.id);
    await tool
      .getByRole('row')
      .filter({ has: app.page.locator('[aria-current="true"]') })
      .first()
      .waitFor();
    expect(
      await tool
        .getByRole('row')
        .filter({ has: app.page.locator('[aria-current="true"]') })
        .first()
        .innerText(),
    ).toContain(last.id);
  });

  it('light up under the map’s pointer, and one whose line is pressed opens its card and is gone to', async () => {
    const { profile, province, analysis, prepared } = sample;
    const { stations } = province;
    const candidates = allCandidates(findCandidates(profile, province, analysis, prepared));
    // The farthest of all: the middle of its line is far from both masts.
    const [far] = candidates
      .filter(({ passes, hostKind }) => passes && hostKind === 'existing')
      .sort((a, b) => b.distanceM - a.distanceM);
    const station = stations[far?.station ?? -1];
    const host = analysis.positions[far?.host ?? -1];
    if (!station || !host) throw new Error('the sample has no candidate');
    const lon = (station.location[0] + host.location[0]) / 2;
    const lat = (station.location[1] + host.location[1]) / 2;
    const app = await openApp(`?view=planner&at=${lon.toFixed(5)},${lat.toFixed(5)},16.5`);
    await app.ready();
    const tool = await app.tool('Phương án');
    await tool.getByRole('columnheader', { name: 'Cách' }).getByRole('button').click();
    await tool.getByRole('columnheader', { name: 'Cách' }).getByRole('button').click();
    const row = tool.getByRole('row').filter({ hasText: station.id }).filter({ hasText: host.id });
    await row.first().waitFor();
    expect(await row.first().getAttribute('data-pointed')).toBeNull();
    await app.pointAtMapCentre();
    await expect.poll(() => row.first().getAttribute('data-pointed')).toBe('true');
    expect(await tool.locator('tr[data-pointed]').count()).toBe(1);

    await tool.getByRole('columnheader', { name: 'Cách' }).getByRole('button').click();
    await app.pressMapCentre();
    await app
      .inspector()
      .getByRole('heading', { name: `${station.id} → ${host.id}`, level: 2 })
      .waitFor();
    await tool
      .getByRole('row')
      .filter({ has: app.page.locator('[aria-current="true"]') })
      .first()
      .waitFor();
    expect(
      await tool
        .getByRole('row')
        .filter({ has: app.page.locator('[aria-current="true"]') })
        .first()
        .innerText(),
    ).toContain(station.id);
    expect(app.errors).toEqual([]);
  });

  it('are gone through with the keyboard alone', async () => {
    const app = await openPlanner();
    const tool = await app.tool('Phương án');
    await tool.getByRole('row').nth(1).getByRole('rowheader').getByRole('button').focus();
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('ArrowDown');
    const third = await tool.getByRole('row').nth(3).getByRole('rowheader').innerText();
    await expect.poll(() => app.page.evaluate('document.activeElement.textContent')).toBe(third);
    await app.page.keyboard.press('End');
    const [shown] = await rowsShown(app);
    await expect
      .poll(() => app.page.evaluate('document.activeElement.closest("tr").getAttribute("aria-rowindex")'))
      .toBe(String(shown + 1));
    await app.page.keyboard.press('Enter');
    await app.inspector().getByRole('heading', { name: /→/, level: 2 }).waitFor();
  });
});

describe('the whole journey', () => {
  it('pins, plans, reads the true figures, makes a scenario, edits it, undoes, compares and exports', {
    timeout: SLOW_MS,
  }, async () => {
    const app = await openPlanner();
    const { page } = app;
    const tool = await app.tool('Phương án');
    const pin = tool.getByRole('button', { name: /^Ghim vào kế hoạch/ }).first();
    const pinned = (await pin.getAttribute('aria-label'))?.replace('Ghim vào kế hoạch: ', '') ?? '';
    await pin.click();
    const plan = await findPlan(app);
    const text = await plan.innerText();
    expect(text).toContain(pinned);
    expect(text).toMatch(/ước tính [\d.,]+, tính lại [\d.,]+ người/);
    expect(text).toContain('đạt mục tiêu');

    const file = await app.download(() => plan.getByRole('button', { name: 'plan.json' }).click());
    const written: unknown = JSON.parse(file.bytes.toString('utf8'));
    expect(written).toMatchObject({
      status: 'optimal',
      sample: true,
      after: { newBuild: { deployment: { met: true } } },
    });
    const [pinnedStation, pinnedHost] = pinned.split(' → ');
    expect(JSON.stringify(written)).toContain(`"station":"${pinnedStation}","host":"${pinnedHost}"`);

    const sheet = await app.download(() => plan.getByRole('button', { name: 'Bảng tính (XLSX)' }).click());
    expect([sheet.name, sheet.bytes.subarray(0, 2).toString()]).toEqual(['plan.xlsx', 'PK']);
    const map = await app.download(() => plan.getByRole('button', { name: 'Bản đồ (GeoJSON)' }).click());
    expect(JSON.parse(map.bytes.toString('utf8'))).toMatchObject({ type: 'FeatureCollection', sample: true });

    await plan.getByRole('button', { name: 'Lập thành kịch bản' }).click();
    await app.header().getByRole('button', { name: 'Kịch bản: Theo kế hoạch dùng chung' }).waitFor();
    await app.ready();
    await app.panel().getByText('đạt mục tiêu', { exact: true }).waitFor();

    const edits = page.getByRole('region', { name: 'Chỉnh sửa' }).getByRole('listitem');
    const moved = await edits.count();
    const stays = sample.analysis.positions.find(
      ({ status, stations }) => status === 'existing' && stations.length === 1,
    );
    await search(app, stays?.id ?? '');
    const inspector = app.inspector();
    await inspector.getByText(/^Sửa /).click();
    await inspector.getByRole('textbox', { name: 'Vĩ độ' }).fill('20,25');
    await inspector.getByRole('textbox', { name: 'Kinh độ' }).fill('105,97');
    await inspector.getByRole('button', { name: 'Dời đến tọa độ này' }).click();
    await expect.poll(() => edits.count()).toBe(moved + 1);
    await page.getByRole('tab', { name: 'Kịch bản' }).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => edits.count()).toBe(moved);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => edits.count()).toBe(moved + 1);

    const compare = page.getByRole('region', { name: 'So sánh' });
    await compare.getByRole('button', { name: 'So sánh', exact: true }).click();
    const figures = compare.getByRole('table', { name: 'Số liệu của hai kịch bản' });
    await figures.waitFor();
    expect(await figures.innerText()).toContain(percent(sample.analysis.summary.newBuild.deployment.share));
    await compare.getByRole('button', { name: 'Chia đôi bản đồ' }).click();
    const divider = page.getByRole('slider', { name: /Vạch chia bản đồ/ });
    await divider.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await divider.getAttribute('aria-valuetext')).toBe('49%');
    await compare.getByRole('button', { name: 'Chia đôi bản đồ' }).click();
    await divider.waitFor({ state: 'detached' });

    const kept = await app.download(() => page.getByRole('button', { name: 'Tải tệp' }).click());
    expect(kept.name).toBe('theo-ke-hoach-dung-chung.json');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Xóa', exact: true }).click();
    await app
      .header()
      .getByRole('button', { name: /Kịch bản/ })
      .first()
      .waitFor({ state: 'detached' });
    await page
      .getByLabel('Mở tệp kịch bản')
      .setInputFiles({ name: kept.name, mimeType: 'application/json', buffer: kept.bytes });
    await expect.poll(() => edits.count()).toBe(moved + 1);
    expect(app.errors).toEqual([]);
  });

  it('goes on a phone as well: the goal, a candidate, the plan, its file', async () => {
    const app = await openApp('', PHONE);
    const { page } = app;
    await app.ready();
    await page.getByRole('navigation').getByRole('button', { name: 'Quy hoạch' }).tap();
    await app.ready();
    await app.unrollSheet();
    const { deployment } = sample.analysis.summary.newBuild;
    await page
      .getByText(`còn ${vi(deployment.missing)} vị trí dùng chung nữa là đạt mục tiêu`)
      .first()
      .waitFor();
    await page
      .getByText(`${vi(deployment.shared)} trên ${vi(deployment.locations)} vị trí mới`)
      .first()
      .waitFor();

    const candidates = await app.tool('Phương án');
    await candidates.getByRole('rowheader').first().getByRole('button').tap();
    await page.getByRole('heading', { name: /→/, level: 2 }).waitFor();
    await page.getByRole('table', { name: 'Điều kiện' }).waitFor();
    await page.getByRole('button', { name: 'Đóng', exact: true }).tap();
    await page.getByRole('heading', { name: /→/, level: 2 }).waitFor({ state: 'detached' });

    const plan = await findPlan(app);
    await plan.getByText('đạt mục tiêu', { exact: true }).waitFor();
    expect(await plan.getByRole('table', { name: 'Các trạm chuyển' }).getByRole('row').count()).toBeGreaterThan(1);
    const file = await app.download(() => plan.getByRole('button', { name: 'plan.json' }).tap());
    expect(JSON.parse(file.bytes.toString('utf8'))).toMatchObject({ status: 'optimal', sample: true });
    // Nothing is wider than the screen: nobody has to push the page aside to read it.
    for (const part of ['banner', 'tabpanel'] as const) {
      const box = await page.getByRole(part).boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? Number.NaN)).toBeLessThanOrEqual(PHONE.width);
    }
    const search = await page.getByRole('combobox', { name: /Tìm thôn/ }).boundingBox();
    expect((search?.x ?? 0) + (search?.width ?? Number.NaN)).toBeLessThanOrEqual(PHONE.width);
    expect(app.errors).toEqual([]);
  });

  it('sets what is known of a station by hand, field by field, and an undo is seen in the form', {
    timeout: SLOW_MS,
  }, async () => {
    const app = await openPlanner();
    const { page } = app;
    const alone = sample.analysis.positions.find(
      ({ status, stations }) => status === 'existing' && stations.length === 1,
    );
    const station = sample.province.stations[alone?.stations[0] ?? -1];
    if (!alone || !station) throw new Error('the sample has no position of one station');
    const scenarios = await app.tool('Kịch bản');
    await scenarios.getByRole('button', { name: 'Kịch bản mới' }).click();
    const edits = page.getByRole('region', { name: 'Chỉnh sửa' }).getByRole('listitem');
    await search(app, alone.id);
    const inspector = app.inspector();
    await inspector.getByText(/^Sửa /).click();
    const other = sample.profile.operators.find(({ id }) => id !== station.operator)?.id ?? '';
    const operator = inspector.getByRole('combobox', { name: 'Nhà mạng' });
    await operator.selectOption(other);
    await inspector.getByRole('combobox', { name: 'Loại cột' }).selectOption('rooftop');
    await inspector.getByLabel('Ngày phát sóng').fill('2024-05-31');
    const area = station.areaClass === 'urban' ? 'nông thôn' : 'đô thị';
    await inspector.getByRole('combobox', { name: 'Khu vực' }).selectOption({ label: area });
    await inspector.getByRole('textbox', { name: 'Chủ sở hữu' }).fill('Công ty hạ tầng');
    const third = sample.profile.operators.find(({ id }) => id !== station.operator && id !== other)?.id ?? '';
    await inspector
      .getByRole('group', { name: 'Nhà mạng được phục vụ' })
      .getByRole('checkbox', { name: third, exact: true })
      .check();
    const frequency = inspector.getByRole('textbox', { name: 'Tần số' });
    await frequency.fill('-1800');
    await inspector.getByRole('alert').getByText('từ 30 đến 100.000 MHz').waitFor();
    await frequency.fill('1800');
    const sectors = inspector.getByRole('textbox', { name: 'Hướng phát' });
    await sectors.fill('0/400');
    await inspector.getByRole('alert').getByText('từ 0 đến 360 độ').waitFor();
    const set = inspector.getByRole('button', { name: 'Ghi thông số' });
    expect(await set.isDisabled()).toBe(true);
    await sectors.fill('0/65; 120/65; 240/65');
    await set.click();
    await edits.getByText(`Sửa ${station.id}: nhà mạng, `).waitFor();
    await edits.getByText(/ngày phát sóng, hướng phát, .*chủ sở hữu, nhà mạng được phục vụ và khu vực/).waitFor();
    await expect.poll(() => operator.inputValue()).toBe(other);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await expect.poll(() => edits.count()).toBe(0);
    await expect.poll(() => operator.inputValue()).toBe(station.operator);
    expect(app.errors).toEqual([]);
  });

  it('adds a station with what is known of it', { timeout: SLOW_MS }, async () => {
    const app = await openPlanner();
    const scenarios = await app.tool('Kịch bản');
    await scenarios.getByRole('button', { name: 'Kịch bản mới' }).click();
    await scenarios.getByText('Thêm trạm').click();
    await scenarios.getByRole('textbox', { name: 'Vĩ độ' }).fill('20,25');
    await scenarios.getByRole('textbox', { name: 'Kinh độ' }).fill('105,97');
    await scenarios.getByRole('combobox', { name: 'Nhà mạng' }).selectOption('MobiFone');
    await scenarios.getByRole('checkbox', { name: 'Vietnamobile', exact: true }).check();
    const power = scenarios.getByRole('textbox', { name: 'Công suất bức xạ' });
    const add = scenarios.getByRole('button', { name: 'Thêm', exact: true });
    await power.fill('1000');
    await scenarios.getByRole('alert').getByText('từ −50 đến 100 dBm').waitFor();
    expect(await add.isDisabled()).toBe(true);
    await power.fill('58,5');
    await add.click();
    const edits = scenarios.getByRole('region', { name: 'Chỉnh sửa' }).getByRole('listitem');
    await edits.getByText('Thêm KB-001 (MobiFone) tại 20.25000, 105.97000').waitFor();
    const file = await app.download(() => app.page.getByRole('button', { name: 'Tải tệp' }).click());
    expect(JSON.parse(file.bytes.toString('utf8'))).toMatchObject({
      scenario: { edits: [{ station: { operator: 'MobiFone', servedOperators: ['Vietnamobile'], eirpDbm: 58.5 } }] },
    });
    expect(app.errors).toEqual([]);
  });

  it('moves a mast by dragging it on the map', async () => {
    const alone = sample.analysis.positions.find(
      ({ status, stations }) => status === 'existing' && stations.length === 1,
    );
    if (!alone) throw new Error('the sample has no position of one station');
    const [lon, lat] = alone.location;
    const app = await openApp(`?view=planner&at=${lon.toFixed(5)},${lat.toFixed(5)},16&mast=${alone.id}`);
    await app.ready();
    const tool = await app.tool('Kịch bản');
    await tool.getByRole('button', { name: 'Kịch bản mới' }).click();
    await app
      .header()
      .getByRole('button', { name: /^Kịch bản/ })
      .first()
      .waitFor();
    await app.pressMapCentre();
    await app
      .inspector()
      .getByRole('heading', { name: new RegExp(alone.id) })
      .waitFor();
    await app.dragMapCentre(80, 40);
    const edits = tool.getByRole('region', { name: 'Chỉnh sửa' }).getByRole('listitem');
    await expect.poll(() => edits.count()).toBe(1);
    expect(await edits.first().innerText()).toMatch(/^Dời .+ đến 2\d\.\d{5}, 10\d\.\d{5}/);
  });
});

describe('the other tools', () => {
  it('say what existing pairs could come to, and which positions would take villages with them', async () => {
    const app = await openPlanner();
    const pairs = await app.tool('Cặp đang có');
    await pairs.getByText(/Gộp được nhiều nhất [\d.]+ cặp: 16,0% →/).waitFor({ timeout: 60_000 });
    expect(await pairs.getByRole('row').count()).toBeGreaterThan(5);

    const failure = await app.tool('Mất vị trí');
    await failure
      .getByRole('checkbox', { name: /^Tắt thử/ })
      .first()
      .check();
    await failure.getByText(/\d+ thôn bị hạ kết luận; [\d.]+ người/).waitFor();
    expect(await failure.getByRole('heading', { name: 'Thôn hụt sóng' }).count()).toBe(1);
    expect(app.errors).toEqual([]);
  });

  it('can be stopped in the midst of a long search, say so, and search again', { timeout: SLOW_MS }, async () => {
    const app = await openPlanner();
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
    const gaps = await app.tool('Lấp khoảng trống');
    await gaps.getByRole('spinbutton', { name: 'Số vị trí thêm' }).fill('3');
    await gaps.getByRole('button', { name: 'Tìm cách tốt nhất' }).click();
    await gaps.getByRole('img', { name: /Với 3 vị trí/ }).waitFor({ timeout: 60_000 });
    await gaps.getByRole('button', { name: 'Bảng', exact: true }).click();
    expect(await gaps.getByRole('table').getByRole('row').count()).toBe(4);
    await gaps.getByRole('spinbutton', { name: 'Số vị trí thêm' }).fill('0');
    expect(await gaps.getByRole('alert').innerText()).toContain('từ 1 đến');
  });

  it('are taken along as they are shown: the same pairs in three formats, read by other programs', async () => {
    const app = await openPlanner();
    const pairs = await app.tool('Cặp đang có');
    await pairs.getByText(/Gộp được nhiều nhất [\d.]+ cặp: 16,0% →/).waitFor({ timeout: 60_000 });
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
    await report.getByRole('img', { name: /Bản đồ: \d+ trạm chuyển/ }).waitFor();
    const text = await report.innerText();
    for (const part of ['Độc lập - Tự do - Hạnh phúc', 'Nơi nhận:', 'Dữ liệu mẫu', 'Giả định', 'stations.geojson']) {
      expect(text).toContain(part);
    }
    const paper = await app.page.pdf({ preferCSSPageSize: true, printBackground: true });
    const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(2);
    expect(pages).toBeLessThanOrEqual(8);
    expect(await app.axeFindings()).toEqual([]);
  });
});

describe('a search that takes too long', () => {
  it('is stopped, and leaves the best plan known with what is known of its gap, and its file', async () => {
    const app = await openPlanner();
    const { page } = app;
    // The solver does not come: what was chosen quickly is all that is known.
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.context().route('**/*.wasm', async (route) => {
      await held;
      await route.abort();
    });
    const plan = await app.tool('Lập kế hoạch');
    await plan.getByRole('button', { name: 'Tìm phương án tốt nhất' }).click();
    await plan.getByText('Đang tìm và chứng minh…').waitFor();
    await plan.getByRole('button', { name: 'Dừng' }).click();
    await plan.getByText('Đã dừng theo yêu cầu.').waitFor();
    await plan.getByText('Đạt yêu cầu, chưa chứng minh là tốt nhất.').waitFor();
    const text = await plan.innerText();
    expect(text).toContain('Chưa biết còn cách tốt nhất bao xa.');
    expect(text).toMatch(/ước tính [\d.,]+, tính lại [\d.,]+ người/);
    expect(text).toContain('đạt mục tiêu');
    const file = await app.download(() => plan.getByRole('button', { name: 'plan.json' }).click());
    expect(JSON.parse(file.bytes.toString('utf8'))).toMatchObject({
      status: 'feasible',
      gap: null,
      after: { newBuild: { deployment: { met: true } } },
    });
    letGo();
  });
});

describe('what cannot be planned', () => {
  it('is said plainly: a goal out of range, and one out of reach with what binds it', async () => {
    const app = await openPlanner();
    const plan = await app.tool('Lập kế hoạch');
    const goal = plan.getByRole('spinbutton', { name: 'dùng chung trên' });
    await goal.fill('120');
    expect(await plan.getByRole('alert').innerText()).toContain('nhỏ hơn 100%');
    expect(await plan.getByRole('button', { name: 'Tìm phương án tốt nhất' }).isDisabled()).toBe(true);
    await goal.fill('95');
    await plan.getByRole('button', { name: 'Tìm phương án tốt nhất' }).click();
    await plan.getByText('Không thể đạt yêu cầu.').waitFor({ timeout: 80_000 });
    const text = await plan.innerText();
    expect(text).toMatch(/Bị chặn bởi: .+\./);
    expect(text).toMatch(/Xa nhất có thể đạt \d+,\d%: \d+ trên \d+ vị trí mới/);
  });

  it('with one operator alone nothing can be shared: every tool says so, and none breaks', async () => {
    const app = await openPlanner();
    const feature = (id: string, lon: number, more: object) => ({
      type: 'Feature',
      properties: { id, operator: 'Viettel', technologies: '4G', ...more },
      geometry: { type: 'Point', coordinates: [lon, 20.25] },
    });
    const planned = { status: 'planned', planned_date: '2025-06-01' };
    const features = [feature('A', 105.97, {}), feature('B', 105.99, {}), feature('C', 105.972, planned)];
    const dialog = await app.openImport();
    await dialog.give({
      name: 'mot-nha-mang.geojson',
      content: JSON.stringify({ type: 'FeatureCollection', features }),
    });
    await dialog.accept();
    await app.ready();
    await app.panel().getByText('0 trên 1 vị trí mới').first().waitFor();
    const candidates = await app.tool('Phương án');
    await candidates.getByText('chỉ có một nhà mạng').waitFor();
    const plan = await app.tool('Lập kế hoạch');
    await plan.getByRole('alert').getByText('chỉ có một nhà mạng').waitFor();
    expect(await plan.getByRole('button', { name: 'Tìm phương án tốt nhất' }).isDisabled()).toBe(true);
    const pairs = await app.tool('Cặp đang có');
    await pairs.getByText('chỉ có một nhà mạng').waitFor();
    const gaps = await app.tool('Lấp khoảng trống');
    await gaps.getByRole('button', { name: 'Tìm cách tốt nhất' }).click();
    await gaps.getByText('Dữ liệu không có thôn nào').waitFor();
    const failure = await app.tool('Mất vị trí');
    await failure.waitFor();
    const scenarios = await app.tool('Kịch bản');
    await scenarios.getByRole('button', { name: 'Kịch bản mới' }).waitFor();
    expect(app.errors).toEqual([]);
  });

  it('leaves what is there as it is: no planned station, and files that are no scenario of this province', async () => {
    const app = await openPlanner();
    const feature = (id: string, operator: string) => ({
      type: 'Feature',
      properties: { id, operator, technologies: '4G' },
      geometry: { type: 'Point', coordinates: [105.97, 20.25] },
    });
    const content = JSON.stringify({ type: 'FeatureCollection', features: [feature('A', 'Viettel')] });
    const dialog = await app.openImport();
    await dialog.give({ name: 'tram.geojson', content });
    await dialog.accept();
    await app.ready();
    const plan = await app.tool('Lập kế hoạch');
    await plan.getByText('không có trạm dự kiến nào').waitFor();

    const scenarios = await app.tool('Kịch bản');
    const open = (name: string, text: string) =>
      scenarios
        .getByLabel('Mở tệp kịch bản')
        .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await open('a.json', '{"kind":');
    await scenarios.getByText('Tệp không phải JSON').waitFor();
    await open('b.json', '{"type":"FeatureCollection"}');
    await scenarios.getByText('không phải kịch bản của Sóng Chung').waitFor();
    const other = {
      kind: 'song-chung-scenario',
      version: 1,
      scenario: {
        id: 'x',
        name: 'x',
        created: '2026-01-01',
        changed: '2026-01-01',
        data: { provinceId: 'nam-dinh', sha256: '0'.repeat(64) },
        edits: [],
      },
    };
    await open('c.json', JSON.stringify(other));
    await scenarios.getByText('Kịch bản của tỉnh khác').waitFor();
    expect(
      await app
        .header()
        .getByRole('button', { name: /^Kịch bản/ })
        .count(),
    ).toBe(0);
  });
});

describe('every tool', () => {
  for (const [size, name] of [
    [DESKTOP, 'desktop'],
    [PHONE, 'phone'],
  ] as const) {
    for (const theme of ['light', 'dark']) {
      it(`has nothing for axe to find: ${theme}, ${name}`, { timeout: SLOW_MS }, async () => {
        const app = await openApp(`?view=planner&theme=${theme}`, size);
        await app.ready();
        if (size === PHONE) {
          await app.page.getByRole('button', { name: 'Mở nửa màn hình' }).click();
          await app.page.getByRole('button', { name: 'Mở rộng' }).click();
        }
        for (const tab of ['Phương án', 'Cặp đang có', 'Lấp khoảng trống', 'Mất vị trí', 'Kịch bản']) {
          await app.tool(tab);
          await app.ready();
          expect(await app.axeFindings()).toEqual([]);
        }
        await app.page.getByRole('button', { name: 'Kịch bản mới' }).click();
        await findPlan(app);
        await app.page.getByRole('tabpanel').getByRole('rowheader').first().getByRole('button').click();
        await app.page.getByRole('heading', { name: /→/, level: 2 }).waitFor();
        expect(await app.axeFindings()).toEqual([]);
        expect(app.errors).toEqual([]);
      });
    }
  }
});

describe('what the tools answer', () => {
  for (const theme of ['light', 'dark']) {
    it(`has nothing for axe to find: ${theme}`, { timeout: SLOW_MS }, async () => {
      const app = await openApp(`?view=planner&theme=${theme}`);
      await app.ready();
      const { page } = app;
      const pairs = await app.tool('Cặp đang có');
      await pairs.getByText(/Gộp được nhiều nhất/).waitFor({ timeout: 60_000 });
      expect(await app.axeFindings()).toEqual([]);

      const gaps = await app.tool('Lấp khoảng trống');
      await gaps.getByRole('spinbutton', { name: 'Số vị trí thêm' }).fill('2');
      await gaps.getByRole('button', { name: 'Tìm nhanh' }).click();
      await gaps.getByRole('img', { name: /Với 2 vị trí/ }).waitFor({ timeout: 60_000 });
      expect(await app.axeFindings()).toEqual([]);

      const failure = await app.tool('Mất vị trí');
      await failure
        .getByRole('checkbox', { name: /^Tắt thử/ })
        .first()
        .check();
      await failure.getByText(/thôn bị hạ kết luận/).waitFor();
      expect(await app.axeFindings()).toEqual([]);

      const scenarios = await app.tool('Kịch bản');
      await scenarios.getByRole('button', { name: 'Kịch bản mới' }).click();
      await scenarios.getByText('Thêm trạm').click();
      const alone = sample.analysis.positions.find(
        ({ status, stations }) => status === 'existing' && stations.length === 1,
      );
      await search(app, alone?.id ?? '');
      const inspector = app.inspector();
      await inspector.getByText(/^Sửa /).click();
      await inspector.getByRole('textbox', { name: 'Chỗ trống' }).fill('-1');
      await inspector.getByRole('alert').waitFor();
      expect(await app.axeFindings()).toEqual([]);
      await inspector.getByRole('textbox', { name: 'Chỗ trống' }).fill('3');
      await inspector.getByRole('button', { name: 'Tắt trong kịch bản' }).click();

      await page.getByRole('region', { name: 'Chỉnh sửa' }).getByRole('listitem').first().waitFor();
      const compare = page.getByRole('region', { name: 'So sánh' });
      await compare.getByRole('button', { name: 'So sánh', exact: true }).click();
      await compare.getByRole('table', { name: 'Số liệu của hai kịch bản' }).waitFor();
      await compare.getByRole('button', { name: 'Chia đôi bản đồ' }).click();
      await page.getByRole('slider', { name: /Vạch chia bản đồ/ }).waitFor();
      expect(await app.axeFindings()).toEqual([]);
      expect(app.errors).toEqual([]);
    });
  }
});
