import { readFileSync } from 'node:fs';
import type { Route } from 'playwright-core';
import { expect, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { DESKTOP, wholeSample } from '../support/driver/pages.ts';

/** A line or a server that fails in the middle: no figure rests on half a file unless a person chose so. */

const STATIONS = readFileSync('data/ninh-binh/stations.geojson', 'utf8');
const half = (route: Route) => route.fulfill({ status: 200, body: STATIONS.slice(0, STATIONS.length / 2) });

it('names the file that failed, asks again, and marks what is shown without it', async () => {
  const app = await openApp('?province=khong-co', DESKTOP, wholeSample());
  let answer: (route: Route) => Promise<void> = half;
  await app.page.route('**/stations.geojson', (route) => answer(route));
  await app.page.goto(new URL('./?view=district', app.page.url()).href);
  const alert = app.page.getByRole('alert');
  const again = alert.getByRole('button', { name: 'Thử lại' });
  const faults: readonly [fault: (route: Route) => Promise<void>, words: RegExp][] = [
    [half, /stations\.geojson.*JSON/],
    [(route) => route.fulfill({ status: 500, body: 'oops' }), /HTTP 500/],
    [(route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>' }), /stations\.geojson.*JSON/],
    [(route) => route.abort('connectionreset'), /stations\.geojson/],
    // Never answered.
    [async () => {}, /20 giây/],
  ];
  for (const [fault, words] of faults) {
    answer = fault;
    if (await again.isVisible()) await again.click();
    await alert.getByText(words).first().waitFor();
    await alert.getByText(/chưa dùng gì của lần tải này/).waitFor();
    expect(await app.page.getByText('1.242').count()).toBe(0);
    expect(await app.page.getByRole('table').count()).toBe(0);
  }
  answer = half;
  await again.click();
  await alert.getByText(/JSON/).first().waitFor();
  await alert.getByRole('button', { name: 'Dùng phần đọc được' }).click();
  await app.ready();
  const badge = app.header().getByRole('note', { name: /Chưa đủ dữ liệu.*stations\.geojson/ });
  await badge.waitFor();
  answer = (route) => route.continue();
  await app.page.reload();
  await app.ready();
  expect(await badge.count()).toBe(0);
  await app.panel().getByText('1.242').first().waitFor();
}, 120_000);
