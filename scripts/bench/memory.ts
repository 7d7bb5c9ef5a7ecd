import type { CDPSession, Page } from 'playwright-core';

/** What the page holds after its garbage is collected. */
export interface Memory {
  readonly heapMiB: number;
  readonly domNodes: number;
  readonly listeners: number;
}

/** @param session Of the page; made once, for each keeps what it saw. */
export async function memoryOf(session: CDPSession): Promise<Memory> {
  // Finalisers of what the first collection frees let go of more.
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    heapMiB: Number((value('JSHeapUsedSize') / 2 ** 20).toFixed(2)),
    domNodes: value('Nodes'),
    listeners: value('JSEventListeners'),
  };
}

/** The middle one of each figure: one measure may fall on something that is only just being let go. */
export function medianMemory(all: readonly Memory[]): Memory {
  const middle = (of: (one: Memory) => number): number => {
    const sorted = all.map(of).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    heapMiB: middle((one) => one.heapMiB),
    domNodes: middle((one) => one.domNodes),
    listeners: middle((one) => one.listeners),
  };
}

/** Errors that the page writes to its console or throws, from now on. */
export function errorsOf(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}
