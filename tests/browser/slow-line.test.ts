import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import beforeAnswer from '../../scripts/build/before-answer.json' with { type: 'json' };
import { analyseInputs } from '../../scripts/lib/analyse-inputs.ts';
import { writeOutputs } from '../../scripts/lib/write-outputs.ts';
import { publicData } from '../../src/export/publish/public-data.ts';
import { publicFiles } from '../../src/export/publish/public-files.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import { openApp } from '../support/app-driver.ts';
import { PHONE } from '../support/driver/pages.ts';
import { analyseSample } from '../support/sample-province.ts';
import { type SlowSite, serveSlowly } from '../support/slow-site.ts';

/** A cheap phone on a 2G line, and the whole published province: the answer still comes, and before the map. */

/** The developer tools' "Regular 2G". */
const BYTES_PER_SECOND = 250_000 / 8;
const LATENCY_MS = 300;
const PROCESSOR_TIMES_SLOWER = 4;
/** All that travels before the answer stands, compressed: the app without its map, the letters, and the data. */
const MOST_BYTES = 700_000;
/** Of the map's parts, which come after the answer, the first may be asked for before it is seen. */
const OF_THE_MAP = /^assets\/(map-controller|features|maplibre-gl-worker)-/;
/** A file's name without its folder and the hash that a build gives it. */
const nameOf = (file: string): string => file.replace(/^assets\//, '').replace(/-[\w-]{8}(\.\w+)$/, '$1');

let site: SlowSite;
let folder: string;

beforeAll(async () => {
  const { profile, province } = await analyseSample();
  if (!profile.publish) throw new Error('the sample says how it is published');
  const inputs = { profile, province };
  const computed = await analyseInputs(inputs, defaultParameters(profile), 1);
  folder = mkdtempSync(join(tmpdir(), 'song-chung-slow-'));
  const app = inject('appFolder');
  cpSync(app, folder, { recursive: true, filter: (source) => !source.startsWith(join(app, 'data')) });
  expect(await writeOutputs(folder, publicFiles(publicData(inputs, computed, profile.publish)))).toBeNull();
  site = await serveSlowly(folder, BYTES_PER_SECOND, LATENCY_MS);
}, 120_000);
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a 2G line', () => {
  it('brings the answer for a village within a bounded number of bytes, before the map', async () => {
    const started = performance.now();
    const app = await openApp('?village=14320001', PHONE, { site: site.url, slowTimes: PROCESSOR_TIMES_SLOWER });
    await app.page
      .getByRole('heading', { name: 'Phố Phong Quang', level: 2 })
      .and(app.page.getByRole('article').getByRole('heading'))
      .waitFor({ timeout: 80_000 });
    await app.page.getByRole('article').getByRole('heading', { name: 'Sóng của từng nhà mạng' }).waitFor();
    const bytes = site.sent();
    console.info(`2G: the answer after ${Math.round(performance.now() - started)} ms and ${bytes} bytes`);
    expect(bytes).toBeLessThan(MOST_BYTES);
    // The list that `npm run size` counts is what a visit asks for, no more and no less.
    const asked = site.asked().filter((file) => !file.startsWith('data/') && !OF_THE_MAP.test(file));
    expect(new Set(asked.map(nameOf))).toEqual(new Set(beforeAnswer.files));
    expect(site.asked().filter((file) => file.startsWith('data/'))).toEqual([
      'data/ninh-binh/profile.json',
      'data/ninh-binh/villages.geojson',
      'data/ninh-binh/answers.json',
    ]);
    expect(await app.page.locator('[data-ready="true"]').count()).toBe(0);
  });
});
