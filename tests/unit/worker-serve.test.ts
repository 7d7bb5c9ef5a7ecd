import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FromWorker, Stopped, type ToWorker } from '../../src/worker/messages.ts';
import { type Handlers, restOrStop, serve, type WorkerScope } from '../../src/worker/serve.ts';
import { settled } from '../support/fake-worker.ts';

interface WordContract {
  readonly length: { readonly question: string; readonly progress: string; readonly answer: number };
}

/** The worker's side alone: what is sent to it, and what it says. */
function served(length: Handlers<WordContract>['length']) {
  const said: FromWorker<WordContract>[] = [];
  let listener: (event: MessageEvent) => void = () => {};
  const scope: WorkerScope = {
    postMessage: (message: FromWorker<WordContract>) => said.push(message),
    addEventListener: (_, added) => {
      listener = added;
    },
  };
  serve<WordContract>(scope, { length }, { length: 30 });
  return {
    said,
    async send(data: ToWorker<WordContract>): Promise<void> {
      listener(new MessageEvent('message', { data }));
      await settled();
    },
  };
}

const ASK = { type: 'ask', id: 7, kind: 'length', question: 'sóng' } as const;

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }));
afterEach(() => vi.useRealTimers());

describe('a worker that serves a channel', () => {
  it('says how long it may be quiet, then what it has to say, then the answer', async () => {
    const { said, send } = served((word, call) => {
      call.progress('counting');
      call.busy(90);
      return word.length;
    });
    await send(ASK);
    expect(said).toEqual([
      { type: 'busy', id: 7, forS: 30 },
      { type: 'progress', id: 7, progress: 'counting' },
      { type: 'busy', id: 7, forS: 90 },
      { type: 'answer', id: 7, answer: 4 },
    ]);
  });

  it('gives a sign of life each second while it waits for something, and none at rest', async () => {
    let answer: (length: number) => void = () => {};
    const { said, send } = served(() => new Promise((resolve) => (answer = resolve)));
    await send(ASK);
    vi.advanceTimersByTime(3_000);
    expect(said.filter(({ type }) => type === 'alive')).toHaveLength(3);
    answer(4);
    await settled();
    vi.advanceTimersByTime(60_000);
    expect(said.filter(({ type }) => type === 'alive')).toHaveLength(3);
    expect(said.at(-1)).toEqual({ type: 'answer', id: 7, answer: 4 });
  });

  it('lets a stop in between two steps', async () => {
    let steps = 0;
    const { said, send } = served(async (_, call) => {
      for (;;) {
        steps += 1;
        await restOrStop(call);
      }
    });
    await send(ASK);
    await expect.poll(() => steps).toBeGreaterThan(1);
    await send({ type: 'stop', id: 7 });
    await expect.poll(() => said.at(-1)).toEqual({ type: 'stopped', id: 7 });
  });

  it('answers a stop with the best there is, where its handler does', async () => {
    const { said, send } = served(
      (_, { signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(2))),
    );
    await send(ASK);
    await send({ type: 'stop', id: 7 });
    expect(said.at(-1)).toEqual({ type: 'answer', id: 7, answer: 2 });
  });

  it('says that another is to take its place where memory could not be had: what it holds may be half made', async () => {
    const { said, send } = served(() => new ArrayBuffer(Number.MAX_SAFE_INTEGER).byteLength);
    await send(ASK);
    expect(said.at(-1)).toEqual({ type: 'exhausted' });
  });

  it('calls it a failure where a handler throws though nobody stopped it', async () => {
    const thrown = served(() => {
      throw new Error('no such word');
    });
    await thrown.send(ASK);
    expect(thrown.said.at(-1)).toEqual({ type: 'failed', id: 7, reason: 'no such word' });
    const stopped = served(() => {
      throw new Stopped();
    });
    await stopped.send(ASK);
    expect(stopped.said.at(-1)).toMatchObject({ type: 'failed' });
  });
});
