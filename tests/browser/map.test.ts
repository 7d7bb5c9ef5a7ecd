import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shareOf } from '../../src/analysis/layout.ts';
import { type App, openApp, openSharedApp } from '../support/app-driver.ts';
import { DESKTOP, PHONE, wholeSample } from '../support/driver/pages.ts';
import { type AnalysedSample, analyseSample, analyseSmall } from '../support/sample-province.ts';
import { percent, vi } from '../support/vietnamese-numbers.ts';

/** The main job on the real page: the map says what the analysis in Node says. */

let sample: AnalysedSample;
beforeAll(async () => {
  sample = await analyseSmall();
});

/** An address that puts a point at the middle of the map. */
const at = ([lon, lat]: readonly [number, number], zoom = 15) => `at=${lon.toFixed(5)},${lat.toFixed(5)},${zoom}`;
function firstVillage(wanted: (v: number) => boolean): number {
  const found = sample.province.villages.findIndex((_, v) => wanted(v));
  if (found < 0) throw new Error('the sample has no such village');
  return found;
}

describe('the first screen', () => {
  it('shows the figures that the analysis has, each share with its own denominator', async () => {
    const app = await openApp('', DESKTOP, wholeSample());
    await app.ready();
    const { villages, positions, newBuild } = (await analyseSample()).analysis.summary;
    const panel = app.panel();
    const text = await panel.innerText();
    for (const count of [villages.covered, villages.partial, villages.uncovered, villages.contradictions]) {
      expect(text).toContain(vi(count));
    }
    expect(text).toContain(`trên ${vi(1355)} thôn`);
    expect(text).toContain('16,0%');
    expect(text).toContain(`${vi(positions.shared)} trên ${vi(positions.total)} vị trí BTS`);
    expect(text).toContain(`${vi(newBuild.deployment.shared)} trên ${vi(newBuild.deployment.locations)} vị trí mới`);
    expect(text).toContain(`${vi(newBuild.greenfield.shared)} trên ${vi(newBuild.greenfield.locations)} vị trí mới`);
    await expect.poll(() => app.page.getByText('Dữ liệu mẫu').count()).toBeGreaterThan(0);
    expect(app.errors).toEqual([]);
  });
});

describe('a village on the map', () => {
  it('is clicked, and its verdict is read with the reason', async () => {
    const v = firstVillage((i) => sample.analysis.verdicts[i] === 'uncovered');
    const app = await openApp(`?off=positions,planned&${at(sample.pointIn(v))}`);
    await app.ready();
    await app.pressMapCentre();
    const village = sample.province.villages[v];
    const inspector = app.inspector();
    await inspector.getByRole('heading', { name: village?.name ?? '', level: 2 }).waitFor();
    const text = await inspector.innerText();
    expect(text).toContain('Chưa được phủ sóng băng rộng di động');
    expect(text).toContain(percent(shareOf(sample.analysis.coverage, v, { kind: 'broadband' })));
    await expect.poll(() => new URL(app.page.url()).searchParams.get('village')).toBe(village?.code);
  });

  it('is verified by Turf on request, to the same share', async () => {
    const v = firstVillage((i) => {
      const share = shareOf(sample.analysis.coverage, i, { kind: 'broadband' });
      return share > 0.3 && share < 0.7;
    });
    const app = await openApp(`?view=district&village=${sample.province.villages[v]?.code}`);
    await app.ready();
    const inspector = app.inspector();
    await inspector.getByRole('button', { name: 'Kiểm chứng' }).click();
    await inspector.getByText(/từ \d+ vùng phục vụ/).waitFor();
    await expect.poll(() => inspector.innerText()).toMatch(/0,0\d* điểm phần trăm/);
  });

  it('changes its colour when a radius changes, and so do the figures', async () => {
    const smaller = await analyseSmall((parameters) => ({ ...parameters, radiusFactor: 0.5 }));
    const v = firstVillage(
      (i) =>
        shareOf(sample.analysis.coverage, i, { kind: 'broadband' }) === 1 &&
        shareOf(smaller.analysis.coverage, i, { kind: 'broadband' }) < 0.4,
    );
    const app = await openApp(`?off=positions,planned,labels&${at(sample.pointIn(v))}`);
    await app.ready();
    const before = await app.colourAtCentre();
    await app.unfold('Giả định');
    await app.setSlider(/Hệ số bán kính/, 0.5);
    await app.ready();
    await app.panel().getByText(vi(smaller.analysis.summary.villages.uncovered), { exact: true }).first().waitFor();
    expect(await app.colourAtCentre()).not.toBe(before);
    await expect.poll(() => app.panel().innerText()).toContain('1 giả định đã đổi');
    expect(app.errors).toEqual([]);
  });

  it('takes the colour of what is asked: an operator it lacks shows it pale', async () => {
    const v = firstVillage(
      (i) =>
        shareOf(sample.analysis.coverage, i, { kind: 'broadband' }) === 1 &&
        shareOf(sample.analysis.coverage, i, { kind: 'operator', operator: 'Vietnamobile' }) === 0,
    );
    const app = await openApp(`?off=positions,planned,labels&${at(sample.pointIn(v))}`);
    await app.ready();
    const before = await app.colourAtCentre();
    await app.panel().getByRole('combobox', { name: 'Nhà mạng' }).selectOption('Vietnamobile');
    await expect.poll(() => app.colourAtCentre()).not.toBe(before);
  });
});

describe('a mast on the map', () => {
  it('is clicked, and tells its tenants, whom it serves and who hangs on it alone', async () => {
    const p = sample.analysis.positions.findIndex(
      (position, index) => position.shared && sample.analysis.coverage.criticalPositions.includes(index),
    );
    const position = sample.analysis.positions[p];
    if (!position) throw new Error('the sample has no shared position that villages hang on');
    const app = await openApp(`?${at(position.location, 17)}`);
    await app.ready();
    await app.pressMapCentre();
    const inspector = app.inspector();
    await inspector.getByRole('heading', { name: new RegExp(position.id) }).waitFor();
    await inspector
      .getByText(/\d+ thôn, [\d.]+ người/)
      .first()
      .waitFor();
    const text = await inspector.innerText();
    for (const operator of position.existingOperators) expect(text).toContain(operator);
    expect(text).toContain('Thôn chỉ dựa vào vị trí này');
    expect(text).not.toContain('Không thôn nào chỉ dựa vào vị trí này');
  });
});

describe('a link', () => {
  it('brings the same view back: door, language, question, selection, assumption', async () => {
    const code = sample.province.villages[100]?.code ?? '';
    const app = await openApp(`?view=planner&lang=en&colour=resilience&village=${code}&coveredShare=0.6`);
    await app.ready();
    const { page } = app;
    expect(
      await page.getByRole('button', { name: 'Planning', exact: false }).first().getAttribute('aria-current'),
    ).toBe('page');
    await app.inspector().getByRole('heading', { level: 2 }).waitFor();
    // The fold with the assumptions comes after the first map.
    await expect.poll(() => app.panel().innerText()).toContain('1 assumption changed');
    const query = new URL(page.url()).searchParams;
    expect(query.get('village')).toBe(code);
    expect(query.get('colour')).toBe('resilience');
  });

  it('ignores what is broken or hostile in it', async () => {
    const app = await openApp(
      '?view=<script>&at=1,2&village=%00&colour=xyz&coveredShare=abc&profile=https://evil.test/p.json',
    );
    await app.ready();
    await expect.poll(() => app.panel().innerText()).toContain(vi(sample.analysis.summary.villages.covered));
  });
});

describe('a search', () => {
  it('finds a village typed without diacritics and opens it', async () => {
    const app = await openApp();
    await app.ready();
    const box = app.page.getByRole('combobox', { name: /Tìm thôn/ });
    await box.fill('xich tho');
    await app.page.getByRole('listbox').getByRole('option').first().waitFor();
    await expect.poll(() => app.page.getByRole('listbox').innerText()).toContain('Xích Thổ');
  });
});

describe('on a phone', () => {
  it('shows the map, and the answer in the sheet after a tap', async () => {
    const v = firstVillage((i) => sample.analysis.verdicts[i] === 'covered');
    const app = await openApp(`?off=positions,planned&${at(sample.pointIn(v))}`, PHONE);
    await app.ready();
    await app.pressMapCentre();
    await app.page.getByRole('heading', { name: sample.province.villages[v]?.name ?? '', level: 2 }).waitFor();
    await expect
      .poll(() => app.page.getByText('Được phủ sóng băng rộng di động', { exact: true }).isVisible())
      .toBe(true);
  });
});

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const)('every view, on a %s', (_, size) => {
  describe.each([
    ['light', '?', (): string => ''],
    ['dark, with a village chosen', '?theme=dark', (): string => `&village=${sample.province.villages[7]?.code}`],
  ] as const)('in %s', (_theme, query, more) => {
    let app: App;
    beforeAll(async () => {
      app = await openSharedApp(query + more(), size);
      await app.ready();
    });
    afterAll(() => app.close());

    it.each(['Công khai', 'Xã, phường', 'Quy hoạch'] as const)(
      'has a visible map and nothing for axe to find: %s',
      async (door) => {
        await app.goToDoor(door);
        const box = await app.page.locator('canvas').first().boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(100);
        expect(await app.axeFindings()).toEqual([]);
        expect(app.errors).toEqual([]);
      },
    );
  });
});

describe('a change of language', () => {
  it('leaves the map standing and says its controls in the other language', async () => {
    const app = await openApp('');
    await app.ready();
    const canvas = await app.page.locator('#map canvas').first().elementHandle();
    await app.page.getByRole('button', { name: 'EN', exact: true }).click();
    await app.page.getByRole('button', { name: 'Zoom in', exact: true }).waitFor();
    expect(await canvas?.evaluate((one) => one.isConnected)).toBe(true);
  });
});
