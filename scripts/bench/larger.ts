import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { analyse, prepareProvince } from '../../src/analysis/analyse.ts';
import { findCandidates } from '../../src/analysis/sharing/find-candidates.ts';
import { createPairFinder } from '../../src/analysis/sharing/pairs.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import { type BuiltApp, serveBuiltApp } from '../lib/built-app.ts';
import { browserPath, inBrowser } from '../lib/headless-browser.ts';
import { readInputs } from '../lib/read-inputs.ts';
import { settled } from './walk.ts';

/** A province three times the sample, beside the sample in the same minutes: in Node, by command and on the screen. */

const PROVINCES = [
  { folder: 'ninh-binh', goal: '0.3' },
  { folder: 'ninh-binh-2025', goal: '0.4' },
] as const;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE_MS = 240_000;

export async function benchLarger(progress: (line: string) => void): Promise<Readonly<Record<string, unknown>>> {
  const results: Record<string, unknown> = {};
  const executablePath = browserPath();
  const app = executablePath === null ? null : await serveBuiltApp(process.env.SONG_CHUNG_BUILD);
  try {
    for (const { folder, goal } of PROVINCES) {
      const engine = await inNode(profileOf(folder));
      progress(`${folder}: ${JSON.stringify(engine)}`);
      const commands = byCommand(profileOf(folder), goal);
      progress(`${folder}: ${JSON.stringify(commands)}`);
      const screen =
        app && executablePath ? await inBrowser(executablePath, (browser) => onScreen(browser, app, folder)) : null;
      progress(`${folder}: ${JSON.stringify(screen)}`);
      results[folder] = { ...engine, ...commands, screen: screen ?? 'no browser found' };
    }
  } finally {
    await app?.close();
  }
  return results;
}

const profileOf = (folder: string): string => join(ROOT, 'data', folder, 'profile.json');

async function inNode(profilePath: string) {
  const read = await readInputs({ profile: profilePath });
  if (!read.ok) throw new Error(`${profilePath} cannot be read`);
  const { profile, province } = read.value;
  const parameters = defaultParameters(profile);
  const prepared = prepareProvince(profile, province.villages);
  analyse(profile, province, parameters, prepared);
  const [analysis, analysisMs] = timed(() => analyse(profile, province, parameters, prepared));
  const [candidates, candidatesMs] = timed(() => {
    const finder = findCandidates(profile, province, analysis, prepared);
    return finder.planned.flatMap((station) => finder.of(station));
  });
  const [pairs, pairsMs] = timed(() => {
    const { positions } = analysis;
    const finder = createPairFinder(profile, { ...province, positions }, prepared, parameters, parameters.maxMoveM);
    return finder.standing.flatMap((position) => finder.of(position));
  });
  const each = (ms: number, count: number): number => Math.round((ms * 1000) / count);
  return {
    villages: province.villages.length,
    stations: province.stations.length,
    candidates: candidates.length,
    pairs: pairs.length,
    analysisMs: Math.round(analysisMs),
    microsecondsAVillage: each(analysisMs, province.villages.length),
    candidatesMs: Math.round(candidatesMs),
    microsecondsACandidate: each(candidatesMs, candidates.length),
    pairsMs: Math.round(pairsMs),
    microsecondsAPair: each(pairsMs, pairs.length),
  };
}

/** Seconds of the commands, starting Node included. */
function byCommand(profile: string, goal: string) {
  const out = mkdtempSync(join(tmpdir(), 'song-chung-bench-'));
  const seconds = (script: string, ...args: readonly string[]): number => {
    const command = [
      '--max-semi-space-size=32',
      '--import',
      'tsx',
      script,
      '--profile',
      profile,
      '--out',
      out,
      ...args,
    ];
    const [, ms] = timed(() => execFileSync(process.execPath, command, { cwd: ROOT, stdio: 'ignore' }));
    return Math.round(ms / 100) / 10;
  };
  try {
    return {
      analyzeSeconds: seconds('scripts/analyze.ts'),
      planWithGapsSeconds: seconds('scripts/plan.ts', '--goal', goal, '--gaps', '20'),
      publishSeconds: seconds('scripts/publish-data.ts'),
    };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function onScreen(browser: Browser, { url }: BuiltApp, folder: string) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${url}?view=planner&profile=data/${folder}/profile.json`);
  await page.locator('[data-ready="true"]').waitFor();
  const firstMapMs = await page.evaluate(() => performance.getEntriesByName('first-map')[0]?.startTime ?? Number.NaN);
  await settled(page);
  const slider = await sliderMs(page);
  await page.getByRole('tab', { name: 'Lập kế hoạch' }).click();
  const [, planMs] = await timedAsync(async () => {
    await page.getByRole('button', { name: 'Tìm phương án tốt nhất' }).click();
    await page.getByRole('button', { name: 'Tìm phương án tốt nhất' }).and(page.locator(':enabled')).waitFor();
    await settled(page);
  });
  return { firstMapMs: Math.round(firstMapMs), ...slider, planMs: Math.round(planMs) };
}

/** From the first tick of a radius slider until colours and candidates of the last one are there. */
async function sliderMs(page: Page) {
  await page.locator('summary').filter({ hasText: 'Giả định', visible: true }).first().click();
  const slider = page.getByRole('slider', { name: 'Hệ số bán kính, mọi trạm' });
  const first = Number(await slider.inputValue());
  const step = Number((await slider.getAttribute('step')) ?? 1);
  const [, ticksMs] = await timedAsync(async () => {
    for (let tick = 1; tick <= 10; tick++) await slider.fill(String(first + tick * step));
  });
  const [, settledMs] = await timedAsync(() => settled(page));
  return { tenTicksMs: Math.round(ticksMs), settledAfterMs: Math.round(settledMs) };
}

async function timedAsync<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
}

function timed<T>(work: () => T): [T, number] {
  const started = performance.now();
  const result = work();
  return [result, performance.now() - started];
}
