import type { Browser, CDPSession, Page } from 'playwright-core';
import { outOfRange } from '../../src/model/out-of-range.ts';
import { errorsOf, type Growth, growsAtMost, growthOf, type Memory, watchMemory } from './memory.ts';
import { OTHER_LAYERS, pan, settled, toggle, walk } from './walk.ts';

/** Speed as it is felt by whoever types and drags, and what the page still holds afterwards. */
export interface FeltFigures {
  /** From a key's event to the frame that shows its answer. The first waits for the index. */
  readonly keystroke: { readonly firstMs: number; readonly medianMs: number; readonly worstMs: number };
  /** Tasks of the main thread over 50 ms while panning with every layer on. */
  readonly panning: LongTasks;
  /** After two hundred scripted actions and collection, beside the same place before. */
  readonly memory: Growth & {
    readonly actions: number;
    readonly before: Memory;
    readonly after: Memory;
    /** Page and worker both. */
    readonly within10Percent: boolean;
  };
  readonly errors: readonly string[];
}

/** Tasks of the main thread over 50 ms. */
export interface LongTasks {
  readonly tasks: number;
  readonly worstMs: number;
  /** Of those, where our code (any script of ours, MapLibre's included) ran over 50 ms. The rest waits for the software renderer. */
  readonly ours: number;
  readonly oursWorstMs: number;
  /** Of the worst of ours: the script itself, and collecting the garbage of scripts, which the browser may do in any task. */
  readonly oursWorst: { readonly scriptMs: number; readonly collectingMs: number } | undefined;
  /** Functions that took most of those. */
  readonly where: readonly string[];
}

const QUESTION = 'thon chau gia hoa';
const LEAST_ACTIONS = 200;
/** Everything that comes when first used has come. */
const WARM_UP_ROUNDS = 1;
const TOLERANCE = 0.1;
const LONG_MS = 50;
const PANS = 12;

export async function benchFelt(browser: Browser, url: string): Promise<FeltFigures> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
  page.setDefaultTimeout(120_000);
  page.on('dialog', (dialog) => void dialog.accept());
  const errors = errorsOf(page);
  await page.goto(url);
  await settled(page);
  const session = await page.context().newCDPSession(page);
  const keystroke = await keystrokeMs(page);
  const panning = await longTasks(page, session);
  const memory = await heldAfter(page);
  return { keystroke, panning, memory, errors };
}

async function keystrokeMs(page: Page): Promise<FeltFigures['keystroke']> {
  const box = page.getByRole('combobox', { name: /Tìm thôn/ });
  await box.evaluate((input) => {
    const times: number[] = [];
    // Only nameless functions here: those with names need a helper that the page does not have.
    const key = { pressedMs: Number.NaN };
    input.addEventListener(
      'input',
      ({ timeStamp }) => {
        key.pressedMs = timeStamp;
      },
      { capture: true },
    );
    const list = document.getElementById(input.getAttribute('aria-controls') ?? '');
    new MutationObserver(() => {
      const since = key.pressedMs;
      key.pressedMs = Number.NaN;
      if (Number.isNaN(since)) return;
      requestAnimationFrame(() => {
        times.push(performance.now() - since);
        input.dataset.times = times.join(' ');
      });
    }).observe(list ?? input, { childList: true, subtree: true, characterData: true, attributes: true });
  });
  for (const [at, letter] of [...QUESTION].entries()) {
    await box.press(letter === ' ' ? 'Space' : letter);
    // One after the other: a key whose list stays the same changes nothing and is not counted.
    if (at === 0) await page.getByRole('option').first().waitFor();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));
  }
  const written = await box.evaluate((input) => input.dataset.times ?? '');
  const [first = Number.NaN, ...later] = written.split(' ').map(Number);
  const sorted = later.sort((a, b) => a - b);
  await box.fill('');
  return {
    firstMs: Math.round(first),
    medianMs: Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN),
    worstMs: Math.round(sorted.at(-1) ?? Number.NaN),
  };
}

/** Frames of a profile that are no script: what native calls wait for belongs to the renderer. */
interface Span {
  readonly fromMs: number;
  readonly ms: number;
}

async function longTasks(page: Page, session: CDPSession): Promise<LongTasks> {
  for (const layer of OTHER_LAYERS) {
    if (!(await page.getByRole('checkbox', { name: layer, exact: true }).isChecked())) await toggle(page, layer);
  }
  await settled(page);
  const found = await longTasksDuring(page, session, async () => {
    for (let n = 0; n < PANS; n++) await pan(page, n % 2 === 0 ? 180 : -180, n % 4 < 2 ? 100 : -100, 20);
    await settled(page);
  });
  for (const layer of OTHER_LAYERS) await toggle(page, layer);
  await page.reload();
  await settled(page);
  return found;
}

/** Watches the page while something is done. */
export async function longTasksDuring(page: Page, session: CDPSession, act: () => Promise<void>): Promise<LongTasks> {
  await page.evaluate(() => {
    const spans: string[] = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) spans.push(`${startTime}/${duration}`);
      document.documentElement.dataset.longTasks = spans.join(' ');
    }).observe({ type: 'longtask' });
  });
  await session.send('Performance.enable');
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 1000 });
  await session.send('Profiler.start');
  await act();
  const { profile } = await session.send('Profiler.stop');
  const { metrics } = await session.send('Performance.getMetrics');
  // Profile and page count from different beginnings; both tick the same clock.
  const beginMs = (metrics.find(({ name }) => name === 'NavigationStart')?.value ?? Number.NaN) * 1000;
  const written = await page.evaluate(() => document.documentElement.dataset.longTasks ?? '');
  const spans = written
    .split(' ')
    .filter(Boolean)
    .map((span): Span => {
      const [fromMs = Number.NaN, ms = Number.NaN] = span.split('/').map(Number);
      return { fromMs, ms };
    });

  const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  const tasks = spans.map((span) => ({ ...span, scriptMs: 0, collectingMs: 0 }));
  const where = new Map<string, number>();
  let atMs = profile.startTime / 1000;
  for (const [i, id] of (profile.samples ?? []).entries()) {
    const deltaMs = (profile.timeDeltas?.[i] ?? outOfRange()) / 1000;
    atMs += deltaMs;
    const frame = nodes.get(id);
    const isCollecting = frame?.functionName === '(garbage collector)';
    // `(program)` and native calls without an address are not script.
    if (!frame || (frame.url === '' && !isCollecting)) continue;
    const task = tasks.find(({ fromMs, ms }) => atMs - beginMs >= fromMs && atMs - beginMs <= fromMs + ms);
    if (task === undefined) continue;
    task[isCollecting ? 'collectingMs' : 'scriptMs'] += deltaMs;
    const name = `${frame.functionName || '(nameless)'} ${frame.url.split('/').at(-1) ?? ''}:${frame.lineNumber + 1}`;
    where.set(name, (where.get(name) ?? 0) + deltaMs);
  }
  const most = [...where].sort(([, a], [, b]) => b - a).slice(0, 5);
  const ours = tasks.map(({ scriptMs, collectingMs }) => scriptMs + collectingMs);
  const worst = tasks[ours.indexOf(Math.max(...ours))];
  return {
    tasks: spans.length,
    worstMs: Math.round(Math.max(0, ...spans.map(({ ms }) => ms))),
    ours: ours.filter((ms) => ms > LONG_MS).length,
    oursWorstMs: Math.round(Math.max(0, ...ours)),
    oursWorst: worst && { scriptMs: Math.round(worst.scriptMs), collectingMs: Math.round(worst.collectingMs) },
    where: most.map(([name, ms]) => `${name} ${Math.round(ms)} ms`),
  };
}

async function heldAfter(page: Page): Promise<FeltFigures['memory']> {
  let round = 0;
  for (; round < WARM_UP_ROUNDS; round++) for (const { run } of walk(round)) await run(page);
  const measure = await watchMemory(page);
  const before = await measure();
  let actions = 0;
  while (actions < LEAST_ACTIONS) {
    for (const { run } of walk(round)) {
      await run(page);
      actions++;
    }
    round++;
  }
  const after = await measure();
  const growth = growthOf(before, after);
  return { actions, before, after, ...growth, within10Percent: growsAtMost(growth, TOLERANCE) };
}
