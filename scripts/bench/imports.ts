import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { xlsxFile } from '../../src/export/xlsx.ts';
import { serveBuiltApp } from '../lib/built-app.ts';
import { browserPath, inBrowser } from '../lib/headless-browser.ts';
import { type LongTasks, longTasksDuring } from './felt.ts';
import type { OneReading } from './one-reading.ts';

/** Large files on their way in: how long the page is held while their preview is made, how soon a stop is obeyed. */
export interface ImportFigures extends OneReading {
  readonly previewSeconds: number;
  /** Of the page, from the choice of the file to its preview. */
  readonly tasks: LongTasks;
  /** From the press on the stop to the words that it is done. */
  readonly stopMs: number;
}

const CSV_ROWS = 60_000;
const XLSX_ROWS = 125_000;
const XLSX_COLUMNS = 20;
const GEOJSON_BYTES = 104_000_000;
const VILLAGES = 1_355;
/** What one vertex takes as text. */
const VERTEX_BYTES = 22;
const READY_MS = 240_000;

export async function benchImports(
  profile: string,
  progress: (line: string) => void,
): Promise<Readonly<Record<string, ImportFigures>> | null> {
  const executable = browserPath();
  if (executable === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  const app = await serveBuiltApp(process.env.SONG_CHUNG_BUILD);
  try {
    const files = [
      { name: 'csv', role: 'stations', path: join(folder, 'Viettel.csv') },
      { name: 'xlsx', role: 'stations', path: join(folder, 'Viettel.xlsx') },
      { name: 'geojson', role: 'villages', path: join(folder, 'thon.geojson') },
    ] as const;
    writeFileSync(files[0].path, stationRows());
    writeFileSync(files[1].path, await workbook());
    writeVillages(files[2].path);
    const figures: Record<string, ImportFigures> = {};
    for (const { name, role, path } of files) {
      figures[name] = { ...oneReading(profile, role, path), ...(await inPage(executable, app.url, path)) };
      progress(JSON.stringify({ [name]: figures[name] }));
    }
    return figures;
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function oneReading(profile: string, role: string, path: string): OneReading {
  const script = fileURLToPath(new URL('one-reading.ts', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [...process.execArgv, script, profile, role, path]).toString());
}

function inPage(executable: string, url: string, path: string) {
  return inBrowser(executable, async (browser) => {
    return { ...(await previewOf(browser, url, path)), stopMs: await stopOf(browser, url, path) };
  });
}

async function previewOf(browser: Browser, url: string, path: string) {
  const page = await atImport(browser, url);
  const session = await page.context().newCDPSession(page);
  const began = performance.now();
  let previewSeconds = Number.NaN;
  const tasks = await longTasksDuring(page, session, async () => {
    await page.locator('dialog input[type="file"][multiple]').setInputFiles(path);
    const preview = page.getByRole('dialog').getByRole('heading', { name: /Xem trước/ });
    await preview.first().waitFor({ timeout: READY_MS });
    await page
      .getByText(/Đang mở tệp|Đang kiểm tra/)
      .first()
      .waitFor({ state: 'detached', timeout: READY_MS });
    previewSeconds = Math.round(performance.now() - began) / 1000;
    // The observer is told of a task after it.
    await page.waitForTimeout(1_000);
  });
  await page.close();
  return { previewSeconds, tasks };
}

async function stopOf(browser: Browser, url: string, path: string): Promise<number> {
  const page = await atImport(browser, url);
  const dialog = page.getByRole('dialog');
  await page.locator('dialog input[type="file"][multiple]').setInputFiles(path);
  const stop = dialog.getByRole('button', { name: 'Dừng' });
  await stop.waitFor({ timeout: READY_MS });
  const began = performance.now();
  // Without waiting until it stands still: a small file is read by then.
  await stop.dispatchEvent('click');
  await dialog.getByText('Đã dừng theo yêu cầu.').first().waitFor({ timeout: READY_MS });
  const stopMs = Math.round(performance.now() - began);
  await page.close();
  return stopMs;
}

async function atImport(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
  await page.goto(url);
  await page.locator('[data-ready="true"]').waitFor({ timeout: READY_MS });
  await page.getByRole('progressbar', { includeHidden: true }).waitFor({ state: 'detached', timeout: READY_MS });
  await page.getByRole('banner').getByRole('button', { name: 'Nguồn và dữ liệu' }).click();
  await page.getByRole('dialog').getByRole('region', { name: 'Các bản dữ liệu' }).waitFor();
  return page;
}

function stationRows(): string {
  const rows = Array.from({ length: CSV_ROWS }, (_, i) => {
    const [lon, lat] = [105.6 + (i % 300) * 0.002, 19.95 + Math.floor(i / 300) * 0.002];
    return `NB${i},Trạm số ${i},${lon.toFixed(5)},${lat.toFixed(5)},4G,${20 + (i % 30)},${(i * 7) % 360}`;
  });
  return ['Mã trạm,Tên trạm,Kinh độ,Vĩ độ,Công nghệ,Độ cao,Góc phương vị', ...rows].join('\n');
}

/** Stations with what else an operator's table has of them: as many columns as there are to be. */
function workbook(): Promise<Uint8Array> {
  const own = ['Mã trạm', 'Tên trạm', 'Nhà mạng', 'Kinh độ', 'Vĩ độ', 'Công nghệ', 'Độ cao', 'Góc phương vị'];
  const more = Array.from({ length: XLSX_COLUMNS - own.length }, (_, c) => `Ghi chú ${c + 1}`);
  const columns = [...own, ...more].map((header) => ({ header, kind: 'text' as const }));
  const rows = Array.from({ length: XLSX_ROWS }, (_, i) => {
    const [lon, lat] = [105.6 + (i % 300) * 0.002, 19.95 + Math.floor(i / 300) * 0.001];
    const station = [`NB${i}`, `Trạm số ${i}`, 'Viettel', lon, lat, '4G', 20 + (i % 30), (i * 7) % 360];
    return [...station, ...more.map((_, c) => (c % 2 === 0 ? i + c : `mục ${(i * 13 + c) % 500}`))];
  });
  return xlsxFile([{ name: 'Trạm', columns, rows }]);
}

/** Villages side by side whose borders have so many vertices that the file is as large as it is to be. */
function writeVillages(path: string): void {
  const vertices = Math.floor(GEOJSON_BYTES / VILLAGES / VERTEX_BYTES);
  const file = openSync(path, 'w');
  writeSync(file, '{"type":"FeatureCollection","features":[');
  for (let i = 0; i < VILLAGES; i++) {
    const [lon, lat] = [105.6 + (i % 40) * 0.014, 19.95 + Math.floor(i / 40) * 0.014];
    const ring = Array.from({ length: vertices }, (_, n) => {
      const angle = (2 * Math.PI * n) / vertices;
      const radius = 0.006 * (1 + 0.03 * Math.sin(40 * angle));
      return `[${(lon + radius * Math.cos(angle)).toFixed(7)},${(lat + radius * Math.sin(angle)).toFixed(7)}]`;
    });
    const properties = JSON.stringify({
      code: `T${i}`,
      name: `Thôn ${i}`,
      commune: `Xã ${i % 40}`,
      population: 500 + (i % 900),
    });
    const rings = [...ring, ring[0]].join(',');
    writeSync(
      file,
      `${i === 0 ? '' : ','}\n{"type":"Feature","properties":${properties},"geometry":{"type":"Polygon","coordinates":[[${rings}]]}}`,
    );
  }
  writeSync(file, ']}');
  closeSync(file);
}
