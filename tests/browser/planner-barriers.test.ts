import { beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, PHONE } from '../support/driver/pages.ts';
import { findPlan, goToFirst, openPlanner, SLOW_MS } from '../support/driver/planner.ts';
import { axeInBothThemes } from '../support/driver/themes.ts';
import { type AnalysedSample, analyseSmall } from '../support/sample-province.ts';

/** The planner's tools and their answers have no barrier, in light and in dark. */

let sample: AnalysedSample;
beforeAll(async () => {
  sample = await analyseSmall();
});

describe('every tool, in light and in dark', () => {
  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ] as const)('has nothing for axe to find: %s', { timeout: SLOW_MS }, async (_, size) => {
    const app = await openPlanner(size);
    await app.unrollSheet();
    for (const tab of ['Phương án', 'Cặp đang có', 'Lấp khoảng trống', 'Mất vị trí', 'Kịch bản']) {
      await app.tool(tab);
      await app.ready();
      expect(await axeInBothThemes(app)).toEqual([]);
    }
    await app.page.getByRole('button', { name: 'Kịch bản mới' }).click();
    await findPlan(app);
    await app.page.getByRole('tabpanel').getByRole('rowheader').first().getByRole('button').click();
    await app.page.getByRole('heading', { name: /→/, level: 2 }).waitFor();
    expect(await axeInBothThemes(app)).toEqual([]);
    expect(app.errors).toEqual([]);
  });
});

describe('what the tools answer, in light and in dark', () => {
  it('has nothing for axe to find', { timeout: SLOW_MS }, async () => {
    const app = await openPlanner();
    const { page } = app;
    const pairs = await app.tool('Cặp đang có');
    await pairs.getByText(/Gộp được nhiều nhất/).waitFor({ timeout: 60_000 });
    expect(await axeInBothThemes(app)).toEqual([]);

    const gaps = await app.tool('Lấp khoảng trống');
    await gaps.getByRole('spinbutton', { name: 'Số vị trí thêm' }).fill('2');
    await gaps.getByRole('button', { name: 'Tìm nhanh' }).click();
    await gaps.getByRole('img', { name: /Với 2 vị trí/ }).waitFor({ timeout: 60_000 });
    expect(await axeInBothThemes(app)).toEqual([]);

    const failure = await app.tool('Mất vị trí');
    await failure
      .getByRole('checkbox', { name: /^Tắt thử/ })
      .first()
      .check();
    await failure.getByText(/thôn bị hạ kết luận/).waitFor();
    expect(await axeInBothThemes(app)).toEqual([]);

    const scenarios = await app.tool('Kịch bản');
    await scenarios.getByRole('button', { name: 'Kịch bản mới' }).click();
    await scenarios.getByText('Thêm trạm').click();
    const alone = sample.analysis.positions.find(
      ({ status, stations }) => status === 'existing' && stations.length === 1,
    );
    await goToFirst(app, alone?.id ?? '');
    const inspector = app.inspector();
    await inspector.getByText(/^Sửa /).click();
    await inspector.getByRole('textbox', { name: 'Chỗ trống' }).fill('-1');
    await inspector.getByRole('alert').waitFor();
    expect(await axeInBothThemes(app)).toEqual([]);
    await inspector.getByRole('textbox', { name: 'Chỗ trống' }).fill('3');
    await inspector.getByRole('button', { name: 'Tắt trong kịch bản' }).click();

    await page.getByRole('region', { name: 'Chỉnh sửa' }).getByRole('listitem').first().waitFor();
    const compare = page.getByRole('region', { name: 'So sánh' });
    await compare.getByRole('button', { name: 'So sánh', exact: true }).click();
    await compare.getByRole('table', { name: 'Số liệu của hai kịch bản' }).waitFor();
    await compare.getByRole('button', { name: 'Chia đôi bản đồ' }).click();
    await page.getByRole('slider', { name: /Vạch chia bản đồ/ }).waitFor();
    expect(await axeInBothThemes(app)).toEqual([]);
    expect(app.errors).toEqual([]);
  });
});
