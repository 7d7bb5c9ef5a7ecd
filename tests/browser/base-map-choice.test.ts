import { expect, it } from 'vitest';
import { type App, openApp } from '../support/app-driver.ts';
import { imagery, namedBaseMap, roadTiles, serveBaseMaps } from '../support/base-maps.ts';
import { PHONE } from '../support/driver/pages.ts';

/** Which base map is drawn, and the ground in bands of height: chosen on the screen, the same on paper. */

const BASE_MAPS = [
  namedBaseMap('đường', { kind: 'pmtiles', file: 'roads.pmtiles' }),
  namedBaseMap('ảnh đỏ', { kind: 'pmtiles', file: 'red.pmtiles' }),
  namedBaseMap('ảnh xanh', { kind: 'pmtiles', file: 'blue.pmtiles' }),
];
const FILES = {
  'roads.pmtiles': roadTiles('QL 77'),
  'red.pmtiles': imagery([200, 20, 20]),
  'blue.pmtiles': imagery([20, 20, 200]),
};

async function withThreeBaseMaps(query: string, size?: typeof PHONE): Promise<App> {
  const app = await openApp(query, size);
  await serveBaseMaps(app.page, { baseMaps: BASE_MAPS }, FILES);
  await app.page.reload();
  await app.ready();
  return app;
}

/** The colour in the middle of a picture on the sheet, `red,green,blue`. */
async function colourOfPicture(app: App, href: string): Promise<readonly number[]> {
  return app.page.evaluate(async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = new OffscreenCanvas(1, 1);
    const drawing = canvas.getContext('2d');
    drawing?.drawImage(picture, picture.width / 2, picture.height / 2, 1, 1, 0, 0, 1, 1);
    return [...(drawing?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
  }, href);
}

it('of several base maps the chosen one is drawn, on paper as strong as on the screen, and credited alone', async () => {
  const app = await withThreeBaseMaps('?view=district&off=relief');
  const choice = app.page.getByRole('combobox', { name: 'Nền đang vẽ' });
  await choice.waitFor();
  expect(await choice.locator('option').allInnerTexts()).toEqual([
    'Nền đường + Nền ảnh đỏ (chồng lên nhau)',
    'Nền đường',
    'Nền ảnh đỏ',
    'Nền ảnh xanh',
  ]);
  const paper = app.page.getByRole('dialog', { name: 'Báo cáo sẽ in' });
  const drawing = paper.getByRole('img', { name: /Tỷ lệ diện tích thôn/ });
  const pictures = drawing.locator('image');
  const openReport = () => app.page.getByRole('button', { name: 'Báo cáo A4' }).click();
  const picture = async () => {
    await expect.poll(() => pictures.count()).toBe(1);
    const href = (await pictures.getAttribute('href')) ?? '';
    expect(href).toMatch(/^data:image\/jpeg/);
    return { colour: await colourOfPicture(app, href), opacity: await pictures.getAttribute('opacity') };
  };
  await openReport();
  await drawing.getByText('QL 77').first().waitFor();
  await drawing.getByText('Bản đồ nền: © đường · © ảnh đỏ.').waitFor();
  const together = await picture();
  expect(together.colour[0]).toBeGreaterThan(150);
  await paper.getByRole('button', { name: 'Đóng báo cáo' }).click();

  await choice.selectOption('Nền ảnh xanh');
  await app.setSlider('Đường, sông: độ đậm', 0.4);
  await expect.poll(() => new URL(app.page.url()).searchParams.get('base')).toBe('ảnh xanh');
  await openReport();
  await drawing.getByText('Bản đồ nền: © ảnh xanh.').waitFor();
  const alone = await picture();
  expect(alone.colour[2]).toBeGreaterThan(150);
  expect(alone.colour[0]).toBeLessThan(60);
  expect(alone.opacity).toBe('0.4');
  expect(await drawing.getByText('QL 77').count()).toBe(0);
  // Villages are seen through over it; the picture that is saved has it too.
  expect(await drawing.locator('path[fill-opacity="0.7"]').count()).toBeGreaterThan(10);
  const saved = await app.download(() => paper.getByRole('button', { name: 'Ảnh bản đồ (PNG)' }).click());
  expect(saved.bytes.subarray(1, 4).toString()).toBe('PNG');
  await paper.getByRole('button', { name: 'Đóng báo cáo' }).click();

  // Who is sent the address sees the same.
  await app.page.reload();
  await app.ready();
  await choice.waitFor();
  expect(await choice.inputValue()).toBe('ảnh xanh');
  expect(app.errors).toEqual([]);
});

it('the ground in bands of height is off at first; on, it has a legend in metres, also on paper', async () => {
  const app = await openApp('?view=district');
  await app.ready();
  const tint = app.page.getByRole('checkbox', { name: 'Màu theo độ cao' });
  await tint.waitFor();
  expect(await tint.isChecked()).toBe(false);
  const legend = app.page.getByRole('region', { name: 'Độ cao mặt đất' });
  expect(await legend.count()).toBe(0);
  const picture = async (): Promise<string> => (await app.page.locator('#map').screenshot()).toString('base64');
  const before = await picture();
  await tint.check();
  await legend.getByText('dưới 10 m').waitFor();
  await expect.poll(picture).not.toBe(before);
  await app.setDeviceTheme('dark');
  await legend.getByText('10 – 50 m').waitFor();
  expect(await app.axeFindings()).toEqual([]);
  await expect.poll(() => new URL(app.page.url()).searchParams.get('on')).toContain('tint');

  const paper = app.page.getByRole('dialog', { name: 'Báo cáo sẽ in' });
  const drawing = paper.getByRole('img', { name: /Tỷ lệ diện tích thôn/ });
  const openReport = () => app.page.getByRole('button', { name: 'Báo cáo A4' }).click();
  await openReport();
  await drawing.getByText('Độ cao mặt đất').waitFor();
  await drawing.getByText('dưới 10 m').waitFor();
  // Under the villages' colours and the shading over them.
  await expect.poll(() => drawing.locator('image').count()).toBe(2);
  await paper.getByRole('button', { name: 'Đóng báo cáo' }).click();
  await app.page.getByRole('checkbox', { name: 'Bóng địa hình' }).uncheck();
  await openReport();
  await drawing.getByText(/Màu theo độ cao: ground\.pack, Dữ liệu minh họa/).waitFor();
  expect(await drawing.locator('image').count()).toBe(1);
  await paper.getByRole('button', { name: 'Đóng báo cáo' }).click();
  await tint.uncheck();
  expect(await legend.count()).toBe(0);
  expect(app.errors).toEqual([]);
});

it('on a phone all of the layer switch is reached by scrolling the sheet, and is pressed where it is seen', async () => {
  const app = await withThreeBaseMaps('?on=tint', PHONE);
  await app.unrollSheet();
  const switches = app.page.getByRole('heading', { name: 'Lớp bản đồ' }).locator('..');
  await switches.getByRole('checkbox', { name: 'Màu theo độ cao' }).waitFor({ state: 'attached' });
  const parts = switches.locator('input, select');
  const count = await parts.count();
  expect(count).toBeGreaterThan(8);
  for (let i = 0; i < count; i++) {
    const part = parts.nth(i);
    await part.scrollIntoViewIfNeeded();
    const found = await part.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return {
        isPressed: there === element || there?.closest('label')?.contains(element) === true,
        isInside: box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight,
      };
    });
    expect([i, found]).toEqual([i, { isPressed: true, isInside: true }]);
  }
  // A finger that goes up over the switch scrolls it, from its first row to what follows it.
  const first = parts.first();
  await first.scrollIntoViewIfNeeded();
  const box = await first.boundingBox();
  if (!box) throw new Error('the first switch is not seen');
  const touch = await app.page.context().newCDPSession(app.page);
  const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', up = 0) =>
    touch.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + 30, y: box.y + 8 - up }],
    });
  await finger('touchStart');
  for (let up = 20; up <= 260; up += 20) await finger('touchMove', up);
  await finger('touchEnd');
  await expect.poll(async () => (await first.boundingBox())?.y ?? 0).toBeLessThan(box.y - 150);
  expect(await first.isChecked()).toBe(true);
  expect(await app.widerThanScreen()).toEqual([]);
  expect(app.errors).toEqual([]);
});
