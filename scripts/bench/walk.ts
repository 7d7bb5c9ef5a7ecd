import type { Locator, Page } from 'playwright-core';

/**
 * What people do, as a list of actions in the order of a visit to all three doors. A round ends
 * where it began, so that whatever the page still holds after it is either kept on purpose or lost.
 */
export interface WalkAction {
  readonly name: string;
  run(page: Page): Promise<void>;
}

const PATIENCE_MS = 60_000;
const QUESTIONS = [
  ['thon chau gia hoa', 'Thôn Chùa'],
  ['ban vong cuc phuong', 'Bản Vóng'],
  ['pho phong quang', 'Phố Phong Quang'],
] as const;
/** Layers that the public door begins without. */
export const OTHER_LAYERS = [
  'Trạm dự kiến',
  'Vùng phục vụ',
  'Phạm vi cáp quang',
  'Tuyến cáp',
  'Nút cáp quang',
  'Phương án dùng chung',
] as const;
const LAYERS = ['Tên địa danh', 'Vị trí BTS', ...OTHER_LAYERS] as const;
const MEASURES = ['verdict', 'operator-count', 'resilience', 'fibre', 'coverage'] as const;

/** Villages are on the map, the figures are computed, and nothing is being drawn. The bar is there before it is seen: short work does not show it. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[data-ready="true"]').waitFor({ timeout: PATIENCE_MS });
  await page.getByRole('progressbar', { includeHidden: true }).waitFor({ state: 'detached', timeout: PATIENCE_MS });
  await page.locator('[data-idle="true"]').waitFor({ timeout: PATIENCE_MS });
}

/** @param round Counts from 0: each round asks something else, of another village. */
export function walk(round: number): readonly WalkAction[] {
  return [...publicDoor(round), ...districtDoor(round), ...plannerDoor(round), ...everywhere()];
}

function publicDoor(round: number): readonly WalkAction[] {
  return [
    action('the public door', (page) => door(page, 'Công khai')),
    action('type a question', async (page) => {
      const box = page.getByRole('combobox', { name: /Tìm thôn/ });
      await box.fill('');
      const [question, answer] = QUESTIONS[round % QUESTIONS.length] ?? QUESTIONS[0];
      await box.pressSequentially(question);
      // Answers to the letters before may still stand there.
      await page.locator('[role="option"]:first-child').filter({ hasText: answer }).waitFor({ timeout: PATIENCE_MS });
    }),
    action('choose the first answer', async (page) => {
      await page.keyboard.press('Enter');
      await inspector(page).getByRole('heading', { level: 2 }).waitFor({ timeout: PATIENCE_MS });
    }),
    action('unfold "this is wrong"', (page) => unfold(page, 'Kết quả này sai?')),
    action('close the answer', closeInspector),
    action('press a village on the map', async (page) => {
      const { x, y } = await mapCentre(page);
      await page.mouse.click(x + (round % 5) * 17 - 34, y);
    }),
    action('close what was pressed', async (page) => {
      // Beside the province there is nothing to press.
      if (await inspector(page).isVisible()) await closeInspector(page);
    }),
    action('clear the search', (page) => press(page, 'Xóa ô tìm kiếm')),
    ...panning('public'),
    ...MEASURES.map((measure) =>
      action(`colour by ${measure}`, (page) =>
        page.getByRole('combobox', { name: 'Tô màu theo' }).selectOption(measure).then(nothing),
      ),
    ),
    action('share: open', (page) => press(page, 'Chia sẻ')),
    action('share: close', (page) => leave(page, 'Đóng')),
    action('what is a sample: open', (page) => press(page, 'Dữ liệu mẫu')),
    action('what is a sample: close', (page) => leave(page, 'Đóng')),
  ];
}

function districtDoor(round: number): readonly WalkAction[] {
  return [
    action('the district door', (page) => door(page, 'Xã, phường')),
    action('pick a commune', async (page) => {
      await page
        .getByLabel('Xã, phường')
        .first()
        .selectOption({ index: 1 + ((round * 7) % 100) });
      await page.getByRole('heading', { level: 3 }).first().waitFor();
    }),
    action('narrow the table', (page) => choose(page, 'Kết luận', { index: 2 })),
    action('widen the table', (page) => choose(page, 'Kết luận', { index: 0 })),
    action('other columns', (page) => choose(page, 'Cột', { index: 1 })),
    action('usual columns', (page) => choose(page, 'Cột', { index: 0 })),
    action('sort the table', (page) => page.getByRole('columnheader', { name: 'Dân số' }).getByRole('button').click()),
    action('open a village of the table', async (page) => {
      await page.getByRole('table', { name: 'Thôn' }).getByRole('rowheader').first().getByRole('button').click();
      await inspector(page).getByRole('heading', { level: 2 }).waitFor({ timeout: PATIENCE_MS });
    }),
    action('close the village', closeInspector),
    action('report: open', async (page) => {
      await press(page, 'Báo cáo A4');
      await page.getByRole('img', { name: /Tỷ lệ diện tích thôn/ }).waitFor({ timeout: PATIENCE_MS });
    }),
    action('report: close', async (page) => {
      await press(page, 'Đóng báo cáo');
      await page.getByRole('main', { name: 'Báo cáo sẽ in' }).waitFor({ state: 'detached' });
    }),
    action('the whole province', (page) =>
      page.getByLabel('Xã, phường').first().selectOption({ index: 0 }).then(nothing),
    ),
    ...panning('district'),
    action('the plan: unfold', (page) => unfold(page, 'Chỉ tiêu của kế hoạch')),
    action('the plan: open', (page) => press(page, 'Mở bảng chỉ tiêu')),
    action('the plan: close', (page) => leave(page, 'Đóng')),
    action('the plan: fold', (page) => unfold(page, 'Chỉ tiêu của kế hoạch')),
    action('sources: unfold', (page) => unfold(page, 'Nguồn và dữ liệu')),
    action('import: open', async (page) => {
      await press(page, 'Mở tệp của bạn…');
      await page.getByRole('dialog').waitFor();
    }),
    action('import: close', (page) => leave(page, 'Đóng')),
    action('sources: fold', (page) => unfold(page, 'Nguồn và dữ liệu')),
  ];
}

function plannerDoor(round: number): readonly WalkAction[] {
  return [
    action('the planner’s door', (page) => door(page, 'Quy hoạch')),
    ...LAYERS.map((layer) => action(`layer: ${layer}`, (page) => toggle(page, layer))),
    ...panning('planner, layers switched'),
    ...LAYERS.map((layer) => action(`layer back: ${layer}`, (page) => toggle(page, layer))),
    action('assumptions: unfold', (page) => unfold(page, 'Giả định')),
    action('a slider: radii', (page) => slide(page, 'Hệ số bán kính, mọi trạm', 1.1 + (round % 3) / 10)),
    action('a slider: covered from', (page) => slide(page, 'Thôn được phủ khi từ', 0.6)),
    action('a slider: farthest move', (page) => slide(page, 'Dời trạm dự kiến tối đa', 400)),
    action('assumptions: reset', (page) => press(page, 'Đặt lại tất cả')),
    action('assumptions: fold', (page) => unfold(page, 'Giả định')),
    action('tab: candidates', async (page) => {
      await tab(page, 'Phương án');
      await page.getByRole('tabpanel').getByRole('rowheader').first().waitFor({ timeout: PATIENCE_MS });
    }),
    action('open a candidate', async (page) => {
      await page
        .getByRole('tabpanel')
        .getByRole('rowheader')
        .nth(round % 5)
        .getByRole('button')
        .click();
      await page.getByRole('heading', { name: /→/, level: 2 }).waitFor({ timeout: PATIENCE_MS });
    }),
    action('close the candidate', closeInspector),
    action('tab: pairs', async (page) => {
      await tab(page, 'Cặp đang có');
      await page.getByText(/Gộp được nhiều nhất/).waitFor({ timeout: PATIENCE_MS });
    }),
    action('tab: failure', async (page) => {
      await tab(page, 'Mất vị trí');
      await page
        .getByRole('checkbox', { name: /^Tắt thử/ })
        .first()
        .check();
      await page.getByText(/\d+ thôn bị hạ kết luận/).waitFor({ timeout: PATIENCE_MS });
    }),
    action('failure undone', (page) =>
      page
        .getByRole('checkbox', { name: /^Tắt thử/, checked: true })
        .first()
        .uncheck(),
    ),
    action('tab: gaps', (page) => tab(page, 'Lấp khoảng trống')),
    action('tab: scenarios', (page) => tab(page, 'Kịch bản')),
    action('a new scenario', async (page) => {
      await press(page, 'Kịch bản mới');
      await page
        .getByRole('banner')
        .getByRole('button', { name: /^Kịch bản/ })
        .first()
        .waitFor();
    }),
    action('add a station', async (page) => {
      await unfold(page, 'Thêm trạm');
      await press(page, 'Lấy tâm bản đồ');
      await page.getByRole('tabpanel').getByRole('button', { name: 'Thêm', exact: true }).click();
      await edits(page).first().waitFor({ timeout: PATIENCE_MS });
    }),
    action('undo', async (page) => {
      await press(page, 'Hoàn tác');
      await edits(page).first().waitFor({ state: 'detached', timeout: PATIENCE_MS });
    }),
    action('redo', async (page) => {
      await press(page, 'Làm lại');
      await edits(page).first().waitFor({ timeout: PATIENCE_MS });
    }),
    // The walk says yes to every question that the page asks.
    action('delete the scenario', async (page) => {
      await press(page, 'Xóa');
      await page
        .getByRole('banner')
        .getByRole('button', { name: /^Kịch bản/ })
        .first()
        .waitFor({ state: 'detached' });
    }),
  ];
}

function everywhere(): readonly WalkAction[] {
  return [
    action('dark', (page) => press(page, 'Chuyển sang nền tối')),
    action('English', (page) => page.getByRole('button', { name: 'EN', exact: true }).click()),
    action('Vietnamese', (page) => page.getByRole('button', { name: 'VI', exact: true }).click()),
    action('light', (page) => press(page, 'Chuyển sang nền sáng')),
    action('back to the public door', (page) => door(page, 'Công khai')),
  ];
}

function panning(where: string): readonly WalkAction[] {
  return [
    action(`pan there, ${where}`, (page) => pan(page, 160, 90)),
    action(`zoom in, ${where}`, (page) => zoom(page, -240)),
    action(`pan back, ${where}`, (page) => pan(page, -160, -90)),
    action(`zoom out, ${where}`, (page) => zoom(page, 240)),
  ];
}

/** Drags the map's middle by so many pixels. */
export async function pan(page: Page, dx: number, dy: number, steps = 8): Promise<void> {
  const { x, y } = await mapCentre(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y + dy, { steps });
  await page.mouse.up();
}

async function zoom(page: Page, wheel: number): Promise<void> {
  const { x, y } = await mapCentre(page);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, wheel);
}

/** The middle of the map that nothing lies over, on a desktop. */
async function mapCentre(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.locator('[data-ready]').boundingBox();
  if (!box) throw new Error('the map is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 3 };
}

function action(name: string, run: (page: Page) => Promise<void>): WalkAction {
  return {
    name,
    async run(page) {
      await run(page);
      await settled(page);
    },
  };
}

function inspector(page: Page): Locator {
  return page.getByRole('complementary');
}

async function closeInspector(page: Page): Promise<void> {
  await inspector(page).getByRole('button', { name: 'Đóng', exact: true }).click();
  await inspector(page).waitFor({ state: 'detached' });
}

function edits(page: Page): Locator {
  return page.getByRole('region', { name: 'Chỉnh sửa' }).getByRole('listitem');
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

async function door(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Dành cho' }).getByRole('button', { name }).click();
}

/** Closes the open dialog by its button. */
async function leave(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function unfold(page: Page, title: string): Promise<void> {
  await page.locator('summary').filter({ hasText: title, visible: true }).click();
}

export async function toggle(page: Page, layer: string): Promise<void> {
  await page.getByRole('checkbox', { name: layer, exact: true }).click();
}

async function slide(page: Page, name: string, value: number): Promise<void> {
  await page.getByRole('slider', { name, exact: true }).fill(String(value));
}

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

async function choose(page: Page, name: string, option: { readonly index: number }): Promise<void> {
  await page.getByRole('combobox', { name, exact: true }).selectOption(option);
}

function nothing(): void {}
