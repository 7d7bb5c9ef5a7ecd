import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allCandidates } from '../../src/analysis/sharing/candidates.ts';
import { findCandidates } from '../../src/analysis/sharing/find-candidates.ts';
import { type App, openApp, openSharedApp } from '../support/app-driver.ts';
import { DESKTOP, wholeSample } from '../support/driver/pages.ts';
import { goToFirst, openPlanner, rowsShown } from '../support/driver/planner.ts';
import { type AnalysedSample, analyseSample, analyseSmall } from '../support/sample-province.ts';
import { percent, vi } from '../support/vietnamese-numbers.ts';

/** The planner's goal, and the candidates that it could be reached with. */

let sample: AnalysedSample;
beforeAll(async () => {
  sample = await analyseSmall();
});

describe('the goal', () => {
  let app: App;
  beforeAll(async () => {
    app = await openSharedApp('?view=planner');
    await app.ready();
  });
  afterAll(() => app.close());

  it('is seen first, in both readings, each with its denominator in words', async () => {
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
    await expect.poll(() => last.innerText()).toContain(`${vi(deployment.shared)}/${vi(deployment.locations)}`);
    await panel.getByRole('button', { name: 'Biểu đồ' }).click();
    await expect.poll(() => panel.getByRole('img', { name: /mục tiêu trên 30%/ }).count()).toBe(1);
  });
});

describe('the candidates', () => {
  it('are filtered, sorted and counted, and a row opens the card with rule, gates and villages', async () => {
    const app = await openPlanner(DESKTOP, wholeSample());
    const tool = await app.tool('Phương án');
    await tool.getByRole('table').waitFor();
    const [passing, total] = await rowsShown(app);
    await tool.getByRole('checkbox', { name: 'Chỉ phương án đạt' }).uncheck();
    await expect.poll(() => rowsShown(app)).toEqual([total, total]);
    expect(passing).toBeLessThan(total);

    await tool.getByRole('combobox', { name: 'Nhà mạng' }).selectOption('MobiFone');
    await tool.getByRole('combobox', { name: 'Quy định' }).selectOption('mandatory');
    const rows = tool.locator('tbody tr');
    expect(new Set(await rows.locator('td:nth-of-type(1)').allInnerTexts())).toEqual(new Set(['MobiFone']));
    for (const rule of await rows.locator('td:nth-of-type(8)').allInnerTexts()) expect(rule).toContain('Bắt buộc');

    // The whole header sorts: pressed beside its words.
    await tool.getByRole('columnheader', { name: 'Cách' }).click({ position: { x: 4, y: 4 } });
    await expect
      .poll(() => tool.getByRole('columnheader', { name: 'Cách' }).getAttribute('aria-sort'))
      .toBe('ascending');
    await rows.getByRole('rowheader').first().getByRole('button').click();
    const card = app.inspector();
    await card.getByRole('heading', { name: /→/, level: 2 }).waitFor();
    await expect.poll(() => card.getByRole('table', { name: 'Điều kiện' }).getByRole('row').count()).toBe(6);
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
    const [passing] = await rowsShown(app);
    await tool.getByRole('combobox', { name: 'Điều kiện' }).selectOption({ label: 'không đạt: quá xa' });
    // Those that fail are not among those that pass.
    await expect.poll(() => tool.getByRole('checkbox', { name: 'Chỉ phương án đạt' }).isChecked()).toBe(false);
    await tool.getByRole('combobox', { name: 'Bên nhận' }).selectOption({ label: 'Nhận: Viettel' });
    await tool.getByRole('searchbox', { name: 'Tìm trạm' }).fill('mobifone');
    await expect.poll(() => rowsShown(app).then(([shown]) => shown > 0 && shown !== passing)).toBe(true);
    const failing = tool.getByRole('row').filter({ hasText: /không đạt: .*quá xa/ });
    await failing.first().getByRole('rowheader').getByRole('button').click();
    const row = app.inspector().getByRole('row', { name: /^khoảng cách/ });
    await row.waitFor();
    await expect.poll(() => row.innerText()).toMatch(/(\d{3} m|\d,\d km)\s+≤ 500 m\s+không đạt/);
  });

  it('of a mast pressed on the map are gone to in the table', async () => {
    const app = await openPlanner(DESKTOP, wholeSample());
    const tool = await app.tool('Phương án');
    const { province } = await analyseSample();
    const last = province.stations.filter(({ status }) => status === 'planned').at(-1);
    if (!last) throw new Error('the sample has no planned station');
    await tool.getByRole('checkbox', { name: 'Chỉ phương án đạt' }).uncheck();
    await goToFirst(app, last.positionId ?? last.id);
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
    await expect.poll(() => tool.locator('tr[data-pointed]').count()).toBe(1);

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
