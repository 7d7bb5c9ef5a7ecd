import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { onTestFinished, vi } from 'vitest';
import { type GivenFile, type ImportDialog, importDialog } from './driver/import-dialog.ts';
import {
  axeFindings,
  bluenessNear,
  colourAt,
  misfits,
  motions,
  pixelOf,
  widerThanScreen,
} from './driver/page-checks.ts';
import { DESKTOP, type Device, openPage, type ScreenSize } from './driver/pages.ts';

/**
 * Speaks for the person in front of the app: tests say what she does and reads, by role
 * and name, never how the page is built.
 */
export interface App {
  readonly page: Page;
  /** Villages are on the map and the figures are computed. */
  ready(): Promise<void>;
  /** Clicks or taps the map at its centre, where `at` in the address has put a place. */
  pressMapCentre(): Promise<void>;
  /** Moves the pointer to the map's centre, over whatever is there. */
  pointAtMapCentre(): Promise<void>;
  /** The colour drawn at the map's centre, `r,g,b`. */
  colourAtCentre(): Promise<string>;
  inspector(): Locator;
  panel(): Locator;
  /** Goes to the part for the public, for communes or for planners. */
  goToDoor(name: 'Công khai' | 'Xã, phường' | 'Quy hoạch'): Promise<void>;
  /** What the device asks for; the page follows unless a person or the address has chosen. */
  setDeviceTheme(theme: 'light' | 'dark'): Promise<void>;
  /** Turns to one of the planner's tools and gives its panel. */
  tool(name: string): Promise<Locator>;
  /** The header of the page, where a scenario in force is named. */
  header(): Locator;
  /** The file that a press gives, as text. */
  download(press: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Buffer }>;
  /** Drags what is at the map's centre by so many pixels. */
  dragMapCentre(dx: number, dy: number): Promise<void>;
  /** Opens a folded part of the panel by its title. */
  unfold(title: string): Promise<void>;
  /** Sets a slider by its name, as the keyboard would: by value and input event. */
  setSlider(name: RegExp | string, value: number): Promise<void>;
  /** Types into the search box, waits for what it offers, and tells it. */
  search(text: string): Promise<readonly string[]>;
  /** Opens the sheet of a phone to its full height; on a desktop all is in sight already. */
  unrollSheet(): Promise<void>;
  /** Everything that the app may ask for is kept on the device. */
  keptForOffline(): Promise<void>;
  /** Cuts the network off for good, and opens the same address again. */
  cutNetworkAndReopen(): Promise<void>;
  /** From now on nothing can be fetched, or everything again. */
  setNetwork(there: boolean): Promise<void>;
  /** Saves a table of the screen, by the name it has for those who hear it. */
  saveTable(
    table: string,
    format: 'XLSX' | 'CSV' | 'GeoJSON',
  ): Promise<{ readonly name: string; readonly bytes: Buffer }>;
  /** The page as it would be printed: a PDF. */
  printed(): Promise<Buffer>;
  /** Makes letters so many times larger, as a person's settings do. */
  enlargeText(times: number): Promise<void>;
  /** What is cut off, or lies where no scrolling reaches; one line each. */
  misfits(): Promise<string[]>;
  /** What reaches over the right edge of the screen, of the header and the panels. */
  widerThanScreen(): Promise<string[]>;
  /** The colour drawn in the middle of a part of the page, or near its corner, `r,g,b`. */
  colourOf(part: Locator, where?: 'middle' | 'corner'): Promise<string>;
  /** For each place on the map, how blue the map is drawn close by, see `bluenessNear`: 91 is the accent's colour. */
  bluenessAt(places: readonly (readonly [lon: number, lat: number])[]): Promise<readonly number[]>;
  /** Parts of the page, the map aside, that would move by themselves; one line each. */
  motions(): Promise<string[]>;
  /** What axe finds wrong, one line each; `colours` alone of a page that was looked at in the other theme. */
  axeFindings(what?: 'all' | 'colours'): Promise<string[]>;
  /** Opens the import of one's own files. */
  openImport(): Promise<ImportDialog>;
  /** Drops files on the map, as from a folder. */
  dropOnMap(...files: readonly GivenFile[]): Promise<ImportDialog>;
  /** Errors that the page has written to the console or thrown. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

const READY_MS = 60_000;
const SHEET = /^(Bảng thông tin|Information sheet)$/;

/** Opens the app at a query, e.g. `?lang=en`, on a screen of its own with nothing kept from before. */
export async function openApp(query = '', size: ScreenSize = DESKTOP, device: Device = {}): Promise<App> {
  const app = await openSharedApp(query, size, device);
  onTestFinished(() => app.close());
  return app;
}

/** Opens the app for several tests that leave nothing behind; whoever opens it closes it. */
export async function openSharedApp(query = '', size: ScreenSize = DESKTOP, device: Device = {}): Promise<App> {
  const { page, context, isPhone, errors, close } = await openPage(query, size, device);

  const map = page.locator('[data-ready]');

  async function centre(): Promise<{ x: number; y: number }> {
    const box = await map.boundingBox();
    if (!box) throw new Error('the map is not on the screen');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  const dialog = importDialog(page);

  const download: App['download'] = async (press) => {
    const [file] = await Promise.all([page.waitForEvent('download'), press()]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const app: App = {
    page,
    errors,
    async openImport() {
      await page
        .locator('summary')
        .filter({ hasText: /Nguồn và dữ liệu|Sources and data/, visible: true })
        // It may stand open from before.
        .evaluate((summary) => summary.parentElement?.setAttribute('open', ''));
      await page.getByRole('button', { name: /Mở tệp của bạn|Open your files/ }).click();
      await dialog.box.waitFor();
      return dialog;
    },
    async dropOnMap(...files) {
      const given = await page.evaluateHandle(
        (all) => {
          const transfer = new DataTransfer();
          for (const { name, bytes } of all) transfer.items.add(new File([new Uint8Array(bytes)], name));
          return transfer;
        },
        files.map(({ name, content }) => ({ name, bytes: [...Buffer.from(content)] })),
      );
      await map.dispatchEvent('drop', { dataTransfer: given });
      await dialog.box.waitFor();
      await dialog.settled(files.map(({ name }) => name));
      return dialog;
    },
    async ready() {
      await page.locator('[data-ready="true"]').waitFor({ timeout: READY_MS });
      // It is hidden at first, since most answers come at once.
      await page.getByRole('progressbar', { includeHidden: true }).waitFor({ state: 'detached', timeout: READY_MS });
    },
    async pressMapCentre() {
      await page.locator('[data-idle="true"]').waitFor({ timeout: READY_MS });
      const { x, y } = await centre();
      await (isPhone ? page.touchscreen.tap(x, y) : page.mouse.click(x, y));
    },
    async pointAtMapCentre() {
      await page.locator('[data-idle="true"]').waitFor({ timeout: READY_MS });
      const { x, y } = await centre();
      // Two moves: the page may have been busy with the first.
      await page.mouse.move(x + 2, y);
      await page.mouse.move(x, y);
    },
    async colourAtCentre() {
      await page.locator('[data-idle="true"]').waitFor({ timeout: READY_MS });
      return colourAt(page, await centre());
    },
    async goToDoor(name) {
      await page.getByRole('navigation', { name: 'Dành cho' }).getByRole('button', { name }).click();
      await app.ready();
    },
    async setDeviceTheme(theme) {
      await page.emulateMedia({ colorScheme: theme });
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
    },
    async tool(name) {
      await page.getByRole('tab', { name }).click();
      return page.getByRole('tabpanel', { name });
    },
    header: () => page.getByRole('banner'),
    download,
    async dragMapCentre(dx, dy) {
      await page.locator('[data-idle="true"]').waitFor({ timeout: READY_MS });
      const { x, y } = await centre();
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
      await page.mouse.move(x + dx, y + dy, { steps: 4 });
      await page.mouse.up();
    },
    inspector: () => page.getByRole('complementary'),
    panel: () => page.getByRole('region', { name: /Câu hỏi và số liệu|Question and figures/ }),
    async unfold(title) {
      await page.locator('summary').filter({ hasText: title, visible: true }).click();
    },
    async setSlider(name, value) {
      await page.getByRole('slider', { name }).fill(String(value));
    },
    async search(text) {
      await page.getByRole('combobox', { name: /Tìm thôn|Find a village/ }).fill(text);
      const options = page.getByRole('listbox').getByRole('option');
      await options.first().waitFor({ timeout: READY_MS });
      return options.allInnerTexts();
    },
    async unrollSheet() {
      if (!isPhone) return;
      // Its first button is the handle, whose name is what it does next.
      const handle = page.getByRole('region', { name: SHEET }).getByRole('button').first();
      await handle.focus();
      await handle.press('ArrowUp');
      await handle.press('ArrowUp');
    },
    async keptForOffline() {
      // Not `waitForFunction`, which evaluates text in the page: its policy forbids that.
      await vi.waitUntil(
        () =>
          page.evaluate(async () => {
            const names = await caches.keys();
            const data = names.includes('song-chung-data') ? await (await caches.open('song-chung-data')).keys() : [];
            const { active } = await navigator.serviceWorker.ready;
            return active?.state === 'activated' && navigator.serviceWorker.controller !== null && data.length >= 4;
          }),
        { timeout: READY_MS, interval: 200 },
      );
    },
    async cutNetworkAndReopen() {
      await context.setOffline(true);
      await page.reload();
      // Chromium 150 does not tell the new document: what it fetches fails, `navigator.onLine` stays true.
      await page.locator('[data-ready="true"]').waitFor({ timeout: READY_MS });
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'onLine', { get: () => false });
        window.dispatchEvent(new Event('offline'));
      });
    },
    setNetwork: (there) => context.setOffline(!there),
    saveTable(table, format) {
      const group = page.getByRole('group', { name: `Lưu bảng ${table}`, exact: true });
      return download(() => group.getByRole('button', { name: format, exact: true }).click());
    },
    async printed() {
      return page.pdf({ preferCSSPageSize: true, printBackground: true });
    },
    async enlargeText(times) {
      await page.evaluate((percent) => {
        document.documentElement.style.fontSize = `${percent}%`;
      }, times * 100);
    },
    misfits: () => misfits(page),
    widerThanScreen: () => widerThanScreen(page),
    async colourOf(part, where = 'middle') {
      await part.scrollIntoViewIfNeeded();
      const box = await part.boundingBox();
      if (!box) throw new Error('the part is not on the screen');
      const { x, y, width, height } = box;
      return colourAt(page, where === 'corner' ? { x: x + 5, y: y + 5 } : { x: x + width / 2, y: y + height / 2 });
    },
    async bluenessAt(places) {
      await page.locator('[data-idle="true"]').waitFor({ timeout: READY_MS });
      const box = await map.boundingBox();
      if (!box) throw new Error('the map is not on the screen');
      return bluenessNear(
        page,
        places.map((place) => pixelOf(page.url(), place, box)),
      );
    },
    motions: () => motions(page),
    axeFindings: (what) => axeFindings(page, what),
    close,
  };
  return app;
}
