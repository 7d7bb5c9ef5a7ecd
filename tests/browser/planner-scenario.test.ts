import { beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { goToFirst, openPlanner, SLOW_MS } from '../support/driver/planner.ts';
import { type AnalysedSample, analyseSmall } from '../support/sample-province.ts';

/** A planner changes what stands and what is planned, in a scenario. */

let sample: AnalysedSample;
beforeAll(async () => {
  sample = await analyseSmall();
});

describe('a scenario', () => {
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
    await goToFirst(app, alone.id);
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
    await expect.poll(() => set.isDisabled()).toBe(true);
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
    await scenarios.getByRole('alert').getByText('từ -50 đến 100 dBm').waitFor();
    await expect.poll(() => add.isDisabled()).toBe(true);
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
    await expect.poll(() => edits.first().innerText()).toMatch(/^Dời .+ đến 2\d\.\d{5}, 10\d\.\d{5}/);
  });
});
