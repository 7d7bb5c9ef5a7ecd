import { chromium } from 'playwright-core';
import { serveBuiltApp } from './scripts/lib/built-app.ts';

const app = await serveBuiltApp('dist');
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking'],
});
for (const [name, size, scheme, hash] of [
  ['d-light', { width: 1440, height: 900 }, 'light', ''],
  ['d-dark', { width: 1440, height: 900 }, 'dark', ''],
  ['d-near', { width: 1440, height: 900 }, 'light', '#at=105.9,20.24,12.3'],
  ['p-light', { width: 390, height: 844 }, 'light', ''],
] as const) {
  if (process.argv[2] && !name.match(process.argv[2])) continue;
  const page = await browser.newPage({ viewport: size, colorScheme: scheme });
  page.on(
    'console',
    (m) =>
      ['error', 'warning'].includes(m.type()) && !/GPU stall|GL Driver/.test(m.text()) && console.log(name, m.text()),
  );
  page.on('pageerror', (e) => console.log(name, 'ERR', e.message));
  await page.goto(app.url + (hash ? (process.env.Q ?? hash) : ''));
  await page.waitForSelector('[data-ready]', { timeout: 60000 });
  await page.waitForTimeout(6000);
  await page.screenshot({ path: `/tmp/shot-${name}.png` });
  await page.close();
}
await browser.close();
await app.close();
