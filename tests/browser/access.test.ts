import { describe, expect, it } from 'vitest';
import { type App, openApp } from '../support/app-driver.ts';

/** Who hears the page, sees it in the colours of the system, or gets ill from motion. */

describe('a screen reader', () => {
  it('finds a village, hears its card, and reports that it is wrong; nothing moves, and forced colours hide nothing', {
    timeout: 180_000,
  }, async () => {
    const app = await openApp();
    const { page } = app;
    await app.ready();
    const heard = async (part: ReturnType<App['inspector']>): Promise<string> => part.ariaSnapshot();

    // Finding: a list of choices, each with where it is.
    const scales = await scalesSeen(app);
    const [first] = await app.search('phố phong quang đông thành');
    expect(first).toContain('Phường Đông Thành');
    await expect
      .poll(() => heard(page.getByRole('listbox')))
      .toMatch(
        /^- listbox "Kết quả tìm kiếm":\n {2}- option "Phố Phong Quang Phường Đông Thành, Thành phố Ninh Bình Phố"/,
      );
    await page.keyboard.press('Enter');
    const card = page.getByRole('article');
    await card.getByRole('heading', { name: 'Sóng của từng nhà mạng' }).waitFor();
    await page.getByRole('status').filter({ hasText: 'Phố Phong Quang, Phường Đông Thành' }).first().waitFor();

    // Hearing: the name, the verdict, each operator with each technology in a sentence, fibre, whom to ask.
    await expect.poll(() => heard(card)).toMatch(/- heading "Phố Phong Quang" \[level=2\]/);
    // Who says that the department is another one is folded below it.
    await app.unfold('Nhận nhiệm vụ của');
    await expect.poll(() => heard(card)).toContain('Nguồn: Các sở hợp nhất');
    const tree = await heard(card);
    for (const part of [
      /Được phủ sóng băng rộng di động/,
      /- heading "Sóng của từng nhà mạng" \[level=3\]/,
      /Viettel 4G: \d+% diện tích phố/,
      /Vietnamobile 2G: \d+% diện tích phố/,
      /- heading "Cáp quang \(FTTH\)" \[level=3\]/,
      /- heading "Chắc đến đâu" \[level=3\]/,
      /- heading "Hỏi ai" \[level=3\]/,
      // What is said of law and offices says who says so.
      /2G .*15\/09\/2026/,
      /Nguồn: Thông tư 04\/2024\/TT-BTTTT ngày 10\/5\/2024/,
      /Nhận nhiệm vụ của Sở Thông tin và Truyền thông.* từ 01\/03\/2025\.[\s\S]*Nguồn: Các sở hợp nhất/,
    ])
      expect(tree).toMatch(part);

    // Reporting: every field has its name, and the file is a button away.
    await app.unfold('Kết quả này sai?');
    const form = card.getByRole('group').filter({ hasText: 'Kết quả này sai?' });
    await expect.poll(() => heard(form)).toMatch(/- combobox "Nhà mạng"/);
    const fields = await heard(form);
    for (const part of [
      /- combobox "Công nghệ"/,
      /- combobox "Thực tế"/,
      /- combobox "Ở đâu"/,
      /- textbox "Đã thử gì"/,
      /- textbox "Liên hệ"/,
      /Số phản ánh: SC-\d{6}-\w{4}/,
      /- textbox "Lời nhắn": /,
      /- button "Sao chép"/,
    ])
      expect(fields).toMatch(part);
    expect(fields).not.toContain('{');
    const saved = await app.download(() => form.getByRole('button', { name: 'Lưu thành tệp' }).click());
    expect(saved.name).toMatch(/^bao-sai-SC-.*\.json$/);

    // The device asks for less motion: the map was there at once, and no part of the page moves by itself.
    expect((await scales.seen()).length).toBeLessThanOrEqual(2);
    expect(await app.motions()).toEqual([]);

    // The system's own colours: bars, dots and the legend keep theirs, what is chosen is told from what is not.
    await page.emulateMedia({ forcedColors: 'active' });
    const swatches = app
      .panel()
      .getByRole('listitem')
      .filter({ hasText: /^(trọn thôn|\d+% đến|dưới 1%)/ });
    expect(await swatches.count()).toBe(6);
    // One after the other: each is scrolled to and photographed.
    const colours: string[] = [];
    for (const one of await swatches.all()) colours.push(await app.colourOf(one.locator('span').first()));
    expect(new Set(colours).size).toBe(6);
    const paper = await app.colourOf(page.getByRole('banner'));
    const bar = card.getByRole('listitem').filter({ hasText: /^Viettel 2G: 100%/ });
    expect(await app.colourOf(bar.locator('[aria-hidden="true"]').nth(1))).not.toBe(paper);
    const doors = page.getByRole('navigation', { name: 'Dành cho' }).getByRole('button');
    const current = await app.colourOf(doors.nth(0), 'corner');
    const other = await app.colourOf(doors.nth(1), 'corner');
    expect(current).not.toBe(other);
    expect(app.errors).toEqual([]);
  });
});

/** What the map's scale has said since: it changes with every step of a flight. */
async function scalesSeen({ page }: App): Promise<{ seen(): Promise<readonly string[]> }> {
  const scale = page.locator('.maplibregl-ctrl-scale');
  await scale.evaluate((element) => {
    const seen = new Set([element.getAttribute('style')]);
    new MutationObserver(() => {
      seen.add(element.getAttribute('style'));
      element.setAttribute('data-seen', JSON.stringify([...seen]));
    }).observe(element, { attributeFilter: ['style'] });
  });
  return { seen: async () => JSON.parse((await scale.getAttribute('data-seen')) ?? '[]') };
}
