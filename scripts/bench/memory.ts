import type { CDPSession, Page } from 'playwright-core';

/** What the page and its analysis worker hold after their garbage is collected. */
export interface Memory {
  readonly heapMiB: number;
  /** With the bytes of typed arrays, in which most of what the worker knows is kept. */
  readonly workerHeapMiB: number;
  readonly domNodes: number;
  readonly listeners: number;
}

/** From one measure to another, as a part of the first: 0.1 is a tenth more. */
export interface Growth {
  readonly heapGrowth: number;
  readonly workerHeapGrowth: number;
}

const WORKER = /\/analysis-worker[^/]*$/;
/** Finalisers of what the first collection frees let go of more. */
const COLLECTIONS = 3;

/** @returns How to measure a page; made once a page, for each session keeps what it saw. */
export async function watchMemory(page: Page): Promise<() => Promise<Memory>> {
  const session = await page.context().newCDPSession(page);
  const workerBytes = await watchWorker(session);
  await session.send('Performance.enable');
  return async () => {
    for (let time = 0; time < COLLECTIONS; time++) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    return {
      heapMiB: mebibytes(value('JSHeapUsedSize')),
      workerHeapMiB: mebibytes(await workerBytes()),
      domNodes: value('Nodes'),
      listeners: value('JSEventListeners'),
    };
  };
}

interface Answer {
  readonly id?: number;
  readonly result?: { readonly usedSize?: number; readonly backingStorageSize?: number };
  readonly error?: { readonly message: string };
}

/**
 * Bytes that the analysis worker holds; the newest one, should the page have begun anew. Messages
 * are wrapped: a session of Playwright's speaks for its own target alone, and drops what the flat
 * sessions of other targets answer.
 */
async function watchWorker(session: CDPSession): Promise<() => Promise<number>> {
  let worker: string | null = null;
  let asked = 0;
  const waiting = new Map<number, (answer: Answer) => void>();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker' && WORKER.test(targetInfo.url)) worker = sessionId;
  });
  session.on('Target.detachedFromTarget', ({ sessionId }) => {
    if (sessionId !== worker) return;
    worker = null;
    for (const answer of waiting.values()) answer({ error: { message: 'the analysis worker has ended' } });
    waiting.clear();
  });
  session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    if (sessionId !== worker) return;
    const answer: Answer = JSON.parse(message);
    waiting.get(answer.id ?? 0)?.(answer);
    waiting.delete(answer.id ?? 0);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });

  const ask = async (method: string): Promise<Answer> => {
    if (worker === null) throw new Error('there is no analysis worker to measure');
    const id = ++asked;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    await session.send('Target.sendMessageToTarget', { sessionId: worker, message: JSON.stringify({ id, method }) });
    const answer = await answered;
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
    return answer;
  };
  return async () => {
    for (let time = 0; time < COLLECTIONS; time++) await ask('HeapProfiler.collectGarbage');
    const { result } = await ask('Runtime.getHeapUsage');
    return (result?.usedSize ?? Number.NaN) + (result?.backingStorageSize ?? Number.NaN);
  };
}

export function growthOf(before: Memory, after: Memory): Growth {
  const growth = (of: (memory: Memory) => number): number => Number((of(after) / of(before) - 1).toFixed(4));
  return {
    heapGrowth: growth(({ heapMiB }) => heapMiB),
    workerHeapGrowth: growth(({ workerHeapMiB }) => workerHeapMiB),
  };
}

/** Both of them; what could not be measured is not within. */
export function growsAtMost({ heapGrowth, workerHeapGrowth }: Growth, most: number): boolean {
  return heapGrowth <= most && workerHeapGrowth <= most;
}

function mebibytes(bytes: number): number {
  return Number((bytes / 2 ** 20).toFixed(2));
}

/** The middle one of each figure: one measure may fall on something that is only just being let go. */
export function medianMemory(all: readonly Memory[]): Memory {
  const middle = (of: (one: Memory) => number): number => {
    const sorted = all.map(of).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    heapMiB: middle((one) => one.heapMiB),
    workerHeapMiB: middle((one) => one.workerHeapMiB),
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
