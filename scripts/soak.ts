import { parseArgs } from 'node:util';
import { errorsOf, growsAtMost, growthOf, type Memory, medianMemory, watchMemory } from './bench/memory.ts';
import { settled, walk } from './bench/walk.ts';
import { serveBuiltApp } from './lib/built-app.ts';
import { browserPath, inBrowser } from './lib/headless-browser.ts';

/**
 * `npm run soak -- --minutes 60`: walks through the built app for so long, round after round,
 * and watches what the page and its analysis worker hold. The last thing printed is one JSON
 * object. Fails if the heap of either at the end lies more than a tenth above where it began, or
 * if the page had any error.
 */
const WARM_UP_ROUNDS = 2;
const PLATEAU_ROUNDS = 3;
const MOST_GROWTH = 0.1;
const MOST_ERRORS_TOLD = 20;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  console.error(`--minutes ${values.minutes}: a number above 0`);
  process.exit(1);
}
const executablePath = browserPath();
if (executablePath === null) {
  console.error('No Chromium or Chrome is found; SONG_CHUNG_BROWSER may name one.');
  process.exit(1);
}

const app = await serveBuiltApp();
const result = await inBrowser(executablePath, async (browser) => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
  page.setDefaultTimeout(120_000);
  page.on('dialog', (dialog) => void dialog.accept());
  const errors = errorsOf(page);
  await page.goto(app.url);
  await settled(page);
  const measure = await watchMemory(page);
  const started = performance.now();
  const elapsed = (): number => Number(((performance.now() - started) / 60_000).toFixed(1));
  const rounds: (Memory & { readonly minutes: number })[] = [];
  let actions = 0;
  let stoppedBy: string | null = null;
  // With fewer rounds a beginning and an end are the same: growth is not told then.
  const least = WARM_UP_ROUNDS + 2 * PLATEAU_ROUNDS;
  while (stoppedBy === null && elapsed() < minutes) {
    for (const { name, run } of walk(rounds.length)) {
      if (elapsed() >= minutes) break;
      try {
        await run(page);
      } catch (error) {
        stoppedBy = `${name}: ${error instanceof Error ? error.message : String(error)}`;
        break;
      }
      actions++;
    }
    rounds.push({ minutes: elapsed(), ...(await measure()) });
    console.error(JSON.stringify({ round: rounds.length, actions, ...rounds.at(-1), errors: errors.length }));
  }
  const start = medianMemory(rounds.slice(WARM_UP_ROUNDS, WARM_UP_ROUNDS + PLATEAU_ROUNDS));
  const end = medianMemory(rounds.slice(-PLATEAU_ROUNDS));
  const growth = growthOf(start, end);
  return {
    minutes: elapsed(),
    rounds: rounds.length,
    actions,
    start,
    end,
    ...(rounds.length < least ? { growth: `not told: ${rounds.length} rounds of ${least} in this time` } : growth),
    highestHeapMiB: Math.max(...rounds.slice(WARM_UP_ROUNDS).map(({ heapMiB }) => heapMiB)),
    highestWorkerHeapMiB: Math.max(...rounds.slice(WARM_UP_ROUNDS).map(({ workerHeapMiB }) => workerHeapMiB)),
    errors: errors.slice(0, MOST_ERRORS_TOLD),
    errorCount: errors.length,
    stoppedBy,
    passed: stoppedBy === null && errors.length === 0 && (rounds.length < least || growsAtMost(growth, MOST_GROWTH)),
  };
}).finally(() => app.close());
console.log(JSON.stringify(result, null, 2));
process.exitCode = result.passed ? 0 : 1;
