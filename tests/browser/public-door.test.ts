import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { DESKTOP, PHONE, wholeSample } from '../support/driver/pages.ts';
import { type AnalysedSample, analyseSample, analyseSmall } from '../support/sample-province.ts';

/** "Does my village have signal and fibre, from whom?", from the question to the message that it is wrong. */

let sample: AnalysedSample;
beforeAll(async () => {
  sample = await analyseSmall();
});

const codeOf = (name: string, commune: string): string => {
  const village = sample.province.villages.find((one) => one.name === name && one.commune === commune);
  if (!village) throw new Error(`${name}, ${commune} is not in the sample`);
  return village.code;
};

describe.each([
  ['a desktop', DESKTOP],
  ['a phone', PHONE],
] as const)('someone from a village, on %s', (_, size) => {
  it('asks by name as it is typed in a hurry, and reads who reaches the village', async () => {
    const app = await openApp('', size);
    await app.ready();
    const [first] = await app.search('thon chau gia hoa');
    expect(first).toContain('Thôn Chùa');
    expect(first).toContain('Xã Gia Hòa, Huyện Gia Viễn');
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('heading', { name: 'Thôn Chùa', level: 2 }).waitFor();
    await app.unrollSheet();
    const answer = app.page.getByRole('article');
    for (const operator of sample.profile.operators)
      await answer.getByText(operator.id, { exact: true }).first().waitFor();
    for (const heading of ['Sóng của từng nhà mạng', 'Cáp quang (FTTH)', 'Chắc đến đâu', 'Hỏi ai'])
      await expect.poll(() => answer.getByRole('heading', { name: heading }).count()).toBe(1);
    const text = await answer.innerText();
    // The department of today, and what the answer rests on.
    expect(text).toContain(sample.profile.department.successor?.name.vi);
    expect(text).toMatch(/Khá chắc\. Theo tính toán, băng rộng tới .*% diện tích thôn|Chưa chắc|Cần kiểm tra/);
    // Past units are said in one line; what came of them is folded.
    const since = app.page.getByText('Cơ quan phụ trách: Sở Khoa học và Công nghệ');
    await expect.poll(() => since.count()).toBe(1);
    expect(await since.isVisible()).toBe(false);
    await app.unfold('có hiệu lực đến 31/12/2024');
    await since.waitFor();
    expect(await app.axeFindings()).toEqual([]);
    expect(app.errors).toEqual([]);
  });

  it('says that the answer is wrong, in a message that names the place and is sent by nobody', async () => {
    const code = codeOf('Thôn Chùa', 'Xã Gia Hòa');
    const app = await openApp(`?village=${code}`, size);
    await app.ready();
    await app.unrollSheet();
    const requests: string[] = [];
    // What is kept for offline use is fetched from the app's own place in the background; nothing is sent.
    const home = new URL(app.page.url()).origin;
    app.page.on('request', (request) => {
      if (request.method() !== 'GET' || new URL(request.url()).origin !== home) requests.push(request.url());
    });
    await app.unfold('Kết quả này sai?');
    await app.page.getByRole('article').getByLabel('Nhà mạng', { exact: true }).selectOption('Viettel');
    await app.page.getByRole('article').getByLabel('Công nghệ', { exact: true }).selectOption('4G');
    const message = await app.page.getByRole('textbox', { name: 'Lời nhắn' }).inputValue();
    for (const part of [code, 'Thôn Chùa', 'Nhà mạng: Viettel', 'Công nghệ: 4G', 'Thực tế: không có sóng'])
      expect(message).toContain(part);
    // Every place of the sentences is filled.
    expect(message).not.toContain('{');
    expect(message).toMatch(/Thời điểm: \d\d\/\d\d\/\d{4} \d\d:\d\d/);
    expect(requests).toEqual([]);
    expect(await app.axeFindings()).toEqual([]);
  });
});

describe('whoever cannot see the map', () => {
  it.each([
    ['a desktop', DESKTOP, wholeSample, analyseSample],
    ['a phone', PHONE, () => ({}), analyseSmall],
  ] as const)(
    'finds in a list what it shows, opens a village by the keyboard, and is told its verdict, on %s',
    async (_, size, site, analyse) => {
      const app = await openApp('', size, site());
      const sample = await analyse();
      const { page } = app;
      await app.ready();
      await app.unrollSheet();
      await app.unfold('Danh sách thôn');
      await page
        .getByText(`${new Intl.NumberFormat('vi-VN').format(sample.province.villages.length)} thôn`, { exact: true })
        .waitFor();
      await page.getByRole('combobox', { name: 'Thôn ở' }).selectOption({ label: 'Xã Cúc Phương, Huyện Nho Quan' });
      const members = sample.province.villages.flatMap(({ commune }, v) => (commune === 'Xã Cúc Phương' ? [v] : []));
      const list = page.getByRole('group').filter({ hasText: 'Danh sách thôn' }).getByRole('listitem');
      await expect.poll(() => list.count()).toBe(members.length);
      const lacking = members.find((v) => sample.analysis.verdicts[v] !== 'covered') ?? 0;
      const village = sample.province.villages[lacking];
      const verdict = sample.analysis.verdicts[lacking] === 'partial' ? 'phủ một phần' : 'chưa phủ';
      await list.getByRole('button', { name: `${village?.name} ${verdict}`, exact: true }).focus();
      expect(await app.axeFindings()).toEqual([]);
      await page.keyboard.press('Enter');
      await page
        .getByRole('status')
        .filter({ hasText: `${village?.name}, Xã Cúc Phương: ${verdict}` })
        .waitFor();
      // Once the map has gone there, the list of what is in view is a short one.
      await page.getByRole('combobox', { name: 'Thôn ở' }).selectOption({ label: 'khung bản đồ đang xem' });
      await expect.poll(() => list.count(), { timeout: 30_000 }).toBeLessThan(50);
      await expect.poll(() => list.allInnerTexts()).toContainEqual(expect.stringContaining(village?.name ?? ''));
      expect(app.errors).toEqual([]);
    },
  );
});

describe('my location', () => {
  it('is asked for on a press only, and opens the village there', async () => {
    const v = sample.province.villages.findIndex(({ name }) => name === 'Thôn Chùa');
    const app = await openApp('', PHONE, { place: sample.pointIn(v) });
    await app.ready();
    expect(await app.page.getByRole('heading', { level: 2, name: 'Thôn Chùa' }).count()).toBe(0);
    await app.page.getByRole('button', { name: 'Vị trí của tôi' }).click();
    await app.page.getByRole('heading', { level: 2, name: 'Thôn Chùa' }).waitFor();
    await app.page.getByRole('heading', { level: 3, name: 'Ngay chỗ bạn đang đứng' }).waitFor();
  });

  it('outside the province is said kindly, with how far', async () => {
    const app = await openApp('', DESKTOP, { place: [105.85, 21.02] });
    await app.ready();
    await app.page.getByRole('button', { name: 'Vị trí của tôi' }).click();
    await app.page.getByText(/ngoài địa bàn tỉnh Ninh Bình, cách khoảng \d+,\d km/).waitFor();
  });

  it('refused leaves the other ways open', async () => {
    const app = await openApp();
    await app.ready();
    await app.page.getByRole('button', { name: 'Vị trí của tôi' }).click();
    await app.page.getByText(/chưa cho phép dùng vị trí|chưa biết mình đang ở đâu/).waitFor();
  });
});

describe('a view given away', () => {
  it('is a link, and a frame for another page that still says what is a sample', async () => {
    const app = await openApp(`?village=${codeOf('Thôn Chùa', 'Xã Gia Hòa')}`);
    await app.ready();
    await app.page.getByRole('button', { name: 'Chia sẻ' }).click();
    await expect
      .poll(() => app.page.getByRole('textbox', { name: 'Mã nhúng vào cổng thông tin' }).inputValue())
      .toMatch(/^<iframe src="[^"]*embed=1[^"]*"/);
    expect(await app.axeFindings()).toEqual([]);
    await app.close();

    const frame = await openApp('?embed=1', { width: 600, height: 600 });
    await frame.ready();
    expect(await frame.page.getByRole('button', { name: 'Quy hoạch' }).count()).toBe(0);
    await expect.poll(() => frame.page.getByRole('button', { name: 'Dữ liệu mẫu' }).isVisible()).toBe(true);
    expect(await frame.page.getByRole('link', { name: 'Mở trong Sóng Chung' }).getAttribute('href')).not.toContain(
      'embed',
    );
    expect(await frame.axeFindings()).toEqual([]);
    await frame.close();
  });
});

describe('a screen 320 pixels wide', () => {
  it.each(['', '?view=district&village=14320001', '?village=14320001'])(
    'is nowhere wider than itself: %s',
    async (query) => {
      const app = await openApp(query, { width: 320, height: 640 });
      await app.ready();
      await app.unrollSheet();
      const wide = await app.page.evaluate(() =>
        [...document.querySelectorAll('header, header *, main > section, article table')]
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
          .map((element) => element.className),
      );
      expect(wide).toEqual([]);
      expect(await app.axeFindings()).toEqual([]);
    },
  );
});

describe('without a network', () => {
  it('a first visit asks for nothing that is not kept at once', async () => {
    const app = await openApp('', PHONE);
    await app.ready();
    // Ground, base maps and radio models are large, and come with the network.
    await app.page.route('**/profile.json', async (route) => {
      const { ground: _, baseMaps: __, linkBudgets: ___, ...profile } = await (await route.fetch()).json();
      await route.fulfill({ json: profile });
    });
    const address = app.page.url();
    // What the page that was opened above still asks for is not counted.
    await app.page.goto('about:blank');
    const asked = new Set<string>();
    app.page.on('request', (request) => asked.add(new URL(request.url()).pathname.slice(1)));
    await app.page.goto(address);
    await app.ready();
    await app.search('ban vong cuc phuong');
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('heading', { name: 'Bản Vóng', level: 2 }).waitFor();
    const worker = readFileSync(join(inject('appFolder'), 'sw.js'), 'utf8');
    const [, kept = ''] = /^const FIRST = (\[.*\]);$/m.exec(worker) ?? [];
    const others = [...asked].filter((file) => file.startsWith('assets/') && !JSON.parse(kept).includes(file));
    expect(others).toEqual([]);
  });

  it('the app that was visited opens again with its map, its figures and its search, and says so', async () => {
    const app = await openApp('', PHONE, { ...wholeSample(), keepsApp: true });
    await app.ready();
    await app.keptForOffline();
    await app.cutNetworkAndReopen();
    await app.ready();
    await app.page.getByText(/Không có mạng. Đang dùng dữ liệu ngày 30\/06\/2025/).waitFor();
    const [first] = await app.search('ban vong cuc phuong');
    expect(first).toContain('Bản Vóng');
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('heading', { name: 'Bản Vóng', level: 2 }).waitFor();
  });
});
