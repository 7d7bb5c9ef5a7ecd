import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ChannelChange, createChannel } from '../../src/worker/channel.ts';
import { RECEIVE_S, START_S, STOP_S } from '../../src/worker/connection.ts';
import { Stopped, WorkerLost } from '../../src/worker/messages.ts';
import { type FakeWorker, fakeWorker, settled } from '../support/fake-worker.ts';

/** One kind of question: a word, which is answered by its length. */
interface WordContract {
  readonly length: { readonly question: string; readonly progress: string; readonly answer: number };
}

function openedChannel(restore?: (worker: FakeWorker<WordContract>) => Promise<void>) {
  const workers: FakeWorker<WordContract>[] = [];
  const changes: ChannelChange['kind'][] = [];
  const channel = createChannel<WordContract>({
    start() {
      const fake = fakeWorker<WordContract>();
      workers.push(fake);
      return fake.worker;
    },
    ...(restore ? { restore: () => restore(workers.at(-1) ?? fakeWorker<WordContract>()) } : {}),
    onChange: ({ kind }) => changes.push(kind),
  });
  const worker = (index: number): FakeWorker<WordContract> => {
    const found = workers[index];
    if (!found) throw new Error(`worker ${index} was not started`);
    return found;
  };
  return { channel, workers, worker, changes };
}

const wait = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a question to a worker', () => {
  it('is answered, with what is reported on the way', async () => {
    const { channel, worker } = openedChannel();
    const reported: string[] = [];
    const length = channel.ask('length', 'sóng', { onProgress: (progress) => reported.push(progress) });
    worker(0).say({ type: 'progress', id: 1, progress: 'half' });
    await worker(0).answer('length', 4);
    await expect(length).resolves.toBe(4);
    expect(reported).toEqual(['half']);
  });

  it('that fails by a bug of ours rejects with the reason, and is not asked again', async () => {
    const { channel, worker, workers } = openedChannel();
    const length = channel.ask('length', 'sóng');
    worker(0).say({ type: 'failed', id: 1, reason: 'no such word' });
    await expect(length).rejects.toThrow('no such word');
    expect(workers).toHaveLength(1);
    expect(worker(0).terminated()).toBe(0);
  });

  it('rejects at once when it is aborted, and the worker is asked to stop', async () => {
    const { channel, worker } = openedChannel();
    const stopping = new AbortController();
    const length = channel.ask('length', 'sóng', { signal: stopping.signal });
    stopping.abort();
    await expect(length).rejects.toBeInstanceOf(Stopped);
    expect(worker(0).sent.at(-1)).toEqual({ type: 'stop', id: 1 });
  });

  it('waits for the best on a stop where that is the answer, but not for ever', async () => {
    const { channel, worker } = openedChannel();
    const stopping = new AbortController();
    const options = { signal: stopping.signal, bestOnStop: true };
    const answered = channel.ask('length', 'sóng', options);
    const forgotten = channel.ask('length', 'chung', options);
    forgotten.catch(() => {});
    stopping.abort();
    worker(0).say({ type: 'answer', id: 1, answer: 3 });
    await expect(answered).resolves.toBe(3);
    for (let second = 0; second < 60; second++) {
      worker(0).say({ type: 'alive' });
      await wait(1);
    }
    await expect(forgotten).rejects.toBeInstanceOf(Stopped);
  });
});

describe('a worker that is lost', () => {
  const losses: readonly (readonly [string, (fake: FakeWorker<WordContract>) => unknown])[] = [
    ['throws', (fake) => fake.crash('out of memory')],
    ['sends what cannot be read', (fake) => fake.unreadable()],
    ['has no memory left', (fake) => fake.say({ type: 'exhausted' })],
    ['never begins', () => wait(START_S)],
    [
      'falls silent before it takes the question up',
      async (fake) => {
        fake.say({ type: 'ready', locked: false });
        await wait(RECEIVE_S);
      },
    ],
    [
      'falls silent in the midst of its work',
      async (fake) => {
        fake.say({ type: 'busy', id: 1, forS: 20 });
        await wait(20);
      },
    ],
  ];
  it.each(losses)('because it %s is replaced, and the question asked again', async (_, lose) => {
    const { channel, worker, workers, changes } = openedChannel();
    const length = channel.ask('length', 'sóng');
    await lose(worker(0));
    expect(worker(0).terminated()).toBe(1);
    expect(workers).toHaveLength(2);
    expect(worker(1).asked()).toMatchObject([{ kind: 'length', question: 'sóng' }]);
    await worker(1).answer('length', 4);
    await expect(length).resolves.toBe(4);
    expect(changes).toContain('lost');
    expect(changes.at(-1)).toBe('settled');
  });

  it('twice with the same question rejects it; the next question starts anew', async () => {
    const { channel, worker, workers } = openedChannel();
    const length = channel.ask('length', 'sóng');
    worker(0).crash('out of memory');
    worker(1).crash('out of memory again');
    await expect(length).rejects.toThrow(WorkerLost);
    expect(workers).toHaveLength(2);
    const other = channel.ask('length', 'chung');
    await worker(2).answer('length', 5);
    await expect(other).resolves.toBe(5);
  });

  it('is brought to where the lost one was before anything is asked of it', async () => {
    let restored: () => void = () => {};
    const { channel, worker } = openedChannel(() => new Promise((resolve) => (restored = resolve)));
    const length = channel.ask('length', 'sóng');
    worker(0).crash('out of memory');
    await settled();
    expect(worker(1).asked()).toEqual([]);
    restored();
    await settled();
    expect(worker(1).asked()).toHaveLength(1);
    await worker(1).answer('length', 4);
    await expect(length).resolves.toBe(4);
  });

  it('that cannot be brought there rejects what waits', async () => {
    const { channel, worker, changes } = openedChannel(() => Promise.reject(new Error('no such file')));
    const length = channel.ask('length', 'sóng');
    worker(0).crash('out of memory');
    await expect(length).rejects.toThrow('no such file');
    expect(changes.at(-1)).toBe('settled');
  });

  it('is not asked again what was stopped meanwhile', async () => {
    const { channel, worker, workers } = openedChannel();
    const stopping = new AbortController();
    const length = channel.ask('length', 'sóng', { signal: stopping.signal, bestOnStop: true });
    worker(0).say({ type: 'busy', id: 1, forS: 600 });
    stopping.abort();
    const rejected = expect(length).rejects.toBeInstanceOf(Stopped);
    await wait(STOP_S);
    await rejected;
    expect(worker(0).terminated()).toBe(1);
    expect(workers).toHaveLength(1);
  });
});

describe('a worker that only works long', () => {
  it('is left alone while it gives signs of life, or has said how long it will not', async () => {
    const { channel, worker, workers } = openedChannel();
    const length = channel.ask('length', 'sóng');
    worker(0).say({ type: 'busy', id: 1, forS: 15 });
    for (let second = 0; second < 300; second++) {
      await wait(1);
      if (second % 10 === 0) worker(0).say({ type: 'alive' });
    }
    worker(0).say({ type: 'busy', id: 1, forS: 500 });
    await wait(499);
    await worker(0).answer('length', 4);
    await expect(length).resolves.toBe(4);
    expect(workers).toHaveLength(1);
  });

  it('owes no sign of life while nothing is asked', async () => {
    const { channel, worker, workers } = openedChannel();
    const length = channel.ask('length', 'sóng');
    await worker(0).answer('length', 4);
    await length;
    await wait(3_600);
    expect(worker(0).terminated()).toBe(0);
    expect(workers).toHaveLength(1);
  });
});

describe('stopping and closing', () => {
  it('rejects what is open and ends the worker; after a stop the next question starts another', async () => {
    const { channel, worker, workers } = openedChannel();
    const length = channel.ask('length', 'sóng');
    channel.stop();
    await expect(length).rejects.toBeInstanceOf(Stopped);
    expect(worker(0).terminated()).toBe(1);
    const other = channel.ask('length', 'chung');
    await worker(1).answer('length', 5);
    await expect(other).resolves.toBe(5);
    channel.close();
    await expect(channel.ask('length', 'sóng')).rejects.toBeInstanceOf(Stopped);
    expect(workers).toHaveLength(2);
  });
});
