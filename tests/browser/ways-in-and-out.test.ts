import { destination } from '@turf/turf';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { PHONE, wholeSample } from '../support/driver/pages.ts';
import { type AnalysedSample, analyseSample } from '../support/sample-province.ts';

/** How a person comes to a village, goes back, and gives it away: on phones and in a frame of a portal. */

let sample: AnalysedSample;
beforeAll(async () => {
  sample = await analyseSample();
});
const SMALL_PHONE = { width: 360, height: 640 } as const;

describe.each([
  ['390×844', PHONE],
  ['360×640', SMALL_PHONE],
] as const)('a phone of %s', (_, size) => {
  it('scrolls the results without choosing one, walks back and forward, and sends the link', async () => {
    const app = await openApp('', size, wholeSample());
    const { page } = app;
    await page.evaluate(() => {
      Object.assign(navigator, {
        share: async (data: ShareData) => {
          document.title = `shared ${data.url}`;
        },
      });
    });
    await app.ready();
    const header = await app.header().boundingBox();
    expect(header?.height).toBeLessThan(160);
    // The sheet at its lowest shows the button whole.
    const find = await page.getByRole('button', { name: 'Vị trí của tôi' }).boundingBox();
    expect((find?.y ?? 0) + (find?.height ?? 0)).toBeLessThan(size.height);

    // Many villages have this name: the commune stands beside it, and there are more.
    await app.search('xóm 5');
    const list = page.getByRole('listbox', { name: 'Kết quả tìm kiếm' });
    const choices = list.getByRole('option');
    const options = await choices.allInnerTexts();
    expect(options.slice(0, 3).every((text) => /Xóm 5\n.*Xã/.test(text))).toBe(true);
    expect(options.at(-1)).toBe('Xem thêm kết quả');
    const box = await list.boundingBox();
    if (!box) throw new Error('the list is not on the screen');
    // A finger that is put on a result and moves up: the list goes with it.
    const session = await page.context().newCDPSession(page);
    const [x, y] = [box.x + 60, box.y + box.height / 2];
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', dy = 0) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: y - dy }] });
    await touch('touchStart');
    for (const dy of [10, 30, 60, 90, 120]) await touch('touchMove', dy);
    await touch('touchEnd');
    await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeGreaterThan(20);
    expect(await page.getByRole('article').count()).toBe(0);

    await list.getByRole('option', { name: 'Xem thêm kết quả' }).tap();
    await expect.poll(() => choices.count()).toBeGreaterThan(20);
    await choices.nth(1).tap();
    const first = await page.getByRole('article').getByRole('heading', { level: 2 }).innerText();
    expect(first).toBe('Xóm 5');
    await app.search('thôn chùa gia hòa');
    await choices.first().tap();
    await page.getByRole('heading', { level: 2, name: 'Thôn Chùa' }).waitFor();

    await page.goBack();
    await page.getByRole('heading', { level: 2, name: 'Xóm 5', exact: true }).waitFor();
    await page.goBack();
    await expect.poll(() => page.getByRole('article').count()).toBe(0);
    await page.goForward();
    await page.goForward();
    await page.getByRole('heading', { level: 2, name: 'Thôn Chùa' }).waitFor();
    await app.goToDoor('Xã, phường');
    await expect.poll(() => page.getByText('có hiệu lực đến 31/12/2024').count()).toBe(1);
    await page.goBack();
    await page.getByRole('button', { name: 'Công khai', exact: true }).and(page.locator('[aria-current]')).waitFor();

    await page.getByRole('button', { name: 'Chia sẻ' }).click();
    await page.getByText('Mã QR để quét').click();
    await page.getByRole('img', { name: 'Mã QR của đường dẫn này' }).waitFor();
    expect(await app.axeFindings()).toEqual([]);
    await page.getByRole('button', { name: 'Gửi qua Zalo' }).click();
    await expect.poll(() => page.title()).toMatch(/^shared http.*village=/);
    expect(app.errors).toEqual([]);
  });
});

describe('a frame of 800 × 600 in a portal', () => {
  it('shows a map beside one panel, also with a village open, and says what a link asks in vain', async () => {
    const app = await openApp('?embed=1&village=00000', { width: 800, height: 600 }, wholeSample());
    const { page } = app;
    await app.ready();
    await page.getByRole('alert').getByText('Không có thôn nào mang mã 00000').waitFor();
    await page.getByRole('alert').getByRole('button', { name: 'Đóng' }).click();
    const village = sample.province.villages.findIndex(({ name }) => name === 'Thôn Chùa');
    const [lon, lat] = sample.pointIn(village);
    await app.search(`https://www.google.com/maps/@${lat},${lon},17z`);
    await page.getByRole('listbox').getByRole('option').first().click();
    await page.getByRole('heading', { level: 2, name: 'Thôn Chùa' }).waitFor();
    // The answer is for that place, beside the village's.
    const here = page.getByRole('table', { name: 'Từng nhà mạng tại chỗ này' });
    await here.waitFor();
    await expect.poll(() => here.getByRole('row').count()).toBe(sample.profile.operators.length + 1);
    // What it is good for, outdoors and in the house.
    const uses = await here.getByRole('cell', { name: /^(gọi|gọi, nhắn tin|xem web|xem video|chưa có sóng)$/ }).count();
    expect(uses).toBe(2 * sample.profile.operators.length);
    await page.getByText('Từng công nghệ: có hay không').click();
    await page
      .getByText(/Viettel 4G: (tới|chưa tới)(, ở (trong|ngoài), cách mép .*)? \(cả thôn: /)
      .first()
      .waitFor();
    // Which SIM: by 4G here and in the village, 5G told apart; which brands use whose network; what is to come.
    await expect.poll(() => here.getByRole('columnheader').allInnerTexts()).toContain('Cả thôn');
    await page.getByText(/ở chỗ này nên dùng SIM|của các nhà mạng chưa tới chỗ này/).waitFor();
    await page.getByText('iTel và Wintel dùng mạng VinaPhone').waitFor();
    await page.getByText(/Trạm dự kiến gần đây|chưa có trạm nào dự kiến/).waitFor();
    await page.getByText(/Cáp quang gần đây: \S+ cách |Gần đây chưa có cáp quang nào/).waitFor();
    // The place is in the link: a reload brings it back, and so does Back.
    await expect.poll(() => page.url()).toContain(`point=${lon.toFixed(5)}%2C${lat.toFixed(5)}`);
    await page.reload();
    await app.ready();
    await here.waitFor();
    await app.search('xóm 5');
    await page.getByRole('listbox').getByRole('option').first().click();
    await page.getByRole('heading', { level: 2, name: 'Xóm 5', exact: true }).waitFor();
    await page.goBack();
    await here.waitFor();
    const free = await page.evaluate(() => {
      const seen = [...Array(80).keys()].filter((at) => {
        const element = document.elementFromPoint(at * 10 + 5, 330);
        return element?.tagName === 'CANVAS';
      });
      return seen.length * 10;
    });
    expect(free).toBeGreaterThan(380);
    expect(await app.axeFindings()).toEqual([]);
    expect(app.errors).toEqual([]);
  });
});

describe('a tablet of 768 × 1,024', () => {
  it('has the scale beside the names of sources', async () => {
    const app = await openApp('?village=14320001', { width: 768, height: 1024 }, wholeSample());
    const { page } = app;
    await app.ready();
    const scale = await page.locator('.maplibregl-ctrl-scale').boundingBox();
    const sources = await page.locator('.maplibregl-ctrl-attrib').boundingBox();
    if (!scale || !sources) throw new Error('the map has neither scale nor sources');
    expect(scale.x + scale.width).toBeLessThanOrEqual(sources.x);
  });
});

describe('a device that knows its place only to 20 km', () => {
  it('names no village, and offers those in the circle', async () => {
    const village = sample.province.villages.findIndex(({ name }) => name === 'Thôn Chùa');
    const place = sample.pointIn(village);
    const app = await openApp('', PHONE, { ...wholeSample(), place });
    const { page } = app;
    const [longitude, latitude] = place;
    await page.context().setGeolocation({ longitude, latitude, accuracy: 20_000 });
    await app.ready();
    await page.getByRole('button', { name: 'Vị trí của tôi' }).click();
    await page.getByText(/sai số khoảng 20,0 km/).waitFor();
    // The sheet rises to what is said and offered, and leaves the circle in sight.
    await page.getByRole('button', { name: 'Mở rộng' }).waitFor();
    expect(await page.getByRole('article').count()).toBe(0);
    // One circle is on the map; where these bearings leave the province nothing else is drawn near it.
    const BEARINGS = [0, 45, 90, 270, 315];
    const blue = async (km: number): Promise<number> => {
      const places = BEARINGS.map((bearing) => {
        const [lon = 0, lat = 0] = destination([...place], km, bearing).geometry.coordinates;
        return [lon, lat] as const;
      });
      return (await app.bluenessAt(places)).filter((blueness) => blueness > 20).length;
    };
    await expect.poll(() => blue(20), { timeout: 20_000 }).toBe(BEARINGS.length);
    expect([await blue(17), await blue(23)]).toEqual([0, 0]);
    await app.unrollSheet();
    await page.getByRole('button', { name: 'Thôn Chùa, Xã Gia Hòa' }).click();
    await page.getByRole('heading', { level: 2, name: 'Thôn Chùa' }).waitFor();
    expect(app.errors).toEqual([]);
  });
});
