import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Draws WebGL without a graphics card, the same on every machine. */
const SOFTWARE_RENDERING = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
];

/** The browser of this machine; `SONG_CHUNG_BROWSER` may name one. Null where none is found. */
export function browserPath(): string | null {
  const known = [process.env.SONG_CHUNG_BROWSER, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  return known.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/** A browser of its own for one piece of work, closed after it. */
export async function inBrowser<T>(executablePath: string, use: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath, args: SOFTWARE_RENDERING });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}
