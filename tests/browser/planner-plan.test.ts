import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { PHONE } from '../support/driver/pages.ts';
import { findPlan, goToFirst, openPlanner, SLOW_MS } from '../support/driver/planner.ts';
import { type AnalysedSample, analyseSmall } from '../support/sample-province.ts';
import { percent, vi } from '../support/vietnamese-numbers.ts';

/** A planner's journey, from the goal to a file for the operators, and what stands in its way. */

let sample: AnalysedSample;
beforeAll(async () => {
  sample = await analyseSmall();
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
    // Nothing more is claimed than is proved: of the sum of single losses, or of the loss of all moves together.
    expect(text).toMatch(/đã chứng minh/);

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

    // The province before and after it, all planned stations counted, on the two halves of the map.
    const halves = plan.getByRole('button', { name: 'Chia đôi bản đồ: trước và sau' });
    await halves.click();
    await page.getByText('Trước kế hoạch, có trạm dự kiến').waitFor();
    await page.getByRole('slider', { name: /Vạch chia bản đồ/ }).waitFor();
    await halves.click();
    await page.getByRole('slider', { name: /Vạch chia bản đồ/ }).waitFor({ state: 'detached' });

    await plan.getByRole('button', { name: 'Lập thành kịch bản' }).click();
    await app.header().getByRole('button', { name: 'Kịch bản: Theo kế hoạch dùng chung' }).waitFor();
    await app.ready();
    await app.panel().getByText('đạt mục tiêu', { exact: true }).waitFor();

    const edits = page.getByRole('region', { name: 'Chỉnh sửa' }).getByRole('listitem');
    const moved = await edits.count();
    const stays = sample.analysis.positions.find(
      ({ status, stations }) => status === 'existing' && stations.length === 1,
    );
    await goToFirst(app, stays?.id ?? '');
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
    await expect.poll(() => figures.innerText()).toContain(percent(sample.analysis.summary.newBuild.deployment.share));
    await figures.getByRole('row', { name: /^Số trạm dời so với dữ liệu 0 \d+/ }).waitFor();
    const operators = compare.getByRole('table', { name: 'Theo nhà mạng và công nghệ' });
    await operators.waitFor();
    const { sheets } = await readXlsx((await app.saveTable('Số liệu của hai kịch bản', 'XLSX')).bytes);
    expect(sheets.map(({ name }) => name)).toEqual([
      'Số liệu của hai kịch bản',
      'Theo nhà mạng',
      'Theo huyện',
      'Thôn đổi mức phủ',
    ]);
    const head = sheets[1]?.rows.findIndex(([cell]) => cell === 'Nhà mạng') ?? -1;
    expect(sheets[1]?.rows.slice(head + 1)).toHaveLength((await operators.getByRole('row').count()) - 1);
    await compare.getByRole('button', { name: 'Chia đôi bản đồ' }).click();
    const divider = page.getByRole('slider', { name: /Vạch chia bản đồ/ });
    await divider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => divider.getAttribute('aria-valuetext')).toBe('49%');
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

    // What 8,000 characters of a link cannot hold goes along as a file, and the dialog says so.
    const long = JSON.parse(kept.bytes.toString('utf8'));
    const { station } = long.scenario.edits.find((edit: { kind: string }) => edit.kind === 'move');
    const places = Array.from({ length: 900 }, (_, index) => [
      106 + (Math.sin(index) % 0.01),
      20.2 + (Math.cos(index) % 0.01),
    ]);
    const moves = places.map((location) => ({ kind: 'move', station, location }));
    long.scenario = { ...long.scenario, id: 'nhieu', name: 'Rất nhiều', edits: moves };
    await page
      .getByLabel('Mở tệp kịch bản')
      .setInputFiles({ name: 'nhieu.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(long)) });
    await app.header().getByRole('button', { name: 'Kịch bản: Rất nhiều' }).waitFor();
    await app.ready();
    await page.getByRole('button', { name: 'Chia sẻ' }).click();
    const share = page.getByRole('dialog', { name: 'Chia sẻ' });
    await share.getByText('Đường dẫn không mang theo: kịch bản đang mở, vì dài quá 8.000 ký tự.').waitFor();
    const link = await share.getByRole('textbox', { name: 'Đường dẫn', exact: true }).inputValue();
    expect(link.length).toBeLessThan(8000);
    const sent = await app.download(() => share.getByRole('button', { name: 'Tải tệp kịch bản' }).click());
    expect(JSON.parse(sent.bytes.toString('utf8')).scenario.edits).toHaveLength(places.length);
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
    await expect
      .poll(() => plan.getByRole('table', { name: 'Các trạm chuyển' }).getByRole('row').count())
      .toBeGreaterThan(1);
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
});

describe('a plan by least cost', () => {
  it('is asked for where costs are known: what it saves stands with its spread, in its files too', {
    timeout: SLOW_MS,
  }, async () => {
    const app = await openPlanner();
    const { page } = app;
    const plan = await app.tool('Lập kế hoạch');
    await plan.getByRole('radio', { name: 'Bớt nhiều cột nhất, giữ độ phủ' }).waitFor();
    // Nothing about money where nothing is known.
    expect(await plan.getByRole('radio', { name: LEAST_COST }).count()).toBe(0);
    expect(await (await findPlan(app)).innerText()).not.toContain('triệu đồng');

    await page.route('**/profile.json', async (route) => {
      const profile = await (await route.fetch()).json();
      const { bytes: _, sha256: __, ...villages } = profile.data.villages;
      await route.fulfill({ json: { ...profile, costs: COSTS, data: { ...profile.data, villages } } });
    });
    // Some villages count three times.
    await page.route('**/villages.geojson', async (route) => {
      const villages = await (await route.fetch()).json();
      for (const [index, { properties }] of villages.features.entries()) if (index % 3 === 0) properties.weight = 3;
      await route.fulfill({ json: villages });
    });
    await page.reload();
    await app.ready();
    await plan.getByRole('radio', { name: LEAST_COST }).check();
    await findPlan(app);
    await plan.getByRole('heading', { name: 'Chi phí (triệu đồng)' }).waitFor();
    const text = await plan.innerText();
    expect(text).toMatch(/Tiết kiệm nhờ dùng chung\s+[\d.,]+ \(từ [\d.,-]+ đến [\d.,]+\)/);
    expect(text).toContain('Tính theo hồ sơ tỉnh: cột mới, thuê 5 năm');
    expect(text).toMatch(WEIGHED);
    expect(text).toContain('đạt mục tiêu');
    const file = await app.download(() => plan.getByRole('button', { name: 'plan.json' }).click());
    const { money, mastsSaved, weighted } = JSON.parse(file.bytes.toString('utf8'));
    expect(weighted.villages).toBeGreaterThan(1);
    // Each mast that need not be built saves its price.
    expect(money.saved.mid).toBe(COSTS.newMast[0].amount * (mastsSaved - money.mastsUnknown));
    expect(text).toContain(`${vi(money.saving.mid)} (từ ${vi(money.saving.low)} đến ${vi(money.saving.high)})`);
    const sheet = await app.download(() => plan.getByRole('button', { name: 'Bảng tính (XLSX)' }).click());
    const cells = (await readXlsx(sheet.bytes)).sheets.flatMap(({ rows }) => rows.flat().map(String));
    expect(cells).toContain('Tiết kiệm nhờ dùng chung (triệu đồng)');
    expect(app.errors).toEqual([]);
  });
});

const WEIGHED = /\d+ thôn có trọng số khác 1\. Phương án được chọn theo số này/;
const LEAST_COST = /chi phí/i;
const COST_SOURCE = { source: 'đơn giá minh họa', date: '2025-01-01' };
/** In millions of đồng. */
const COSTS = {
  newMast: [{ amount: 900, low: 700, high: 1200, ...COST_SOURCE }],
  rentPerYear: { amount: 30, ...COST_SOURCE },
  rentYears: 5,
  survey: { amount: 10, ...COST_SOURCE },
} as const;

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
    // A limit binds the parts of the province to each other: that is for the solver.
    await plan.getByText('Giới hạn theo nhà mạng').click();
    await plan.getByRole('group', { name: 'Viettel' }).getByLabel('Số trạm chuyển nhiều nhất').fill('99');
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
    await expect.poll(() => plan.getByRole('alert').innerText()).toContain('nhỏ hơn 100%');
    await expect.poll(() => plan.getByRole('button', { name: 'Tìm phương án tốt nhất' }).isDisabled()).toBe(true);
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
    await expect.poll(() => plan.getByRole('button', { name: 'Tìm phương án tốt nhất' }).isDisabled()).toBe(true);
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
