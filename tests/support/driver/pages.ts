import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

/** Pages of one browser for all test files: each is empty when it is given, however it was left. */

export const DESKTOP = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** What a person's device is, beyond its screen. */
export interface Device {
  /** Where it says that it is; absent: it is not allowed to say. */
  readonly place?: readonly [lon: number, lat: number];
  /** Whether the app may keep itself on it; usually not, so that each test starts from nothing. */
  readonly keepsApp?: boolean;
  /** Address of another site with the app on it; absent: that of the small province. */
  readonly site?: string;
  /** A cheap phone on a line that the browser calls 2G: so many times slower a processor. */
  readonly slowTimes?: number;
  /** Nothing of the app is in the browser's cache. */
  readonly coldCache?: boolean;
}

/** For what needs the whole sample province; others open a few communes of it. */
export const wholeSample = (): Device => ({ site: inject('sampleUrl') });

export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly isPhone: boolean;
  /** Errors that the page has written to the console or thrown. */
  readonly errors: string[];
  close(): Promise<void>;
}

const BROWSER_ARGS = [
  '--no-sandbox',
  // Software rendering, the same on every machine; it draws WebGL without a graphics card.
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  // The page is put together by the processor itself; through WebGL in software a visit costs a third more of its time.
  '--disable-gpu-compositing',
];
/** All that the app can keep, but for the browser's cache of files and of compiled code. */
const KEPT = 'cookies,local_storage,indexeddb,cache_storage,service_workers,file_systems';

let browser: Promise<Browser> | null = null;
/** Pages that were closed by a test and can be opened again at any size of their kind of device. */
const idle = new Map<'phone' | 'desktop', Page>();

function theBrowser(): Promise<Browser> {
  // `npm test` names the browser it found; a test run by hand uses Playwright's own, or the name in the variable.
  const executablePath = process.env.SONG_CHUNG_BROWSER;
  browser ??= chromium.launch({ ...(executablePath ? { executablePath } : {}), args: BROWSER_ARGS });
  return browser;
}

/** A page at an address, with nothing kept from before. */
export async function openPage(query: string, size: ScreenSize, device: Device): Promise<OpenedPage> {
  const isPhone = size.width < 700;
  const isUsual = !(device.place || device.keepsApp || device.slowTimes || device.coldCache);
  // The cache of files and of compiled code outlives a visit: an app of 2 MB need not be compiled for every test.
  const key = isUsual ? (isPhone ? 'phone' : 'desktop') : null;
  const again = key === null ? undefined : idle.get(key);
  if (key !== null) idle.delete(key);
  const page = again ?? (await newPage(size, isPhone, device));
  await again?.setViewportSize(size);
  const context = page.context();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const url = new URL(query, device.site ?? inject('appUrl'));
  await page.goto(url.href);
  let isOpen = true;
  return {
    page,
    context,
    isPhone,
    errors,
    async close() {
      if (!isOpen) return;
      isOpen = false;
      if (key === null || idle.has(key) || page.isClosed()) return context.close();
      await empty(page, url.origin);
      idle.set(key, page);
    },
  };
}

async function newPage(size: ScreenSize, isPhone: boolean, device: Device): Promise<Page> {
  const context = await (await theBrowser()).newContext({
    viewport: size,
    // The map is drawn without a graphics card: a quarter of the pixels, a fifth less time a visit.
    deviceScaleFactor: 0.5,
    hasTouch: isPhone,
    isMobile: isPhone,
    reducedMotion: 'reduce',
    locale: 'vi-VN',
    serviceWorkers: device.keepsApp ? 'allow' : 'block',
    ...(device.place
      ? { permissions: ['geolocation'], geolocation: { longitude: device.place[0], latitude: device.place[1] } }
      : {}),
  });
  const page = await context.newPage();
  if (device.slowTimes !== undefined) {
    await page.addInitScript("Object.defineProperty(navigator, 'connection', { value: { effectiveType: '2g' } })");
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: device.slowTimes });
  }
  return page;
}

/** Takes back all that a test did to a page: what it kept, listened to, cut off or moved. */
async function empty(page: Page, origin: string): Promise<void> {
  for (const event of ['pageerror', 'console', 'request', 'dialog', 'download', 'worker'] as const)
    page.removeAllListeners(event);
  const context = page.context();
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.setOffline(false);
  await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
  await page.mouse.move(0, 0);
  await page.goto('about:blank');
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: KEPT });
  await session.detach();
}
