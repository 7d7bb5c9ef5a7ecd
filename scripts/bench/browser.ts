import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { AnalysisParameters } from '../../src/model/parameters.ts';
import type { ToWorker } from '../../src/worker/messages.ts';
import type { AnalysisContract } from '../../src/worker/protocol.ts';
import { type BuiltApp, serveBuiltApp } from '../lib/built-app.ts';
import { browserPath, inBrowser } from '../lib/headless-browser.ts';
import { benchFelt, type FeltFigures } from './felt.ts';

/**
 * What the budgets say of the browser: the cold start of the built app, and all shares of
 * the sample province in the worker that computes them. Each run has a browser context of
 * its own, so that nothing is kept from the one before.
 */
export interface BrowserFigures {
  /** From navigation to the first map with data, 1440×900, software rendering. */
  readonly coldFirstMapMs: readonly number[];
  readonly coldFirstMapMedianMs: number;
  /** All shares of the province in the worker: the first time, and again with the rows of villages kept. */
  readonly workerFirstSharesMs: number;
  readonly workerSharesMedianMs: number;
  readonly felt: FeltFigures;
}

const RUNS = 5;
const SHARES_RUNS = 10;

/** Null where no browser is found. */
export async function benchBrowser(parameters: AnalysisParameters): Promise<BrowserFigures | null> {
  const executablePath = browserPath();
  if (executablePath === null) return null;
  const app = await serveBuiltApp();
  try {
    const coldFirstMapMs: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      // A browser of its own each time: a second start in one browser finds compiled code and is not cold.
      coldFirstMapMs.push(await inBrowser(executablePath, (browser) => firstMapMs(browser, app.url)));
    }
    const shares = await inBrowser(executablePath, (browser) => workerSharesMs(browser, app, parameters));
    const felt = await inBrowser(executablePath, (browser) => benchFelt(browser, app.url));
    return {
      coldFirstMapMs,
      coldFirstMapMedianMs: median(coldFirstMapMs),
      workerFirstSharesMs: shares[0] ?? Number.NaN,
      workerSharesMedianMs: median(shares.slice(1)),
      felt,
    };
  } finally {
    await app.close();
  }
}

async function firstMapMs(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.locator('[data-ready="true"]').waitFor({ timeout: 60_000 });
  return page.evaluate(() => Math.round(performance.getEntriesByName('first-map')[0]?.startTime ?? Number.NaN));
}

/** From the request to the last share, one for each computation: grouping and footprints are in it, too. */
async function workerSharesMs(
  browser: Browser,
  { url, folder }: BuiltApp,
  parameters: AnalysisParameters,
): Promise<readonly number[]> {
  const script = readdirSync(join(folder, 'assets')).find((name) => name.startsWith('analysis-worker'));
  const page = await browser.newPage();
  const profileUrl = new URL('data/ninh-binh/profile.json', url).href;
  await page.goto(profileUrl);
  const worker = await page.evaluateHandle(
    (address) => new Worker(address, { type: 'module' }),
    new URL(`assets/${script}`, url).href,
  );
  const load: ToWorker<AnalysisContract> = { type: 'ask', id: 1, kind: 'load', question: { profileUrl, given: [] } };
  await worker.evaluate(
    (to, request) =>
      new Promise<void>((resolve, reject) => {
        to.onmessage = ({ data }) => {
          if (data.answer?.kind === 'loaded') resolve();
          else if (data.type === 'answer' || data.type === 'failed') reject(new Error(JSON.stringify(data)));
        };
        to.postMessage(request);
      }),
    load,
  );
  const times: number[] = [];
  for (let id = 2; id < 2 + SHARES_RUNS; id++) {
    // All radii change, as under a slider: what is known already would not be computed.
    const radiusFactor = id % 2 === 0 ? 1 : 1.01;
    const question = { parameters: { ...parameters, radiusFactor }, edits: [] };
    const analyse: ToWorker<AnalysisContract> = { type: 'ask', id, kind: 'analyse', question };
    const ms = await worker.evaluate(
      (to, request) =>
        new Promise<number>((resolve, reject) => {
          const started = performance.now();
          let shares = Number.NaN;
          to.onmessage = ({ data }) => {
            if (data.type === 'progress' && data.progress.done === data.progress.total)
              shares = performance.now() - started;
            if (data.type === 'answer') resolve(shares);
            if (data.type === 'failed') reject(new Error(data.reason));
          };
          to.postMessage(request);
        }),
      analyse,
    );
    times.push(Math.round(ms));
  }
  return times;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
